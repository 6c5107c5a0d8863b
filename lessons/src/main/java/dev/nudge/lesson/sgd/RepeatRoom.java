package dev.nudge.lesson.sgd;

import static dev.nudge.lesson.sgd.SevenSteps.BATCH;
import static dev.nudge.lesson.sgd.SevenSteps.RATE;
import static dev.nudge.lesson.sgd.SevenSteps.SCHEDULE;

import dev.nudge.compute.nn.Schedule;
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
import dev.nudge.lesson.training.Plan;
import java.util.ArrayList;
import java.util.List;

/** Step after step, epoch after epoch: the losses so far, the rate of each step, the batch that comes next. */
final class RepeatRoom implements Showing {

    private static final int DRAWN = 240;

    @Override
    public List<Picture> pictures() {
        return List.of(
                WalkPicture.LARGE,
                Plot.of("rates", Size.SMALL, Axis.STEP, "ratey", Layer.of("rateline", Role.GRADIENT)),
                BatchPicture.PICTURE);
    }

    @Override
    public List<String> controls() {
        return List.of(BATCH, RATE, SCHEDULE, BatchPicture.PAGE);
    }

    @Override
    public List<Chart> blank() {
        List<Chart> blank = new ArrayList<>(WalkPicture.BLANK);
        blank.add(Blank.lines("rateline"));
        blank.addAll(BatchPicture.BLANK);
        return blank;
    }

    @Override
    public Message words(Moment moment) {
        Plan plan = moment.plan();
        if (moment.ended() != Moment.Ending.NONE) {
            return Message.of("seven.repeat.ended", moment.steps(), moment.epoch());
        }
        int step = moment.steps() % plan.stepsPerEpoch();
        return Message.of(
                moment.steps() == 0 ? "seven.repeat.start" : "seven.repeat",
                moment.steps(),
                moment.epoch() + 1,
                step + 1,
                plan.stepsPerEpoch(),
                moment.batch().size(),
                plan.train().count());
    }

    @Override
    public void show(Moment moment, FrameBuilder frame) {
        WalkPicture.show(moment, frame);
        boolean finds = RateTrial.isOn(moment.settings());
        frame.idle(RATE, finds).idle(SCHEDULE, finds);
        BatchPicture.show(moment, frame);
        History history = moment.history();
        Axis steps = WalkPicture.steps(moment);
        Schedule schedule = SevenSteps.schedule(moment.settings(), moment.plan());
        float[] xs = new float[DRAWN];
        float[] ys = new float[DRAWN];
        float highest = 0;
        for (int i = 0; i < DRAWN; i++) {
            int step = (int) (steps.max() * i / DRAWN);
            xs[i] = step;
            ys[i] = step < history.steps() ? history.rate(step) : (float) schedule.rate(step);
            highest = Math.max(highest, ys[i]);
        }
        frame.axis("ratey", new Axis(0, Scale.roundUp(1.05f * highest))).chart(new Chart.Lines("rateline", xs, ys));
    }
}
