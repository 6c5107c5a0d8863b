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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One learner at one experiment: a stage, the tensors it holds, and the time its answers take. Closing it frees the tensors.
 *
 * <p>Acts come from one thread at a time, the page's. What takes longer than {@value Walker#REQUEST_NANOS} nanoseconds goes on by the scheduler after the act returns,
 * and so does playing; an {@link Onlooker} hears of it. What the getters say only changes by an act and by {@link #look}, so that a page's picture, link and
 * buttons always agree. An act while something goes on waits for no more than a portion of it; it ends a long act where that then stands, and it ends playing
 * unless it sets a LIVE control; a LOOK ends nothing. An act upon a device in another process that is silent is not waited for: until it is done
 * the session is {@link Activity#WORKING}, shows what it showed, and acts that follow stand behind it.
 */
public final class LearnerSession implements AutoCloseable {

    /** What a hand holds that scrubs. */
    private static final String TIME_LINE = "";

    /** What an act upon a device in another process may take in the request; then the page goes on without it, and is told later. */
    private static final Duration ELSEWHERE = Duration.ofMillis(250);

    private final Experiment experiment;
    private final Compute compute;
    private final Supplier<Map<String, Placement>> placements;
    private final LongSupplier nanoTime;
    private final Consumer<Duration> answered;
    private final Runnable closed;

    private final StageLock lock = new StageLock();
    /** Asked here, while the lock is held; moved by the walker alone. */
    private final Stage stage;

    private final Moments moments;
    private final Walker walker;
    private final Errands errands = new Errands();

    private boolean open = true;
    /** What the hand held that did the last act; null where a press did. */
    private @Nullable String held;

    /** The page's own. */
    private Moment shown;

    private volatile Duration took = Duration.ZERO;

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
        this.nanoTime = nanoTime;
        this.answered = answered;
        this.closed = closed;
        this.stage = experiment.open(Trail.from(opening), compute);
        this.moments = new Moments(experiment, opening, stage, compute, nanoTime);
        this.walker = new Walker(experiment, stage, compute, lock, moments, scheduler, nanoTime);
        this.shown = moments.latest();
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
        Trail.Change change = new Trail.Change(control, value);
        if (declared.effect() == Control.Effect.LOOK) {
            return act(() -> walker.apply(change, stroke));
        }
        boolean live = declared.effect() == Control.Effect.LIVE;
        Supplier<Stage.Way> later = () -> {
            walker.apply(change, stroke);
            return Stage.Way.NOWHERE;
        };
        return move(control, stroke, () -> stage.changed(change), later, () -> walker.change(change, stroke, live));
    }

    /** What is not ready yet is made so by the scheduler, as on a longer way; steps that still wait for it are taken as well. */
    public Frame step() {
        return act(walker::step);
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
        return move(TIME_LINE, stroke, () -> stage.furthest().upTo(Math.max(0, step)), there, () -> walker.walk(there));
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
        } else if (moments.isPictureMissing()) {
            act(() -> {});
        }
    }

    /** Plays from here, or goes on playing at another pace, for as long as the experiment plays; all its steps are one act. */
    public Frame play(Pace pace) {
        return act(() -> walker.play(pace));
    }

    /**
     * Plays so many steps from here, as fast as it may.
     *
     * @param steps at least 1
     */
    public Frame play(int steps) {
        return act(() -> walker.play(steps));
    }

    /** Ends what goes on, and stays where that has led. */
    public Frame pause() {
        return act(walker::rest);
    }

    /** Takes over what has happened since the last act or look; then all that is told here is of that time. */
    public Frame look() {
        Moment now = moments.latest();
        shown = now;
        RuntimeException failure = now.failure();
        if (failure != null) {
            shown = now.with(now.activity(), null);
            moments.replace(now, shown);
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
        lock.enterForAct();
        try {
            return open ? stage.keepsake(id) : Optional.empty();
        } finally {
            lock.leave();
        }
    }

    /**
     * What has been learnt where it stands, and what is needed to learn on from there; nothing is under way then.
     *
     * @return nothing where nothing is learnt, or the session is closed
     */
    public List<Keepsake.Named> state() {
        lock.enterForAct();
        try {
            return open ? stage.state() : List.of();
        } finally {
            lock.leave();
        }
    }

    /** Tells {@code onlooker}, and nobody else, of what happens without an act from now on; it is called at once if something did already. */
    public void watch(Onlooker onlooker) {
        moments.watch(onlooker);
        if (moments.latest() != shown) {
            onlooker.called();
        }
    }

    @Override
    public void close() {
        moments.watch(null);
        if (errands.areUnderWay() || compute.isElsewhere()) {
            errands.run(this::giveBack, Duration.ZERO, () -> {}, failed -> {});
        } else {
            giveBack();
        }
    }

    private void giveBack() {
        lock.enterForAct();
        try {
            if (open) {
                open = false;
                walker.end();
                stage.close();
                compute.close();
                closed.run();
            }
        } finally {
            lock.leave();
        }
    }

    /** An act that may be long: what does not fit into the request is walked by the scheduler. */
    private Frame walk(Supplier<Stage.Way> way) {
        return act(() -> walker.walk(way));
    }

    /** An act; what was asked for before begins first, and stands where the act then finds it. */
    private Frame act(Runnable act) {
        return perform(() -> {
            held = null;
            walker.follow();
            act.run();
        });
    }

    /**
     * An act of a hand that may go on.
     *
     * @param of what the hand holds
     * @param where it leads
     * @param later what is done if it has to wait for the picture of where the move before has led
     */
    private Frame move(String of, Stroke stroke, Supplier<Trail> where, Supplier<Stage.Way> later, Runnable atOnce) {
        return perform(() -> {
            if (stroke == Stroke.CONTINUED && of.equals(held)) {
                walker.moveOn(where, later, atOnce);
            } else {
                walker.follow();
                held = of;
                atOnce.run();
            }
        });
    }

    /** Carries an act out, and waits for it; not for long where it is one upon a device in another process. */
    private Frame perform(Runnable act) {
        boolean late = errands.areUnderWay();
        Moment before = moments.latest();
        if (!late && !compute.isElsewhere()) {
            carryOut(act);
            shown = moments.latest();
        } else if (errands.run(
                () -> carryOut(act),
                late ? Duration.ZERO : ELSEWHERE,
                () -> {
                    shown = before.with(Activity.WORKING, null);
                    moments.replace(before, shown);
                },
                this::late)) {
            shown = moments.latest();
        }
        return shown.frame();
    }

    /** An act that the page did not wait for has ended. */
    private void late(@Nullable RuntimeException failure) {
        if (failure != null) {
            moments.update(before -> before.with(Activity.NONE, failure));
        }
        moments.call(true);
    }

    /** Does an act upon the stage, and shows where it has led. */
    private void carryOut(Runnable act) {
        lock.enterForAct();
        try {
            if (!open) {
                throw new IllegalStateException(experiment.id() + ": this session is closed; open another");
            }
            long start = nanoTime.getAsLong();
            act.run();
            walker.show(start);
            took = Duration.ofNanos(nanoTime.getAsLong() - start);
            answered.accept(took);
        } finally {
            lock.leave();
        }
    }
}
