package dev.nudge.lesson.digits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.lesson.data.LabelledImages;
import dev.nudge.lesson.training.Architecture;
import dev.nudge.lesson.training.Evaluation;
import dev.nudge.lesson.training.FirstWeights;
import dev.nudge.lesson.training.Objective;
import dev.nudge.lesson.training.Plan;
import dev.nudge.lesson.training.TrainingSet;
import dev.nudge.lesson.training.UpdateRule;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A linear model that begins with the means is the nearest mean by squared distance. */
class MeansStartTest {

    private static final Split SPLIT = DigitSets.withoutMnist().split(DigitSets.UCI, 1, 2);

    private static Evaluation begun(TrainingSet set, Objective objective) {
        return begun(set, objective, Architecture.LINEAR, 1);
    }

    private static Evaluation begun(TrainingSet set, Objective objective, Architecture net, int draw) {
        Plan plan = new Plan(
                set,
                TrainingSet.of(SPLIT.valid()),
                new Plan.Model(net, 30, FirstWeights.MEANS),
                new Plan.Method(objective, UpdateRule.SGD, 64),
                draw);
        return plan.valid(plan.firstWeights().network());
    }

    private static void isJudged(Evaluation evaluation, Means means) {
        Judged judged = Judged.of(SPLIT.valid(), means, Distance.RMSE);
        for (int image = 0; image < SPLIT.valid().count(); image++) {
            assertThat(evaluation.says(image))
                    .as("image %d", image)
                    .isEqualTo(judged.says(image) == Means.THREE ? 1 : 0);
        }
    }

    @ParameterizedTest
    @FieldSource("dev.nudge.lesson.training.Objective#OF_TWO")
    void saysOfEveryImageWhatTheNearestMeanSays(Objective objective) {
        Evaluation evaluation = begun(TrainingSet.of(SPLIT.train()), objective);
        isJudged(evaluation, Means.of(SPLIT.train()));
        assertThat(evaluation.right()).isEqualTo(69);
    }

    @ParameterizedTest
    @FieldSource("dev.nudge.lesson.training.Objective#OF_TWO")
    void aNetworkBeginsOnTheSameSideWhateverIsDrawn(Objective objective) {
        for (int draw = 0; draw < 10; draw++) {
            for (Architecture net : List.of(Architecture.ONE, Architecture.TWO)) {
                assertThat(begun(TrainingSet.of(SPLIT.train()), objective, net, draw)
                                .right())
                        .as("%s drawn by %d", net, draw)
                        .isGreaterThanOrEqualTo(62);
            }
        }
    }

    @ParameterizedTest
    @FieldSource("dev.nudge.lesson.training.Objective#OF_TWO")
    void takesTheMeansByTheLabelsItIsTold(Objective objective) {
        TrainingSet told = TrainingSet.of(SPLIT.train()).withNoise(0.4f, 3);
        assertThat(told.turned()).isGreaterThan(80);
        isJudged(begun(told, objective), Means.of(said(told, 1), said(told, 0)));
    }

    private static LabelledImages said(TrainingSet told, float target) {
        return told.images()
                .at(IntStream.range(0, told.count())
                        .filter(image -> told.targets()[image] == target)
                        .toArray());
    }
}
