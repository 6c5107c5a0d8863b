package dev.nudge.lesson.sgd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.lesson.Keepsake;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.data.IdxFiles;
import dev.nudge.lesson.digits.DigitSets;
import dev.nudge.lesson.gradient.Seat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeepsakesTest {

    private static Seat seat() {
        return Seat.at(new SevenSteps(DigitSets.withoutMnist()));
    }

    private static Keepsake.Notebook notebook(Seat seat) {
        return (Keepsake.Notebook) seat.stage.keepsake(Keepsakes.NOTEBOOK).orElseThrow();
    }

    private static Keepsake.Tensors weights(Seat seat) {
        return (Keepsake.Tensors) seat.stage.keepsake(Keepsakes.WEIGHTS).orElseThrow();
    }

    private static String code(Keepsake.Notebook notebook) {
        return notebook.cells().stream()
                .filter(cell -> cell.kind() == Keepsake.Cell.Kind.CODE)
                .map(Keepsake.Cell::text)
                .collect(Collectors.joining("\n\n"));
    }

    private static byte[] bytes(String code, String name) {
        Matcher packed = Pattern.compile(Pattern.quote(name) + "[^\"]*unpack\\(\"([^\"]*)\"")
                .matcher(code);
        assertThat(packed.find()).as(name).isTrue();
        return Base64.getDecoder().decode(packed.group(1));
    }

    private static float[] floats(String code, String name) {
        byte[] bytes = bytes(code, name);
        float[] floats = new float[bytes.length / 4];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(floats);
        return floats;
    }

    @Test
    void tensorsHaveTheNamesAndTheLayoutOfPyTorch() {
        try (Seat seat = seat().set("net", new Value.Pick("one")).set("units", 5)) {
            List<Keepsake.Named> tensors = weights(seat.step(3)).tensors();
            assertThat(tensors)
                    .extracting(Keepsake.Named::name)
                    .containsExactly("0.weight", "0.bias", "2.weight", "2.bias");
            assertThat(tensors)
                    .extracting(Keepsake.Named::shape)
                    .containsExactly(List.of(5, 64), List.of(5), List.of(1, 5), List.of(1));
        }
        try (Seat seat = seat()) {
            assertThat(weights(seat).tensors()).extracting(Keepsake.Named::name).containsExactly("0.weight", "0.bias");
        }
    }

    @Test
    void theNotebookEndsWithTheWeightsThatAnswerOnThePage() {
        try (Seat seat = seat().set("noise", 40).set("rate", 10)) {
            assertThat(code(notebook(seat.step(12)))).contains("ends_at_best = False");
            seat.set("stop", new Value.Pick("patience")).set("patience", 1);
            seat.stage.stepUntilItStops();
            assertThat(code(notebook(seat))).contains("ends_at_best = True");
        }
    }

    @Test
    void thePictureIsDrawnBeforeTheComparisonMayFail() {
        try (Seat seat = seat()) {
            String code = code(notebook(seat));
            assertThat(code.indexOf("plt.plot")).isBetween(0, code.indexOf("assert "));
        }
    }

    @Test
    void whatIsNotDeclaredIsNotThere() {
        try (Seat seat = seat()) {
            assertThat(seat.stage.keepsake("picture")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"linear,l1,sgd", "one,mse,momentum", "two,entropy,adam"})
    void theNotebookHasNoPlaceLeftOpen(String net, String loss, String optimiser) {
        try (Seat seat = seat().set("net", new Value.Pick(net)).set("loss", new Value.Pick(loss))) {
            seat.set("optimiser", new Value.Pick(optimiser)).set("rate", 0.01).step(12);
            Keepsake.Notebook notebook = notebook(seat);
            assertThat(notebook.cells())
                    .hasSizeGreaterThan(8)
                    .allSatisfy(cell -> assertThat(cell.text()).isNotBlank().doesNotContain("«", "```"));
            assertThat(notebook.cells().getFirst().text()).contains("after 12 steps", "CC BY 4.0");
            assertThat(floats(code(notebook), "rates")).hasSize(12).containsOnly(0.01f);
            assertThat(bytes(code(notebook), "valid_x")).hasSize(73 * 64);
        }
    }

    /** What the notebook's code does with what it holds, in plain loops and double precision. */
    @ParameterizedTest
    @ValueSource(strings = {"sgd", "momentum"})
    void theNotebookHoldsAllThatTheLossesNeed(String optimiser) {
        try (Seat seat = seat().set("noise", 10).set("optimiser", new Value.Pick(optimiser))) {
            seat.step(4).set("momentum", 0.3).step(3).set("rate", 0.3).step(4);
            seat.set("momentum", 0).step(2).set("momentum", 0.95).step(4);
            String code = code(notebook(seat));
            byte[] ink = bytes(code, "x = ");
            byte[] labels = bytes(code, "y = ");
            float[] first = floats(code, "first, at = ");
            float[] orders = floats(code, "orders = ");
            float[] rates = floats(code, "rates = ");
            boolean keeps = optimiser.equals("momentum");
            float[] momenta = keeps ? floats(code, "momenta = ") : new float[17];
            float[] losses = floats(code, "nudge = ");
            assertThat(losses).hasSize(17);
            double[] w = new double[65];
            double[] velocity = new double[65];
            for (int i = 0; i < 65; i++) {
                w[i] = first[i];
            }
            for (int step = 0; step < losses.length; step++) {
                int from = step / 5 * 289 + step % 5 * 64;
                int to = Math.min(from + 64, (step / 5 + 1) * 289);
                double loss = 0;
                double[] gradient = new double[65];
                for (int i = from; i < to; i++) {
                    int image = (int) orders[i];
                    double raw = w[64];
                    for (int pixel = 0; pixel < 64; pixel++) {
                        raw += w[pixel] * ink[image * 64 + pixel] / 16.0;
                    }
                    double p = 1 / (1 + Math.exp(-raw));
                    loss += labels[image] == 1 ? 1 - p : p;
                    double slope = (labels[image] == 1 ? -1 : 1) * p * (1 - p);
                    for (int pixel = 0; pixel < 64; pixel++) {
                        gradient[pixel] += slope * ink[image * 64 + pixel] / 16.0;
                    }
                    gradient[64] += slope;
                }
                int size = to - from;
                assertThat(loss / size).as("step %d", step).isCloseTo(losses[step], within(1e-4));
                for (int i = 0; i < 65; i++) {
                    velocity[i] = momenta[step] * velocity[i] + gradient[i] / size;
                    w[i] -= rates[step] * velocity[i];
                }
            }
        }
    }

    /** Whose files they are and how they are shuffled is in it, and what both must come to. */
    @Test
    void onMnistTheNotebookReadsTheFilesOfWhoeverRunsIt(@TempDir Path folder) throws IOException {
        IdxFiles.write(folder, 600, 200);
        DigitSets sets = DigitSets.with(folder);
        try (Seat seat = Seat.at(new SevenSteps(sets)).set("set", new Value.Pick("mnist"))) {
            seat.set("batch", new Value.Pick("32")).step(9);
            Keepsake.Notebook notebook = notebook(seat);
            String code = code(notebook);
            assertThat(notebook.cells())
                    .allSatisfy(cell -> assertThat(cell.text()).isNotBlank().doesNotContain("«", "```"));
            assertThat(notebook.cells().getFirst().text()).contains("MNIST").doesNotContain("CC BY");
            assertThat(code)
                    .contains(
                            "b\"\\x1f\\x8b\"",
                            "images(\"train\", " + checksum(600) + ")",
                            "images(\"t10k\", " + checksum(200) + ")",
                            "for epoch in range(3)");
            float[] order = SevenSteps.plan(sets, seat.stage.trail().settings())
                    .batches()
                    .order(0);
            assertThat(code)
                    .contains("shuffled(0)[:8].tolist() == ["
                            + IntStream.range(0, 8)
                                    .mapToObj(i -> Integer.toString((int) order[i]))
                                    .collect(Collectors.joining(", "))
                            + "]");
            assertThat(bytes(code, "y = ")).hasSize(120);
            assertThat(floats(code, "nudge = ")).hasSize(9);
        }
    }

    @Test
    void onMnistTheNotebookOfTenDigitsReadsThemAll(@TempDir Path folder) throws IOException {
        IdxFiles.write(folder, 300, 100);
        try (Seat seat = Seat.at(new TenDigits(DigitSets.with(folder))).set("set", new Value.Pick("mnist"))) {
            String code = code(notebook(seat.step(9)));
            assertThat(code)
                    .contains(
                            "[digits < 10]",
                            "images(\"train\", " + checksum(300, digit -> true) + ")",
                            "images(\"t10k\", " + checksum(100, digit -> true) + ")",
                            "for epoch in range(2)",
                            "cross_entropy(raw, y[:, 0].long())")
                    .doesNotContain("«");
            assertThat(bytes(code, "y = ")).hasSize(300).startsWith(0, 1, 2, 3);
            assertThat(floats(code, "nudge = ")).hasSize(9);
        }
    }

    /** Of the threes and sevens among so many images. */
    private static long checksum(int images) {
        return checksum(images, digit -> digit == 3 || digit == 7);
    }

    private static long checksum(int images, IntPredicate digits) {
        CRC32 crc = new CRC32();
        for (int image = 0; image < images; image++) {
            for (int pixel = 0; pixel < 28 * 28 && digits.test(image % 10); pixel++) {
                crc.update(IdxFiles.ink(image, pixel));
            }
        }
        return crc.getValue();
    }
}
