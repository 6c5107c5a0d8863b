package dev.nudge.lesson.training;

import dev.nudge.compute.Tensor;
import dev.nudge.compute.nn.Losses;

/** How wrong answers are, as one number to make small. A target is 1 for a 3 and 0 for a 7. */
public enum Objective implements Named {
    /** The mean distance of the answer from 1 or 0. */
    L1 {
        @Override
        public Tensor loss(Tensor raw, Tensor target) {
            return Losses.l1(raw, target);
        }

        @Override
        public double of(double raw, double target) {
            return Math.abs(raw - target);
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
        public double of(double raw, double target) {
            return (raw - target) * (raw - target);
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
        public double of(double raw, double target) {
            double answer = 1 / (1 + Math.exp(-raw));
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
        public double of(double raw, double target) {
            return softplus(target == 1 ? -raw : raw);
        }

        @Override
        public String python() {
            return "loss_of = nn.functional.binary_cross_entropy_with_logits";
        }
    };

    /**
     * The mean over a batch.
     *
     * @param raw what the model gives, shape [batch, 1]
     * @param target shape [batch, 1]
     */
    public abstract Tensor loss(Tensor raw, Tensor target);

    /**
     * Of one image, in double precision.
     *
     * @param target 1 or 0
     */
    public abstract double of(double raw, double target);

    /** Code that names it {@code loss_of}. */
    public abstract String python();

    private static double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    /** Whether the sigmoid brings what the model gives between 0 and 1 before it is judged. */
    public boolean isSquashed() {
        return this == SEVEN || this == ENTROPY;
    }

    /** The answer: above a half it says 3. */
    public Tensor answer(Tensor raw) {
        return isSquashed() ? raw.sigmoid() : raw;
    }

    /** What the model gives where its answer is a half. */
    public float even() {
        return isSquashed() ? 0 : 0.5f;
    }
}
