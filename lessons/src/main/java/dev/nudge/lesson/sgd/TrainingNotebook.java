package dev.nudge.lesson.sgd;

import dev.nudge.lesson.Keepsake.Cell;
import dev.nudge.lesson.data.LabelledImages;
import dev.nudge.lesson.training.History;
import dev.nudge.lesson.training.Plan;
import dev.nudge.lesson.training.Task;
import dev.nudge.lesson.training.TrainingSet;
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
import java.util.stream.IntStream;

/**
 * A training as a notebook in plain PyTorch.
 *
 * @param first the weights it began with
 * @param history what it went through, to where it stands
 * @param endsAtBest whether the weights of the best epoch answer at its end, rather than the last
 * @param isMnist whether its images are MNIST's: these are read from files that whoever runs it has, and epochs are shuffled there, since both would make it too large
 */
record TrainingNotebook(Plan plan, Weights first, History history, boolean endsAtBest, boolean isMnist) {

    private static final String TEMPLATE = "seven-notebook.md";

    private static final String UCI_SOURCE =
            "Images: E. Alpaydin and C. Kaynak, Optical Recognition of Handwritten Digits, UCI Machine Learning Repository,"
                    + " 1998, [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/).";

    private static final String MNIST_SOURCE =
            "Images: Y. LeCun, C. Cortes and C. Burges, The MNIST database of handwritten digits, 1998. They are not in here:"
                    + " put the four IDX files, packed by gzip or not, into a folder `mnist` beside this notebook.";

    private static final String READ_MNIST = """
            import gzip
            import zlib
            from pathlib import Path

            def read(pattern, head):
                files = sorted(Path("mnist").glob(pattern))
                assert files, f"There is no {pattern} in the folder mnist: all four files of MNIST must be there."
                data = files[0].read_bytes()
                data = gzip.decompress(data) if data[:2] == b"\\x1f\\x8b" else data
                return np.frombuffer(data, np.uint8, offset=head)

            def images(part, crc):
                digits = read(f"{part}-labels?idx1-ubyte*", 8)
                ink = read(f"{part}-images?idx3-ubyte*", 16).reshape(-1, pixels)[%s]
                assert zlib.crc32(ink.tobytes()) == crc, f"The files of {part} are not those that Nudge had."
                return torch.tensor(ink.astype(np.float32)) / darkest

            x = images("train", %d)
            valid_x = images("t10k", %d)""";

    /** {@link dev.nudge.compute.nn.Batches#order} with {@link dev.nudge.compute.Random} as its dice. */
    private static final String SHUFFLE = """
            def dice(epoch, seed=%d):
                \"""A number from 0 to 1 for each image: Philox 4x32 with 10 rounds (Salmon, Moraes, Dror and Shaw, 2011).\"""
                low, of_all = np.uint64(0xFFFFFFFF), np.zeros(len(x), np.uint64)
                c0, c1, c2, c3 = np.arange(len(x), dtype=np.uint64), of_all + np.uint64(epoch), of_all, of_all
                k0, k1 = seed, 0
                for _ in range(10):
                    a, b = np.uint64(0xD2511F53) * c0, np.uint64(0xCD9E8D57) * c2
                    c0, c1 = (b >> np.uint64(32)) ^ c1 ^ np.uint64(k0), b & low
                    c2, c3 = (a >> np.uint64(32)) ^ c3 ^ np.uint64(k1), a & low
                    k0, k1 = (k0 + 0x9E3779B9) & 0xFFFFFFFF, (k1 + 0xBB67AE85) & 0xFFFFFFFF
                return (c0 >> np.uint64(8)).astype(np.float64) / 2**24

            def shuffled(epoch):                           # Fisher and Yates
                order = [0] * len(x)
                for i, u in enumerate(dice(epoch).tolist()):
                    j = int(u * (i + 1))
                    order[i], order[j] = order[j], i
                return torch.tensor(order)

            assert shuffled(0)[:8].tolist() == %s       # as in Nudge
            orders = (shuffled(epoch) for epoch in range(%d))""";

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
            case "source" -> isMnist ? MNIST_SOURCE : UCI_SOURCE;
            case "images" -> images();
            case "labels" -> encoded(labels(plan.train()));
            case "validlabels" -> encoded(labels(plan.valid()));
            case "weights" -> packed(first.flat());
            case "orders" ->
                isMnist ? shuffle() : "orders = unpack(\"" + packed(orders()) + "\").long().reshape(-1, len(x))";
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

    private String images() {
        LabelledImages train = plan.train().images();
        LabelledImages valid = plan.valid().images();
        return isMnist
                ? READ_MNIST.formatted(plan.train().task().pythonChosen(), train.checksum(), valid.checksum())
                : "x = unpack(\"" + encoded(train.ink()) + "\", \"u1\").reshape(-1, pixels) / darkest\n"
                        + "valid_x = unpack(\"" + encoded(valid.ink()) + "\", \"u1\").reshape(-1, pixels) / darkest";
    }

    private static byte[] labels(TrainingSet set) {
        byte[] labels = new byte[set.count()];
        for (int image = 0; image < labels.length; image++) {
            labels[image] = (byte) set.targets()[image];
        }
        return labels;
    }

    private String shuffle() {
        float[] order = plan.batches().order(0);
        List<Integer> begins = IntStream.range(0, Math.min(8, order.length))
                .mapToObj(i -> (int) order[i])
                .toList();
        return SHUFFLE.formatted(plan.batches().seed(), begins, epochs());
    }

    private int epochs() {
        return (history.steps() + plan.stepsPerEpoch() - 1) / plan.stepsPerEpoch();
    }

    /** Of the images in each epoch that has begun, one after the other. */
    private float[] orders() {
        int epochs = epochs();
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
