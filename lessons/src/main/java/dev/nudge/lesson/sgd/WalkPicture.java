package dev.nudge.lesson.sgd;

import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.FrameBuilder;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.Picture.Layer;
import dev.nudge.lesson.Picture.Plot;
import dev.nudge.lesson.Picture.Role;
import dev.nudge.lesson.Picture.Size;
import dev.nudge.lesson.training.History;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;

/** The losses on the way: of each batch at its step, and of the validation set after each epoch. */
final class WalkPicture {

    static final String BATCH = "batchline";
    static final String VALID = "validline";

    static final Picture STRIP = of("walk", Size.STRIP);
    static final Picture LARGE = of("curves", Size.LARGE);

    static final List<Chart> BLANK = List.of(Blank.lines(BATCH), Blank.lines(VALID), Blank.labels("walkoff"));

    private static final String LOSS = "walkloss";
    /** Points of a curve, one more at most. */
    static final int DRAWN = 600;

    private WalkPicture() {}

    private static Picture of(String id, Size size) {
        return Plot.of(
                id,
                size,
                Axis.STEP,
                LOSS,
                Layer.of(BATCH, Role.LOSS),
                Layer.of(VALID, Role.MODEL),
                Layer.of("walkoff", Role.GUIDE));
    }

    /** Steps the paper has room for: all that are planned, or a round number. */
    static Axis steps(Moment moment) {
        int planned = moment.settings().pick(SevenSteps.STOP).equals(Stop.EPOCHS.id())
                ? Math.min(SevenSteps.planned(moment.settings(), moment.plan()), SevenSteps.MOST_STEPS)
                : 0;
        return steps(moment.steps(), planned);
    }

    /** Steps the paper has room for: so many that are planned, or a round number. */
    static Axis steps(int steps, int planned) {
        int taken = Math.max(steps, 1);
        return new Axis(0, taken <= planned ? planned : Scale.roundUp(taken));
    }

    static void show(Moment moment, FrameBuilder frame) {
        show(moment.history(), steps(moment), frame);
    }

    static void show(History history, Axis steps, FrameBuilder frame) {
        Axis losses = losses(history);
        int[] drawn = history.drawn(DRAWN);
        float[] xs = new float[drawn.length];
        float[] ys = new float[drawn.length];
        for (int i = 0; i < drawn.length; i++) {
            xs[i] = drawn[i];
            ys[i] = Math.min(history.loss(drawn[i]), losses.max());
        }
        int[] epochs = history.drawnEpochs(DRAWN);
        float[] ends = new float[epochs.length];
        float[] valid = new float[epochs.length];
        for (int i = 0; i < epochs.length; i++) {
            History.Epoch epoch = history.epoch(epochs[i]);
            ends[i] = epoch.steps();
            valid[i] = Math.min(epoch.validLoss(), losses.max());
        }
        frame.axis(Axis.STEP, steps)
                .axis(LOSS, losses)
                .chart(new Chart.Lines(BATCH, xs, ys))
                .chart(new Chart.Lines(VALID, ends, valid))
                .chart(off("walkoff", history.steps(), i -> (float) i, history::loss, losses));
    }

    /** A word where a curve first leaves the paper, along whose edge it runs then. */
    static Chart off(String id, int count, IntFunction<Float> xs, IntToDoubleFunction ys, Axis paper) {
        int first = -1;
        double highest = 0;
        for (int i = 0; i < count; i++) {
            double y = ys.applyAsDouble(i);
            if (!(y <= paper.max())) {
                first = first < 0 ? i : first;
                highest = Double.isNaN(y) ? Double.POSITIVE_INFINITY : Math.max(highest, y);
            }
        }
        return first < 0
                ? Blank.labels(id)
                : new Chart.Labels(
                        id,
                        new float[] {xs.apply(first)},
                        new float[] {paper.max()},
                        List.of(Message.of("seven.off", (float) highest)));
    }

    /** From nothing to well above where it began; what flies higher runs along the edge. */
    static Axis losses(History history) {
        float first = history.epoch(0).validLoss();
        if (history.steps() > 0) {
            first = Math.max(first, history.loss(0));
        }
        return new Axis(0, Float.isFinite(first) ? 1.1f * first : 1).withRoundTop();
    }
}
