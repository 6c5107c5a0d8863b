package dev.nudge.lesson.relu;

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

/** One learner's two clipped lines. */
final class RectifiedSimulation extends Unmoving {

    private static final Axis HEIGHTS = new Axis(-4, 6);

    /** How far towards the edge of the picture the handle of a slope stands. */
    private static final float INSIDE = 0.92f;

    private final Execution look;

    RectifiedSimulation(Settings settings, Compute compute) {
        super(settings);
        look = compute.open(program());
        look.write("x", Interval.grid());
    }

    /**
     * Inputs: data {@code m b on} [2], {@code x} [grid]. Outputs: {@code lines parts} [2, grid], {@code sum} [grid], {@code lowest} [],
     * {@code kinks kinkHeights} [2].
     */
    private static Program program() {
        return Program.record("two clipped lines", p -> {
            Tensor m = p.data("m", 2);
            Tensor b = p.data("b", 2);
            Tensor on = p.data("on", 2);
            Tensor x = p.data("x", Interval.GRID);
            Tensor lines = x.mul(m.unsqueeze(1)).add(b.unsqueeze(1));
            Tensor parts = lines.relu().mul(on.unsqueeze(1));
            Tensor kinks = Relus.kinks(m, b, Interval.PICTURE.min(), Interval.PICTURE.max());
            p.output("lines", lines);
            p.output("parts", parts);
            p.output("sum", parts.sum(0));
            p.output("lowest", parts.sum(0).min(0));
            p.output("kinks", kinks);
            p.output("kinkHeights", Relus.sum(kinks, m, b, on, Tensor.scalar(0)));
        });
    }

    @Override
    public Frame frame() {
        Settings settings = settings();
        boolean both = settings.isOn(Rectified.SECOND);
        float[] m = {settings.number("m1"), settings.number("m2")};
        float[] b = {settings.number("b1"), settings.number("b2")};
        look.write("m", m);
        look.write("b", b);
        look.write("on", 1, both ? 1 : 0);
        look.run(1);

        int shown = both ? 2 : 1;
        float[] sum = look.read("sum");
        float[] kinks = look.read("kinks");
        float[] heights = look.read("kinkHeights");
        float[] bendXs = new float[shown];
        float[] bendYs = new float[shown];
        int bends = 0;
        for (int i = 0; i < shown; i++) {
            if (m[i] != 0 && kinks[i] == -b[i] / m[i]) {
                bendXs[bends] = kinks[i];
                bendYs[bends++] = heights[i];
            }
        }
        float low = sum[0];
        int flat = 0;
        for (float height : sum) {
            low = Math.min(low, height);
            flat += height == 0 ? 1 : 0;
        }
        FrameBuilder frame = Frame.saying(words(both, m, b, kinks, low))
                .axis("x", Interval.PICTURE)
                .axis("y", HEIGHTS)
                .chart(Pen.level("zero", 0, Interval.PICTURE))
                .chart(Pen.rows("lines", Interval.grid(), look.read("lines"), shown))
                .chart(Pen.rows("parts", Interval.grid(), look.read("parts"), both ? 2 : 0))
                .chart(new Chart.Lines("sum", Interval.grid(), sum))
                .chart(new Chart.Scatter(
                        "kinks", java.util.Arrays.copyOf(bendXs, bends), java.util.Arrays.copyOf(bendYs, bends)))
                .readout("lowest", look.read("lowest")[0])
                .goal("flat", both && bends == 2 && flat >= Interval.GRID / 6 && falls(sum))
                .idle("m2", !both)
                .idle("b2", !both);
        for (int i = 0; i < 2; i++) {
            frame.readout("kink" + (i + 1), kinks[i]).chart(tilt(i, m[i], b[i], i < shown));
        }
        return frame.build();
    }

    /** Where the line is about to leave the picture; nowhere if it is clipped there. */
    private static Chart.Scatter tilt(int i, float m, float b, boolean shown) {
        float x = INSIDE * (m < 0 ? Interval.PICTURE.min() : Interval.PICTURE.max());
        float top = INSIDE * HEIGHTS.max();
        if (m * x + b > top && b < top) {
            x = (top - b) / m;
        }
        float y = m * x + b;
        boolean there = shown && y >= 0 && y <= HEIGHTS.max();
        return new Chart.Scatter(
                "tilt" + (i + 1), there ? new float[] {x} : new float[0], there ? new float[] {y} : new float[0]);
    }

    /** Whether it is higher at both ends than somewhere between: a valley with a floor. */
    private static boolean falls(float[] sum) {
        return sum[0] > 0 && sum[sum.length - 1] > 0;
    }

    private static Message words(boolean both, float[] m, float[] b, float[] kinks, float lowest) {
        Message first = one(m[0], b[0], kinks[0]);
        return both
                ? Message.of("rectified.words.two", first, one(m[1], b[1], kinks[1]), lowest)
                : Message.of("rectified.words", first);
    }

    private static Message one(float m, float b, float kink) {
        if (m == 0) {
            return Message.of("rectified.level", b, Math.max(b, 0));
        }
        String side = m > 0 ? "rectified.right" : "rectified.left";
        return Message.of(side, m, b, kink);
    }

    @Override
    public void close() {
        look.close();
    }
}
