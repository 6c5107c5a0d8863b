package dev.nudge.compute.nn;

import dev.nudge.compute.ShapeException;
import dev.nudge.compute.Tensor;

/**
 * How wrong a model is, as one number: the mean over all elements. Predictions and targets have one shape unless said otherwise; others are refused with a {@link
 * ShapeException}, since [20, 1] beside [20] would be broadcast to [20, 20] and the model would learn something else without a word.
 */
public final class Losses {
    private Losses() {}

    private static void requireSame(String loss, Tensor prediction, Tensor target) {
        if (!prediction.shape().equals(target.shape())) {
            throw new ShapeException(
                    loss,
                    "prediction is " + prediction.shape() + ", target is " + target.shape()
                            + "; both must be equal, or each number is compared with others than its own. Squeeze or"
                            + " unsqueeze one of them?");
        }
    }

    /** Mean absolute error, {@code mean |p - t|}. Laplace, 1774, fitted by it. */
    public static Tensor l1(Tensor prediction, Tensor target) {
        requireSame("l1_loss", prediction, target);
        return prediction.sub(target).abs().mean();
    }

    /** Mean squared error, {@code mean (p - t)^2}. Legendre, 1805: the method of least squares. */
    public static Tensor mse(Tensor prediction, Tensor target) {
        requireSame("mse_loss", prediction, target);
        return prediction.sub(target).square().mean();
    }

    /** Root of the mean squared error, {@code sqrt(mean (p - t)^2)}; at a perfect fit its gradient is not a number, as in PyTorch. */
    public static Tensor rmse(Tensor prediction, Tensor target) {
        return mse(prediction, target).sqrt();
    }

    /**
     * Binary cross-entropy of sigmoid(logit): {@code -t log s(x) - (1 - t) log(1 - s(x))}, computed as {@code t softplus(-x) + (1 - t) softplus(x)}, which
     * never overflows and, unlike {@code softplus(x) - t x}, subtracts nothing: a loss near 0 keeps its digits, and so does its gradient. Cox, "The regression
     * analysis of binary sequences", 1958.
     *
     * @param target between 0 and 1
     */
    public static Tensor binaryCrossEntropyWithLogits(Tensor logit, Tensor target) {
        requireSame("binary_cross_entropy_with_logits", logit, target);
        Tensor ifTrue = logit.neg().softplus().mul(target);
        Tensor ifFalse = logit.softplus().mul(target.neg().add(1));
        return ifTrue.add(ifFalse).mean();
    }

    /**
     * Cross-entropy of softmax(logits): the mean of {@code -log p[label]}. Bridle, "Probabilistic interpretation of feedforward classification network outputs", 1990.
     *
     * @param logits [batch, classes]
     * @param labels [batch], whole numbers below classes
     */
    public static Tensor crossEntropy(Tensor logits, Tensor labels) {
        if (logits.rank() != 2
                || labels.rank() != 1
                || logits.shape().dim(0) != labels.shape().dim(0)) {
            throw new ShapeException(
                    "cross_entropy",
                    "logits are " + logits.shape() + ", labels are " + labels.shape()
                            + "; they must be [batch, classes] and [batch], with one batch. Reshape one of them?");
        }
        return logits.logSoftmax(1).gather(1, labels.unsqueeze(1)).mean().neg();
    }

    /**
     * The loss of "is it a 3 or a 7": the mean of {@code 1 - s(x)} where the target is 1 and of {@code s(x)} elsewhere, s the sigmoid. Howard and Gugger,
     * "Deep Learning for Coders with fastai and PyTorch", 2020, chapter 4 ({@code mnist_loss}).
     */
    public static Tensor threeOrSeven(Tensor logit, Tensor target) {
        requireSame("three_or_seven", logit, target);
        Tensor p = logit.sigmoid();
        return Tensor.where(target.eq(1), p.neg().add(1), p).mean();
    }
}
