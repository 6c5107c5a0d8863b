package dev.nudge.session;

import dev.nudge.compute.Compute;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Stage;
import dev.nudge.lesson.Trail;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What there is to see of a session: makes moments of its stage, keeps the newest, and knows who watches. Moments are made by whoever uses the stage at that time;
 * all else may be asked on any thread.
 */
final class Moments {

    /** What the first picture may take where a session is opened; what is left of a longer one is made later. */
    private static final long OPENING_NANOS = 20_000_000;

    private final Stage stage;
    private final Compute compute;
    private final MoveWatch moves = new MoveWatch();
    private final Readiness readiness;
    private final AtomicReference<Moment> latest;
    private volatile @Nullable Onlooker onlooker;

    /**
     * The first moment is that of a stage just opened.
     *
     * @param compute what the stage is on
     */
    Moments(Experiment experiment, Settings opening, Stage stage, Compute compute, LongSupplier nanoTime) {
        this.stage = stage;
        this.compute = compute;
        this.readiness = new Readiness(stage, this::isWatched, nanoTime.getAsLong());
        Frame first = isReadyWithin(OPENING_NANOS, nanoTime) ? stage.frame() : standIn(experiment, opening);
        noteDevice();
        this.latest = new AtomicReference<>(Moment.of(stage, first, Activity.NONE, moves.moved(), null));
    }

    private boolean isReadyWithin(long nanos, LongSupplier nanoTime) {
        long start = nanoTime.getAsLong();
        boolean ready = readiness.makePicture();
        while (!ready && nanoTime.getAsLong() - start < nanos) {
            ready = readiness.makePicture();
        }
        return ready;
    }

    /** The picture that is shown until there is one: the experiment's as it begins by itself. */
    private Frame standIn(Experiment experiment, Settings opening) {
        Trail start = Trail.from(experiment.start().opening());
        if (start.opening().equals(opening)) {
            return stage.frame();
        }
        try (Stage other = experiment.open(start, compute)) {
            return other.frame();
        }
    }

    boolean isPictureMissing() {
        return readiness.isMissing();
    }

    /** Of the stage's pictures; for whoever uses the stage. */
    Readiness readiness() {
        return readiness;
    }

    /**
     * Makes a moment of the stage as it stands. While something goes on and there is more to make ready for the picture, the one that is shown stays.
     *
     * @param asked the trail that is asked for, where the stage does not stand there yet
     * @param timeUp how long it played, where that is why it ended
     */
    void see(long now, Activity activity, @Nullable Trail asked, @Nullable Duration timeUp) {
        if (activity != Activity.NONE && readiness.isMissing()) {
            latest.updateAndGet(before -> moment(before.frame(), activity, asked, null));
            readiness.owesPicture();
            return;
        }
        Frame frame = stage.frame();
        noteDevice();
        latest.set(moment(frame, activity, asked, timeUp));
        readiness.pictured(now);
    }

    private Moment moment(Frame frame, Activity activity, @Nullable Trail asked, @Nullable Duration timeUp) {
        Moment now = Moment.of(stage, frame, activity, moves.moved(), timeUp);
        return asked == null ? now : now.ledTo(asked, stage.furthest());
    }

    /** What went on has failed; what was asked for and not followed yet is lost. */
    void failed(RuntimeException reason) {
        latest.updateAndGet(
                before -> before.ledTo(stage.trail(), stage.furthest()).with(Activity.NONE, reason));
    }

    /** To be told after every portion of a walk, and whenever the stage stands elsewhere. */
    void noteDevice() {
        moves.look(stage.trail().steps(), compute.switches());
    }

    Moment latest() {
        return latest.get();
    }

    /** Unless there is a newer one than {@code before}. */
    void replace(Moment before, Moment after) {
        latest.compareAndSet(before, after);
    }

    void update(UnaryOperator<Moment> change) {
        latest.updateAndGet(change);
    }

    /** @param next who watches from now on, and nobody else; null for nobody */
    void watch(@Nullable Onlooker next) {
        onlooker = next;
    }

    private boolean isWatched() {
        Onlooker watching = onlooker;
        return watching != null && watching.isReady();
    }

    /** Tells who watches. Never while the stage is held: who is called may want a lock of its own. */
    void call(boolean news) {
        Onlooker watching = onlooker;
        if (news && watching != null) {
            watching.called();
        }
    }
}
