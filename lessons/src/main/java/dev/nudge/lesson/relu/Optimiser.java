package dev.nudge.lesson.relu;

import dev.nudge.compute.Recorder;
import dev.nudge.compute.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How a gradient becomes a step. */
enum Optimiser {
    /** Adam (Kingma and Ba, 2015) with its usual 0.9, 0.999 and 1e-8: every weight moves about one rate a step, whatever its slope. */
    ADAM {
        @Override
        Tensor step(Recorder p, Tensor rate, Tensor gradient) {
            int[] dims = gradient.shape().toArray();
            Tensor mean = p.state("adam.mean", dims);
            Tensor square = p.state("adam.square", dims);
            Tensor steps = p.state("adam.steps");
            Tensor count = steps.add(1);
            Tensor nextMean = mean.mul(MEAN_KEPT).add(gradient.mul(1 - MEAN_KEPT));
            Tensor nextSquare = square.mul(SQUARE_KEPT).add(gradient.square().mul(1 - SQUARE_KEPT));
            p.update(mean, nextMean);
            p.update(square, nextSquare);
            p.update(steps, count);
            Tensor meanShare =
                    Tensor.scalar(1).sub(count.mul(Math.log(MEAN_KEPT)).exp());
            Tensor squareShare =
                    Tensor.scalar(1).sub(count.mul(Math.log(SQUARE_KEPT)).exp());
            return nextMean.div(meanShare)
                    .div(nextSquare.div(squareShare).sqrt().add(SMALL))
                    .mul(rate);
        }
    },
    /** Plain gradient descent on all places at once. */
    SGD {
        @Override
        Tensor step(Recorder p, Tensor rate, Tensor gradient) {
            return gradient.mul(rate);
        }
    };

    private static final double MEAN_KEPT = 0.9;
    private static final double SQUARE_KEPT = 0.999;
    private static final double SMALL = 1e-8;

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optimiser named(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(Optimiser::id).toList();
    }

    /**
     * What to take off the weights. Declares the states it needs in {@code p}.
     *
     * @param rate the learning rate, a scalar
     * @param gradient of the loss by the weights
     */
    abstract Tensor step(Recorder p, Tensor rate, Tensor gradient);
}
