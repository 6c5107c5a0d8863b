package dev.nudge.session;

import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Stage;
import dev.nudge.lesson.Trail;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * All that a page shows of a session at one time, so that picture, link and buttons agree.
 *
 * @param furthest how many steps the furthest trail has; this one is its beginning
 * @param canStep whether a step may lead on
 * @param canGoBack whether there is an act to take back
 * @param moved where the numbers went on when their device died; null while it lives
 * @param timeUp how long it played, where that is why it ended; null otherwise
 * @param failure why what went on has ended; null unless it failed
 */
record Moment(
        Frame frame,
        Trail trail,
        int furthest,
        boolean canStep,
        boolean canGoBack,
        Activity activity,
        @Nullable Moved moved,
        @Nullable Duration timeUp,
        @Nullable RuntimeException failure) {

    /** The stage as it stands. */
    static Moment of(Stage stage, Frame frame, Activity activity, @Nullable Moved moved, @Nullable Duration timeUp) {
        return new Moment(
                frame,
                stage.trail(),
                stage.furthest().steps(),
                stage.canStep(),
                stage.canGoBack(),
                activity,
                moved,
                timeUp,
                null);
    }

    /**
     * The same with a trail that is asked for, though the stage does not stand there yet.
     *
     * @param furthest as far as the stage was ever walked
     */
    Moment ledTo(Trail asked, Trail furthest) {
        int steps = furthest.passes(asked) ? furthest.steps() : asked.steps();
        return new Moment(frame, asked, steps, canStep, canGoBack, activity, moved, timeUp, failure);
    }

    Moment with(Activity activity, @Nullable RuntimeException failure) {
        return new Moment(frame, trail, furthest, canStep, canGoBack, activity, moved, timeUp, failure);
    }
}
