package dev.nudge.lesson.broadcasting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.compute.Budget;
import dev.nudge.compute.Compute;
import dev.nudge.compute.device.Devices;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.JavaListing;
import dev.nudge.lesson.Listing;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Stage;
import dev.nudge.lesson.Stage.Stroke;
import dev.nudge.lesson.Trail;
import dev.nudge.lesson.Value;
import java.util.List;
import java.util.Locale;

/** Somebody at an experiment of this lesson, with a learner's budget. */
final class Seat implements AutoCloseable {

    private final Experiment experiment;
    private final Compute compute = Compute.on(Devices.get("cpu"), new Budget(16 << 20, 1 << 20, Long.MAX_VALUE));
    final Stage stage;

    private Seat(Experiment experiment) {
        this.experiment = experiment;
        this.stage = experiment.open(experiment.start(), compute);
    }

    static Seat at(Experiment experiment) {
        return new Seat(experiment);
    }

    Seat set(String control, String text) {
        return apply(
                control,
                experiment.control(control) instanceof Control.Line ? new Value.Text(text) : new Value.Pick(text));
    }

    Seat set(String control, boolean on) {
        return apply(control, new Value.Flag(on));
    }

    private Seat apply(String control, Value value) {
        stage.apply(new Trail.Change(control, value), Stroke.NEW);
        return this;
    }

    Frame frame() {
        return stage.frame();
    }

    String words() {
        return Messages.in(Locale.ENGLISH).say(frame().words());
    }

    String notice() {
        return Messages.in(Locale.ENGLISH).say(frame().notice().getFirst());
    }

    /** The last notice. */
    String said() {
        return Messages.in(Locale.ENGLISH).say(frame().notice().getLast());
    }

    List<Chart.Sheet> sheets(String chart) {
        return frame().chart(chart, Chart.Sheets.class).sheets();
    }

    /** The Python beside the experiment. */
    String python() {
        return Listing.of(experiment, stage.trail().settings(), frame())
                .orElseThrow()
                .python();
    }

    /** What the Java beside the experiment prints. */
    List<String> printed() throws Exception {
        return JavaListing.printedBy(experiment, stage.trail().settings(), frame());
    }

    @Override
    public void close() {
        stage.close();
        assertThat(compute.bytesHeld()).isZero();
        compute.close();
    }
}
