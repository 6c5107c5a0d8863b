package dev.nudge.compute.nn;

import dev.nudge.compute.Random;
import dev.nudge.compute.Shape;

/** How the weights of a layer are drawn at the start. Numbers come from {@link Random}, so one seed always gives the same weights. */
public enum Initialisation {
    /** Normal with variance 2 / in. For ReLU; He, Zhang, Ren and Sun, "Delving deep into rectifiers", 2015. */
    KAIMING_NORMAL,
    /** Even between ± sqrt(6 / in): the same variance. He et al., 2015. */
    KAIMING_UNIFORM,
    /** Normal with variance 2 / (in + out). For tanh and sigmoid; Glorot and Bengio, 2010. */
    GLOROT_NORMAL,
    /** Even between ± sqrt(6 / (in + out)). Glorot and Bengio, 2010. */
    GLOROT_UNIFORM;

    /**
     * Weights [in, out] in row-major order.
     *
     * @param layer tells apart layers that are drawn with the same seed
     */
    public float[] weights(int seed, int layer, int in, int out) {
        boolean normal = this == KAIMING_NORMAL || this == GLOROT_NORMAL;
        double variance = this == KAIMING_NORMAL || this == KAIMING_UNIFORM ? 2.0 / in : 2.0 / (in + out);
        Random random = new Random(normal ? Random.Kind.NORMAL : Random.Kind.UNIFORM, Shape.of(in, out), layer, false);
        float[] weights = new float[in * out];
        for (int i = 0; i < weights.length; i++) {
            double drawn = random.draw(seed, 0, i);
            // A uniform number between -b and b has variance b²/3.
            weights[i] = (float) (normal ? drawn * Math.sqrt(variance) : (2 * drawn - 1) * Math.sqrt(3 * variance));
        }
        return weights;
    }
}
