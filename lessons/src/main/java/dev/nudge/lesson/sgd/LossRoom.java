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
import dev.nudge.lesson.training.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What each answer of a batch costs, and their mean. */
final class LossRoom implements Showing {

    private static final int CURVE = 121;

    /** What the model gives, at least this far either way. */
    private static final float LEAST_REACH = 2;

    @Override
    public List<Picture> pictures() {
        return List.of(
                Plot.of(
                        "penalty",
                        Size.LARGE,
                        "raw",
                        "cost",
                        Layer.of("meanline", Role.LOSS),
                        Layer.of("curvethree", Role.RUN_1),
                        Layer.of("curveseven", Role.RUN_2),
                        Layer.of("costthree", Role.RUN_1),
                        Layer.of("costseven", Role.RUN_2),
                        Layer.of("costmark", Role.MARK)),
                BatchPicture.PICTURE,
                FollowedPicture.PICTURE,
                WalkPicture.STRIP);
    }

    @Override
    public List<String> controls() {
        return List.of(SevenSteps.LOSS, SevenSteps.IMAGE, BatchPicture.PAGE);
    }

    @Override
    public List<Chart> blank() {
        List<Chart> blank = new ArrayList<>(List.of(
                Blank.lines("meanline"),
                Blank.lines("curvethree"),
                Blank.lines("curveseven"),
                Blank.dots("costthree"),
                Blank.dots("costseven"),
                Blank.dots("costmark")));
        blank.addAll(BatchPicture.BLANK);
        blank.addAll(FollowedPicture.BLANK);
        return blank;
    }

    @Override
    public Message words(Moment moment) {
        int followed = moment.followedInPortion();
        float target = moment.portion().targets()[followed];
        float raw = moment.raw().toArray()[followed];
        Objective objective = moment.plan().objective();
        return Message.of(
                "seven.loss",
                moment.followed() + 1,
                target == 1 ? 3 : 7,
                objective.answer(moment.raw()).toArray()[followed],
                (float) objective.of(target, raw),
                moment.batch().size(),
                moment.loss());
    }

    @Override
    public void show(Moment moment, FrameBuilder frame) {
        Objective objective = moment.plan().objective();
        float[] raw = moment.raw().toArray();
        float[] targets = moment.portion().targets();
        float mean = moment.loss();
        float reach = LEAST_REACH;
        for (float each : raw) {
            if (Math.abs(each) < Float.POSITIVE_INFINITY) {
                reach = Math.max(reach, Math.abs(each));
            }
        }
        reach = Scale.roundUp(reach);
        Axis across = new Axis(-reach, reach);
        float[] costs = new float[raw.length];
        float highest = mean;
        for (int i = 0; i < raw.length; i++) {
            costs[i] = (float) objective.of(targets[i], raw[i]);
            highest = Math.max(highest, costs[i]);
        }
        Axis up = new Axis(0, objective == Objective.SEVEN ? 1.05f : Scale.roundUp(1.05f * highest));
        int followed = moment.followedInPortion();
        frame.axis("raw", across)
                .axis("cost", up)
                .chart(new Chart.Lines("meanline", new float[] {-reach, reach}, new float[] {mean, mean}))
                .chart(curve("curvethree", objective, 1, across, up))
                .chart(curve("curveseven", objective, 0, across, up))
                .chart(PredictRoom.dots("costthree", raw, costs, targets, 1))
                .chart(PredictRoom.dots("costseven", raw, costs, targets, 0))
                .chart(new Chart.Scatter("costmark", new float[] {raw[followed]}, new float[] {costs[followed]}));
        BatchPicture.show(moment, frame);
        FollowedPicture.show(moment, frame);
        WalkPicture.show(moment, frame);
        moment.tellPortion(frame);
    }

    /** The cost of every answer for one label; where it leaves the paper the pen is lifted. */
    private static Chart curve(String id, Objective objective, float target, Axis across, Axis up) {
        float[] xs = new float[CURVE];
        float[] ys = new float[CURVE];
        IntStream.range(0, CURVE).forEach(i -> {
            xs[i] = across.min() + (across.max() - across.min()) * i / (CURVE - 1);
            float cost = (float) objective.of(target, xs[i]);
            ys[i] = cost > up.max() ? Float.NaN : cost;
        });
        return new Chart.Lines(id, xs, ys);
    }
}
