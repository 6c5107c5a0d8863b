package dev.nudge.lesson.training;

import dev.nudge.compute.Tensor;
import dev.nudge.compute.nn.Initialisation;
import dev.nudge.compute.nn.Mlp;
import dev.nudge.lesson.digits.Means;

/** The weights before the first step. Biases are 0 unless said otherwise. */
public enum FirstWeights implements Named {
    /** Normal, with variance 2 over the numbers of inputs: {@link Initialisation#KAIMING_NORMAL}. */
    RANDOM {
        @Override
        Weights of(TrainingSet set, Mlp mlp, float even, int seed) {
            return Weights.drawn(mlp, seed);
        }
    },
    ZEROS {
        @Override
        Weights of(TrainingSet set, Mlp mlp, float even, int seed) {
            Weights drawn = Weights.drawn(mlp, seed);
            return new Weights(
                    drawn.sizes(),
                    drawn.layers().stream()
                            .map(layer -> new float[layer.length])
                            .toList(),
                    drawn.biases());
        }
    },
    /**
     * By the means of what is said to be a 3 and a 7, for a model with one output. A linear model says 3 where the mean 3 is nearer than the mean 7 by mean squared difference: its weights are the difference of the means over the
     * number of pixels, twice; its bias is the difference of their mean squares, and what the model gives where it cannot tell. In a network the first hidden layer has that and its opposite in turn, each unit with a tenth of its random
     * weights on top, since units that are alike stay alike; other layers are random but for their signs, by which units of both kinds speak for what they are for.
     */
    MEANS {
        @Override
        Weights of(TrainingSet set, Mlp mlp, float even, int seed) {
            Means means = Means.of(set.said(1), set.said(0));
            int pixels = set.pixels();
            float[] away = means.three().sub(means.seven()).mul(2.0 / pixels).toArray();
            float lift = meanSquare(means.seven()) - meanSquare(means.three());
            Weights drawn = Weights.drawn(mlp, seed);
            float[] first = drawn.layers().getFirst();
            float[] bias = drawn.biases().getFirst();
            int wide = bias.length;
            for (int unit = 0; unit < wide; unit++) {
                float side = unit % 2 == 0 ? 1 : -1;
                for (int pixel = 0; pixel < pixels; pixel++) {
                    int at = pixel * wide + unit;
                    first[at] = side * away[pixel] + (mlp.layers() == 1 ? 0 : RANDOM_SHARE * first[at]);
                }
                bias[unit] = side * lift + (mlp.layers() == 1 ? even : 0);
            }
            for (int layer = 1; layer < mlp.layers(); layer++) {
                alternate(drawn.layers().get(layer), drawn.biases().get(layer).length);
            }
            if (mlp.layers() > 1) {
                drawn.biases().getLast()[0] = even;
            }
            return drawn;
        }

        /** Between units of one kind the weight is positive, between those of two it is negative. */
        private void alternate(float[] weights, int units) {
            for (int at = 0; at < weights.length; at++) {
                float side = (at / units + at % units) % 2 == 0 ? 1 : -1;
                weights[at] = side * Math.abs(weights[at]);
            }
        }
    };

    private static final float RANDOM_SHARE = 0.1f;

    private static float meanSquare(Tensor image) {
        return image.square().mean().item();
    }

    /**
     * @param set what is learnt from
     * @param even what the model gives where it cannot tell
     * @param seed 0 to 999
     */
    abstract Weights of(TrainingSet set, Mlp mlp, float even, int seed);
}
