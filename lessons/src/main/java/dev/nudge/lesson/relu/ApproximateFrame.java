package dev.nudge.lesson.relu;

import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.FrameBuilder;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Settings;
import java.util.Arrays;

/** Puts what the device said about a net that learns a curve into a frame. */
final class ApproximateFrame {

    /** Points of the loss curve that are drawn. */
    private static final int DRAWN_STEPS = 500;

    /** The loss axis spans this factor, the error axis its root. */
    private static final float DECADES = 1e6f;

    private static final float NEAR = 0.05f;
    private static final float NEARER = 0.01f;

    private static final Axis COUNTS = new Axis(0.9f, 250);

    private ApproximateFrame() {}

    /**
     * @param promised root mean squared error that each size of the ladder can reach at least
     * @param trained what its nets have reached; empty if none learn along
     */
    static Frame of(
            Settings settings,
            TargetCurve target,
            Walk walk,
            Learner.Look look,
            float[] promised,
            float[] trained,
            boolean diverged) {
        int selected = Math.min(Math.round(settings.number(Approximate.SELECT)), look.relus()) - 1;
        float error = (float) Math.sqrt(look.mse());
        float[] xs = Interval.grid();
        Axis heights = target.axis();
        Axis losses = losses(walk, target);
        Axis errors = new Axis((float) Math.sqrt(losses.min()), (float) Math.sqrt(losses.max()));
        boolean few = look.relus() <= Approximate.DRAWN;

        FrameBuilder frame = Frame.saying(words(settings, target, walk, look, error))
                .axis("x", Interval.PICTURE)
                .axis("y", heights)
                .axis(Axis.STEP, new Axis(0, Math.max(1.25f * walk.steps(), 200)).withRoundTop())
                .axis("path.y", losses)
                .axis("sizes.x", COUNTS)
                .axis("sizes.y", errors)
                .chart(Pen.level("zero", 0, Interval.PICTURE))
                .chart(new Chart.Lines("target", Interval.table(), target.heights()))
                .chart(Pen.pieces("parts", look.cornerXs(), look.cornerYs(), 3, 0, few ? look.relus() : 0))
                .chart(Pen.pieces("selected", look.cornerXs(), look.cornerYs(), 3, selected, selected + 1))
                .chart(Pen.outside("unknown", xs, look.sum()))
                .chart(Pen.inside("sum", xs, look.sum()))
                .chart(bends(look))
                .chart(path(walk, losses))
                .chart(sizes("promise", promised, errors))
                // Before the first step nothing was found by training.
                .chart(sizes("trained", walk.steps() == 0 ? new float[0] : trained, errors))
                .chart(new Chart.Scatter("here", new float[] {look.relus()}, Pen.within(new float[] {error}, errors)))
                .readout("error", error)
                .readout("mse", look.mse())
                .readout("loss", walk.loss())
                .readout("steps", walk.steps())
                .readout("kink", look.kinks()[selected])
                .readout("slope", look.slopes()[selected])
                .readout("weight", look.outputs()[selected])
                .goal("near", error <= NEAR && !target.isFlat())
                .goal("nearer", error <= NEARER && !target.isFlat());
        for (int i = 0; i < promised.length; i++) {
            frame.readout("promised." + Ladder.PROMISED[i], promised[i]);
        }
        for (int i = 0; i < trained.length; i++) {
            frame.readout("trained." + Ladder.TRAINED[i], trained[i]);
        }
        notice(frame, settings, target, walk, diverged);
        frame.idle(Approximate.SELECT, look.relus() == 1);
        TargetControls.markIdle(frame, settings);
        return frame.build();
    }

    /** From what is surely above the first loss down by six decades; a diverging walk is cut off at the top. */
    static Axis losses(Walk walk, TargetCurve target) {
        float top = Math.max(walk.first(), target.reach() * target.reach());
        float round = (float) Math.pow(10, Math.ceil(Math.log10(Math.clamp(top, 1e-3f, 1e12f))));
        return new Axis(round / DECADES, round);
    }

    private static Chart.Scatter bends(Learner.Look look) {
        float[] xs = new float[look.relus()];
        float[] ys = new float[look.relus()];
        int count = 0;
        for (int i = 0; i < xs.length; i++) {
            if (look.kinks()[i] > Interval.PICTURE.min() && look.kinks()[i] < Interval.PICTURE.max()) {
                xs[count] = look.kinks()[i];
                ys[count++] = look.bends()[i];
            }
        }
        return new Chart.Scatter("bends", Arrays.copyOf(xs, count), Arrays.copyOf(ys, count));
    }

    static Chart.Lines path(Walk walk, Axis axis) {
        int[] drawn = walk.drawn(DRAWN_STEPS);
        float[] xs = new float[drawn.length];
        float[] ys = new float[drawn.length];
        for (int i = 0; i < drawn.length; i++) {
            xs[i] = drawn[i];
            ys[i] = walk.loss(drawn[i]);
        }
        return new Chart.Lines("path", xs, Pen.within(ys, axis));
    }

    private static Chart.Lines sizes(String id, float[] errors, Axis axis) {
        float[] xs = new float[errors.length];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = Ladder.PROMISED[i];
        }
        return new Chart.Lines(id, xs, Pen.within(errors, axis));
    }

    private static Message words(Settings settings, TargetCurve target, Walk walk, Learner.Look look, float error) {
        float[] heights = target.heights();
        int worst = 0;
        for (int i = 1; i < heights.length; i++) {
            if (miss(heights, look, i) > miss(heights, look, worst)) {
                worst = i;
            }
        }
        int inside = 0;
        for (float kink : look.kinks()) {
            inside += kink > Interval.LOW && kink < Interval.HIGH ? 1 : 0;
        }
        return Message.of(
                "approximate.words",
                walk.steps(),
                look.relus(),
                error,
                miss(heights, look, worst),
                Interval.table()[worst],
                inside,
                Message.of("relus.name." + settings.pick(TargetControls.TARGET)));
    }

    private static float miss(float[] heights, Learner.Look look, int i) {
        return Math.abs(heights[i] - look.prediction()[i]);
    }

    private static void notice(FrameBuilder frame, Settings settings, TargetCurve target, Walk walk, boolean diverged) {
        if (TargetControls.target(settings) == Target.DRAWN && target.isFlat()) {
            frame.notice(Message.of("relus.draw"));
        }
        if (diverged) {
            frame.notice(Message.of("approximate.diverged", walk.steps(), walk.loss()));
        } else if (walk.steps() > 0 && walk.loss() > 2 * walk.loss(walk.steps() - 1) && walk.loss() > 1e-4f) {
            frame.notice(Message.of("approximate.rose", walk.loss(walk.steps() - 1), walk.loss()));
        }
        if (settings.number(Approximate.GAIN) != 1 || settings.number(Approximate.SHIFT) != 0) {
            frame.notice(Message.of("approximate.nudged"));
        }
    }
}
