package dev.nudge.session;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.nudge.compute.device.Devices;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Experiment;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WarmUpTest {

    static Stream<Experiment> experiments() {
        return Course.lessons().stream().flatMap(lesson -> lesson.experiments().stream());
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void playsEveryExperimentWithoutBeingRefused(Experiment experiment) {
        LearnerDevices devices = LearnerDevices.only(Devices.get("cpu"));
        WarmUp warmUp = new WarmUp(devices, new Stills(devices));
        assertThatCode(() -> warmUp.play(experiment, 30)).doesNotThrowAnyException();
    }
}
