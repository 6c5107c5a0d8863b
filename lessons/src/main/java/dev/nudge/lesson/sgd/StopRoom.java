package dev.nudge.lesson.sgd;

import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.FrameBuilder;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.Picture.Layer;
import dev.nudge.lesson.Picture.Plain;
import dev.nudge.lesson.Picture.Plot;
import dev.nudge.lesson.Picture.Role;
import dev.nudge.lesson.Picture.Scaled;
import dev.nudge.lesson.Picture.Size;
import dev.nudge.lesson.Picture.View;
import dev.nudge.lesson.digits.DigitControls;
import dev.nudge.lesson.digits.Thumbnails;
import dev.nudge.lesson.training.Evaluation;
import dev.nudge.lesson.training.History;
import dev.nudge.lesson.training.Named;
import dev.nudge.lesson.training.RateSchedule;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** When it is enough: both sets over the epochs, and what the model says about images it has never learnt from. */
final class StopRoom implements Showing {

    /** Which images of the validation set are shown. */
    enum Behind implements Named {
        /** All, those first that the model is most wrong about. */
        WORST,
        /** Threes taken for a 3. */
        THREES,
        /** Threes taken for a 7. */
        THREEASSEVEN,
        /** Sevens taken for a 3. */
        SEVENASTHREE,
        /** Sevens taken for a 7. */
        SEVENS;

        int[] images(Evaluation valid) {
            return switch (this) {
                case WORST -> valid.worst(WALL.places());
                case THREES -> valid.behind(1, 1);
                case THREEASSEVEN -> valid.behind(1, 0);
                case SEVENASTHREE -> valid.behind(0, 1);
                case SEVENS -> valid.behind(0, 0);
            };
        }
    }

    private static final List<String> DIGITS = List.of("3", "7");

    private static final Thumbnails WALL = new Thumbnails(8, 3);

    @Override
    public List<Picture> pictures() {
        return List.of(
                Plot.of(
                        "both",
                        Size.LARGE,
                        "epochs",
                        "meanloss",
                        Layer.of("bestline", Role.GUIDE),
                        Layer.of("trainloss", Role.LOSS),
                        Layer.of("validloss", Role.MODEL),
                        Layer.of("best", Role.MARK)),
                Plot.of(
                        "share",
                        Size.SMALL,
                        "epochs",
                        "accuracy",
                        Layer.of("trainshare", Role.LOSS),
                        Layer.of("validshare", Role.MODEL)),
                new Plain("confusion", Size.SMALL),
                new Plot(
                        "behind",
                        Size.SMALL,
                        Scaled.linear("behindx"),
                        Scaled.linear("behindy"),
                        View.SQUARE,
                        List.of(Layer.of("behind", Role.MODEL))));
    }

    @Override
    public List<String> controls() {
        return List.of(
                SevenSteps.STOP,
                SevenSteps.EPOCHS,
                SevenSteps.SECONDS,
                SevenSteps.PATIENCE,
                SevenSteps.NOISE,
                SevenSteps.BEHIND,
                DigitControls.SEED,
                DigitControls.FOLD);
    }

    @Override
    public List<Chart> blank() {
        return List.of(
                Blank.lines("bestline"),
                Blank.lines("trainloss"),
                Blank.lines("validloss"),
                Blank.dots("best"),
                Blank.lines("trainshare"),
                Blank.lines("validshare"),
                Blank.grid("confusion"),
                Blank.image("behind"));
    }

    @Override
    public Message words(Moment moment) {
        History.Epoch latest = moment.history().latest();
        boolean isOfKept = moment.ended() == Moment.Ending.PATIENCE;
        return Message.of(
                "seven.stop." + moment.ended().name().toLowerCase(Locale.ROOT),
                moment.epoch(),
                isOfKept ? moment.valid().right() : latest.validRight(),
                moment.valid().count(),
                latest.trainLoss(),
                latest.validLoss(),
                moment.history().best());
    }

