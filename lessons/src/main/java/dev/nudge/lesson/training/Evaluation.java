package dev.nudge.lesson.training;

import dev.nudge.compute.Shape;
import dev.nudge.compute.Tensor;
import dev.nudge.compute.nn.Mlp;
import dev.nudge.lesson.data.LabelledImages;
import dev.nudge.lesson.digits.Means;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * What a model says about images of a set.
 *
 * @param raw what it gives for each, shape [n]
 * @param even what it gives where it cannot tell; above it says 3
 * @param loss the mean over all
 */
public record Evaluation(TrainingSet set, float[] raw, float even, float loss) {

    /**
     * @param count the first so many of the set
     */
    static Evaluation of(Mlp.Network network, Objective objective, TrainingSet set, int count) {
        LabelledImages images = set.images();
        float[] raw = new float[count];
        double loss = 0;
        for (int from = 0; from < count; from += Means.PORTION) {
            int to = Math.min(from + Means.PORTION, count);
            Tensor given = network.apply(images.rows(from, to)).detach();
            Tensor targets = Tensor.of(Arrays.copyOfRange(set.targets(), from, to), Shape.of(to - from, 1));
            loss += (double) objective.loss(given, targets).item() * (to - from);
            System.arraycopy(given.toArray(), 0, raw, from, to - from);
        }
        return new Evaluation(set, raw, objective.even(), (float) (loss / count));
    }

    public int count() {
        return raw.length;
    }

    boolean saysThree(int image) {
        return raw[image] > even;
    }

    /** Whether it says what the label says. */
    boolean isRight(int image) {
        return saysThree(image) == (set.targets()[image] == 1);
    }

    public int right() {
        return (int) images().filter(this::isRight).count();
    }

    public float accuracy() {
        return (float) right() / count();
    }

    /**
     * The images that are said to be one digit and that it says are one, those first of which it is surest.
     *
     * @param three whether the label says 3
     * @param saysThree whether it says 3
     */
    public int[] behind(boolean three, boolean saysThree) {
        return sorted(
                images().filter(image -> (set.targets()[image] == 1) == three && saysThree(image) == saysThree),
                saysThree ? -1 : 1);
    }

    private int[] sorted(IntStream images, int sign) {
        return images.boxed()
                .sorted(Comparator.comparingDouble(image -> sign * raw[image]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** All images, those first that it is most wrong about. */
    public int[] worstFirst() {
        return images().boxed()
                .sorted(Comparator.comparingDouble(this::lead))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** How far what it gives lies on the side of the label. */
    private double lead(int image) {
        double beyond = raw[image] - even;
        return set.targets()[image] == 1 ? beyond : -beyond;
    }

    private IntStream images() {
        return IntStream.range(0, count());
    }
}
