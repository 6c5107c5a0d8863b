package dev.nudge.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Scanner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Tensors print by PyTorch's rules. */
class PrinterTest {
    /** What PyTorch printed; {@code generate.py} beside the file wrote it. */
    @TestFactory
    Stream<DynamicTest> asPyTorch() throws IOException {
        Map<?, ?> file = (Map<?, ?>) Json.parse(Files.readString(Path.of("src/test/resources/printing/printing.json")));
        List<?> cases = (List<?>) Objects.requireNonNull(file.get("cases"));
        assertThat(cases).hasSize(130);
        return cases.stream()
                .map(each -> (Map<?, ?>) each)
                .map(each -> DynamicTest.dynamicTest(
                        each.get("kind") + " " + each.get("shape"),
                        () -> assertThat(tensor(each)).hasToString(printed(each))));
    }

    private static String printed(Map<?, ?> json) {
        List<?> lines = (List<?>) Objects.requireNonNull(json.get("printed"));
        return lines.stream().map(String.class::cast).collect(Collectors.joining("\n"));
    }

    private static Tensor tensor(Map<?, ?> json) {
        Shape shape = Shape.of(Golden.ints(Objects.requireNonNull(json.get("shape"))));
        String text = (String) Objects.requireNonNull(json.get("values"));
        float[] values = new float[shape.size()];
        Scanner words = new Scanner(text).useLocale(Locale.ROOT);
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (words.next()) {
                case "nan" -> Float.NaN;
                case "inf" -> Float.POSITIVE_INFINITY;
                case "-inf" -> Float.NEGATIVE_INFINITY;
                case String number -> Float.parseFloat(number);
            };
        }
        DType dtype = switch ((String) Objects.requireNonNull(json.get("kind"))) {
            case "float32" -> DType.FLOAT32;
            case "int" -> DType.INT32;
            case "bool" -> DType.BOOL;
            case String other -> throw new IllegalArgumentException(other);
        };
        return Tensor.wrap(values, shape, dtype);
    }

    @Test
    void vectorsWithFourDecimals() {
        assertThat(Tensor.full(2.0 / 3, 3)).hasToString("tensor([0.6667, 0.6667, 0.6667])");
        assertThat(Tensor.of(-1.3529f, -0.0316f, -0.5f)).hasToString("tensor([-1.3529, -0.0316, -0.5000])");
    }

    @Test
    void wholeNumbersWithAPoint() {
        assertThat(Tensor.of(1, 2, 30)).hasToString("tensor([ 1.,  2., 30.])");
        assertThat(Tensor.scalar(3)).hasToString("tensor(3.)");
    }

    @Test
    void indicesAndTruthValues() {
        assertThat(Tensor.arange(3)).hasToString("tensor([0, 1, 2])");
        assertThat(Tensor.of(1, -2).gt(0)).hasToString("tensor([ True, False])");
    }

    @Test
    void matricesOneRowALine() {
        assertThat(Tensor.of(new float[][] {{1, 2.5f}, {-3, 4}}))
                .hasToString("tensor([[ 1.0000,  2.5000],\n        [-3.0000,  4.0000]])");
        assertThat(Tensor.zeros(2, 1, 2)).hasToString("tensor([[[0., 0.]],\n\n        [[0., 0.]]])");
    }

    @Test
    void veryDifferentSizesInPowersOfTen() {
        assertThat(Tensor.of(1e-5f, 1)).hasToString("tensor([1.0000e-05, 1.0000e+00])");
    }

    @Test
    void longOnesAreSummarised() {
        assertThat(Tensor.arange(1001)).hasToString("tensor([   0,    1,    2,  ...,  998,  999, 1000])");
    }

    @Test
    void emptyOnes() {
        assertThat(Tensor.zeros(0)).hasToString("tensor([])");
        assertThat(Tensor.zeros(0, 3)).hasToString("tensor([], size=(0, 3))");
    }

    @Test
    void longLinesAreBroken() {
        assertThat(Tensor.linspace(0, 1, 12).add(0.01))
                .hasToString("tensor([0.0100, 0.1009, 0.1918, 0.2827, 0.3736, 0.4645, 0.5555, 0.6464, 0.7373,\n"
                        + "        0.8282, 0.9191, 1.0100])");
    }

    @Test
    void sayWhenTheyRequireAGradient() {
        assertThat(Tensor.of(1, 2).requiresGrad()).hasToString("tensor([1., 2.], requires_grad=True)");
    }

    @Test
    void infinitiesAndNaN() {
        assertThat(Tensor.of(Float.POSITIVE_INFINITY, Float.NaN, 1.5f)).hasToString("tensor([   inf,    nan, 1.5000])");
    }
}
