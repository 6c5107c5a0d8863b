package dev.nudge.lesson.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.compute.Budget;
import dev.nudge.compute.Compute;
import dev.nudge.compute.device.Devices;
import dev.nudge.lesson.data.LabelledImages;
import dev.nudge.lesson.digits.DigitSets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class EvaluationTest {

    private static final LabelledImages ALL =
            DigitSets.withoutMnist().split(DigitSets.UCI, 1, 2).valid();

    /** Two threes, then three sevens. */
    private static TrainingSet five() {
        LabelledImages threes = ALL.only(3).at(0, 1);
        LabelledImages sevens = ALL.only(7).at(0, 1, 2);
        return TrainingSet.of(
                threes.plus(bytes(sevens, 0), 7).plus(bytes(sevens, 1), 7).plus(bytes(sevens, 2), 7));
    }

    private static byte[] bytes(LabelledImages images, int image) {
        return images.at(image).ink();
    }

    @ParameterizedTest
    @FieldSource("dev.nudge.lesson.training.Objective#OF_TWO")
    void sortsImagesByWhatTheyAreAndWhatIsSaid(Objective objective) {
        float even = objective.even();
        float[] raw = {even + 1, even - 3, even - 2, even + 0.5f, even - 4};
        Evaluation evaluation = new Evaluation(five(), objective, raw, 0);
        assertThat(evaluation.behind(1, 1)).containsExactly(0);
        assertThat(evaluation.behind(1, 0)).containsExactly(1);
        assertThat(evaluation.behind(0, 1)).containsExactly(3);
        assertThat(evaluation.behind(0, 0)).as("the surest first").containsExactly(4, 2);
        assertThat(evaluation.worst(9)).containsExactly(1, 3, 0, 2, 4);
        assertThat(evaluation.worst(2)).containsExactly(1, 3);
        assertThat(evaluation.right()).isEqualTo(3);
        assertThat(evaluation.accuracy()).isEqualTo(0.6f);
    }

    @Test
    void inPortionsItIsTheSameAndNothingIsHeldAfterwards() {
        Plan plan = WrittenPlan.read("one 7 entropy sgd 1 64 0 1 2 1");
        try (Compute compute = Compute.on(Devices.get("cpu"), Budget.unlimited())) {
            Evaluation whole = plan.valid(plan.firstWeights().network());
            Evaluation portions = plan.valid(plan.firstWeights().network(), compute);
            assertThat(portions.raw()).isEqualTo(whole.raw());
            assertThat(portions.loss()).isEqualTo(whole.loss());
            assertThat(compute.bytesHeld()).isZero();
        }
    }
}
