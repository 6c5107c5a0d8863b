package dev.nudge.lesson.training;

import java.util.Arrays;

/** What was measured on the way: at each step the loss of its batch, the rate and the momentum, at each end of an epoch both sets. Numbers of epochs count from 0, before the first step. */
public final class History {

    /** Both sets at the end of an epoch. */
    public record Epoch(
            int steps, float trainLoss, float trainAccuracy, float validLoss, float validAccuracy, int validRight) {}

    private float[] losses = new float[256];
    private float[] rates = new float[256];
    private float[] momenta = new float[256];
    private int steps;
    private Epoch[] epochs = new Epoch[16];
    /** Of each epoch, which up to it was the best. */
    private int[] bests = new int[16];

    private int ended;

    public void add(float loss, float rate, float momentum) {
        if (steps == losses.length) {
            losses = Arrays.copyOf(losses, 2 * steps);
            rates = Arrays.copyOf(rates, 2 * steps);
            momenta = Arrays.copyOf(momenta, 2 * steps);
        }
        losses[steps] = loss;
        rates[steps] = rate;
        momenta[steps] = momentum;
        steps++;
    }

    public void add(Epoch epoch) {
        if (ended == epochs.length) {
            epochs = Arrays.copyOf(epochs, 2 * ended);
            bests = Arrays.copyOf(bests, 2 * ended);
        }
        int best = ended == 0 ? 0 : bests[ended - 1];
        bests[ended] = epoch.validLoss() < (ended == 0 ? epoch : epochs[best]).validLoss() ? ended : best;
        epochs[ended++] = epoch;
    }

    /**
     * Stands at another place of the same way, further back or ahead: what was measured up to there still holds.
     *
     * @param step where it was
     * @param measured {@link #epochs()} as it was there
     */
    public void goTo(int step, int measured) {
        steps = step;
        ended = measured;
    }

    public int steps() {
        return steps;
    }

    /** The loss of the batch of a step, before it. */
    public float loss(int step) {
        return losses[step];
    }

    public float rate(int step) {
        return rates[step];
    }

    /** The momentum that was set, whether or not the optimiser keeps any. */
    public float momentum(int step) {
        return momenta[step];
    }

    /** Epochs that are measured, the one before the first step among them. */
    public int epochs() {
        return ended;
    }

    public Epoch epoch(int epoch) {
        return epochs[epoch];
    }

    public Epoch latest() {
        return epochs[ended - 1];
    }

    /** The first epoch with the lowest loss on the validation set. */
    public int best() {
        return bests[ended - 1];
    }

    /** Epochs since the best. */
    public int sinceBest() {
        return ended - 1 - best();
    }

    /** Numbers of the steps to draw, at most {@code most} and one, the last always among them. */
    public int[] drawn(int most) {
        return thinned(steps, most);
    }

    /** Numbers of the epochs to draw, likewise. */
    public int[] drawnEpochs(int most) {
        return thinned(ended, most);
    }

    private static int[] thinned(int of, int most) {
        int stride = Math.max(1, (of + most - 1) / most);
        int count = of == 0 ? 0 : (of - 1 + stride - 1) / stride + 1;
        int[] drawn = new int[count];
        for (int i = 0; i < count; i++) {
            drawn[i] = Math.min(i * stride, of - 1);
        }
        return drawn;
    }
}
