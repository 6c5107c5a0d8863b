package dev.nudge.lesson.sgd;

import dev.nudge.compute.nn.LearningRateFinder;
import dev.nudge.compute.nn.LearningRateFinder.Trial;
import dev.nudge.compute.nn.LearningRateFinder.Try;
import dev.nudge.compute.nn.Schedule;
import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.FrameBuilder;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.Picture.Layer;
import dev.nudge.lesson.Picture.Plot;
import dev.nudge.lesson.Picture.Role;
import dev.nudge.lesson.Picture.Scaled;
import dev.nudge.lesson.Picture.Size;
import dev.nudge.lesson.Picture.View;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Trail;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.training.History;
import dev.nudge.lesson.training.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The learning-rate finder on this model: a walk whose every step has a larger rate than the one before, until the loss leaves. */
final class RateTrial {

    static final int MOST_TRIES = 100;

    static final Picture PICTURE = new Plot(
            "trial",
            Size.LARGE,
            Scaled.logarithmic("trialrate"),
            Scaled.linear("trialloss"),
            View.FITTED,
            List.of(
                    Layer.of("trialbatch", Role.PART),
                    Layer.of("trialsmooth", Role.LOSS),
                    Layer.of("trialtenth", Role.RUN_2),
                    Layer.of("trialvalley", Role.RUN_3),
                    Layer.of("trialsteepest", Role.RUN_3),
                    Layer.of("trialoff", Role.GUIDE)));

    static final List<Chart> BLANK = List.of(
            Blank.lines("trialbatch"),
            Blank.lines("trialsmooth"),
            Blank.dots("trialtenth"),
            Blank.dots("trialvalley"),
            Blank.dots("trialsteepest"),
            Blank.labels("trialoff"));

    private static final float FIRST = 1e-4f;
    private static final float LAST = 100;
    private static final Axis RATES = new Axis(FIRST, LAST);

    /** Fewer tries than this suggest nothing. */
    private static final int FEWEST = 10;

    /** Of each digit that a rate is offered with. */
    private static final int DIGITS = 2;

    /** Losses of so many tries on either side are averaged where the steepest fall is looked for: the smoothed loss comes too late for that. */
    private static final int AROUND = 4;

    /** A fall or a rise by less than this share of the first loss is chance. */
    private static final float FELL = 0.1f;

    private RateTrial() {}

    static boolean isOn(Settings settings) {
        return settings.pick(SevenSteps.AIM).equals(SevenSteps.FIND);
    }

    static Schedule schedule() {
        return Schedule.exponential(FIRST, Math.pow((double) LAST / FIRST, 1.0 / (MOST_TRIES - 1)));
    }

    private static Trial trial(History history) {
        Trial trial = new Trial();
        for (int step = 0; step < history.steps(); step++) {
            trial.add(history.rate(step), history.loss(step));
        }
        return trial;
    }

    static boolean isOver(History history) {
        return history.steps() >= MOST_TRIES || trial(history).isOver();
    }

    /** Whether the loss has left, and taken the weights along. */
    private static boolean isGone(History history) {
        return trial(history).isOver();
    }

