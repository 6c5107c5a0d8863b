package dev.nudge.lesson;

/** A simulation without steps: what it shows follows from the settings alone. */
public abstract class Unmoving implements Simulation {

    private Settings settings;

    protected Unmoving(Settings settings) {
        this.settings = settings;
    }

    protected final Settings settings() {
        return settings;
    }

    @Override
    public void begin(Settings opening) {
        settings = opening;
    }

    @Override
    public final void change(Settings settings) {
        this.settings = settings;
    }

    @Override
    public final int step(int count) {
        return 0;
    }

    @Override
    public final boolean isOver() {
        return true;
    }

    @Override
    public final Saved save() {
        return Here.INSTANCE;
    }

    @Override
    public final void restore(Saved saved, Settings settings) {
        this.settings = settings;
    }

    /** The only place there is. */
    private enum Here implements Saved {
        INSTANCE;

        @Override
        public long bytes() {
            return 0;
        }
    }
}
