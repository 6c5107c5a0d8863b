package dev.nudge.lesson.relu;

import static dev.nudge.lesson.relu.Approximate.COUNT;
import static dev.nudge.lesson.relu.Approximate.OPTIMISER;
import static dev.nudge.lesson.relu.Approximate.OTHERS;
import static dev.nudge.lesson.relu.Approximate.RATE;
import static dev.nudge.lesson.relu.Approximate.SEED;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Snapshot;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Simulation;
import org.jspecify.annotations.Nullable;

/** One learner's net, learning a curve, and the nets of other sizes beside it. */
final class ApproximateSimulation implements Simulation {

    /** A loss this many times the opening's, or the target's square, has left for good. */
    private static final float DIVERGED = 1e4f;

    private record Place(int steps, Snapshot net, @Nullable Snapshot others) implements Saved {
        @Override
        public long bytes() {
            return net.bytes() + (others == null ? 0 : others.bytes()) + 32;
        }
    }

    private final Compute compute;
    private final Ladder ladder;
    private final Walk walk = new Walk();
    private Settings settings;
    private TargetCurve target;
    private Learner net;
    private @Nullable Nets others;
    /** Errors of the others where the walk stands; null while it has moved on since. */
    private float @Nullable [] trained;

    ApproximateSimulation(Settings settings, Compute compute) {
        this.compute = compute;
        this.settings = settings;
        this.ladder = new Ladder(compute);
        this.target = TargetCurve.of(settings, compute);
        this.net = Learner.open(shape(settings), optimiser(settings), compute);
        ladder.measureAgainst(target);
        begin(settings);
    }

    private static Nets.Shape shape(Settings settings) {
        return new Nets.Shape(1, Math.round(settings.number(COUNT)));
    }

    private static Optimiser optimiser(Settings settings) {
        return Optimiser.named(settings.pick(OPTIMISER));
    }

    @Override
    public void begin(Settings opening) {
        Optimiser optimiser = optimiser(opening);
        if (!net.nets().fits(shape(opening), optimiser, Interval.SAMPLES)) {
            Learner next = Learner.open(shape(opening), optimiser, compute);
            net.close();
            net = next;
        }
        openOthers(opening.isOn(OTHERS), optimiser);
        if (!TargetCurve.isSame(settings, opening)) {
            target = TargetCurve.of(opening, compute);
            ladder.measureAgainst(target);
        }
        settings = opening;
        trained = null;
        int seed = Math.round(opening.number(SEED));
        net.learn(target);
        walk.start(net.nets().begin(Nets.random(shape(opening), seed, Interval.HIGH))[0]);
        if (others != null) {
            others.learn(Interval.samples(), target.samples());
            others.begin(Nets.random(Ladder.SHAPE, seed, Interval.HIGH));
        }
    }

    private void openOthers(boolean wanted, Optimiser optimiser) {
        if (others != null && (!wanted || !others.fits(Ladder.SHAPE, optimiser, Interval.SAMPLES))) {
            others.close();
            others = null;
        }
        if (wanted && others == null) {
            others = Nets.open(Ladder.SHAPE, optimiser, Interval.SAMPLES, compute);
        }
    }

    @Override
    public void change(Settings settings) {
        this.settings = settings;
    }

    @Override
    public int step(int count) {
        float rate = settings.number(RATE);
        int taken = 0;
        trained = null;
        while (taken < count && !isOver()) {
            net.nets().step(rate);
            if (others != null) {
                others.step(rate);
            }
            walk.add(net.nets().losses()[0]);
            taken++;
        }
        return taken;
    }

    @Override
    public boolean isOver() {
        return walk.loss() > DIVERGED * Math.max(walk.first(), 1 + target.reach() * target.reach());
    }

    @Override
    public Frame frame() {
        if (trained == null) {
            trained = others == null ? new float[0] : ladder.errors(others.weights());
        }
        return ApproximateFrame.of(settings, target, walk, net.look(settings), ladder.promised(), trained, isOver());
    }

    @Override
    public Saved save() {
        return new Place(walk.steps(), net.nets().snapshot(), others == null ? null : others.snapshot());
    }

    @Override
    public void restore(Saved saved, Settings settings) {
        this.settings = settings;
        Place place = (Place) saved;
        trained = null;
        walk.backTo(place.steps);
        net.nets().restore(place.net);
        if (others != null && place.others != null) {
            others.restore(place.others);
        }
    }

    @Override
    public void close() {
        ladder.close();
        net.close();
        if (others != null) {
            others.close();
        }
    }
}