    /** The same tries, smoothed by their neighbours on both sides, as far as the loss has not risen again. */
    private static List<Try> descent(List<Try> tries) {
        List<Try> means = new ArrayList<>();
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = AROUND; i < tries.size() - AROUND; i++) {
            double sum = 0;
            for (Try near : tries.subList(i - AROUND, i + AROUND + 1)) {
                sum += near.loss();
            }
            double mean = sum / (2 * AROUND + 1);
            lowest = Math.min(lowest, mean);
            means.add(new Try(tries.get(i).rate(), tries.get(i).loss(), mean));
            if (mean > lowest + FELL * means.getFirst().smoothed()) {
                break;
            }
        }
        return means;
    }

    private static boolean fell(List<Try> descent) {
        double lowest = descent.stream().mapToDouble(Try::smoothed).min().orElseThrow();
        return lowest < (1 - FELL) * descent.getFirst().smoothed();
    }

    static Message words(Moment moment) {
        History history = moment.history();
        List<Try> tries = trial(history).tries();
        if (tries.size() < FEWEST) {
            return Message.of(
                    "seven.trial.few", tries.size(), (float) schedule().rate(tries.size()));
        }
        boolean ended = moment.ended() == Moment.Ending.FOUND;
        if (ended && !isGone(history)) {
            List<Try> descent = descent(tries);
            Message stayed = Message.of(
                    moment.plan().objective() == Objective.SEVEN ? "seven.trial.bounded" : "seven.trial.stayed",
                    tries.size(),
                    (float) tries.getLast().rate());
            return fell(descent)
                    ? Message.of("seven.trial.fell", stayed, rounded(LearningRateFinder.steepest(descent)))
                    : Message.of("seven.trial.still", stayed);
        }
        return Message.of(
                ended ? "seven.trial.over" : "seven.trial.words",
                tries.size(),
                (float) tries.getLast().rate(),
                rounded(LearningRateFinder.tenthOfMinimum(tries)),
                rounded(LearningRateFinder.valley(tries)));
    }

    static void show(Moment moment, FrameBuilder frame) {
        List<Try> tries = trial(moment.history()).tries();
        Axis losses = WalkPicture.losses(moment.history());
        frame.axis("trialrate", RATES)
                .axis("trialloss", losses)
                .chart(line("trialbatch", tries, losses, Try::loss))
                .chart(line("trialsmooth", tries, losses, Try::smoothed))
                .chart(WalkPicture.off(
                        "trialoff",
                        tries.size(),
                        i -> (float) tries.get(i).rate(),
                        i -> tries.get(i).loss(),
                        losses));
        if (tries.size() < FEWEST) {
            frame.chart(Blank.dots("trialtenth"))
                    .chart(Blank.dots("trialvalley"))
                    .chart(Blank.dots("trialsteepest"));
            return;
        }
        if (moment.ended() == Moment.Ending.FOUND && !isGone(moment.history())) {
            frame.chart(Blank.dots("trialtenth")).chart(Blank.dots("trialvalley"));
            List<Try> descent = descent(tries);
            if (!fell(descent)) {
                frame.chart(Blank.dots("trialsteepest"));
                return;
            }
            double steepest = LearningRateFinder.steepest(descent);
            frame.chart(mark("trialsteepest", steepest, descent, losses));
            offer(frame, steepest);
            return;
        }
        frame.chart(Blank.dots("trialsteepest"));
        double tenth = LearningRateFinder.tenthOfMinimum(tries);
        double valley = LearningRateFinder.valley(tries);
        frame.chart(mark("trialtenth", tenth, tries, losses)).chart(mark("trialvalley", valley, tries, losses));
        if (moment.ended() == Moment.Ending.FOUND) {
            offer(frame, valley);
        }
    }

    private static void offer(FrameBuilder frame, double rate) {
        float taken = rounded(rate);
        frame.offer(
                Message.of("seven.trial.take", taken),
                List.of(
                        new Trail.Change(SevenSteps.AIM, new Value.Pick(SevenSteps.TRAIN)),
                        new Trail.Change(SevenSteps.RATE, new Value.Number(taken))));
    }

    private static Chart line(String id, List<Try> tries, Axis losses, ToDoubleFunction<Try> what) {
        float[] xs = new float[tries.size()];
        float[] ys = new float[tries.size()];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = (float) tries.get(i).rate();
            ys[i] = high(what.applyAsDouble(tries.get(i)), losses);
        }
        return new Chart.Lines(id, xs, ys);
    }

    /** What is higher than the paper, and what is no number, runs along its edge. */
    private static float high(double loss, Axis losses) {
        return loss < losses.max() ? (float) loss : losses.max();
    }

    /** A rate on the smoothed losses of these tries. */
    private static Chart mark(String id, double rate, List<Try> tries, Axis losses) {
        Try nearest = tries.getFirst();
        for (Try tried : tries) {
            if (Math.abs(Math.log(tried.rate() / rate)) < Math.abs(Math.log(nearest.rate() / rate))) {
                nearest = tried;
            }
        }
        return new Chart.Scatter(
                id, new float[] {Math.max((float) rate, FIRST)}, new float[] {high(nearest.smoothed(), losses)});
    }

    /** To two digits, within what the finder tries. */
    private static float rounded(double rate) {
        double unit = Math.pow(10, Math.floor(Math.log10(rate)) - DIGITS + 1);
        return Math.clamp((float) (Math.round(rate / unit) * unit), FIRST, LAST);
    }
}
