package dev.nudge.lesson.relu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.compute.Budget;
import dev.nudge.compute.Compute;
import dev.nudge.compute.device.Devices;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.JavaListing;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Stage;
import dev.nudge.lesson.Stage.Stroke;
import dev.nudge.lesson.Trail;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.data.Curve;
import dev.nudge.lesson.data.Points;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Somebody at an experiment of this lesson. */
final class Seat implements AutoCloseable {

    private final Experiment experiment;
    private final Compute compute = Compute.on(Devices.get("cpu"), new Budget(16 << 20, 1 << 20, Long.MAX_VALUE));
    final Stage stage;

    Seat(Experiment experiment) {
        this.experiment = experiment;
        this.stage = experiment.open(experiment.start(), compute);
    }

    Seat set(String control, float value) {
        return set(control, new Value.Number(value));
    }

    Seat set(String control, boolean on) {
        return set(control, new Value.Flag(on));
    }

    /** An option of a choice, or a line of text. */
    Seat set(String control, String value) {
        return set(
                control,
                experiment.control(control) instanceof Control.Line ? new Value.Text(value) : new Value.Pick(value));
    }

    Seat set(String control, Points points) {
        return set(control, new Value.PointSet(points));
    }

    Seat draw(float... heights) {
        return set("drawing", new Value.Drawn(Curve.through(heights, -2, 2)));
    }

    private Seat set(String control, Value value) {
        stage.apply(new Trail.Change(control, value), Stroke.NEW);
        return this;
    }

    Seat step(int count) {
        stage.step(count);
        return this;
    }

    Frame frame() {
        return stage.frame();
    }

    String words() {
        return Messages.in(Locale.ENGLISH).say(frame().words());
    }

    List<String> notices() {
        return frame().notice().stream().map(Messages.in(Locale.ENGLISH)::say).toList();
    }

    /** What the Java beside the experiment prints. */
    List<String> printed() throws Exception {
        return JavaListing.printedBy(experiment, stage.trail().settings(), frame());
    }

    /** A line {@code [1.0, 2.0]} as numbers. */
    static float[] numbers(String line) {
        String[] numbers = line.substring(1, line.length() - 1).split(", ");
        float[] values = new float[numbers.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.parseFloat(numbers[i]);
        }
        return values;
    }

    /** The height of a line of the frame at one of its abscissas. */
    float height(String chart, float x) {
        float[] xs = frame().lines(chart).xs();
        int nearest = 0;
        for (int i = 0; i < xs.length; i++) {
            if (Math.abs(xs[i] - x) < Math.abs(xs[nearest] - x)) {
                nearest = i;
            }
        }
        assertThat(xs[nearest])
                .as("nearest to " + x + " of " + Arrays.toString(xs))
                .isCloseTo(x, org.assertj.core.api.Assertions.within(1e-3f));
        return frame().lines(chart).ys()[nearest];
    }

    @Override
    public void close() {
        stage.close();
        assertThat(compute.bytesHeld()).isZero();
        compute.close();
    }
}
