package dev.nudge.lesson.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.compute.Budget;
import dev.nudge.compute.Compute;
import dev.nudge.compute.device.Devices;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code losses.txt} was written by PyTorch, see {@code losses.py} beside it: the same first weights, the same batches, so the same losses. */
class PyTorchLossesTest {

    /** Rounding adds up over the steps. */
    private static final float TOLERANCE = 1e-4f;

    static Stream<String> plans() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(PyTorchLossesTest.class.getResourceAsStream("/training/losses.txt")),
                StandardCharsets.US_ASCII))) {
            return lines.lines().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("plans")
    void theLossOfEachStepIsPyTorchs(String line) {
        String[] parts = line.split("\\|");
        float rate = Float.parseFloat(parts[0].split(" ")[4]);
        double[] expected = Arrays.stream(parts[1].strip().split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        for (String device : new String[] {"cpu", "reference"}) {
            try (Compute compute = Compute.on(Devices.get(device), Budget.unlimited());
                    Training training = Training.open(WrittenPlan.read(parts[0]), compute)) {
                for (int step = 0; step < expected.length; step++) {
                    assertThat((double) training.step(rate, 0.9))
                            .as("%s on %s, step %d", parts[0], device, step)
                            .isCloseTo(expected[step], within(TOLERANCE * Math.max(1, expected[step])));
                }
            }
        }
    }
}
