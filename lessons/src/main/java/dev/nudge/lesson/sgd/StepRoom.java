package dev.nudge.lesson.sgd;

import static dev.nudge.lesson.sgd.SevenSteps.AIM;
import static dev.nudge.lesson.sgd.SevenSteps.MOMENTUM;
import static dev.nudge.lesson.sgd.SevenSteps.OPTIMISER;
import static dev.nudge.lesson.sgd.SevenSteps.RATE;
import static dev.nudge.lesson.sgd.SevenSteps.SCHEDULE;

import dev.nudge.lesson.Chart;
import dev.nudge.lesson.FrameBuilder;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.Picture.Plain;
import dev.nudge.lesson.Picture.Role;
import dev.nudge.lesson.Picture.Size;
import dev.nudge.lesson.digits.Thumbnails;
import dev.nudge.lesson.training.Training;
import dev.nudge.lesson.training.UpdateRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** What the next step adds to every weight, and what that does to the loss of its batch. */
final class StepRoom implements Showing {

    private static final String MOVE = "move";
    private static final String MOVES = "moves";

    private static final List<Chart> NO_STEP = List.of(Blank.image(MOVE), Blank.table(MOVES));

    /** The loss of one batch, summed up in two ways, may differ by this share of it. */
    private static final float ROUNDING = 1e-6f;

    /** Weights that are told in numbers: those that move most. */
    private static final int TOLD = 5;

    @Override
    public List<Picture> pictures() {
        return List.of(
                Tiles.picture(MOVE, Role.GRADIENT), RateTrial.PICTURE, new Plain(MOVES, Size.STRIP), WalkPicture.STRIP);
    }

    @Override
    public List<String> controls() {
        return List.of(AIM, OPTIMISER, RATE, MOMENTUM, SCHEDULE);
    }

    @Override
    public List<Chart> blank() {
        List<Chart> blank = new ArrayList<>(RateTrial.BLANK);
        blank.addAll(NO_STEP);
        return blank;
    }

    @Override
    public Message words(Moment moment) {
        if (RateTrial.isOn(moment.settings())) {
            return RateTrial.words(moment);
        }
        if (moment.peek().isEmpty()) {
            return Message.of("seven.step.ended");
        }
        Training.Peek peek = moment.peek().get();
        float before = moment.loss();
        return Message.of(
                "seven.step." + direction(before, peek.lossAfter()), (float) peek.rate(), before, peek.lossAfter());
    }

    /** Where a loss goes from {@code before}: what may be rounding is no way; what is no number any more is gone. */
    static String direction(float before, float after) {
        if (!Float.isFinite(before) || Float.isNaN(after)) {
            return "gone";
        }
        float least = ROUNDING * Math.abs(before);
        float change = after - before;
        return change < -least ? "down" : change > least ? "up" : "level";
    }

    @Override
    public void show(Moment moment, FrameBuilder frame) {
        frame.idle(MOMENTUM, moment.plan().method().update() != UpdateRule.MOMENTUM);
        WalkPicture.show(moment, frame);
        boolean finds = RateTrial.isOn(moment.settings());
        frame.away(MOVE, finds).away(MOVES, finds).away(RateTrial.PICTURE.id(), !finds);
        if (finds) {
            frame.idle(RATE, true).idle(SCHEDULE, true).goal("found", moment.ended() == Moment.Ending.FOUND);
            RateTrial.show(moment, frame);
        } else {
            RateTrial.BLANK.forEach(frame::chart);
        }
        if (moment.peek().isEmpty()) {
            NO_STEP.forEach(frame::chart);
            frame.axis(Tiles.ACROSS, Thumbnails.INK).axis(Tiles.DOWN, Thumbnails.INK);
            return;
        }
        float[] before = moment.weights().flat();
        float[] after = moment.peek().get().weights().flat();
        float[] gradient = moment.gradient();
        float[] move = new float[before.length];
        for (int i = 0; i < move.length; i++) {
            move[i] = after[i] - before[i];
        }
        List<List<Object>> rows = IntStream.range(0, move.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -Math.abs(move[i])))
                .limit(TOLD)
                .map(i -> List.<Object>of(moment.weights().name(i), before[i], gradient[i], move[i], after[i]))
                .toList();
        Tiles.show(
                frame,
                MOVE,
                moment.weights().shaped(move),
                moment.plan().train().images().side());
        frame.chart(new Chart.Table(
                MOVES,
                List.of(
                        Message.of("seven.head.weight"),
                        Message.of("seven.head.before"),
                        Message.of("seven.head.slope"),
                        Message.of("seven.head.move"),
                        Message.of("seven.head.after")),
                rows,
                List.of()));
    }
}