    @Override
    public void show(Moment moment, FrameBuilder frame) {
        History history = moment.history();
        Axis losses = WalkPicture.losses(history);
        int best = history.best();
        float bestX = best;
        float bestY = Math.min(history.epoch(best).validLoss(), losses.max());
        float per = moment.plan().stepsPerEpoch();
        frame.axis("epochs", new Axis(0, Math.max(1, WalkPicture.steps(moment).max() / per)))
                .axis("meanloss", losses)
                .axis("accuracy", new Axis(0.5f, 1.01f))
                .chart(new Chart.Lines("bestline", new float[] {bestX, bestX}, new float[] {0, losses.max()}))
                .chart(line("trainloss", history, losses, History.Epoch::trainLoss))
                .chart(line("validloss", history, losses, History.Epoch::validLoss))
                .chart(new Chart.Scatter("best", new float[] {bestX}, new float[] {bestY}))
                .chart(line("trainshare", history, new Axis(0.5f, 1), History.Epoch::trainAccuracy))
                .chart(line("validshare", history, new Axis(0.5f, 1), History.Epoch::validAccuracy))
                .chart(confusion(moment));
        behind(moment, frame);
        String stop = moment.settings().pick(SevenSteps.STOP);
        boolean planned = stop.equals(Stop.EPOCHS.id())
                || !moment.settings().pick(SevenSteps.SCHEDULE).equals(RateSchedule.CONSTANT.id());
        frame.idle(SevenSteps.EPOCHS, !planned)
                .idle(SevenSteps.SECONDS, !stop.equals(Stop.TIME.id()))
                .idle(SevenSteps.PATIENCE, !stop.equals(Stop.PATIENCE.id()));
        int sample = moment.plan().sample();
        if (sample < moment.plan().train().count()) {
            frame.notice(
                    Message.of("seven.sample", sample, moment.plan().train().count()));
        }
        int turned = moment.plan().train().turned();
        if (turned > 0) {
            frame.notice(
                    Message.of("seven.turned", turned, moment.plan().train().count()));
        }
    }

    private static Chart line(String id, History history, Axis axis, ToDoubleFunction<History.Epoch> what) {
        int[] drawn = history.drawnEpochs(WalkPicture.DRAWN);
        float[] xs = new float[drawn.length];
        float[] ys = new float[drawn.length];
        for (int i = 0; i < drawn.length; i++) {
            xs[i] = drawn[i];
            ys[i] = (float) Math.clamp(what.applyAsDouble(history.epoch(drawn[i])), axis.min(), axis.max());
        }
        return new Chart.Lines(id, xs, ys);
    }

    /** How many of each digit it takes for which; a press on a cell shows those images. */
    private static Chart confusion(Moment moment) {
        Evaluation valid = moment.valid();
        float[] counts = {
            valid.behind(1, 1).length, valid.behind(1, 0).length, valid.behind(0, 1).length, valid.behind(0, 0).length
        };
        List<Behind> cells = List.of(Behind.THREES, Behind.THREEASSEVEN, Behind.SEVENASTHREE, Behind.SEVENS);
        int now = cells.indexOf(behind(moment));
        return new Chart.Grid("confusion", 2, counts, new Axis(0, valid.count()))
                .marked(List.of(), now < 0 ? List.of() : List.of(now))
                .leading(cells.stream()
                        .map(cell -> SevenSteps.BEHIND + "=" + cell.id())
                        .toList())
                .under(new Chart.Grid.Heads(DIGITS, DIGITS));
    }

    private static Behind behind(Moment moment) {
        return Named.of(Behind.class, moment.settings().pick(SevenSteps.BEHIND));
    }

    private static void behind(Moment moment, FrameBuilder frame) {
        Evaluation valid = moment.valid();
        frame.axis("behindx", WALL.across())
                .axis("behindy", WALL.down())
                .chart(WALL.chart("behind", valid.set().images(), behind(moment).images(valid)));
    }
}
