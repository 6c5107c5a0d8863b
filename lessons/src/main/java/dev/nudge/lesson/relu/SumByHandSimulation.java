package dev.nudge.lesson.relu;

import static dev.nudge.lesson.relu.SumByHand.COUNT;
import static dev.nudge.lesson.relu.SumByHand.HANDLES;
import static dev.nudge.lesson.relu.SumByHand.LIFT;
import static dev.nudge.lesson.relu.SumByHand.MOST;
import static dev.nudge.lesson.relu.SumByHand.SELECT;
import static dev.nudge.lesson.relu.SumByHand.SIGNED;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Execution;
import dev.nudge.compute.Program;
import dev.nudge.compute.Tensor;
import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.FrameBuilder;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Unmoving;
import dev.nudge.lesson.data.Points;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One learner's handful of ReLUs, set by hand. */
final class SumByHandSimulation extends Unmoving {

    /** The goal "close": this root mean squared error, on the sine. */
    private static final float CLOSE = 0.2f;

    /** How far towards the edge of the picture the handle of a slope stands. */
    private static final float INSIDE = 0.92f;

    private final Compute compute;
    private final Execution look;
    private @Nullable Settings measured;
    private TargetCurve target;

    SumByHandSimulation(Settings settings, Compute compute) {
        super(settings);
        this.compute = compute;
        this.look = compute.open(program());
        look.write("grid", Interval.grid());
        look.write("x", Interval.table());
        this.target = target();
    }

    /**
     * Inputs: data {@code kink slope weight} [MOST], {@code grid} [grid], {@code x y} [table]; scalars {@code lift signed}. Outputs: {@code sum} [grid],
     * {@code cornerXs cornerYs} [MOST, 3], {@code used} [MOST] the weights as used, {@code mse lowest} [], {@code prediction} [table].
     */
    private static Program program() {
        return Program.record("a sum of ReLUs by hand", p -> {
            Tensor kink = p.data("kink", MOST);
            Tensor m = p.data("slope", MOST);
            Tensor given = p.data("weight", MOST);
            Tensor signed = p.scalar("signed");
            Tensor b = m.mul(kink).neg();
            Tensor w = Tensor.where(signed.gt(0), given, given.abs());
            Tensor lift = p.scalar("lift");
            Tensor c = Tensor.where(signed.gt(0), lift, lift.abs());

            Tensor sum = Relus.sum(p.data("grid", Interval.GRID), m, b, w, c);
            Tensor prediction = Relus.sum(p.data("x", Interval.TABLE), m, b, w, c);
            Tensor corners = Relus.corners(
                    Relus.kinks(m, b, Interval.PICTURE.min(), Interval.PICTURE.max()),
                    Interval.PICTURE.min(),
                    Interval.PICTURE.max());
            p.output("sum", sum);
            p.output("cornerXs", corners);
            p.output("cornerYs", Relus.parts(corners, m, b, w));
            p.output("used", w);
            p.output("prediction", prediction);
            p.output("mse", prediction.sub(p.data("y", Interval.TABLE)).square().mean(0));
            p.output("lowest", prediction.min(0));
        });
    }

    /** The target of the settings, uploaded. */
    private TargetCurve target() {
        Settings settings = settings();
        if (measured == null || !TargetCurve.isSame(measured, settings)) {
            target = TargetCurve.of(settings, compute);
            look.write("y", target.heights());
            measured = settings;
        }
        return target;
    }

