package dev.nudge.lesson.training;

import dev.nudge.lesson.digits.DigitSets;
import dev.nudge.lesson.digits.Split;

/** A plan as a line of {@code losses.txt} begins: net, units, loss, optimiser, rate, batch, noise in percent, seed, fold, draw. */
public final class WrittenPlan {

    private WrittenPlan() {}

    public static Plan read(String written) {
        String[] words = written.strip().split(" ");
        int seed = Integer.parseInt(words[7]);
        Split split = DigitSets.withoutMnist().split(DigitSets.UCI, seed, Integer.parseInt(words[8]));
        return new Plan(
                TrainingSet.of(split.train()).withNoise(Float.parseFloat(words[6]) / 100, seed),
                TrainingSet.of(split.valid()),
                new Plan.Model(Named.of(Net.class, words[0]), Integer.parseInt(words[1]), Start.RANDOM),
                new Plan.Method(
                        Named.of(Objective.class, words[2]),
                        Named.of(Update.class, words[3]),
                        Integer.parseInt(words[5])),
                Integer.parseInt(words[9]));
    }
}
