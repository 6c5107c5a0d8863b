package dev.nudge.lesson.training;

import dev.nudge.compute.Tensor;
import dev.nudge.compute.nn.Losses;
import java.util.Arrays;
import java.util.List;

/** How wrong answers are, as one number to make small. */
public enum Objective implements Named {
    /** The mean distance of the answer from 1 or 0. */
    L1 {
        @Override
        public Tensor loss(Tensor raw, Tensor target) {
            return Losses.l1(raw, target);
        }

        @Override
        public double of(double target, double... raw) {
            return Math.abs(raw[0] - target);
        }

        @Override
        public String python() {
            return "loss_of = nn.functional.l1_loss";
        }
    },
    /** The mean squared distance of the answer from 1 or 0. */
    MSE {
        @Override
        public Tensor loss(Tensor raw, Tensor target) {
            return Losses.mse(raw, target);
        }

        @Override
        public double of(double target, double... raw) {
            return (raw[0] - target) * (raw[0] - target);
        }

        @Override
        public String python() {
            return "loss_of = nn.functional.mse_loss";
        }
    },
    /** What is missing from certainty, after the sigmoid: {@link Losses#threeOrSeven}. */
    SEVEN {
        @Override
        public Tensor loss(Tensor raw, Tensor target) {
            return Losses.threeOrSeven(raw, target);
        }

        @Override
        public double of(double target, double... raw) {
            double answer = 1 / (1 + Math.exp(-raw[0]));
            return target == 1 ? 1 - answer : answer;
        }

        @Override
        public String python() {
            return """
                    def loss_of(raw, y):
                        p = raw.sigmoid()
                        return torch.where(y == 1, 1 - p, p).mean()""";
        }
    },
    /** The surprise at the truth, after the sigmoid: {@link Losses#binaryCrossEntropyWithLogits}. */
    ENTROPY {
        @Override
        public Tensor loss(Tensor raw, Tensor target) {
            return Losses.binaryCrossEntropyWithLogits(raw, target);
        }

        @Override
        public double of(double target, double... raw) {
            return softplus(target == 1 ? -raw[0] : raw[0]);
        }

        @Override
        public String python() {
            return "loss_of = nn.functional.binary_cross_entropy_with_logits";
        }
    },
    /** The surprise at the digit, after the softmax: {@link Losses#crossEntropy}. */
    CATEGORICAL {
        @Override
        public int outputs() {
            return Task.DIGITS;
        }

        @Override
        public Tensor loss(Tensor raw, Tensor target) {
            return Losses.crossEntropy(raw, target.squeeze(1));
        }

        @Override
        public double of(double target, double... raw) {
            double highest = Arrays.stream(raw).max().orElseThrow();
            double sum =
                    Arrays.stream(raw).map(each -> Math.exp(each - highest)).sum();
            return highest + Math.log(sum) - raw[(int) target];
        }

        @Override
        public Tensor answer(Tensor raw) {
            return raw.softmax(1);
        }

        @Override
        public String python() {
            return """
                    def loss_of(raw, y):
                        return nn.functional.cross_entropy(raw, y[:, 0].long())""";
        }

        @Override
        public String pythonSays() {
            return "raw.argmax(1, keepdim=True)";
        }
    };

    /** Those for a model that tells threes from sevens: one output, a target 1 for a 3 and 0 for a 7. */
    public static final List<Objective> OF_TWO = List.of(L1, MSE, SEVEN, ENTROPY);

    /** What a model gives for an image. */
    public int outputs() {
        return 1;
    }

    /**
     * The mean over a batch.
     *
     * @param raw what the model gives, shape [batch, outputs]
     * @param target shape [batch, 1]
     */
    public abstract Tensor loss(Tensor raw, Tensor target);

    /**
     * Of one image, in double precision.
     *
     * @param raw {@link #outputs} numbers
     */
    public abstract double of(double target, double... raw);

    /** Code that names it {@code loss_of}. */
    public abstract String python();

    private static double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    /** Code of what the model says, from {@code raw}, as a target. */
    public String pythonSays() {
        return "(raw > " + even() + ").float()";
    }

    /** Whether the sigmoid brings what the model gives between 0 and 1 before it is judged. */
    public boolean isSquashed() {
        return this == SEVEN || this == ENTROPY;
    }

    /** The answer: of one output, above a half it says 3; of ten, a share for each digit. */
    public Tensor answer(Tensor raw) {
        return isSquashed() ? raw.sigmoid() : raw;
    }

    /** What a model with one output gives where its answer is a half. */
    public float even() {
        return isSquashed() ? 0 : 0.5f;
    }
}
