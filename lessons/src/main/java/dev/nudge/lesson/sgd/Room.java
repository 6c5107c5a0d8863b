package dev.nudge.lesson.sgd;

import dev.nudge.lesson.training.Named;

/** The seven steps of a training. */
enum Room implements Named {
    INITIALISE(new InitialiseRoom()),
    PREDICT(new PredictRoom()),
    LOSS(new LossRoom()),
    GRADIENT(new GradientRoom()),
    STEP(new StepRoom()),
    REPEAT(new RepeatRoom()),
    STOP(new StopRoom());

    private final Showing showing;

    Room(Showing showing) {
        this.showing = showing;
    }

    Showing showing() {
        return showing;
    }
}
