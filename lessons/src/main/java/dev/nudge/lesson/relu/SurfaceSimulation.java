package dev.nudge.lesson.relu;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Execution;
import dev.nudge.compute.Program;
import dev.nudge.compute.Snapshot;
import dev.nudge.compute.Tensor;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Simulation;

/** One learner's net of two inputs, learning a landscape. */
final class SurfaceSimulation implements Simulation {

    private static final float DIVERGED = 1e4f;

    private record Place(int steps, Snapshot net) implements Saved {
        @Override
        public long bytes() {
            return net.bytes() + 32;
        }
    }

    private final Compute compute;
    private final Walk walk = new Walk();
    private Settings settings;
    private Landscape target;
    private Nets net;
    private Execution look;

    SurfaceSimulation(Settings settings, Compute compute) {
        this.compute = compute;
        this.settings = settings;
        this.target = Landscape.of(settings, compute);
        this.net = open(settings);
        this.look = openLook(settings);
        begin(settings);
    }

    private static Nets.Shape shape(Settings settings) {
        return new Nets.Shape(2, Math.round(settings.number(Surface.COUNT)));
    }

    private static Optimiser optimiser(Settings settings) {
        return Optimiser.named(settings.pick(Approximate.OPTIMISER));
    }

    private Nets open(Settings settings) {
        return Nets.open(shape(settings), optimiser(settings), Landscape.SAMPLES, compute);
    }

    private Execution openLook(Settings settings) {
        Nets.Shape shape = shape(settings);
        Execution look = compute.open(look(shape));
        look.write("places", Landscape.allPlaces());
        look.write("members", shape.members());
        return look;
    }

    /**
     * Inputs: data {@code weights}, {@code places} [cells, 2], {@code members} [relus, 1], {@code y} [cells]. Outputs: {@code surface} [cells], {@code mse}
     * [].
     */
    private static Program look(Nets.Shape shape) {
        return Program.record("look at " + shape.relus() + " folded planes", p -> {
            Tensor surface = shape.predict(
                            p.data("weights", shape.weights()),
                            p.data("places", Landscape.CELLS, 2),
                            p.data("members", shape.relus(), 1))
                    .squeeze(1);
            p.output("surface", surface);
            p.output("mse", surface.sub(p.data("y", Landscape.CELLS)).square().mean(0));
        });
    }

    @Override
    public void begin(Settings opening) {
        if (!net.fits(shape(opening), optimiser(opening), Landscape.SAMPLES)) {
            Nets next = open(opening);
            Execution nextLook;
            try {
                nextLook = openLook(opening);
            } catch (RuntimeException refused) {
                next.close();
                throw refused;
            }
            close();
            net = next;
            look = nextLook;
        }
        if (!Landscape.isSame(settings, opening)) {
            target = Landscape.of(opening, compute);
        }
        settings = opening;
        look.write("y", target.heights());
        net.learn(Landscape.samplePlaces(), target.samples());
        int seed = Math.round(opening.number(Approximate.SEED));
        walk.start(net.begin(Nets.random(shape(opening), seed, Interval.HIGH))[0]);
    }

    @Override
    public void change(Settings settings) {
        this.settings = settings;
    }

    @Override
    public int step(int count) {
        float rate = settings.number(Approximate.RATE);
        int taken = 0;
        while (taken < count && !isOver()) {
            net.step(rate);
            walk.add(net.losses()[0]);
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
        float[] weights = net.weights();
        look.write("weights", weights);
        look.run(1);
        return SurfaceFrame.of(settings, target, walk, weights, look.read("surface"), look.read("mse")[0], isOver());
    }

    @Override
    public Saved save() {
        return new Place(walk.steps(), net.snapshot());
    }

    @Override
    public void restore(Saved saved, Settings settings) {
        this.settings = settings;
        Place place = (Place) saved;
        walk.backTo(place.steps);
        net.restore(place.net);
    }

    @Override
    public void close() {
        net.close();
        look.close();
    }
}
