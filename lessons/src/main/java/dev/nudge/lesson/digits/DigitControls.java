package dev.nudge.lesson.digits;

import dev.nudge.lesson.Control;
import dev.nudge.lesson.Control.Effect;
import dev.nudge.lesson.Control.Scale;
import dev.nudge.lesson.FrameBuilder;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Settings;

/** What the experiments on digits let a learner choose alike. */
public final class DigitControls {

    public static final String SET = "set";
    public static final String SEED = "seed";
    public static final String FOLD = "fold";

    private DigitControls() {}

    public static Control set() {
        return new Control.Choice(SET, DigitSets.NAMES, DigitSets.UCI, Effect.RESTART);
    }

    public static Control seed() {
        return whole(SEED, 0, 99, 999, 1, Effect.RESTART);
    }

    /**
     * @param preset the fifth that is kept apart before anyone touches it
     */
    public static Control fold(int preset) {
        return whole(FOLD, 1, Split.FOLDS, Split.FOLDS, preset, Effect.RESTART);
    }

    /**
     * @param most the right end of the track
     * @param highest the largest number that may be typed
     */
    public static Control whole(String id, int least, int most, int highest, int preset, Effect effect) {
        return new Control.Slider(id, least, most, 1, least, highest, preset, Scale.LINEAR, effect);
    }

    static Baseline baseline(DigitSets sets, Settings settings, Distance distance) {
        return sets.baseline(
                settings.pick(SET), Math.round(settings.number(SEED)), Math.round(settings.number(FOLD)), distance);
    }

    /** Leaves out what is not here, and says why to who asks for it. */
    public static void tell(FrameBuilder frame, DigitSets sets, Settings settings) {
        frame.idle(SET, !sets.hasMnist() && sets.whyNot().isEmpty())
                .idle(SET + "." + DigitSets.MNIST, !sets.hasMnist());
        if (settings.pick(SET).equals(DigitSets.MNIST) && !sets.hasMnist()) {
            frame.notice(sets.whyNot().isEmpty() ? Message.of("digits.nomnist") : Message.of("digits.badmnist"));
        }
    }
}
