package dev.nudge.session;

import dev.nudge.lesson.Stage;
import java.util.function.BooleanSupplier;

/**
 * Whether the picture of where a stage stands is ready and whether it is due, and the next step. What is long is made ready in parts; a picture that is due goes before the next step. Times are nanoseconds of one clock.
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
    /** Whether the picture is not known to be ready. */
    private boolean missing;
    /** Whether the next step or the picture is made ready in parts: a picture that is due goes before the step. */
    private boolean inParts;

    /** @param isWatched whether somebody waits for a picture */
    Readiness(Stage stage, BooleanSupplier isWatched, long now) {
        this.stage = stage;
        this.isWatched = isWatched;
        this.pictured = now;
    }

    /** Makes some of the next step ready. @return how many of so many steps may be taken now */
    int makeStep(int most) {
        int ready = stage.makeReady(most);
        inParts |= ready == 0;
        return ready;
    }

    /** Makes some of the picture ready. @return whether it is */
    boolean makePicture() {
        missing = !stage.makeFrameReady();
        inParts |= missing;
        return !missing;
    }

    /** The stage is not as it was; nothing is known to be ready. */
    void stepped() {
        moved = true;
        missing = true;
        inParts = false;
    }

    /** Whether there is more to make ready before the picture of where the stage stands, as far as is known. */
    boolean isMissing() {
        return missing;
    }

    /** Whether a picture is asked for that is not ready. */
    boolean isPictureWanted() {
        return moved && missing && isWatched.getAsBoolean();
    }

    /** A picture of where the stage stands was made. */
    void pictured(long now) {
        pictured = now;
        moved = false;
        missing = false;
    }

    /** A picture was to be made, and is not ready. */
    void owesPicture() {
        moved = true;
    }

    private boolean isDue(long now) {
        return moved && now - pictured >= BETWEEN_PICTURES && isWatched.getAsBoolean();
    }

    /** Whether it is time for a picture, and it is ready. */
    boolean isPictureDue(long now) {
        return isDue(now) && (inParts || !missing ? !missing : makePicture());
    }

    /** Whether the picture of where the stage stands goes before the next step. */
    boolean isPictureFirst(long now) {
        return inParts && isDue(now);
    }

    /** Whether the next step waits for nothing but a picture that is ready. */
    boolean holdsForPicture(long now) {
        return !missing && isPictureFirst(now);
    }

    /**
     * When something is to be done next.
     *
     * @param step when the next step is due
     * @return that time, or an earlier one if there is a picture to make yet; {@code now} if somebody waits while there is more to make ready for it
     */
    long next(long step, long now) {
        if (!moved) {
            return step;
        }
        if (isPictureWanted()) {
            return now;
        }
        long picture = pictured + BETWEEN_PICTURES - now > 0 ? pictured + BETWEEN_PICTURES : now + BETWEEN_PICTURES;
        return step - picture < 0 ? step : picture;
    }
}
