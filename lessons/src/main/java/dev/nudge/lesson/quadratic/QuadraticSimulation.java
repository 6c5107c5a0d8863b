package dev.nudge.lesson.quadratic;

import static dev.nudge.lesson.quadratic.FitQuadratic.LEARNING_RATE;
import static dev.nudge.lesson.quadratic.FitQuadratic.PARAMETERS;
import static dev.nudge.lesson.quadratic.FitQuadratic.POINTS;

import dev.nudge.compute.Compute;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Simulation;
import org.jspecify.annotations.Nullable;

/** One learner's quadratic: where the walk stands, and the tensors that answer. */
final class QuadraticSimulation implements Simulation {

    /** "Until it stops" means this many steps without a better loss. */
    static final int PATIENCE = 20;

    /** One press of "until it stops" walks no further than this. */
    static final int STROLL = 2_000;

    private final FitQuadratic experiment;
    private final Compute compute;
    private final Walk walk = new Walk();
    private Settings settings;
    private Model model;
    /** What the device said where the walk stands; null while the walk has moved on since. */
    private Model.@Nullable Look look;

    QuadraticSimulation(FitQuadratic experiment, Settings settings, Compute compute) {
        this.experiment = experiment;
        this.compute = compute;
        this.settings = settings;
        this.model = Model.open(experiment, settings, compute);
        begin(settings);
    }

    @Override
    public void begin(Settings opening) {
        if (!model.fits(opening)) {
            // Opened before the old one is closed: when it is refused, the learner still stands on the old one.
            Model next = Model.open(experiment, opening, compute);
            model.close();
            model = next;
        }
        settings = opening;
        model.measureAgainst(opening.points(POINTS));
        float a = opening.number(PARAMETERS.get(0));
        float b = opening.number(PARAMETERS.get(1));
        float c = opening.number(PARAMETERS.get(2));
        look = model.look(a, b, c);
        walk.start(a, b, c, look.loss());
        model.place(walk);
    }

    @Override
    public void change(Settings settings) {
        this.settings = settings;
        walk.tryAgain();
    }

    /** @return how many steps were tried; the last of them may have been refused, see {@link Walk#beyondFloat32()} */
    @Override
    public int step(int count) {
        float rate = settings.number(LEARNING_RATE);
        int tried = 0;
        while (tried < count && !isOver()) {
            look = null;
            model.step(rate, walk);
            tried++;
        }
        return tried;
    }

    /**
     * Each press has its own best: a smaller rate begins at the hop where a larger one was left, and pressing again after a stop shows another twenty steps,
     * not nothing.
     */
    @Override
    public Stroll untilItStops() {
        return new Stroll() {
            private int best = walk.steps();
            private int left = STROLL;

            @Override
            public int step(int most) {
                int taken = 0;
                while (taken < most
                        && left > 0
                        && walk.steps() - best < PATIENCE
                        && QuadraticSimulation.this.step(1) > 0) {
                    taken++;
                    left--;
                    if (walk.better(walk.steps(), best)) {
                        best = walk.steps();
                    }
                }
                return taken;
            }
        };
    }

    /** The settings with the parameters where the walk has led them, as far as a slider can be set there. */
    @Override
    public Settings here(Settings settings) {
        Settings here = settings;
        for (int i = 0; i < PARAMETERS.size(); i++) {
            String parameter = PARAMETERS.get(i);
            here = here.with(parameter, experiment.slider(parameter).clamp(walk.parameter(i)));
        }
        return here;
    }

    @Override
    public Frame frame() {
        if (look == null) {
            look = model.look(walk.parameter(0), walk.parameter(1), walk.parameter(2));
        }
        return QuadraticFrame.of(experiment, settings, walk, look, model.scale());
    }

    @Override
    public Saved save() {
        return walk.place();
    }

    @Override
    public void restore(Saved saved, Settings settings) {
        this.settings = settings;
        walk.backTo((Walk.Place) saved);
        model.place(walk);
        look = null;
    }

    @Override
    public void close() {
        model.close();
    }

    /** At a perfect fit there is no slope to follow, and a walk that has diverged only leaves float32. */
    @Override
    public boolean isOver() {
        return !(walk.loss() > 0)
                || walk.beyondFloat32()
                || walk.diverged(model.scale().sweepTop());
    }
}
