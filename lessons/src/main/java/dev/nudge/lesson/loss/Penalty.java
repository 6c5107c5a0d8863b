package dev.nudge.lesson.loss;

import dev.nudge.compute.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A loss: what a miss costs, and how all of them become one number. */
enum Penalty {
    /** Mean absolute error, {@code mean(|e|)}. */
    MAE {
        @Override
        Tensor cost(Tensor error, Tensor delta) {
            return error.abs();
        }
    },
    /** Mean squared error, {@code mean(e²)}. */
    MSE {
        @Override
        Tensor cost(Tensor error, Tensor delta) {
            return error.square();
        }
    },
    /** Root of the mean squared error; a miss costs its square until the root is taken. */
    RMSE {
        @Override
        Tensor cost(Tensor error, Tensor delta) {
            return error.square();
        }

        @Override
        Tensor of(Tensor error, Tensor delta, int dim) {
            return error.square().mean(dim).sqrt();
        }
    },
    /**
     * Huber's, {@code e²/2} up to {@code delta} and {@code delta·(|e| − delta/2)} beyond: PyTorch's {@code F.huber_loss}. P. J. Huber, "Robust estimation of a
     * location parameter", 1964.
     */
    HUBER {
        @Override
        Tensor cost(Tensor error, Tensor delta) {
            Tensor size = error.abs();
            Tensor beyond = delta.mul(size.sub(delta.mul(0.5)));
            return Tensor.where(delta.gt(size), error.square().mul(0.5), beyond);
        }
    };

    static final List<String> IDS = Arrays.stream(values()).map(Penalty::id).toList();

    /** The name in links. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Penalty named(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    /** What each miss adds before the mean is taken; shapes as {@code error}. */
    abstract Tensor cost(Tensor error, Tensor delta);

    /**
     * @param error prediction minus measurement; the points lie along {@code dim}
     * @param delta a scalar, for Huber's
     * @return the loss with {@code dim} gone
     */
    Tensor of(Tensor error, Tensor delta, int dim) {
        return cost(error, delta).mean(dim);
    }
}
