package dev.nudge.lesson;

/** A walk whose place is known by the number of steps taken: what is shown is computed from that and the settings alone. */
public abstract class Counted implements Simulation {

    private record Place(int steps) implements Saved {
        @Override
        public long bytes() {
            return 16;
        }
    }

    private Settings settings;
    private int steps;

    protected Counted(Settings settings) {
        this.settings = settings;
    }

    /** Steps there are under the present settings. */
    protected abstract int most();

    /** Called when it begins under other settings: opens what they need. When that is refused, nothing has begun. */
    protected void prepare(Settings opening) {}

    /** The settings that hold now. */
    protected final Settings settings() {
        return settings;
    }

    /** Steps taken. */
    protected final int steps() {
        return steps;
    }

    @Override
    public final void begin(Settings opening) {
        prepare(opening);
        settings = opening;
        steps = 0;
    }

    @Override
    public final void change(Settings changed) {
        settings = changed;
    }

    @Override
    public final int step(int count) {
        int taken = Math.clamp(most() - steps, 0, count);
        steps += taken;
        return taken;
    }

    @Override
    public final boolean isOver() {
        return steps >= most();
    }

    @Override
    public final Saved save() {
        return new Place(steps);
    }

    @Override
    public final void restore(Saved saved, Settings restored) {
        settings = restored;
        steps = ((Place) saved).steps;
    }
}
