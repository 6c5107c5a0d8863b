package dev.nudge.lesson.sgd;

import dev.nudge.lesson.Keepsake.Cell;
import dev.nudge.lesson.training.History;
import dev.nudge.lesson.training.Plan;
import dev.nudge.lesson.training.Task;
import dev.nudge.lesson.training.UpdateRule;
import dev.nudge.lesson.training.Weights;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A training as a notebook in plain PyTorch.
 *
 * @param first the weights it began with
 * @param history what it went through, to where it stands
 * @param endsAtBest whether the weights of the best epoch answer at its end, rather than the last
 */
record TrainingNotebook(Plan plan, Weights first, History history, boolean endsAtBest) {

    private static final String TEMPLATE = "seven-notebook.md";

    /** Between the cells of the template; what follows a fence of Python is code. */
    private static final Pattern FENCE = Pattern.compile("\n?```(?:python)?\n");

    private static final Pattern PLACE = Pattern.compile("«(\\w+)»");

    List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        String[] pieces = FENCE.split(template());
        for (int i = 0; i < pieces.length; i++) {
            String piece = pieces[i].strip();
            if (!piece.isEmpty()) {
                cells.add(new Cell(i % 2 == 0 ? Cell.Kind.PROSE : Cell.Kind.CODE, filled(piece)));
            }
        }
        return cells;
    }

    private String filled(String piece) {
        Matcher place = PLACE.matcher(piece);
        StringBuilder filled = new StringBuilder();
        while (place.find()) {
            place.appendReplacement(filled, "");
            filled.append(at(place.group(1)));
        }
        return place.appendTail(filled).toString();
    }

    private String at(String place) {
        int steps = history.steps();
        return switch (place) {
            case "images" -> encoded(plan.train().images().ink());
            case "labels" -> packed(plan.train().targets());
            case "validimages" -> encoded(plan.valid().images().ink());
            case "validlabels" -> packed(plan.valid().targets());
            case "weights" -> packed(first.flat());
            case "orders" -> packed(orders());
            case "rates" -> packed(values(steps, history::rate));
            case "paces" -> paces();
            case "losses" -> packed(values(steps, history::loss));
            case "andmomentum" -> keepsMomentum() ? " and momentum" : "";
            case "answers" ->
                endsAtBest
                        ? "Patience ended this training, so the weights of the epoch with the lowest validation loss"
                                + " answer, here as in Nudge."
                        : "The last weights answer, here as in Nudge; those of the epoch with the lowest validation"
                                + " loss are in `best`.";
            case "endsatbest" -> endsAtBest ? "True" : "False";
            case "darkest" -> Integer.toString(plan.train().images().darkest());
            case "pixels" -> Integer.toString(plan.train().pixels());
            case "count" -> Integer.toString(plan.train().count());
            case "turned" -> Integer.toString(plan.train().turned());
            case "sizes" -> plan.mlp().sizes().toString();
            case "batch" -> Integer.toString(plan.batch());
            case "steps" -> Integer.toString(steps);
            case "seed" -> Integer.toString(plan.seed());
            case "says" -> plan.objective().pythonSays();
            case "targets" -> plan.train().task() == Task.DIGIT ? "the digit" : "1 for a 3, 0 for a 7";
            case "loss" -> plan.objective().python();
            case "optimiser" -> plan.method().update().python();
            default ->
                throw new IllegalStateException(TEMPLATE + ": nothing belongs at «" + place
                        + "»; name one of the places that TrainingNotebook fills");
        };
    }

    /** Of the images in each epoch that has begun, one after the other. */
    private float[] orders() {
        int epochs = (history.steps() + plan.stepsPerEpoch() - 1) / plan.stepsPerEpoch();
        int count = plan.train().count();
        float[] orders = new float[epochs * count];
        for (int epoch = 0; epoch < epochs; epoch++) {
            System.arraycopy(plan.batches().order(epoch), 0, orders, epoch * count, count);
        }
        return orders;
    }

    private boolean keepsMomentum() {
        return plan.method().update() == UpdateRule.MOMENTUM;
    }

    /** What is set at each step. PyTorch takes a momentum of exactly 0 for none and would keep what it has gathered. */
    private String paces() {
        return keepsMomentum()
                ? """
                        momenta = unpack("%s").tolist()
                        # At exactly 0, PyTorch would put its velocity aside; Nudge's is then the gradient.
                        paces = [{"lr": rate, "momentum": momentum or 1e-30} for rate, momentum in zip(rates, momenta)]""".formatted(packed(values(history.steps(), history::momentum)))
                : "paces = [{\"lr\": rate} for rate in rates]";
    }

    private interface ByStep {
        float at(int step);
    }

    private static float[] values(int count, ByStep of) {
        float[] values = new float[count];
        for (int step = 0; step < count; step++) {
            values[step] = of.at(step);
        }
        return values;
    }

    /** Little-endian float32, as {@code numpy.frombuffer} reads them, in Base64. */
    private static String packed(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return encoded(bytes.array());
    }

    private static String encoded(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String template() {
        try (InputStream in = TrainingNotebook.class.getResourceAsStream(TEMPLATE)) {
            if (in == null) {
                throw new IllegalStateException("sgd: the resource " + TEMPLATE + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
