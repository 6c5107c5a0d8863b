package dev.nudge.lesson.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.compute.Budget;
import dev.nudge.compute.Compute;
import dev.nudge.compute.device.Devices;
import dev.nudge.lesson.digits.DigitSets;
import dev.nudge.lesson.digits.Split;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccuracyTest {

    private static final int SEEDS = 5;
    private static final int EPOCHS = 40;

    /** As the lesson opens: the 3-or-7 loss, a rate of 1, batches of 64. */
    @ParameterizedTest
    @EnumSource(names = {"LINEAR", "ONE"})
    void isAbove98PercentPooledOverFiveFoldsAndFiveSeeds(Architecture net) {
        int right = 0;
        int of = 0;
        try (Compute compute = Compute.on(Devices.get("cpu"), Budget.unlimited())) {
            for (int seed = 0; seed < SEEDS; seed++) {
                for (int fold = 1; fold <= Split.FOLDS; fold++) {
                    Split split = DigitSets.withoutMnist().split(DigitSets.UCI, seed, fold);
                    Plan plan = new Plan(
                            TrainingSet.of(split.train()),
                            TrainingSet.of(split.valid()),
                            new Plan.Model(net, 30, FirstWeights.RANDOM),
                            new Plan.Method(Objective.SEVEN, UpdateRule.SGD, 64),
                            seed);
                    try (Training training = Training.open(plan, compute)) {
                        while (training.epochs() < EPOCHS) {
                            training.step(1, 0);
                        }
                        Evaluation valid = plan.valid(training.weights().network());
                        right += valid.right();
                        of += valid.count();
                    }
                }
            }
        }
        assertThat(of).isEqualTo(SEEDS * 362);
        assertThat((double) right / of).isGreaterThan(0.98);
    }
}
