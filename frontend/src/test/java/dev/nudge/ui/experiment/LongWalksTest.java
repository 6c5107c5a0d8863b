package dev.nudge.ui.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.compute.Budget;
import dev.nudge.compute.Compute;
import dev.nudge.compute.device.Devices;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Stage;
import dev.nudge.lesson.Trail;
import dev.nudge.lesson.Value;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every experiment of the course is walked far, and its plots are patched on the way. */
class LongWalksTest {

    /** Further than any picture has points, and quick for all. */
    private static final int FAR = 2_500;

    private static final int LEAP = 500;

    static Stream<Experiment> experiments() {
        return Course.lessons().stream().flatMap(lesson -> lesson.experiments().stream());
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void itsPlotsTakeTheNumbersOfALongWalk(Experiment experiment) {
        walk(experiment, experiment.start().opening());
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void andOfOneWithEverythingDrawn(Experiment experiment) {
        Settings drawn = experiment.start().opening();
        for (Control control : experiment.controls()) {
            if (control instanceof Control.Ink ink) {
                drawn = drawn.with(
                        ink.id(), new Value.Ink(ink.examples().getFirst().dots()));
                walk(experiment, drawn);
            }
        }
    }

    private static void walk(Experiment experiment, Settings opening) {
        try (Compute compute = Compute.on(Devices.get("cpu"), Budget.unlimited());
                Stage stage = experiment.open(Trail.from(opening), compute)) {
            requirePlots(experiment, stage.frame());
            int most = Math.min(experiment.mostSteps(), FAR);
            while (stage.trail().steps() < most
                    && stage.step(Math.min(LEAP, most - stage.trail().steps()), Stage.Stroke.NEW) > 0) {
                requirePlots(experiment, stage.frame());
            }
        }
    }

    private static void requirePlots(Experiment experiment, Frame frame) {
        for (Picture picture : experiment.pictures()) {
            if (picture instanceof Picture.Plot plot) {
                assertThat(PlotNumbers.option(experiment, plot, frame, Messages.in(Locale.ENGLISH)))
                        .as(plot.id())
                        .isNotEmpty();
            }
        }
    }
}
