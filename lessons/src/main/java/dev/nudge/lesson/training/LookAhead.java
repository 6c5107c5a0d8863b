package dev.nudge.lesson.training;

import dev.nudge.compute.Compute;

/** What a step would do, asked of its batch portion after portion. */
final class LookAhead {

    private final Plan plan;
    private final Batch batch;
    private final double rate;
    private final double momentum;
    private final Weights weights;
    /** Of the losses of the images that were asked. */
    private double sum;

    private int asked;

    /**
     * @param batch of the step
     * @param weights after it
     */
    LookAhead(Plan plan, Batch batch, double rate, double momentum, Weights weights) {
        this.plan = plan;
        this.batch = batch;
        this.rate = rate;
        this.momentum = momentum;
        this.weights = weights;
    }

    boolean isWith(double otherRate, double otherMomentum) {
        return rate == otherRate && momentum == otherMomentum;
    }

    /**
     * Asks the next portion; to be called outside of other work within the budget.
     *
     * @return whether there are more
     */
    boolean ask(Compute compute) {
        if (asked < batch.size()) {
            Batch portion = batch.portion(asked, Batch.PORTION);
            float loss = compute.within(() -> plan.objective()
                    .loss(weights.network().apply(portion.x()), portion.y())
                    .item());
            sum += (double) loss * portion.size();
            asked += portion.size();
        }
        return asked < batch.size();
    }

    /** Once no portion is left. */
    Training.Peek peek() {
        return new Training.Peek(rate, weights, (float) (sum / batch.size()));
    }
}
