package dev.nudge.session;

import dev.nudge.compute.Compute;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Stage;
import dev.nudge.lesson.Stage.Stroke;
import dev.nudge.lesson.Trail;
import dev.nudge.schedule.ComputeScheduler;
import dev.nudge.schedule.Slice;
import dev.nudge.schedule.Task;
import dev.nudge.schedule.Work;
import dev.nudge.schedule.Work.Next;
import dev.nudge.schedule.Work.Priority;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Moves a session's stage, and nothing else does once that is open: as far as an act may in its request, and then on by itself, in slices of the scheduler. One
 * thing goes on at a time: a way, or the steps of a play. Whoever calls holds the stage's lock; slices take it themselves.
 */
final class Walker {

    /** What an act may take in the request. */
    static final long REQUEST_NANOS = 2_000_000;

    /** Work is cut into portions of about this; an act of the learner waits for one at most. */
    private static final long PORTION_NANOS = 500_000;

    private final Experiment experiment;
    private final Stage stage;
    private final Compute compute;
    private final StageLock lock;
    private final Moments moments;
    private final Readiness readiness;
    private final ComputeScheduler scheduler;
    private final LongSupplier nanoTime;
    private final StepTime stepTime = new StepTime();

    private @Nullable Task task;
    private Stage.@Nullable Way way;
    /** Where a way leads that single steps have begun, as a number of steps; 0 for any other. */
    private int stepsTo;

    private @Nullable Playing playing;
    private @Nullable Move asked;

    /**
     * A move of a hand, made while there was no picture yet of where the one before has led. What is told of the session is that it has led there.
     *
     * @param trail where it leads
     */
    private record Move(Trail trail, Supplier<Stage.Way> way) {}

    /**
     * @param compute what the stage is on
     * @param moments of this stage
     */
    Walker(
            Experiment experiment,
            Stage stage,
            Compute compute,
            StageLock lock,
            Moments moments,
            ComputeScheduler scheduler,
            LongSupplier nanoTime) {
        this.experiment = experiment;
        this.stage = stage;
        this.compute = compute;
        this.lock = lock;
        this.moments = moments;
        this.readiness = moments.readiness();
        this.scheduler = scheduler;
        this.nanoTime = nanoTime;
    }

    /** Sets a control; what goes on goes on. */
    void apply(Trail.Change change, Stroke stroke) {
        stage.apply(change, stroke);
    }

    /**
     * Sets a control, and ends what goes on.
     *
     * @param live whether a play goes on nevertheless
     */
    void change(Trail.Change change, Stroke stroke, boolean live) {
        apply(change, stroke);
        if (live && playing != null) {
            playing.changed(nanoTime.getAsLong());
        } else {
            end();
        }
    }

    /** What is not ready yet is made so by the scheduler, as on a longer way; steps that still wait for it are taken as well. */
    void step() {
        int waiting = way == null ? 0 : Math.max(0, stepsTo - stage.trail().steps());
        if (waiting > 0 || readiness.makeStep(1) == 0) {
            int to = stage.trail().steps() + waiting + 1;
            walk(() -> stage.wayAhead(waiting + 1));
            stepsTo = to;
        } else {
            stage.step(1);
            end();
        }
    }

    /**
     * Walks a way; what of it does not fit into the request goes on.
     *
     * @param act asks the stage for it
     */
    void walk(Supplier<Stage.Way> act) {
        long end = nanoTime.getAsLong() + REQUEST_NANOS;
        Stage.Way next = act.get();
        moments.noteDevice();
        end();
        boolean more = true;
        long left = REQUEST_NANOS;
        while (more && left > 0) {
            more = portion(next, left);
            long now = nanoTime.getAsLong();
            left = readiness.holdsForPicture(now) ? 0 : end - now;
        }
        if (more) {
            goOn(next);
        }
    }

