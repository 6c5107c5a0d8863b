package dev.nudge.lesson.sgd;

import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.FrameBuilder;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.digits.DigitControls;
import dev.nudge.lesson.digits.DigitSets;
import dev.nudge.lesson.training.Architecture;
import dev.nudge.lesson.training.Evaluation;
import dev.nudge.lesson.training.FirstWeights;
import dev.nudge.lesson.training.History;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Puts a moment of a training into a frame: one room of it, the others away. */
final class SevenFrame {

    private static final Axis EMPTY = new Axis(0, 1);

    /** With labels turned, this share of them learnt by heart, and a loss of the validation set so many times its lowest, is more than fitting. */
    private static final float BY_HEART = 0.95f;

    private static final float WORSE = 1.2f;

    /** Steps after which a network that has not stirred is asleep. */
    private static final int LONG = 20;

    private SevenFrame() {}

    /**
     * @param beginning what it began with
     * @param toBeat images of the validation set that the nearest mean is right about
     */
    static Frame of(Moment moment, Room room, DigitSets sets, Beginning beginning, int toBeat) {
        Showing showing = room.showing();
        FrameBuilder frame = Frame.saying(
                room == Room.INITIALISE && moment.steps() == 0 && beginning.isFile()
                        ? beginning.words(moment)
                        : showing.words(moment));
        beginning.tell(frame);
        furnish(frame, showing);
        showing.show(moment, frame);
        History history = moment.history();
        Evaluation valid = moment.valid();
        frame.readout("step", moment.steps())
                .readout("epoch", moment.epoch())
                .readout("batchloss", finite(moment.loss()))
                .readout("validloss", finite(valid.loss()))
                .readout("right", valid.right())
                .readout("of", valid.count())
                .readout("accuracy", valid.accuracy())
                .readout("hidden", moment.plan().model().net().hidden())
                .readout("pixels", moment.plan().train().pixels())
                .readout("size", moment.plan().batch())
                .readout("even", moment.plan().objective().even())
                .goal("beaten", moment.steps() > 0 && valid.right() > toBeat)
                .goal("asleep", isAsleep(moment))
                .goal("diverged", moment.ended() == Moment.Ending.DIVERGED)
                .goal("overfitted", isOverfitted(moment))
                .goal("patient", moment.ended() == Moment.Ending.PATIENCE);
        if (moment.ended() == Moment.Ending.NONE) {
            int left = moment.plan().stepsPerEpoch()
                    - history.steps() % moment.plan().stepsPerEpoch();
            frame.leap(left, Message.of("seven.leap"));
        }
        DigitControls.tell(frame, sets, moment.settings());
        if ((room == Room.REPEAT || room == Room.STOP) && isBeyondLimit(moment)) {
            frame.notice(Message.of(
                    "seven.limit",
                    SevenSteps.whole(moment.settings(), SevenSteps.EPOCHS),
                    SevenSteps.planned(moment.settings(), moment.plan()),
                    SevenSteps.MOST_STEPS,
                    SevenSteps.MOST_STEPS / moment.plan().stepsPerEpoch() + 1));
        }
        boolean whole = sets.isMnist(moment.settings().pick(DigitControls.SET));
        frame.idle(DigitControls.SEED, whole).idle(DigitControls.FOLD, whole);
        return frame.build();
    }

    /** Shows the pictures and controls of a room, and keeps those of the others out of sight. */
    private static void furnish(FrameBuilder frame, Showing here) {
        Map<String, Chart> blank = new LinkedHashMap<>();
        Set<String> shown = new HashSet<>();
        here.pictures().forEach(picture -> shown.add(picture.id()));
        Set<String> filled = charts(here);
        for (Room room : Room.values()) {
            for (Picture picture : room.showing().pictures()) {
                frame.away(picture.id(), !shown.contains(picture.id()));
                if (picture instanceof Picture.Plot plot) {
                    frame.axis(plot.x().axis(), EMPTY).axis(plot.y().axis(), EMPTY);
                }
            }
            room.showing().blank().stream()
                    .filter(chart -> !filled.contains(chart.id()))
                    .forEach(chart -> blank.put(chart.id(), chart));
        }
        blank.values().forEach(frame::chart);
        for (Control control : SevenSteps.CONTROLS) {
            frame.idle(
                    control.id(),
                    !(control instanceof Control.Rooms) && !here.controls().contains(control.id()));
        }
    }

    /** Names of the charts that stand in a room's pictures. */
    private static Set<String> charts(Showing showing) {
        Set<String> charts = new HashSet<>();
        for (Picture picture : showing.pictures()) {
            if (picture instanceof Picture.Plot plot) {
                plot.layers().forEach(layer -> charts.add(layer.chart()));
            } else {
                charts.add(picture.id());
            }
        }
        return charts;
    }

    private static float finite(float number) {
        return Float.isInfinite(number) ? Float.NaN : number;
    }

    /** Whether more steps are planned than a walk has. */
    private static boolean isBeyondLimit(Moment moment) {
        return moment.settings().pick(SevenSteps.STOP).equals(Stop.EPOCHS.id())
                && SevenSteps.planned(moment.settings(), moment.plan()) > SevenSteps.MOST_STEPS;
    }

    /** A network whose first layer has learnt nothing at all. */
    private static boolean isAsleep(Moment moment) {
        return moment.plan().model().net() != Architecture.LINEAR
                && moment.plan().model().start() == FirstWeights.ZEROS
                && moment.steps() >= LONG
                && GradientRoom.length(moment.weights().layers().getFirst()) == 0;
    }

    private static boolean isOverfitted(Moment moment) {
        History history = moment.history();
        History.Epoch latest = history.latest();
        return moment.plan().train().turned() > 0
                && latest.trainAccuracy() >= BY_HEART
                && latest.validLoss() > WORSE * history.epoch(history.best()).validLoss();
    }
}
