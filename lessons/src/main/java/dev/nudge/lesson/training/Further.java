package dev.nudge.lesson.training;

/** A {@link Trained} model that learns on. */
public final class Further implements AutoCloseable {

    static final double RATE = 1;

    private final Trained before;
    private final Training training;

    Further(Trained before, Training training) {
        this.before = before;
        this.training = training;
    }

    /** A step on the next batch. */
    public void step() {
        training.step(RATE, 0);
    }

    /** Stands at a model, after so many steps. */
    public void begin(Trained model, int after) {
        training.begin(model.weights(), after);
    }

    /** The model as it is now. */
    public Trained now() {
        return before.with(training.weights());
    }

    @Override
    public void close() {
        training.close();
    }
}
