package dev.nudge.lesson.training;

import java.util.ArrayList;
import java.util.List;

/**
 * The gradient found by nudging: each weight is moved a little up and a little down while all others stay, and the two losses are compared, in double precision. Of a nudge only what it
 * reaches is computed again; the numbers are those of whole passes.
 */
public final class Nudged {

    /** How far each weight is moved, either way. */
    static final double NUDGE = 1e-5;

    /** Sums for a frame; beyond that it would take too long to be looked at. */
    private static final long MOST_WORK = 1_000_000;

    private final Objective objective;
    private final double[] targets;
    /** Signals from the images on: [layer][image][unit], after the ReLU; the last are not. */
    private final List<double[][]> signals = new ArrayList<>();
    /** The same before the ReLU; none of the images. */
    private final List<double[][]> sums = new ArrayList<>();

    private final Weights weights;

    private Nudged(Weights weights, Objective objective, Batch batch) {
        this.weights = weights;
        this.objective = objective;
        this.targets = doubles(batch.targets());
        int pixels = batch.set().pixels();
        float[] inputs = batch.inputs();
        double[][] signal = new double[batch.size()][pixels];
        for (int image = 0; image < signal.length; image++) {
            for (int pixel = 0; pixel < pixels; pixel++) {
                signal[image][pixel] = inputs[image * pixels + pixel];
            }
        }
        signals.add(signal);
        for (int layer = 0; layer < layers(); layer++) {
            double[][] sum = apply(layer, signal);
            sums.add(sum);
            signal = isLast(layer) ? sum : relu(sum);
            signals.add(signal);
        }
    }

    /** Whether nudging each weight of a plan, on each of so many images, is done in a moment. */
    public static boolean isQuick(Plan plan, int images) {
        int units = plan.model().net().hidden() > 1 ? plan.model().units() : 1;
        return (long) plan.parameters() * images * units <= MOST_WORK;
    }

    /** In the order of {@link Weights#flat}. */
    public static float[] gradient(Weights weights, Objective objective, Batch batch) {
        return new Nudged(weights, objective, batch).gradient();
    }

    private float[] gradient() {
        float[] gradient = new float[weights.count()];
        int at = 0;
        for (int layer = 0; layer < layers(); layer++) {
            int in = weights.sizes().get(layer);
            int out = weights.sizes().get(layer + 1);
            // The last row is the bias: a weight whose input is always 1.
            for (int from = 0; from <= in; from++) {
                for (int unit = 0; unit < out; unit++) {
                    gradient[at++] =
                            (float) ((loss(layer, from, unit, NUDGE) - loss(layer, from, unit, -NUDGE)) / (2 * NUDGE));
                }
            }
        }
        return gradient;
    }

    /** The loss with one weight moved. */
    private double loss(int layer, int from, int unit, double by) {
        double[][] before = signals.get(layer);
        double sum = 0;
        for (int image = 0; image < targets.length; image++) {
            double input = from == before[image].length ? 1 : before[image][from];
            double moved = sums.get(layer)[image][unit] + by * input;
            double raw;
            if (isLast(layer)) {
                raw = moved;
            } else {
                double change = Math.max(moved, 0) - signals.get(layer + 1)[image][unit];
                raw = raw(layer + 1, image, unit, change);
            }
            sum += objective.of(targets[image], raw);
        }
        return sum / targets.length;
    }

    /** What comes out for an image when one input of a layer changes. */
    private double raw(int layer, int image, int input, double change) {
        double[] before = sums.get(layer)[image];
        float[] w = weights.layers().get(layer);
        double[] after = before.clone();
        for (int unit = 0; unit < after.length; unit++) {
            after[unit] += change * w[input * after.length + unit];
        }
        for (int next = layer + 1; next < layers(); next++) {
            after = apply(next, relu(new double[][] {after}))[0];
        }
        return after[0];
    }

    private double[][] apply(int layer, double[][] signal) {
        float[] w = weights.layers().get(layer);
        float[] b = weights.biases().get(layer);
        double[][] sums = new double[signal.length][b.length];
        for (int image = 0; image < signal.length; image++) {
            for (int unit = 0; unit < b.length; unit++) {
                double sum = b[unit];
                for (int from = 0; from < signal[image].length; from++) {
                    sum += signal[image][from] * w[from * b.length + unit];
                }
                sums[image][unit] = sum;
            }
        }
        return sums;
    }

    private static double[][] relu(double[][] sums) {
        double[][] signal = new double[sums.length][];
        for (int image = 0; image < sums.length; image++) {
            signal[image] = sums[image].clone();
            for (int unit = 0; unit < signal[image].length; unit++) {
                signal[image][unit] = Math.max(signal[image][unit], 0);
            }
        }
        return signal;
    }

    private int layers() {
        return weights.layers().size();
    }

    private boolean isLast(int layer) {
        return layer == layers() - 1;
    }

    private static double[] doubles(float[] floats) {
        double[] doubles = new double[floats.length];
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = floats[i];
        }
        return doubles;
    }
}