    /** Plays from here, or goes on playing at another pace; all its steps are one act. */
    void play(Pace pace) {
        long now = nanoTime.getAsLong();
        Playing next = playing;
        end();
        if (next == null) {
            next = new Playing(pace, now);
        } else {
            next.setPace(pace, now);
        }
        start(next);
    }

    /** @param steps how many to play, at least 1 */
    void play(int steps) {
        end();
        start(new Playing(Pace.FULL, steps, nanoTime.getAsLong()));
    }

    /** Ends what goes on, where that has led, and the stage's way with it. */
    void rest() {
        end();
        stage.rest();
    }

    /** Ends what goes on, where that has led. */
    void end() {
        if (task != null) {
            task.cancel();
        }
        task = null;
        playing = null;
        way = null;
        asked = null;
        stepsTo = 0;
    }

    /**
     * A later move of a hand. Where a picture takes its time, one is made before the move is followed, and of those that come meanwhile the newest is.
     *
     * @param where it leads
     * @param later what is done if it has to wait
     */
    void moveOn(Supplier<Trail> where, Supplier<Stage.Way> later, Runnable atOnce) {
        if ((way != null || playing != null) && readiness.isMissing()) {
            asked = new Move(where.get(), later);
        } else {
            asked = null;
            atOnce.run();
        }
    }

    /** Begins what a move has asked for that still waits; nothing if none does. What plays goes on, since only LIVE changes are put off there. */
    void follow() {
        Move newest = asked;
        if (newest == null) {
            return;
        }
        // If it is refused, what goes on shows where the stage stands.
        asked = null;
        Stage.Way next = newest.way.get();
        Playing mine = playing;
        if (mine != null) {
            mine.changed(nanoTime.getAsLong());
        } else {
            end();
            goOn(next);
        }
        readiness.stepped();
    }

    /**
     * Makes a moment of where an act has led. What its picture needs first and does not fit into the request is done by the scheduler.
     *
     * @param start when the act began
     */
    void show(long start) {
        boolean ready = readiness.makePicture();
        while (!ready && way == null && playing == null) {
            if (nanoTime.getAsLong() - start > REQUEST_NANOS) {
                goOn(Stage.Way.NOWHERE);
            } else {
                ready = readiness.makePicture();
            }
        }
        Playing mine = playing;
        if (!ready && mine != null) {
            // The picture is not to wait until the next step is due.
            start(mine);
        }
        see(start, null);
    }

    private void goOn(Stage.Way next) {
        way = next;
        task = scheduler.start(this, Priority.INTERACTIVE, work(slice -> walkOn(next, slice)));
    }

    private void start(Playing next) {
        if (task != null) {
            task.cancel();
        }
        playing = next;
        task = scheduler.start(this, Priority.TRAINING, work(slice -> playOn(next, slice)));
    }

    private Work work(Function<Slice, Next> slices) {
        return new Work() {
            @Override
            public Next slice(Slice slice) {
                return slices.apply(slice);
            }

            @Override
            public boolean isElsewhere() {
                return compute.isElsewhere();
            }

            @Override
            public void failed(RuntimeException reason) {
                lock.enterForSlice();
                try {
                    end();
                    moments.failed(reason);
                } finally {
                    lock.leave();
                }
                moments.call(true);
            }
        };
    }

    /** A slice of a way: portions of it, and a picture now and then; after its end, or after a picture, the move that waits. */
    private Next walkOn(Stage.Way mine, Slice slice) {
        lock.enterForSlice();
        boolean more = true;
        boolean news;
        try {
            if (way != mine) {
                return Next.NEVER;
            }
            while (more && mayGoOn(slice)) {
                more = portion(mine, slice.left());
            }
            if (asked == null) {
                news = more ? seeNowAndThen(slice.now()) : arrive(slice.now(), null);
            } else if (!more || readiness.isPictureDue(slice.now())) {
                see(slice.now(), null);
                follow();
                news = true;
                more = false;
            } else {
                news = false;
            }
        } finally {
            lock.leave();
        }
        moments.call(news);
        return more ? Next.SOON : Next.NEVER;
    }

