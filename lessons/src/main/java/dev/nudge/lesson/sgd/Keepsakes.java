package dev.nudge.lesson.sgd;

import dev.nudge.lesson.Keepsake;
import dev.nudge.lesson.Keepsake.Cell;
import dev.nudge.lesson.training.History;
import dev.nudge.lesson.training.Plan;
import dev.nudge.lesson.training.Task;
import dev.nudge.lesson.training.Update;
import dev.nudge.lesson.training.Weights;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** A training to take home: its weights, and the whole of it as a notebook. */
final class Keepsakes {

    static final String NOTEBOOK = "notebook";
    static final String WEIGHTS = "weights";

    private static final String TEMPLATE = "seven-notebook.md";

    /** Between the cells of the template; what follows a fence of Python is code. */
    private static final String FENCE = "```";

    private Keepsakes() {}

    /**
     * @param first the weights it began with
     * @param weights that answer now
     */
    static List<Keepsake> of(List<String> ids, Plan plan, Weights first, History history, Weights weights) {
        return ids.stream()
                .<Keepsake>map(id -> id.equals(NOTEBOOK)
                        ? new Keepsake.Notebook(NOTEBOOK, cells(plan, first, history))
                        : new Keepsake.Tensors(WEIGHTS, named(weights)))
                .toList();
    }

    /** Under the names and in the layout of {@code nn.Linear} and {@code nn.Sequential}: weights are [out, in]. */
    static List<Keepsake.Named> named(Weights weights) {
        List<Keepsake.Named> named = new ArrayList<>();
        int layers = weights.layers().size();
        for (int layer = 0; layer < layers; layer++) {
            int in = weights.sizes().get(layer);
            int out = weights.sizes().get(layer + 1);
            String prefix = prefix(layer, layers);
            named.add(new Keepsake.Named(
                    prefix + "weight",
                    List.of(out, in),
                    transposed(weights.layers().get(layer), in, out)));
            named.add(new Keepsake.Named(
                    prefix + "bias", List.of(out), weights.biases().get(layer)));
        }
        return named;
    }

    /**
     * What stands before the name of a layer's tensors.
     *
     * @param layer from 0
     * @param layers how many there are
     */
    static String prefix(int layer, int layers) {
        return layers == 1 ? "" : 2 * layer + ".";
    }

    static float[] transposed(float[] values, int rows, int columns) {
        float[] transposed = new float[values.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                transposed[column * rows + row] = values[row * columns + column];
            }
        }
        return transposed;
    }

    private static List<Cell> cells(Plan plan, Weights first, History history) {
        List<Cell> cells = new ArrayList<>();
        String[] pieces = filled(plan, first, history).split("\n?" + FENCE + "(?:python)?\n");
        for (int i = 0; i < pieces.length; i++) {
            String text = pieces[i].strip();
            if (!text.isEmpty()) {
                cells.add(new Cell(i % 2 == 0 ? Cell.Kind.PROSE : Cell.Kind.CODE, text));
            }
        }
        return cells;
    }

    private static String filled(Plan plan, Weights first, History history) {
        int steps = history.steps();
        int epochs = (steps + plan.stepsPerEpoch() - 1) / plan.stepsPerEpoch();
        float[] orders = new float[0];
        for (int epoch = 0; epoch < epochs; epoch++) {
            float[] order = plan.batches().order(epoch);
            orders = Arrays.copyOf(orders, orders.length + order.length);
            System.arraycopy(order, 0, orders, orders.length - order.length, order.length);
        }
        return template()
                .replace("«images»", encoded(plan.train().images().ink()))
                .replace("«labels»", packed(plan.train().targets()))
                .replace("«validimages»", encoded(plan.valid().images().ink()))
                .replace("«validlabels»", packed(plan.valid().targets()))
                .replace("«weights»", packed(first.flat()))
                .replace("«orders»", packed(orders))
                .replace("«rates»", packed(values(steps, history::rate)))
                .replace("«andmomentum»", keepsMomentum(plan) ? " and momentum" : "")
                .replace("«paces»", paces(plan, history))
                .replace("«losses»", packed(values(steps, history::loss)))
                .replace("«darkest»", Integer.toString(plan.train().images().darkest()))
                .replace("«pixels»", Integer.toString(plan.train().pixels()))
                .replace("«count»", Integer.toString(plan.train().count()))
                .replace("«turned»", Integer.toString(plan.train().turned()))
                .replace("«sizes»", plan.mlp().sizes().toString())
                .replace("«batch»", Integer.toString(plan.batch()))
                .replace("«steps»", Integer.toString(steps))
                .replace("«seed»", Integer.toString(plan.seed()))
                .replace("«says»", plan.objective().pythonSays())
                .replace("«targets»", plan.train().task() == Task.DIGIT ? "the digit" : "1 for a 3, 0 for a 7")
                .replace("«loss»", plan.objective().python())
                .replace("«optimiser»", plan.method().update().python());
    }

    private static boolean keepsMomentum(Plan plan) {
        return plan.method().update() == Update.MOMENTUM;
    }

    /** What is set at each step. PyTorch takes a momentum of exactly 0 for none and would keep what it has gathered. */
    private static String paces(Plan plan, History history) {
        return keepsMomentum(plan)
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
        try (InputStream in = Keepsakes.class.getResourceAsStream(TEMPLATE)) {
            if (in == null) {
                throw new IllegalStateException("sgd: the resource " + TEMPLATE + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
