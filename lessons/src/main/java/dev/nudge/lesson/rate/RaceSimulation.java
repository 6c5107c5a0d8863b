package dev.nudge.lesson.rate;

import static dev.nudge.lesson.rate.RacePrograms.RACERS;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Execution;
import dev.nudge.compute.Snapshot;
import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Simulation;
import dev.nudge.lesson.data.Points;
import java.util.Arrays;

/** One learner's race. */
final class RaceSimulation implements Simulation {

    private record Place(Racers.Place racers, Snapshot snapshot) implements Saved {
        @Override
        public long bytes() {
            return 64 + snapshot.bytes();
        }
    }

    private final Compute compute;
    private final Execution step;
    private final Execution look;
    private final Snapshot atStart;
    private final Racers racers = new Racers();
    private Settings settings;
    private Track track;

    RaceSimulation(Settings settings, Compute compute) {
        this.compute = compute;
        this.settings = settings;
        this.track = compute.within(() -> Track.of(settings));
        step = compute.open(RacePrograms.step());
        try {
            look = compute.open(RacePrograms.look(), step);
        } catch (RuntimeException refused) {
            step.close();
            throw refused;
        }
        float[] start = new float[RACERS];
        Arrays.fill(start, Track.START);
        RacePrograms.weights().forEach(weight -> step.write(weight, start));
        atStart = step.snapshot();
        begin(settings);
    }

    @Override
    public void begin(Settings opening) {
        track = compute.within(() -> Track.of(opening));
        settings = opening;
        Points points = track.points();
        step.write("x", points.xs());
        step.write("y", points.ys());
        step.restore(atStart);
        float[] isAdam = new float[RACERS];
        for (int racer = 0; racer < RACERS; racer++) {
            isAdam[racer] = rule(racer).isAdam() ? 1 : 0;
        }
        look.write("isAdam", isAdam);
        look.write("grid", grid(track));
        look.run(1);
        racers.start(Integer.parseInt(opening.pick(Race.RACERS)), look.read("losses")[0], track.best());
    }

    @Override
    public void change(Settings changed) {
        settings = changed;
    }

    /** The abscissas of the curves. */
    static float[] grid(Track track) {
        Axis x = Axis.around(track.points().xs(), 0.05f);
        float[] grid = new float[RacePrograms.CURVE];
        for (int i = 0; i < grid.length; i++) {
            grid[i] = x.min() + (x.max() - x.min()) * i / (grid.length - 1);
        }
        return grid;
    }

    static int length(Settings settings) {
        return Math.round(settings.number(Race.LENGTH));
    }

    private Rule rule(int racer) {
        return Rule.named(settings.pick(Race.ruleOf(racer + 1)));
    }

    @Override
    public int step(int count) {
        int length = length(settings);
        int taken = 0;
        while (taken < count && !isOver()) {
            double[] rates = rates(length);
            write(rates);
            step.run(1);
            look.run(1);
            boolean[] left = racers.add(rates, look.read("losses"));
            for (int racer = 0; racer < RACERS; racer++) {
                if (left[racer]) {
                    leadBack(racer);
                }
            }
            taken++;
        }
        return taken;
    }

    @Override
    public boolean isOver() {
        return racers.steps() >= length(settings) || racers.allGone();
    }

    /** Everybody's rate for the next step; 0 for those who do not take part, or no more. */
    private double[] rates(int length) {
        double[] rates = new double[RACERS];
        for (int racer = 0; racer < racers.count(); racer++) {
            double rate = settings.number(Race.rateOf(racer + 1));
            rates[racer] = racers.isGone(racer)
                    ? 0
                    : rule(racer).schedule(rate, length).rate(racers.steps());
        }
        return rates;
    }

    private void write(double[] rates) {
        double[] descent = new double[RACERS];
        double[] adam = new double[RACERS];
        double[] momentum = new double[RACERS];
        for (int racer = 0; racer < RACERS; racer++) {
            (rule(racer).isAdam() ? adam : descent)[racer] = rates[racer];
            momentum[racer] = rule(racer).momentum();
        }
        step.write("descent.rate", descent);
        step.write("adam.rate", adam);
        step.write("momentum", momentum);
    }

    /** Puts one racer to the start, where its numbers are harmless. */
    private void leadBack(int racer) {
        for (String state : atStart.names()) {
            float[] all = step.read(state);
            all[racer] = RacePrograms.weights().contains(state) ? Track.START : 0;
            step.write(state, all);
        }
    }

    @Override
    public Frame frame() {
        look.run(1);
        return RaceFrame.of(settings, track, racers, look.read("curves"));
    }

    @Override
    public Saved save() {
        return new Place(racers.place(), step.snapshot());
    }

    @Override
    public void restore(Saved saved, Settings restored) {
        Place place = (Place) saved;
        settings = restored;
        racers.backTo(place.racers);
        step.restore(place.snapshot);
    }

    @Override
    public void close() {
        look.close();
        step.close();
    }
}
