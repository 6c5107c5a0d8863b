package dev.nudge.lesson.relu;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Execution;
import dev.nudge.lesson.Settings;

/** The one net whose ReLUs are shown: what trains it and what looks at it. Open on a device. */
final class Learner implements AutoCloseable {

    /**
     * What the device said about the net as it is.
     *
     * @param mse over the whole table
     * @param cornerXs three points of each weighted ReLU, shape [relus · 3]
     */
    record Look(
            float mse,
            float[] sum,
            float[] prediction,
            float[] kinks,
            float[] bends,
            float[] cornerXs,
            float[] cornerYs,
            float[] slopes,
            float[] outputs) {

        int relus() {
            return kinks.length;
        }
    }

    private final Nets nets;
    private final Execution look;
    private final int relus;

    private Learner(Nets nets, Execution look, int relus) {
        this.nets = nets;
        this.look = look;
        this.relus = relus;
        look.write("grid", Interval.grid());
        look.write("x", Interval.table());
    }

    static Learner open(Nets.Shape shape, Optimiser optimiser, Compute compute) {
        Nets nets = Nets.open(shape, optimiser, Interval.SAMPLES, compute);
        try {
            return new Learner(nets, compute.open(ApproximatePrograms.look(shape)), shape.relus());
        } catch (RuntimeException refused) {
            nets.close();
            throw refused;
        }
    }

    Nets nets() {
        return nets;
    }

    void learn(TargetCurve target) {
        nets.learn(Interval.samples(), target.samples());
        look.write("y", target.heights());
    }

    /** The net with its selected ReLU nudged as the settings say. */
    Look look(Settings settings) {
        float[] nudged = new float[relus];
        nudged[selected(settings)] = 1;
        look.write("weights", nets.weights());
        look.write("nudged", nudged);
        look.set("gain", settings.number(Approximate.GAIN));
        look.set("shift", settings.number(Approximate.SHIFT));
        look.run(1);
        return new Look(
                look.read("mse")[0],
                look.read("sum"),
                look.read("prediction"),
                look.read("kinks"),
                look.read("bends"),
                look.read("cornerXs"),
                look.read("cornerYs"),
                look.read("slopes"),
                look.read("outputs"));
    }

    /** Number of the selected ReLU, from 0. */
    private int selected(Settings settings) {
        return Math.min(Math.round(settings.number(Approximate.SELECT)), relus) - 1;
    }

    @Override
    public void close() {
        nets.close();
        look.close();
    }
}
