package dev.nudge.lesson.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.compute.nn.Schedule;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code schedules.txt} was written by PyTorch, see {@code schedules.py} beside it. */
class RateScheduleTest {

    static Stream<String> schedules() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(RateScheduleTest.class.getResourceAsStream("/training/schedules.txt")),
                StandardCharsets.US_ASCII))) {
            return lines.lines().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void theRateOfEachStepIsPyTorchs(String line) {
        String[] parts = line.split("\\|");
        String[] words = parts[0].strip().split(" ");
        double rate = Double.parseDouble(words[1]);
        String[] expected = parts[1].strip().split(" ");
        assertThat(expected).hasSize(Integer.parseInt(words[2]));
        Schedule schedule = Named.of(RateSchedule.class, words[0]).schedule(rate, expected.length);
        for (int step = 0; step < expected.length; step++) {
            assertThat(schedule.rate(step))
                    .as("%s, step %d", parts[0], step)
                    .isCloseTo(Double.parseDouble(expected[step]), within(1e-9 * rate));
        }
    }

    @Test
    void aConstantOneStays() {
        Schedule schedule = RateSchedule.CONSTANT.schedule(0.3, 10);
        assertThat(schedule.rate(0)).isEqualTo(0.3);
        assertThat(schedule.rate(1000)).isEqualTo(0.3);
    }
}
