package dev.nudge.lesson.quadratic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.compute.Budget;
import dev.nudge.compute.Compute;
import dev.nudge.compute.device.Devices;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Stage;
import dev.nudge.lesson.Stage.Stroke;
import dev.nudge.lesson.Trail;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.data.Points;

/** A stage of the lesson on a device, and short words for what is done with it. */
final class Bench implements AutoCloseable {

    static final FitQuadratic EXPERIMENT = new FitQuadratic();
    static final Points MEASURED = EXPERIMENT.start().opening().points(FitQuadratic.POINTS);

    private final Compute compute;
    final Stage stage;

    private Bench(String device, Trail trail) {
        compute = Compute.on(Devices.get(device), Budget.unlimited());
        stage = EXPERIMENT.open(trail, compute);
    }

    static Bench start() {
        return at(EXPERIMENT.start());
    }

    static Bench at(Trail trail) {
        return on("cpu", trail);
    }

    static Bench on(String device, Trail trail) {
        return new Bench(device, trail);
    }

    static Trail opening(String loss, float a, float b, float c, Points points) {
        return Trail.from(EXPERIMENT
                .start()
                .opening()
                .with("a", a)
                .with("b", b)
                .with("c", c)
                .with("loss", new Value.Pick(loss))
                .with("points", new Value.PointSet(points)));
    }

    static Trail withRate(Trail trail, float rate) {
        return trail.plusChange("rate", new Value.Number(rate));
    }

    void set(String control, float value) {
        set(control, value, Stroke.NEW);
    }

    void set(String control, float value, Stroke stroke) {
        stage.apply(new Trail.Change(control, new Value.Number(value)), stroke);
    }

    void choose(String loss) {
        stage.apply(new Trail.Change("loss", new Value.Pick(loss)), Stroke.NEW);
    }

    void points(Points points, Stroke stroke) {
        stage.apply(new Trail.Change("points", new Value.PointSet(points)), stroke);
    }

    Frame frame() {
        return stage.frame();
    }

    float readout(String name) {
        return frame().readout(name);
    }

    /** The keys of what the stage has to say. */
    Iterable<String> notices() {
        return frame().notice().stream().map(Message::key).toList();
    }

    /** The frame that the stage's own trail leads to on a device that has seen nothing of it. */
    Frame replayed() {
        try (Bench fresh = at(stage.trail())) {
            assertThat(fresh.stage.trail()).isEqualTo(stage.trail());
            return fresh.frame();
        }
    }

    /** Every number bit for bit. */
    static void assertSame(Frame actual, Frame expected) {
        assertThat(actual.readouts()).isEqualTo(expected.readouts());
        assertThat(actual.axes()).isEqualTo(expected.axes());
        assertThat(actual.goals()).isEqualTo(expected.goals());
        assertThat(actual.words()).isEqualTo(expected.words());
        assertThat(actual.notice()).isEqualTo(expected.notice());
        assertThat(actual.charts()).hasSameSizeAs(expected.charts());
        for (int i = 0; i < expected.charts().size(); i++) {
            assertThat(actual.charts().get(i).id())
                    .isEqualTo(expected.charts().get(i).id());
            assertThat(xs(actual.charts().get(i)))
                    .containsExactly(xs(expected.charts().get(i)));
            assertThat(ys(actual.charts().get(i)))
                    .containsExactly(ys(expected.charts().get(i)));
        }
    }

    /** No NaN and no infinity; but where a line lifts its pen. */
    static void assertFinite(Frame frame) {
        assertThat(frame.readouts().values()).allMatch(Float::isFinite);
        assertThat(frame.axes().values()).allMatch(axis -> Float.isFinite(axis.min()) && Float.isFinite(axis.max()));
        for (Chart chart : frame.charts()) {
            float[] ys = ys(chart);
            for (int i = 0; i < ys.length; i++) {
                boolean pen = chart.id().equals("residuals") && i % 3 == 2;
                assertThat(Float.isFinite(ys[i]))
                        .as("%s[%d] = %s", chart.id(), i, ys[i])
                        .isEqualTo(!pen);
            }
        }
    }

    static float[] xs(Chart chart) {
        return switch (chart) {
            case Chart.Scatter scatter -> scatter.xs();
            case Chart.Lines lines -> lines.xs();
            default -> throw new AssertionError("the lesson draws no " + chart);
        };
    }

    static float[] ys(Chart chart) {
        return switch (chart) {
            case Chart.Scatter scatter -> scatter.ys();
            case Chart.Lines lines -> lines.ys();
            default -> throw new AssertionError("the lesson draws no " + chart);
        };
    }

    @Override
    public void close() {
        stage.close();
        assertThat(compute.bytesHeld()).as("bytes held after closing").isZero();
        compute.close();
    }
}
