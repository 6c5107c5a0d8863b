package dev.nudge.lesson.gradient;

import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Simulation;

/** A walk whose place is known by the number of steps taken: what is shown is computed from that and the settings alone. */
abstract class Counted implements Simulation {

    private record Place(int steps) implements Saved {
        @Override
        public long bytes() {
            return 16;
        }
    }

    private final int most;
    private Settings settings;
    private int steps;

    /**
     * @param most steps there are
     */
    Counted(Settings settings, int most) {
        this.settings = settings;
        this.most = most;
    }

    /** The settings that hold now. */
    final Settings settings() {
        return settings;
    }

    /** Steps taken. */
    final int steps() {
        return steps;
    }

    @Override
    public final void begin(Settings opening) {
        settings = opening;
        steps = 0;
    }

    @Override
    public final void change(Settings changed) {
        settings = changed;
    }

    @Override
    public final int step(int count) {
        int taken = Math.min(count, most - steps);
        steps += taken;
        return taken;
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
