package dev.nudge.lesson.sgd;

import dev.nudge.lesson.Keepsake;
import dev.nudge.lesson.training.History;
import dev.nudge.lesson.training.Plan;
import dev.nudge.lesson.training.Weights;
import java.util.ArrayList;
import java.util.List;

/** A training to take home: its weights, and the whole of it as a notebook. */
final class Keepsakes {

    static final String NOTEBOOK = "notebook";
    static final String WEIGHTS = "weights";

    static final List<String> IDS = List.of(NOTEBOOK, WEIGHTS);

    private Keepsakes() {}

    /**
     * @param id one of {@link #IDS}
     * @param first the weights it began with
     * @param weights that answer now
     * @param areBest whether these are of the epoch with the lowest loss on the validation set, rather than the last
     * @param isMnist whether the images are MNIST's
     */
    static Keepsake of(
            String id, Plan plan, Weights first, History history, Weights weights, boolean areBest, boolean isMnist) {
        return switch (id) {
            case NOTEBOOK ->
                new Keepsake.Notebook(id, new TrainingNotebook(plan, first, history, areBest, isMnist).cells());
            case WEIGHTS -> new Keepsake.Tensors(id, named(weights));
            default ->
                throw new IllegalArgumentException(
                        "there is no keepsake " + id + "; ask for " + NOTEBOOK + " or " + WEIGHTS);
        };
    }

    /** Under the names and in the layout of {@code nn.Sequential}, whatever the number of layers: weights are [out, in]. */
    static List<Keepsake.Named> named(Weights weights) {
        List<Keepsake.Named> named = new ArrayList<>();
        int layers = weights.layers().size();
        for (int layer = 0; layer < layers; layer++) {
            int in = weights.sizes().get(layer);
            int out = weights.sizes().get(layer + 1);
            String prefix = prefix(layer);
            named.add(new Keepsake.Named(
                    prefix + "weight",
                    List.of(out, in),
                    transposed(weights.layers().get(layer), in, out)));
            named.add(new Keepsake.Named(
                    prefix + "bias", List.of(out), weights.biases().get(layer)));
        }
        return named;
    }

    /**
     * What stands before the name of a layer's tensors.
     *
     * @param layer from 0
     */
    static String prefix(int layer) {
        return 2 * layer + ".";
    }

    static float[] transposed(float[] values, int rows, int columns) {
        float[] transposed = new float[values.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                transposed[column * rows + row] = values[row * columns + column];
            }
        }
        return transposed;
    }
}
