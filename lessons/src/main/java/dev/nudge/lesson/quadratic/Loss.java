package dev.nudge.lesson.quadratic;

import dev.nudge.compute.Tensor;
import java.util.Locale;

/** How the misses of all points become one number. */
enum Loss {
    /** Mean absolute error, {@code mean(|e|)}: every unit of a miss counts the same. */
    MAE {
        @Override
        Tensor of(Tensor error, int dim) {
            return error.abs().mean(dim);
        }
    },
    /** Mean squared error, {@code mean(e²)}: PyTorch's {@code F.mse_loss}; its unit is the data's, squared. */
    MSE {
        @Override
        Tensor of(Tensor error, int dim) {
            return error.square().mean(dim);
        }
    },
    /** Root mean squared error, {@code sqrt(mean(e²))}: back in the unit of the data. */
    RMSE {
        @Override
        Tensor of(Tensor error, int dim) {
            return MSE.of(error, dim).sqrt();
        }
    };

    /** The name in links. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Loss named(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    /**
     * @param error prediction minus measurement; the points lie along {@code dim}
     * @return the loss with {@code dim} gone
     */
    abstract Tensor of(Tensor error, int dim);
}
