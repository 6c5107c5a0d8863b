package dev.nudge.lesson;

import dev.nudge.compute.Compute;
import java.util.List;

/** An experiment with two rooms around one walk, which adds up its rate: where it stands tells the way it came. */
final class Corridor implements Experiment {

    static final int MOST = 5_000;

    /** Steps that were computed, over all its simulations; replays too. */
    int computed;

    @Override
    public String id() {
        return "corridor";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<Control> controls() {
        return List.of(
                new Control.Rooms("room", List.of("sum", "count"), "sum"),
                new Control.Slider("rate", 0, 1, 0.125f, 0, 1, 0.5f, Control.Scale.LINEAR, Control.Effect.LIVE));
    }

    @Override
    public List<Picture> pictures() {
        return List.of();
    }

    @Override
    public int mostSteps() {
        return MOST;
    }

    @Override
    public Simulation simulate(Settings settings, Compute compute) {
        return new Walk(settings);
    }

    private record Place(int steps, float sum) implements Simulation.Saved {
        @Override
        public long bytes() {
            return 16;
        }
    }

    private final class Walk implements Simulation {

        private Settings settings;
        private int steps;
        private float sum;

        Walk(Settings settings) {
            this.settings = settings;
        }

        @Override
        public void begin(Settings opening) {
            settings = opening;
            steps = 0;
            sum = 0;
        }

        @Override
        public void change(Settings changed) {
            settings = changed;
        }

        @Override
        public int step(int count) {
            for (int i = 0; i < count; i++) {
                sum += settings.number("rate");
            }
            steps += count;
            computed += count;
            return count;
        }

        @Override
        public Frame frame() {
            boolean sums = settings.pick("room").equals("sum");
            return Frame.saying(Message.of("corridor.words"))
                    .readout("sum", sum)
                    .readout("steps", steps)
                    .readout("shown", sums ? sum : steps)
                    .away("sum", !sums)
                    .away("count", sums)
                    .leap(100, Message.of("corridor.leap"))
                    .build();
        }

        @Override
        public Saved save() {
            return new Place(steps, sum);
        }

        @Override
        public void restore(Saved saved, Settings restored) {
            settings = restored;
            steps = ((Place) saved).steps();
            sum = ((Place) saved).sum();
        }

        @Override
        public void close() {
            // It holds no tensors.
        }
    }
}
