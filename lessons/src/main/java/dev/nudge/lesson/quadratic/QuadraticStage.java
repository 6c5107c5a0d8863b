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

    /** A loss this many times the opening's has left the valley for good. */
    static final float DIVERGED = 1e4f;

    private static final int ACTS_REMEMBERED = 200;

    private final FitQuadratic experiment;
    private final Compute compute;
    private final Deque<Trail> past = new ArrayDeque<>();
    private final Walk walk = new Walk();
    private Trail trail;
    private Model model;
    private @Nullable Frame frame;

    QuadraticStage(FitQuadratic experiment, Trail trail, Compute compute) {
        this.experiment = experiment;
        this.compute = compute;
        this.trail = trail;
        this.model = Model.open(experiment, trail.opening(), compute);
        replay();
    }

    @Override
    public Trail trail() {
        return trail;
    }

    @Override
    public Frame frame() {
        if (frame == null) {
            frame = QuadraticFrame.of(
                    experiment,
                    trail.settings(),
                    walk,
                    model.look(walk.parameter(0), walk.parameter(1), walk.parameter(2)),
                    model.scale());
        }
        return frame;
    }

    @Override
    public void apply(Trail.Change change, Stroke stroke) {
        Control control = experiment.control(change.control());
        if (stroke == Stroke.NEW) {
            remember();
        }
        if (control.effect() == Effect.LIVE) {
            trail = trail.plusChange(change.control(), change.value());
            frame = null;
        } else {
            trail = Trail.from(here().with(change.control(), change.value()));
            replay();
        }
    }

    @Override
    public void step(int count) {
        int allowed = Math.min(count, experiment.mostSteps() - walk.steps());
        remember();
        walkOn(allowed);
    }

    @Override
    public void stepUntilItStops() {
        int allowed = Math.min(STROLL, experiment.mostSteps() - walk.steps());
        remember();
        int before = walk.steps();
        model.place(walk);
        // Somebody who presses again after it stopped is shown another twenty steps, not nothing.
        while (walk.steps() - before < allowed
                && canStep()
                && Math.min(walk.stepsWithoutImprovement(), walk.steps() - before) < PATIENCE) {
            model.step(trail.settings().number(LEARNING_RATE), walk);
        }
        extendTrail(walk.steps() - before);
    }

    @Override
    public void go(Trail destination) {
        remember();
        trail = destination;
        replay();
    }

    @Override
    public boolean canGoBack() {
        return !past.isEmpty();
    }

    @Override
    public void back() {
        if (!past.isEmpty()) {
            trail = past.pop();
            replay();
        }
    }

    @Override
    public void close() {
        model.close();
    }

    /** The settings with the parameters where the walk has led them. */
    private Settings here() {
        Settings settings = trail.settings();
        for (int i = 0; i < PARAMETERS.size(); i++) {
            settings = settings.with(PARAMETERS.get(i), walk.parameter(i));
        }
        return settings;
    }

    private void remember() {
        past.push(trail);
        if (past.size() > ACTS_REMEMBERED) {
            past.removeLast();
        }
    }

    private void walkOn(int count) {
        int before = walk.steps();
        model.place(walk);
        while (walk.steps() - before < count && canStep()) {
            model.step(trail.settings().number(LEARNING_RATE), walk);
        }
        extendTrail(walk.steps() - before);
    }

    /** At a perfect fit there is no slope to follow, and a walk that has diverged only leaves float32. */
    private boolean canStep() {
        return walk.loss() > 0 && walk.loss() < DIVERGED * walk.loss(0);
    }

    private void extendTrail(int steps) {
        if (steps > 0) {
            trail = trail.plusSteps(steps);
        }
        frame = null;
    }

    /** Walks the trail from its opening. */
    private void replay() {
        Settings opening = trail.opening();
        if (!model.fits(opening)) {
            model.close();
            model = Model.open(experiment, opening, compute);
        }
        model.measureAgainst(opening.points(POINTS));
        float a = opening.number(PARAMETERS.get(0));
        float b = opening.number(PARAMETERS.get(1));
        float c = opening.number(PARAMETERS.get(2));
        walk.start(a, b, c, model.look(a, b, c).loss());
        model.place(walk);
        float rate = opening.number(LEARNING_RATE);
        for (Trail.Entry entry : trail.entries()) {
            switch (entry) {
                case Trail.Change change ->
                    rate = opening.with(change.control(), change.value()).number(LEARNING_RATE);
                case Trail.Steps(int count) -> {
                    for (int i = 0; i < count && canStep(); i++) {
                        model.step(rate, walk);
                    }
                }
            }
        }
        frame = null;
    }
}
