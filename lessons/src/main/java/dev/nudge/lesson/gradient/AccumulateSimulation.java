package dev.nudge.lesson.gradient;

import static dev.nudge.lesson.gradient.Accumulate.BESIDE;
import static dev.nudge.lesson.gradient.Accumulate.MOMENTUM;
import static dev.nudge.lesson.gradient.Accumulate.RATE;
import static dev.nudge.lesson.gradient.Accumulate.ZERO;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Snapshot;
import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.FrameBuilder;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Simulation;
import java.util.Arrays;
import java.util.List;

/** One learner's race, and what the others did meanwhile. */
final class AccumulateSimulation implements Simulation {

    /** The racers, by number. */
    private static final int YOURS = 0;

    private static final int ZEROED = 1;
    private static final int KEPT = 2;
    private static final int ROLLING = 3;
    private static final int RACERS = 4;

    private static final Axis X = Axis.around(Measured.POINTS.xs(), 0.05f);
    private static final Axis Y = Axis.around(Measured.POINTS.ys(), 0.08f).withRoundTop();
    private static final float[] GRID = Samples.evenly(X.min(), X.max(), Race.CURVE);

    private record Place(int steps, Snapshot snapshot) implements Saved {
        @Override
        public long bytes() {
            return 16 + snapshot.bytes();
        }
    }

    private final Race race;
    private final float[][] losses = new float[RACERS][Accumulate.MOST_STEPS + 1];
    private final float[][] pushes = new float[RACERS][Accumulate.MOST_STEPS + 1];
    private Settings settings;
    private int steps;

    AccumulateSimulation(Settings settings, Compute compute) {
        this.settings = settings;
        race = new Race(RACERS, Measured.POINTS, GRID, compute);
        begin(settings);
    }

    @Override
    public void begin(Settings opening) {
        settings = opening;
        steps = 0;
        float[] start = race.start();
        for (int racer = 0; racer < RACERS; racer++) {
            losses[racer][0] = start[racer];
            pushes[racer][0] = 0;
        }
    }

    @Override
    public void change(Settings changed) {
        settings = changed;
    }

    @Override
    public int step(int count) {
        int taken = Math.min(count, Accumulate.MOST_STEPS - steps);
        float rate = settings.number(RATE);
        float[] keep = {settings.isOn(ZERO) ? 0 : 1, 0, 1, settings.number(MOMENTUM)};
        for (int i = 0; i < taken; i++) {
            Race.Standing standing = race.step(rate, keep);
            steps++;
            for (int racer = 0; racer < RACERS; racer++) {
                losses[racer][steps] = standing.losses()[racer];
                pushes[racer][steps] = standing.pushes()[racer];
            }
        }
        return taken;
    }

    @Override
    public boolean isOver() {
        return steps >= Accumulate.MOST_STEPS;
    }

    private float loss(int racer) {
        return losses[racer][steps];
    }

    @Override
    public Frame frame() {
        boolean beside = settings.isOn(BESIDE);
        float[][] curves = race.curves();
        float[] numbers = Samples.counting(steps + 1);
        Message words = Message.of("accumulate.words", steps, loss(ZEROED), loss(KEPT), loss(YOURS));
        FrameBuilder frame = Frame.saying(
                        beside
                                ? Message.of("accumulate.beside", words, settings.number(MOMENTUM), loss(ROLLING))
                                : words)
                .axis(Axis.STEP, new Axis(0, Math.max(240, 1.2f * steps)).withRoundTop())
                .axis("loss", new Axis(0, Math.clamp(highest(losses), 3, 4 * losses[YOURS][0])).withRoundTop())
                .axis("push", new Axis(0, Math.max(highest(pushes), 20)).withRoundTop())
                .axis("x", X)
                .axis("y", Y)
                .readout("steps", steps)
                .readout("zeroed", loss(ZEROED))
                .readout("kept", loss(KEPT))
                .readout("rolling", loss(ROLLING))
                .readout("yours", loss(YOURS))
                .chart(path("yours", losses, YOURS, numbers))
                .chart(path("kept", losses, KEPT, numbers))
                .chart(path("zeroed", losses, ZEROED, numbers))
                .chart(beside ? path("rolling", losses, ROLLING, numbers) : nothing("rolling"))
                .chart(new Chart.Lines("keptcurve", GRID, curves[KEPT]))
                .chart(new Chart.Lines("zeroedcurve", GRID, curves[ZEROED]))
                .chart(new Chart.Lines("yourcurve", GRID, curves[YOURS]))
                .chart(new Chart.Scatter("points", Measured.POINTS.xs(), Measured.POINTS.ys()))
                .chart(path("yourpush", pushes, YOURS, numbers))
                .chart(path("keptpush", pushes, KEPT, numbers))
                .chart(path("zeroedpush", pushes, ZEROED, numbers))
                .chart(beside ? path("rollingpush", pushes, ROLLING, numbers) : nothing("rollingpush"))
                .goal("lead", steps >= 5 && loss(KEPT) < loss(ZEROED))
                .goal("lost", steps >= 50 && keptHasLed() && loss(KEPT) > loss(ZEROED))
                .goal("rescue", steps <= 100 && loss(YOURS) < 1.1f && settings.number(RATE) <= 0.01f)
                .idle(MOMENTUM, !beside);
        notices().forEach(frame::notice);
        return frame.build();
    }

    private List<Message> notices() {
        if (steps < 5) {
            return List.of();
        }
        float times = pushes[KEPT][steps] / pushes[ZEROED][steps];
        if (steps == Accumulate.MOST_STEPS) {
            return List.of(Message.of("accumulate.full", steps));
        }
        if (loss(KEPT) < loss(ZEROED)) {
            return List.of(Message.of("accumulate.leads", loss(KEPT), loss(ZEROED), times));
        }
        if (keptHasLed()) {
            return List.of(Message.of("accumulate.lost", loss(KEPT), loss(ZEROED), times));
        }
        return List.of();
    }

    private boolean keptHasLed() {
        for (int step = 5; step <= steps; step++) {
            if (losses[KEPT][step] < losses[ZEROED][step]) {
                return true;
            }
        }
        return false;
    }

    private Chart.Lines path(String id, float[][] values, int racer, float[] numbers) {
        return new Chart.Lines(id, numbers, Arrays.copyOf(values[racer], steps + 1));
    }

    private static Chart.Lines nothing(String id) {
        return new Chart.Lines(id, new float[0], new float[0]);
    }

    private float highest(float[][] values) {
        float highest = 0;
        for (float[] of : values) {
            for (int step = 0; step <= steps; step++) {
                highest = Math.max(highest, of[step]);
            }
        }
        return highest;
    }

    @Override
    public Saved save() {
        return new Place(steps, race.save());
    }

    @Override
    public void restore(Saved saved, Settings restored) {
        Place place = (Place) saved;
        settings = restored;
        steps = place.steps;
        race.restore(place.snapshot);
    }

    @Override
    public void close() {
        race.close();
    }
}
