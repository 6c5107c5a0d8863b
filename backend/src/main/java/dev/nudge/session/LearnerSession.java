package dev.nudge.session;

import dev.nudge.compute.Compute;
import dev.nudge.compute.placement.Placement;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Keepsake;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Stage;
import dev.nudge.lesson.Stage.Stroke;
import dev.nudge.lesson.Trail;
import dev.nudge.lesson.Value;
import dev.nudge.link.Permalink;
import dev.nudge.schedule.ComputeScheduler;
import dev.nudge.schedule.Slice;
import dev.nudge.schedule.Task;
import dev.nudge.schedule.Work;
import dev.nudge.schedule.Work.Next;
import dev.nudge.schedule.Work.Priority;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One learner at one experiment: a stage, the tensors it holds, and the time its answers take. Closing it frees the tensors.
 *
 * <p>Acts come from one thread at a time, the page's. What takes longer than {@value #REQUEST_NANOS} nanoseconds goes on by the scheduler after the act returns,
 * and so does playing; an {@link Onlooker} hears of it. What the getters say only changes by an act and by {@link #look}, so that a page's picture, link and
 * buttons always agree. An act while something goes on waits for no more than a portion of it; it ends a long act where that then stands, and it ends playing
 * unless it sets a LIVE control; a look into another room ends nothing. An act upon a device in another process that is silent is not waited for: until it is done
 * the session is {@link Activity#WORKING}, shows what it showed, and acts that follow stand behind it.
 */
public final class LearnerSession implements AutoCloseable {

    /** What a hand holds that scrubs. */
    private static final String TIME_LINE = "";

    /** What an act may take in the request. */
    static final long REQUEST_NANOS = 2_000_000;

    /** What the first picture may take where a session is opened; what is left of a longer one goes on by the scheduler. */
    private static final long OPENING_NANOS = 20_000_000;

    /** What an act upon a device in another process may take in the request; then the page goes on without it, and is told later. */
    private static final Duration ELSEWHERE = Duration.ofMillis(250);

    /** Work is cut into portions of about this; an act of the learner waits for one at most. */
    private static final long PORTION_NANOS = 500_000;

    private final Experiment experiment;
    private final Compute compute;
    private final Stage stage;
    private final ComputeScheduler scheduler;
    private final LongSupplier nanoTime;
    private final Consumer<Duration> answered;
    private final Runnable closed;
    private final Supplier<Map<String, Placement>> placements;
    private final MoveWatch watch = new MoveWatch();

    /** Whoever holds it uses the stage and all below; fair, so that a slice never passes an act that waits. */
    private final ReentrantLock using = new ReentrantLock(true);

    private final StepTime stepTime = new StepTime();
    private final Readiness readiness;
    private @Nullable Task task;
    private Stage.@Nullable Way way;
    private @Nullable Move asked;
    /** What the hand held that did the last act; null where a press did. */
    private @Nullable String held;

    private @Nullable Playing playing;
    /** Where a way leads that single steps have begun, as a number of steps; 0 for any other. */
    private int stepsTo;

    private boolean open = true;

    /** Acts that wait for a slice to let go. */
    private final AtomicInteger waiting = new AtomicInteger();

    private volatile @Nullable Onlooker onlooker;
    private final AtomicReference<Moment> latest;

    /** The page's own. */
    private Moment shown;

    private volatile Duration took = Duration.ZERO;

    private final Errands errands = new Errands();

    LearnerSession(
            Experiment experiment,
            Settings opening,
            Compute compute,
            Supplier<Map<String, Placement>> placements,
            ComputeScheduler scheduler,
            LongSupplier nanoTime,
            Consumer<Duration> answered,
            Runnable closed) {
        this.experiment = experiment;
        this.compute = compute;
        this.placements = placements;
        this.scheduler = scheduler;
        this.nanoTime = nanoTime;
        this.answered = answered;
        this.closed = closed;
        this.stage = experiment.open(Trail.from(opening), compute);
        this.readiness = new Readiness(stage, this::isWatched, nanoTime.getAsLong());
        Frame first = isReadyWithin(OPENING_NANOS) ? stage.frame() : standIn(opening);
        noteDevice();
        this.shown = Moment.of(stage, first, Activity.NONE, watch.moved(), null);
        this.latest = new AtomicReference<>(shown);
    }

    private boolean isReadyWithin(long nanos) {
        long start = nanoTime.getAsLong();
        boolean ready = readiness.makePicture();
        while (!ready && nanoTime.getAsLong() - start < nanos) {
            ready = readiness.makePicture();
        }
        return ready;
    }

    /** The picture that is shown until there is one: the experiment's as it begins by itself. */
    private Frame standIn(Settings opening) {
        Trail start = Trail.from(experiment.start().opening());
        if (start.opening().equals(opening)) {
            return stage.frame();
        }
        try (Stage other = experiment.open(start, compute)) {
            return other.frame();
        }
    }

    public Experiment experiment() {
        return experiment;
    }

    public Frame frame() {
        return shown.frame();
    }

    public Trail trail() {
        return shown.trail();
    }

    /** The last step that can be {@linkplain #goToStep gone to}: here, or further where this learner has been further. */
    public int furthest() {
        return shown.furthest();
    }

    /** How long it played, where that time is why it ended; empty since the next act. */
    public Optional<Duration> timeUp() {
        return Optional.ofNullable(shown.timeUp());
    }

    /** The query that brings this very picture back. */
    public String link() {
        return Permalink.query(experiment, shown.trail());
    }

    /** What goes on without being asked again. */
    public Activity activity() {
        return shown.activity();
    }

    /** How long the device and the lesson took over the last answer; zero before the first. */
    public Duration took() {
        return took;
    }

    /** Where this learner's programs were placed and why, by their names. */
    public Map<String, Placement> placements() {
        return placements.get();
    }

    /** Where this learner's numbers went on when their device died; empty while it lives. */
    public Optional<Moved> moved() {
        return Optional.ofNullable(shown.moved());
    }

    /** Whether a step may lead on. */
    public boolean canStep() {
        return shown.canStep();
    }

    public boolean canGoBack() {
        return shown.canGoBack();
    }

    public Frame change(String control, Value value, Stroke stroke) {
        Control declared = experiment.control(control);
        Runnable change = () -> stage.apply(new Trail.Change(control, value), stroke);
        if (declared instanceof Control.Rooms) {
            return act(change);
        }
        boolean live = declared.effect() == Control.Effect.LIVE;
        Supplier<Trail> where = () -> stage.changed(new Trail.Change(control, value));
        Supplier<Stage.Way> later = () -> {
            change.run();
            return Stage.Way.NOWHERE;
        };
        return move(control, stroke, where, later, () -> answer(live, change));
    }

    /** What is not ready yet is made so by the scheduler, as on a longer way; steps that still wait for it are taken as well. */
    public Frame step() {
        return act(() -> {
            int waiting = way == null ? 0 : Math.max(0, stepsTo - stage.trail().steps());
            if (waiting > 0 || readiness.makeStep(1) == 0) {
                int to = stage.trail().steps() + waiting + 1;
                lead(() -> stage.wayAhead(waiting + 1));
                stepsTo = to;
            } else {
                stage.step(1);
                end();
            }
        });
    }

    /** Several steps as one act. */
    public Frame leap(int steps) {
        return walk(() -> stage.wayAhead(steps));
    }

    public Frame stepBack() {
        return walk(stage::wayOneStepBack);
    }

    public Frame stepUntilItStops() {
        return walk(stage::wayUntilItStops);
    }

    /** Leads to a step of the furthest trail; a stroke is one act even when it is told in many moves. */
    public Frame goToStep(int step, Stroke stroke) {
        Supplier<Stage.Way> there = () -> stage.wayToStep(step, stroke);
        return move(TIME_LINE, stroke, () -> stage.furthest().upTo(Math.max(0, step)), there, () -> lead(there));
    }

    /** Leads to another trail; {@link #back} returns from it. */
    public Frame go(Trail trail) {
        return walk(() -> stage.wayTo(trail, Stroke.NEW));
    }

    public Frame back() {
        return walk(stage::wayBack);
    }

    /** Where a session belongs that was only now opened, and its picture if that is still to be made. */
    void lead(Trail trail) {
        if (!trail.entries().isEmpty()) {
            walk(() -> stage.wayTo(trail, Stroke.CONTINUED));
        } else if (readiness.isMissing()) {
            act(() -> {});
        }
    }

    /** Plays from here, or goes on playing at another pace, for as long as the experiment plays; all its steps are one act. */
    public Frame play(Pace pace) {
        return act(() -> {
            long now = nanoTime.getAsLong();
            Playing next = playing;
            end();
            if (next == null) {
                next = new Playing(pace, now);
            } else {
                next.setPace(pace, now);
            }
            start(next);
        });
    }

    /**
     * Plays so many steps from here, as fast as it may.
     *
     * @param steps at least 1
     */
    public Frame play(int steps) {
        return act(() -> {
            end();
            start(new Playing(Pace.FULL, steps, nanoTime.getAsLong()));
        });
    }

    private void start(Playing next) {
        if (task != null) {
            task.cancel();
        }
        playing = next;
        task = scheduler.start(this, Priority.TRAINING, work(slice -> playOn(next, slice)));
    }

    /** Ends what goes on, and stays where that has led. */
    public Frame pause() {
        return act(this::end);
    }

    /** Takes over what has happened since the last act or look; then all that is told here is of that time. */
    public Frame look() {
        Moment now = latest.get();
        shown = now;
        RuntimeException failure = now.failure();
        if (failure != null) {
            shown = now.with(now.activity(), null);
            latest.compareAndSet(now, shown);
            throw failure;
        }
        return shown.frame();
    }

    /**
     * What can be taken home from the experiment as it stands, by its {@link Keepsake#id id}; it may be asked for on any thread.
     *
     * @return empty if there is no such thing here, or the session is closed
     */
    public Optional<Keepsake> keepsake(String id) {
        waiting.incrementAndGet();
        using.lock();
        waiting.decrementAndGet();
        try {
            return open ? stage.keepsake(id) : Optional.empty();
        } finally {
            using.unlock();
        }
    }

    /**
     * What has been learnt where it stands, and what is needed to learn on from there; nothing is under way then.
     *
     * @return nothing where nothing is learnt, or the session is closed
     */
    public List<Keepsake.Named> state() {
        waiting.incrementAndGet();
        using.lock();
        waiting.decrementAndGet();
        try {
            return open ? stage.state() : List.of();
        } finally {
            using.unlock();
        }
    }

    /** Tells {@code onlooker}, and nobody else, of what happens without an act from now on; it is called at once if something did already. */
    public void watch(Onlooker onlooker) {
        this.onlooker = onlooker;
        if (latest.get() != shown) {
            onlooker.called();
        }
    }

    @Override
    public void close() {
        onlooker = null;
        if (errands.areUnderWay() || compute.isElsewhere()) {
            errands.run(this::giveBack, Duration.ZERO, () -> {}, failed -> {});
        } else {
            giveBack();
        }
    }

    private void giveBack() {
        waiting.incrementAndGet();
        using.lock();
        waiting.decrementAndGet();
        try {
            if (open) {
                open = false;
                end();
                stage.close();
                compute.close();
                closed.run();
            }
        } finally {
            using.unlock();
        }
    }

    /**
     * A move of a hand that goes on, made while there was no picture yet of where the one before has led. What is told of the session is that it has led there.
     *
     * @param trail where it leads
     */
    private record Move(Trail trail, Supplier<Stage.Way> way) {}

    /**
     * An act of a hand that may go on. Where a picture takes its time, one is made before a later move is followed, and of those that come meanwhile the newest is.
     *
     * @param of what the hand holds
     * @param where it leads
     * @param later what is done if it has to wait
     */
    private Frame move(String of, Stroke stroke, Supplier<Trail> where, Supplier<Stage.Way> later, Runnable atOnce) {
        return perform(() -> {
            boolean goesOn = stroke == Stroke.CONTINUED && of.equals(held);
            if (asked != null && !goesOn) {
                follow(asked);
            }
            held = of;
            if (goesOn && (way != null || playing != null) && readiness.isMissing()) {
                asked = new Move(where.get(), later);
            } else {
                asked = null;
                atOnce.run();
            }
        });
    }

    /** What plays goes on, since only LIVE changes are put off there. */
    private void follow(Move move) {
        // If it is refused, what goes on shows where the stage stands.
        asked = null;
        Stage.Way next = move.way.get();
        Playing mine = playing;
        if (mine != null) {
            mine.changed(nanoTime.getAsLong());
        } else {
            end();
            goOn(next);
        }
        readiness.stepped();
    }

    /** A change, which is short. */
    private void answer(boolean playsOn, Runnable change) {
        change.run();
        if (playsOn && playing != null) {
            playing.changed(nanoTime.getAsLong());
        } else {
            end();
        }
    }

    /** An act that may be long: what does not fit into the request is walked by the scheduler. */
    private Frame walk(Supplier<Stage.Way> act) {
        return act(() -> lead(act));
    }

    private void lead(Supplier<Stage.Way> act) {
        long end = nanoTime.getAsLong() + REQUEST_NANOS;
        Stage.Way next = act.get();
        noteDevice();
        end();
        boolean more = true;
        long left = REQUEST_NANOS;
        while (more && left > 0) {
            more = walk(next, left);
            long now = nanoTime.getAsLong();
            left = readiness.holdsForPicture(now) ? 0 : end - now;
        }
        if (more) {
            goOn(next);
        }
    }

    /** An act; what was asked for before begins first, and stands where the act then finds it. */
    private Frame act(Runnable act) {
        return perform(() -> {
            held = null;
            if (asked != null) {
                follow(asked);
            }
            act.run();
        });
    }

    private Frame perform(Runnable act) {
        boolean late = errands.areUnderWay();
        Moment before = latest.get();
        if (!late && !compute.isElsewhere()) {
            carryOut(act);
            shown = latest.get();
        } else if (errands.run(
                () -> carryOut(act),
                late ? Duration.ZERO : ELSEWHERE,
                () -> {
                    shown = before.with(Activity.WORKING, null);
                    latest.compareAndSet(before, shown);
                },
                this::late)) {
            shown = latest.get();
        }
        return shown.frame();
    }

    /** An act that the page did not wait for has ended. */
    private void late(@Nullable RuntimeException failure) {
        if (failure != null) {
            latest.updateAndGet(before -> before.with(Activity.NONE, failure));
        }
        call(true);
    }

    private void carryOut(Runnable act) {
        waiting.incrementAndGet();
        using.lock();
        waiting.decrementAndGet();
        try {
            if (!open) {
                throw new IllegalStateException(experiment.id() + ": this session is closed; open another");
            }
            long start = nanoTime.getAsLong();
            act.run();
            settle(start);
            see(start, null);
            took = Duration.ofNanos(nanoTime.getAsLong() - start);
            answered.accept(took);
        } finally {
            using.unlock();
        }
    }

    /** What the picture needs first and does not fit into the request is done by the scheduler. */
    private void settle(long start) {
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
    }

    private void goOn(Stage.Way next) {
        way = next;
        task = scheduler.start(this, Priority.INTERACTIVE, work(slice -> walkOn(next, slice)));
    }

    private void end() {
        if (task != null) {
            task.cancel();
        }
        task = null;
        playing = null;
        way = null;
        asked = null;
        stepsTo = 0;
    }

    /** A portion of a way, or of the picture that goes first. */
    private boolean walk(Stage.Way next, long nanos) {
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
        noteDevice();
        readiness.stepped();
        return more || !readiness.makePicture();
    }

    private Next walkOn(Stage.Way mine, Slice slice) {
        using.lock();
        boolean more = true;
        boolean news;
        try {
            if (way != mine) {
                return Next.NEVER;
            }
            while (more && waiting.get() == 0 && !slice.isOver() && !readiness.holdsForPicture(slice.now())) {
                more = walk(mine, slice.left());
            }
            Move newest = asked;
            if (newest == null) {
                news = more ? seeNowAndThen(slice.now()) : arrive(slice.now(), null);
            } else if (!more || readiness.isPictureDue(slice.now())) {
                see(slice.now(), null);
                follow(newest);
                news = true;
                more = false;
            } else {
                news = false;
            }
        } finally {
            using.unlock();
        }
        call(news);
        return more ? Next.SOON : Next.NEVER;
    }

    private Next playOn(Playing mine, Slice slice) {
        using.lock();
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
            if (asked != null && (due > 0 || ends)) {
                follow(asked);
            }
            while (more && waiting.get() == 0 && !slice.isOver() && !readiness.holdsForPicture(slice.now())) {
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
            if (news && asked != null) {
                follow(asked);
            }
            next = arrives ? Next.NEVER : ends ? Next.SOON : next(mine, playsFor, now);
        } finally {
            using.unlock();
        }
        call(news);
        return next;
    }

    private int step(Playing mine, int portion) {
        long start = nanoTime.getAsLong();
        int taken = stage.step(portion, mine.stroke());
        long now = nanoTime.getAsLong();
        stepTime.measured(taken, now - start);
        mine.took(taken, now);
        noteDevice();
        readiness.stepped();
        return taken;
    }

    private Next next(Playing mine, Optional<Duration> playsFor, long now) {
        long due = readiness.next(mine.next(playsFor, now), now);
        return due - now > 0 ? new Next.NotBefore(due) : Next.SOON;
    }

    /** Of the stage as it stands. */
    private void noteDevice() {
        watch.look(stage.trail().steps(), compute.switches());
    }

    private boolean arrive(long now, @Nullable Duration timeUp) {
        end();
        see(now, timeUp);
        return true;
    }

    private boolean seeNowAndThen(long now) {
        boolean sees = readiness.isPictureDue(now);
        if (sees) {
            see(now, null);
        }
        return sees;
    }

    private boolean isWatched() {
        Onlooker watching = onlooker;
        return watching != null && watching.isReady();
    }

    private void see(long now, @Nullable Duration timeUp) {
        Activity activity = playing != null ? Activity.PLAYING : way != null ? Activity.WORKING : Activity.NONE;
        if (activity != Activity.NONE && readiness.isMissing()) {
            // The picture that is shown stays until there is another; what was asked for has happened.
            latest.updateAndGet(before -> moment(before.frame(), activity, null));
            readiness.owesPicture();
            return;
        }
        Frame frame = stage.frame();
        noteDevice();
        latest.set(moment(frame, activity, timeUp));
        readiness.pictured(now);
    }

    private Moment moment(Frame frame, Activity activity, @Nullable Duration timeUp) {
        Moment now = Moment.of(stage, frame, activity, watch.moved(), timeUp);
        return asked == null ? now : now.ledTo(asked.trail, stage.furthest());
    }

    /** Never while the stage is held: who is called may want a lock of its own. */
    private void call(boolean news) {
        Onlooker watching = onlooker;
        if (news && watching != null) {
            watching.called();
        }
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
                using.lock();
                try {
                    end();
                    // What was asked for and not followed yet is lost.
                    latest.updateAndGet(before ->
                            before.ledTo(stage.trail(), stage.furthest()).with(Activity.NONE, reason));
                } finally {
                    using.unlock();
                }
                call(true);
            }
        };
    }
}
