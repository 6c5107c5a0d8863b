package dev.nudge.lesson.training;

import dev.nudge.lesson.data.HandwrittenDigits;
import dev.nudge.lesson.data.LabelledImages;
import dev.nudge.lesson.digits.Split;

/** A plan as a line of {@code losses.txt} begins: net, units, loss, optimiser, rate, batch, noise in percent, seed, fold, draw. */
public final class WrittenPlan {

    private WrittenPlan() {}

    public static Plan read(String written) {
        String[] words = written.strip().split(" ");
        int seed = Integer.parseInt(words[7]);
        Objective objective = Named.of(Objective.class, words[2]);
        boolean all = objective == Objective.CATEGORICAL;
        LabelledImages images = HandwrittenDigits.all().images();
        Split split = Split.of(all ? images : images.only(3, 7), seed, Integer.parseInt(words[8]));
        Task task = all ? Task.DIGIT : Task.THREE_OR_SEVEN;
        return new Plan(
                TrainingSet.of(split.train(), task).withNoise(Float.parseFloat(words[6]) / 100, seed),
                TrainingSet.of(split.valid(), task),
                new Plan.Model(Named.of(Architecture.class, words[0]), Integer.parseInt(words[1]), FirstWeights.RANDOM),
                new Plan.Method(objective, Named.of(UpdateRule.class, words[3]), Integer.parseInt(words[5])),
                Integer.parseInt(words[9]));
    }
}
