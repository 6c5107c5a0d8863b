package dev.nudge.classroom;

import dev.nudge.lesson.data.Curve;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * A learner of a class, as the teacher sees them.
 *
 * @param here whether a page of theirs is open now
 * @param standing where they stand; empty before their first move, and after the server was started anew until their page is back
 * @param best the lowest score since the last task; in a race, that of its steps
 * @param guess what they said beforehand
 * @param drawn what they drew beforehand, as shares of the picture's height, 0 to 1
 * @param done how long after it was asked they had done the task
 * @param reached checkpoints, each {@code <experiment>.<goal>}
 * @param still how long ago their score became better for the last time
 */
public record Attendee(
        int seat,
        String nickname,
        boolean simulated,
        boolean here,
        Optional<Standing> standing,
        Optional<Float> best,
        Optional<Float> guess,
        Optional<Curve> drawn,
        Optional<Duration> done,
        Set<String> reached,
        Duration still) {

    /** Without a better score for this long, somebody who has not done the task is stuck. */
    private static final Duration STUCK = Duration.ofSeconds(90);

    /** Whether somebody may want to come and help. */
    public boolean isStuck() {
        return here && done.isEmpty() && still.compareTo(STUCK) >= 0;
    }

    public boolean isDone() {
        return done.isPresent();
    }
}
