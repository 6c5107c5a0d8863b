package dev.nudge.lesson.quadratic;

import static dev.nudge.lesson.quadratic.FitQuadratic.LEARNING_RATE;
import static dev.nudge.lesson.quadratic.FitQuadratic.PARAMETERS;
import static dev.nudge.lesson.quadratic.FitQuadratic.POINTS;

import dev.nudge.compute.Compute;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Control.Effect;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Stage;
import dev.nudge.lesson.Trail;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** One learner's quadratic: the trail, the walk it leads to, and the tensors that answer. */
final class QuadraticStage implements Stage {

    /** "Until it stops" means this many steps without a better loss. */
    static final int PATIENCE = 20;

    /** One press of "until it stops" walks no further than this. */
    static final int STROLL = 2_000;

    private static final int ACTS_REMEMBERED = 200;

    private final FitQuadratic experiment;
    private final Compute compute;
    private final Deque<Trail> past = new ArrayDeque<>();
    private final Walk walk = new Walk();
    private Trail trail;
    private Model model;
    /** What the device said where the walk stands; null while the walk has moved on since. */
    private Model.@Nullable Look look;

    private @Nullable Frame frame;

    QuadraticStage(FitQuadratic experiment, Trail trail, Compute compute) {
        this.experiment = experiment;
        this.compute = compute;
        this.trail = trail;
        this.model = Model.open(experiment, trail.opening(), compute);
        replay(trail);
    }

    @Override
    public Trail trail() {
        return trail;
    }

    @Override
    public Frame frame() {
        if (frame == null) {
            if (look == null) {
                look = model.look(walk.parameter(0), walk.parameter(1), walk.parameter(2));
            }
            frame = QuadraticFrame.of(experiment, trail.settings(), walk, look, model.scale());
        }
        return frame;
    }

    @Override
    public void apply(Trail.Change change, Stroke stroke) {
        Control control = experiment.control(change.control());
        control.require(change.value());
        if (stroke == Stroke.NEW) {
            remember();
        }
        boolean roomForMore = trail.entries().size() < Trail.MOST_ENTRIES - 1;
        if (control.effect() == Effect.LIVE && roomForMore) {
            trail = trail.plusChange(change.control(), change.value());
            walk.tryAgain();
            frame = null;
        } else {
            replay(Trail.from(here().with(change.control(), change.value())));
        }
    }

    @Override
    public void step(int count) {
        remember();
        model.place(walk);
        extendTrail(walkOn(trail.settings().number(LEARNING_RATE), Math.min(count, stepsLeft())));
    }

    @Override
    public void stepUntilItStops() {
        remember();
        model.place(walk);
        float rate = trail.settings().number(LEARNING_RATE);
        int allowed = Math.min(STROLL, stepsLeft());
        // Each press has its own best: a smaller rate begins at the hop where a larger one was left, and pressing again
        // after a stop shows another twenty steps, not nothing.
        int best = walk.steps();
        int taken = 0;
        while (taken < allowed && walk.steps() - best < PATIENCE && walkOn(rate, 1) > 0) {
            taken++;
            if (walk.better(walk.steps(), best)) {
                best = walk.steps();
            }
        }
        extendTrail(taken);
    }

    @Override
    public void go(Trail destination) {
        remember();
        replay(destination);
    }

    @Override
    public boolean canGoBack() {
        return past.stream().anyMatch(before -> !before.equals(trail));
    }

    @Override
    public void back() {
        // An act that changed nothing, as a press on a knob that is not moved, is none to take back.
        while (canGoBack()) {
            Trail before = past.pop();
            if (!before.equals(trail)) {
                replay(before);
                return;
            }
        }
    }

    @Override
    public void close() {
        model.close();
    }

    /** The settings with the parameters where the walk has led them, as far as a slider can be set there. */
    private Settings here() {
        Settings settings = trail.settings();
        for (int i = 0; i < PARAMETERS.size(); i++) {
            settings = settings.with(
                    PARAMETERS.get(i), experiment.slider(PARAMETERS.get(i)).clamp(walk.parameter(i)));
        }
        return settings;
    }

    private void remember() {
        past.push(trail);
        if (past.size() > ACTS_REMEMBERED) {
            past.removeLast();
        }
    }

    private int stepsLeft() {
        return experiment.mostSteps() - trail.steps();
    }

    /** @return how many steps were tried; the last of them may have been refused, see {@link Walk#beyondFloat32()} */
    private int walkOn(float rate, int count) {
        int tried = 0;
        while (tried < count && canStep()) {
            look = null;
            model.step(rate, walk);
            tried++;
        }
        return tried;
    }

    /** At a perfect fit there is no slope to follow, and a walk that has diverged only leaves float32. */
    private boolean canStep() {
        return walk.loss() > 0
                && !walk.beyondFloat32()
                && !walk.diverged(model.scale().sweepTop());
    }

    private void extendTrail(int steps) {
        if (steps > 0) {
            trail = trail.plusSteps(steps);
        }
        frame = null;
    }

    /**
     * Walks a trail from its opening, and stands on it then; steps that it names but that cannot be taken are dropped from
     * it.
     */
    private void replay(Trail destination) {
        Settings opening = destination.opening();
        if (!model.fits(opening)) {
            // Opened before the old one is closed: when it is refused, the learner still stands on the old one.
            Model next = Model.open(experiment, opening, compute);
            model.close();
            model = next;
        }
        model.measureAgainst(opening.points(POINTS));
        float a = opening.number(PARAMETERS.get(0));
        float b = opening.number(PARAMETERS.get(1));
        float c = opening.number(PARAMETERS.get(2));
        look = model.look(a, b, c);
        walk.start(a, b, c, look.loss());
        model.place(walk);
        Trail replayed = Trail.from(opening);
        for (Trail.Entry entry : destination.entries()) {
            switch (entry) {
                case Trail.Change change -> {
                    replayed = replayed.plusChange(change.control(), change.value());
                    walk.tryAgain();
                }
                case Trail.Steps(int count) -> {
                    int allowed = Math.min(count, experiment.mostSteps() - replayed.steps());
                    int tried = walkOn(replayed.settings().number(LEARNING_RATE), allowed);
                    if (tried > 0) {
                        replayed = replayed.plusSteps(tried);
                    }
                }
            }
        }
        trail = replayed;
        frame = null;
    }
}