    private boolean mayGoOn(Slice slice) {
        return !lock.isActWaiting() && !slice.isOver() && !readiness.holdsForPicture(slice.now());
    }

    /** A portion of a way, or of the picture that goes first. @return whether there is more to do, the picture of its end included */
    private boolean portion(Stage.Way next, long nanos) {
        if (readiness.isPictureFirst(nanoTime.getAsLong())) {
            readiness.makePicture();
            return true;
        }
        int portion = stepTime.portion(Math.min(PORTION_NANOS, nanos));
        int ready = next.hasSteps() ? readiness.makeStep(portion) : portion;
        if (ready == 0) {
            return true;
        }
        int before = stage.trail().steps();
        long start = nanoTime.getAsLong();
        boolean more = next.walk(ready);
        stepTime.measured(stage.trail().steps() - before, nanoTime.getAsLong() - start);
        moments.noteDevice();
        readiness.stepped();
        return more || !readiness.makePicture();
    }

    /** A slice of a play: the steps that are due, and a picture now and then; before steps and after a picture, the move that waits. */
    private Next playOn(Playing mine, Slice slice) {
        lock.enterForSlice();
        boolean more = true;
        boolean news;
        Next next;
        try {
            if (playing != mine) {
                return Next.NEVER;
            }
            Optional<Duration> playsFor = experiment.playsFor(stage.trail().settings());
            boolean timeUp = playsFor.isPresent() && !mine.hasLeft(playsFor.get(), slice.now());
            int due = timeUp ? 0 : mine.due(slice.now());
            boolean ends = timeUp || !mine.hasSteps();
            if (due > 0 || ends) {
                follow();
            }
            while (more && mayGoOn(slice)) {
                if (!ends && due > 0 && !readiness.isPictureFirst(slice.now())) {
                    int ready = readiness.makeStep(
                            Math.clamp(stepTime.portion(Math.min(PORTION_NANOS, slice.left())), 1, due));
                    int taken = ready == 0 ? 0 : step(mine, ready);
                    due -= taken;
                    ends = ready > 0 && taken == 0 || !mine.hasSteps();
                } else {
                    more = (ends || readiness.isPictureWanted()) && !readiness.makePicture();
                }
            }
            long now = slice.now();
            boolean arrives = ends && !readiness.isMissing();
            news = arrives ? arrive(now, timeUp ? playsFor.get() : null) : seeNowAndThen(now);
            if (news) {
                follow();
            }
            next = arrives ? Next.NEVER : ends ? Next.SOON : next(mine, playsFor, now);
        } finally {
            lock.leave();
        }
        moments.call(news);
        return next;
    }

    private int step(Playing mine, int portion) {
        long start = nanoTime.getAsLong();
        int taken = stage.step(portion, mine.stroke());
        long now = nanoTime.getAsLong();
        stepTime.measured(taken, now - start);
        mine.took(taken, now);
        moments.noteDevice();
        readiness.stepped();
        return taken;
    }

    private Next next(Playing mine, Optional<Duration> playsFor, long now) {
        long due = readiness.next(mine.next(playsFor, now), now);
        return due - now > 0 ? new Next.NotBefore(due) : Next.SOON;
    }

    /** Ends what goes on, which has led where it was to. @return true: there is news */
    private boolean arrive(long now, @Nullable Duration timeUp) {
        end();
        see(now, timeUp);
        return true;
    }

    /** @return whether there is news */
    private boolean seeNowAndThen(long now) {
        boolean sees = readiness.isPictureDue(now);
        if (sees) {
            see(now, null);
        }
        return sees;
    }

    private void see(long now, @Nullable Duration timeUp) {
        Activity activity = playing != null ? Activity.PLAYING : way != null ? Activity.WORKING : Activity.NONE;
        moments.see(now, activity, asked == null ? null : asked.trail, timeUp);
    }
}
