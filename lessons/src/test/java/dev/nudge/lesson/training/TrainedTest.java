package dev.nudge.lesson.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.compute.Budget;
import dev.nudge.compute.Compute;
import dev.nudge.compute.device.Devices;
import dev.nudge.lesson.data.LabelledImages;
import dev.nudge.lesson.digits.DigitSets;
import dev.nudge.lesson.digits.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainedTest {

    private static final Split SPLIT = DigitSets.withoutMnist().split(DigitSets.UCI, 1, 2);

    /** Tensors computed at once and a program on a device take the same steps. */
    @ParameterizedTest
    @EnumSource(names = {"LINEAR", "ONE"})
    void itLearnsAsTheLessonDoes(Architecture net) {
        Trained trained = net == Architecture.LINEAR ? Trained.linear(SPLIT) : Trained.network(SPLIT);
        Plan plan = new Plan(
                TrainingSet.of(SPLIT.train()),
                TrainingSet.of(SPLIT.valid()),
                new Plan.Model(net, Trained.UNITS, FirstWeights.RANDOM),
                new Plan.Method(Objective.SEVEN, UpdateRule.SGD, 64),
                1);
        try (Compute compute = Compute.on(Devices.get("cpu"), Budget.unlimited());
                Training training = Training.open(plan, compute)) {
            while (training.steps() < Trained.STEPS) {
                training.step(1, 0);
            }
            assertThat(trained.weights().flat())
                    .containsExactly(training.weights().flat(), within(1e-3f));
        }
        assertThat(trained.right(1000)).isGreaterThanOrEqualTo(71);
        assertThat(trained.right(10)).isLessThanOrEqualTo(10);
    }

    @Test
    void whatIsAlwaysLearntEndsEveryBatch() {
        LabelledImages more = SPLIT.train().plus(new byte[64], 3);
        Plan plan = new Plan(
                TrainingSet.of(more),
                TrainingSet.of(SPLIT.valid()),
                new Plan.Model(Architecture.LINEAR, 1, FirstWeights.RANDOM),
                new Plan.Method(Objective.SEVEN, UpdateRule.SGD, 64, 1),
                1);
        try (Compute compute = Compute.on(Devices.get("cpu"), Budget.unlimited());
                Training training = Training.open(plan, compute)) {
            assertThat(plan.stepsPerEpoch()).isEqualTo(5);
            int images = 0;
            for (int step = 0; step < 5; step++) {
                int[] batch = training.batch(step).images();
                assertThat(batch[batch.length - 1]).isEqualTo(289);
                images += batch.length - 1;
                training.step(1, 0);
            }
            assertThat(images).isEqualTo(289);
        }
    }
}