    @Override
    public Frame frame() {
        Settings settings = settings();
        TargetCurve target = target();
        int count = Math.round(settings.number(COUNT));
        int selected = Math.min(Math.round(settings.number(SELECT)), count);
        Points handles = settings.points(HANDLES);
        float[] slopes = new float[MOST];
        for (int i = 0; i < MOST; i++) {
            slopes[i] = settings.number(SumByHand.slope(i + 1));
        }
        look.write("kink", handles.xs());
        look.write("slope", slopes);
        look.write("weight", Arrays.copyOf(Arrays.copyOf(handles.ys(), count), MOST));
        look.set("lift", settings.number(LIFT));
        look.set("signed", settings.isOn(SIGNED) ? 1 : 0);
        look.run(1);

        float[] used = look.read("used");
        float[] xs = Interval.grid();
        float[] sum = look.read("sum");
        float error = (float) Math.sqrt(look.read("mse")[0]);
        float lowest = look.read("lowest")[0];
        FrameBuilder frame = Frame.saying(words(settings, count, used, error, lowest))
                .axis("x", Interval.PICTURE)
                .axis("y", target.axis())
                .chart(Pen.level("zero", 0, Interval.PICTURE))
                .chart(new Chart.Lines("target", Interval.table(), target.heights()))
                .chart(Pen.pieces("parts", look.read("cornerXs"), look.read("cornerYs"), 3, 0, count))
                .chart(stems(handles, used, count))
                .chart(Pen.outside("unknown", xs, sum))
                .chart(Pen.inside("sum", xs, sum))
                .chart(new Chart.Scatter("handles", Arrays.copyOf(handles.xs(), count), Arrays.copyOf(used, count)))
                .readout("error", error)
                .readout("lowest", lowest)
                .readout("lift", settings.isOn(SIGNED) ? settings.number(LIFT) : Math.abs(settings.number(LIFT)))
                .readout("kink", handles.x(selected - 1))
                .readout("slope", slopes[selected - 1])
                .readout("weight", used[selected - 1])
                .goal("below", lowest < 0 && settings.number(LIFT) >= 0)
                .goal("close", TargetControls.target(settings) == Target.SINE && error <= CLOSE);
        if (TargetControls.target(settings) == Target.DRAWN && target.isFlat()) {
            frame.notice(Message.of("relus.draw"));
        }
        for (int i = 1; i <= MOST; i++) {
            frame.idle(SumByHand.slope(i), i != selected);
        }
        for (int i = 0; i < MOST; i++) {
            boolean shown = i < count && used[i] != 0 && (count <= MOST / 2 || i == selected - 1);
            frame.chart(shown ? tilt(i, handles.x(i), slopes[i], used[i], target.axis()) : nowhere(i));
        }
        TargetControls.markIdle(frame, settings);
        return frame.build();
    }

    private static Chart.Scatter nowhere(int i) {
        return new Chart.Scatter(SumByHand.tilt(i + 1), new float[0], new float[0]);
    }

    /** Where the ReLU is about to leave the picture; nowhere if it does not come into it. */
    private static Chart.Scatter tilt(int i, float kink, float slope, float weight, Axis heights) {
        float steepness = Math.abs(slope) * weight;
        float across = slope < 0 ? kink - Interval.PICTURE.min() : Interval.PICTURE.max() - kink;
        if (across <= 0) {
            return nowhere(i);
        }
        float upwards = steepness < 0 ? heights.min() : heights.max();
        float way = INSIDE * (steepness == 0 ? across : Math.min(across, upwards / steepness));
        return new Chart.Scatter(
                SumByHand.tilt(i + 1), new float[] {kink + (slope < 0 ? -way : way)}, new float[] {steepness * way});
    }

    private static Chart.Lines stems(Points handles, float[] used, int count) {
        float[] xs = new float[3 * count];
        float[] ys = new float[3 * count];
        for (int i = 0; i < count; i++) {
            xs[3 * i] = xs[3 * i + 1] = handles.x(i);
            ys[3 * i + 1] = used[i];
            xs[3 * i + 2] = ys[3 * i + 2] = Float.NaN;
        }
        return new Chart.Lines("stems", xs, ys);
    }

    private static Message words(Settings settings, int count, float[] used, float error, float lowest) {
        int negative = 0;
        for (float weight : used) {
            negative += weight < 0 ? 1 : 0;
        }
        Message shape = settings.isOn(SIGNED)
                ? Message.of("relus.signs", count, negative)
                : Message.of("relus.unsigned", count);
        return Message.of(
                "relus.words", shape, lowest, Message.of("relus.name." + settings.pick(TargetControls.TARGET)), error);
    }

    @Override
    public void close() {
        look.close();
    }
}
