package dev.nudge.lesson.draw;

import dev.nudge.compute.Tensor;
import dev.nudge.lesson.data.LabelledImages;
import dev.nudge.lesson.digits.Means;
import dev.nudge.lesson.digits.Split;
import dev.nudge.lesson.training.Trained;
import java.util.List;

/**
 * The models that are asked about a drawing: the nearest mean by mean absolute difference, and two that were trained. They have learnt from the same images.
 *
 * @param means of the training images
 * @param trained the linear model and the network, in this order
 */
record Judges(Means means, List<Trained> trained) {

    static final int LINEAR = 0;
    static final int NETWORK = 1;

    /** Trains both; outside of any learner's budget, for they are everybody's. */
    static Judges of(Split split) {
        return new Judges(Means.of(split.train()), List.of(Trained.linear(split), Trained.network(split)));
    }

    /** The same nearest mean beside others. */
    Judges with(List<Trained> others) {
        return new Judges(means, others);
    }

    /** What all have learnt from. */
    LabelledImages train() {
        return trained.getFirst().train();
    }

    /**
     * How much nearer a drawing is to the mean 3 than to the mean 7.
     *
     * @param pixels [1, pixels]
     * @return above 0 for a 3; shape [1]
     */
    private Tensor nearer(Tensor pixels) {
        return apart(pixels, means.seven()).sub(apart(pixels, means.three()));
    }

    private static Tensor apart(Tensor pixels, Tensor mean) {
        return pixels.sub(mean).abs().mean(1);
    }

    /** What the nearest mean says: 0 at the mean 7, 1 at the mean 3, a half where both are equally far. */
    Opinion byMeans(Tensor pixels) {
        Tensor tracked = pixels.detach().requiresGrad();
        float toThree = apart(tracked, means.three()).detach().item();
        float toSeven = apart(tracked, means.seven()).detach().item();
        return new Opinion(
                toSeven / (toThree + toSeven),
                nearer(tracked).sum().gradients(tracked).getFirst());
    }

    /**
     * What a trained model says.
     *
     * @param which {@link #LINEAR} or {@link #NETWORK}
     */
    Opinion byTrained(int which, Tensor pixels) {
        Tensor tracked = pixels.detach().requiresGrad();
        Tensor raw = trained.get(which).model().apply(tracked);
        return new Opinion(
                raw.detach().sigmoid().item(), raw.sum().gradients(tracked).getFirst());
    }

    /** The answer of a trained model alone. */
    float answer(int which, Tensor pixels) {
        return trained.get(which).model().apply(pixels).detach().sigmoid().item();
    }

    /**
     * What a model says about a drawing.
     *
     * @param answer 0 for a 7, 1 for a 3
     * @param sensitivity the gradient of the raw answer by the pixels: how much it would rise for a little more ink, shape [1, pixels]
     */
    record Opinion(float answer, Tensor sensitivity) {

        boolean saysThree() {
            return answer > 0.5f;
        }

        int digit() {
            return saysThree() ? Means.THREE : Means.SEVEN;
        }
    }
}
