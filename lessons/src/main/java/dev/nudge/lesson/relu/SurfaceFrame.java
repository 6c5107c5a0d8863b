package dev.nudge.lesson.relu;

import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.FrameBuilder;
import dev.nudge.lesson.Isolines;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Settings;
import java.util.Arrays;

/** Puts what the device said about a net that learns a landscape into a frame. */
final class SurfaceFrame {

    private static final float SHAPED = 0.1f;

    /** Lines of equal height, at these shares of the colours' range. */
    private static final float[] LEVELS = {-0.75f, -0.5f, -0.25f, 0, 0.25f, 0.5f, 0.75f};

    private static final float DECADES = 1e6f;

    private SurfaceFrame() {}

    /**
     * @param weights of the net, slopes along x, slopes along y, biases, outputs, lift
     * @param surface what it says, shape [cells]
     */
    static Frame of(
            Settings settings,
            Landscape target,
            Walk walk,
            float[] weights,
            float[] surface,
            float mse,
            boolean diverged) {
        int relus = (weights.length - 1) / 4;
        int selected = Math.min(Math.round(settings.number(Approximate.SELECT)), relus) - 1;
        float error = (float) Math.sqrt(mse);
        Axis range = target.range();
        Axis losses = losses(walk, target);
        FrameBuilder frame = Frame.saying(words(settings, target, walk, surface, relus, error))
                .axis("x", Landscape.SQUARE)
                .axis("y", Landscape.SQUARE)
                .axis(Axis.STEP, new Axis(0, Math.max(1.25f * walk.steps(), 200)).withRoundTop())
                .axis("path.y", losses)
                .chart(new Chart.Heatmap("surface", Landscape.SIDE, surface, range))
                .chart(levels("levels", surface, range))
                .chart(creases("creases", weights, relus, 0, relus <= Approximate.DRAWN ? relus : 0))
                .chart(creases("selected", weights, relus, selected, selected + 1))
                .chart(new Chart.Heatmap("target", Landscape.SIDE, target.heights(), range))
                .chart(levels("target.levels", target.heights(), range))
                .chart(ApproximateFrame.path(walk, losses))
                .readout("error", error)
                .readout("mse", mse)
                .readout("loss", walk.loss())
                .readout("steps", walk.steps())
                .goal("shaped", error <= SHAPED && walk.steps() > 0)
                .idle(Approximate.SELECT, relus == 1)
                .idle(TargetControls.EXPRESSION, Landscape.target(settings) != Landscape.Target.EXPRESSION);
        if (diverged) {
            frame.notice(Message.of("relusurface.diverged", walk.steps(), walk.loss()));
        }
        return frame.build();
    }

    private static Axis losses(Walk walk, Landscape target) {
        float top = Math.max(walk.first(), target.reach() * target.reach());
        float round = (float) Math.pow(10, Math.ceil(Math.log10(Math.clamp(top, 1e-3f, 1e12f))));
        return new Axis(round / DECADES, round);
    }

    private static Chart.Lines levels(String id, float[] cells, Axis range) {
        float[] levels = LEVELS.clone();
        for (int i = 0; i < levels.length; i++) {
            levels[i] *= range.max();
        }
        return Isolines.of(id, cells, Landscape.SIDE, Landscape.MIDDLES, Landscape.MIDDLES, levels);
    }

    /** Where the planes of ReLUs {@code from} to {@code to} are folded, {@code m·x + k·y + b = 0}, cut off at the square. */
    private static Chart.Lines creases(String id, float[] weights, int relus, int from, int to) {
        float[] xs = new float[3 * (to - from)];
        float[] ys = new float[xs.length];
        Arrays.fill(xs, Float.NaN);
        Arrays.fill(ys, Float.NaN);
        for (int i = from; i < to; i++) {
            crease(weights[i], weights[relus + i], weights[2 * relus + i], xs, ys, 3 * (i - from));
        }
        return new Chart.Lines(id, xs, ys);
    }

    private static void crease(float m, float k, float b, float[] xs, float[] ys, int at) {
        float low = Interval.LOW;
        float high = Interval.HIGH;
        int found = 0;
        float[][] sides = {{low, -(m * low + b) / k}, {high, -(m * high + b) / k}};
        float[][] ends = {{-(k * low + b) / m, low}, {-(k * high + b) / m, high}};
        for (float[][] pair : new float[][][] {sides, ends}) {
            for (float[] point : pair) {
                boolean inside = point[0] >= low && point[0] <= high && point[1] >= low && point[1] <= high;
                boolean other = found == 0 || point[0] != xs[at] || point[1] != ys[at];
                if (inside && other && found < 2) {
                    xs[at + found] = point[0];
                    ys[at + found] = point[1];
                    found++;
                }
            }
        }
        if (found == 1) {
            xs[at] = Float.NaN;
            ys[at] = Float.NaN;
        }
    }

    private static Message words(
            Settings settings, Landscape target, Walk walk, float[] surface, int relus, float error) {
        float[] heights = target.heights();
        int worst = 0;
        for (int i = 1; i < heights.length; i++) {
            if (Math.abs(heights[i] - surface[i]) > Math.abs(heights[worst] - surface[worst])) {
                worst = i;
            }
        }
        float[] places = Landscape.allPlaces();
        return Message.of(
                "relusurface.words",
                walk.steps(),
                relus,
                error,
                Math.abs(heights[worst] - surface[worst]),
                places[2 * worst],
                places[2 * worst + 1],
                Message.of("relusurface.name." + settings.pick(TargetControls.TARGET)));
    }
}
