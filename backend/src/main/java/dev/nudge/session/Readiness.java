package dev.nudge.session;

import dev.nudge.lesson.Stage;
import java.util.function.BooleanSupplier;

/**
 * Whether the next step, and the picture of where a stage stands, are ready, and whether that picture is due. A long step is made ready in parts, which serve the picture first. Times are nanoseconds of one clock.
 * Used by one thread at a time.
 */
final class Readiness {

    /** Thirty pictures a second. */
    static final long BETWEEN_PICTURES = 1_000_000_000L / 30;

    private final Stage stage;
    private final BooleanSupplier isWatched;
    /** When the last picture was made, and whether the walk has moved on since. */
    private long pictured;

    private boolean moved;
    private boolean missing;
    /** Whether the next step was made ready in parts: a picture that is due goes before it. */
    private boolean inParts;

    /** @param isWatched whether somebody waits for a picture */
    Readiness(Stage stage, BooleanSupplier isWatched, long now) {
        this.stage = stage;
        this.isWatched = isWatched;
        this.pictured = now;
    }

    /** @return how many of so many steps may be taken now */
    int make(int most) {
        int ready = stage.makeReady(most);
        missing = ready == 0;
        inParts |= missing;
        return ready;
    }

    /** After steps: begins with the next one. */
    void stepped() {
        moved = true;
        inParts = false;
        make(1);
    }

    /** Whether there is more to make ready before the next step and the picture of where the stage stands. */
    boolean isMissing() {
        return missing;
    }

    /** A picture of where the stage stands was made. */
    void pictured(long now) {
        pictured = now;
        moved = false;
    }

    /** A picture was to be made, and is not ready. */
    void owesPicture() {
        moved = true;
    }

    boolean isPictureDue(long now) {
        return moved && !missing && now - pictured >= BETWEEN_PICTURES && isWatched.getAsBoolean();
    }

    /** Whether a step that is ready waits for the picture of where the stage stands. */
    boolean holdsForPicture(long now) {
        return inParts && isPictureDue(now);
    }

    /**
     * When something is to be done next.
     *
     * @param step when the next step is due
     * @return that time, or an earlier one if there is a picture to make yet; {@code now} if there is more to make ready for it
     */
    long next(long step, long now) {
        if (!moved) {
            return step;
        }
        if (missing) {
            return now;
        }
        long picture = pictured + BETWEEN_PICTURES - now > 0 ? pictured + BETWEEN_PICTURES : now + BETWEEN_PICTURES;
        return step - picture < 0 ? step : picture;
    }
}
