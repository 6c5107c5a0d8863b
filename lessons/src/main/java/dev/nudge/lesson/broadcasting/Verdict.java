package dev.nudge.lesson.broadcasting;

import dev.nudge.compute.Tensor;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.tensor.TensorException;
import dev.nudge.lesson.tensor.TensorExpression;
import java.util.Map;
import java.util.Optional;

/**
 * What an answer is worth. Any expression counts that gives the wanted shape and numbers, on the numbers shown and on others.
 *
 * @param made what it gives on the numbers shown; empty if nothing
 * @param solved whether it is right
 * @param said the verdict in a sentence
 */
record Verdict(Optional<Tensor> made, boolean solved, Message said) {

    /** The numbers shown. */
    static final int SHOWN = 1;

    /** Other numbers an answer has to be right on. */
    private static final int[] OTHERS = {2, 3, 4};

    private static final float TOLERANCE = 1e-4f;

    static Verdict on(Puzzle puzzle, String answer) {
        Map<String, Tensor> shown = puzzle.given(SHOWN);
        Tensor wanted = puzzle.wanted(shown);
        if (answer.isBlank()) {
            return unsolved(Optional.empty(), "puzzles.verdict.none", Message.of("puzzles.task." + puzzle.id()));
        }
        try {
            TensorExpression expression = TensorExpression.parse(answer);
            Tensor made = expression.evaluate(shown);
            if (!made.shape().equals(wanted.shape())) {
                return unsolved(
                        Optional.of(made),
                        "puzzles.verdict.shape",
                        made.shape().toString(),
                        wanted.shape().toString());
            }
            int off = differences(made, wanted);
            if (off > 0) {
                return unsolved(Optional.of(made), "puzzles.verdict.numbers", off, wanted.size());
            }
            for (int other : OTHERS) {
                Map<String, Tensor> given = puzzle.given(other);
                if (!isRight(expression.evaluate(given), puzzle.wanted(given))) {
                    return unsolved(Optional.of(made), "puzzles.verdict.typed");
                }
            }
            return new Verdict(
                    Optional.of(made),
                    true,
                    Message.of("puzzles.verdict.solved", Message.of("puzzles.solved." + puzzle.id())));
        } catch (TensorException fault) {
            return new Verdict(Optional.empty(), false, fault.reason());
        }
    }

    private static Verdict unsolved(Optional<Tensor> made, String key, Object... arguments) {
        return new Verdict(made, false, Message.of(key, arguments));
    }

    private static boolean isRight(Tensor made, Tensor wanted) {
        return made.shape().equals(wanted.shape()) && differences(made, wanted) == 0;
    }

    /** Elements that differ by more than rounding; shapes are equal. */
    private static int differences(Tensor made, Tensor wanted) {
        float[] mine = made.toArray();
        float[] theirs = wanted.toArray();
        int differences = 0;
        for (int i = 0; i < mine.length; i++) {
            boolean near = Math.abs(mine[i] - theirs[i]) <= TOLERANCE * (1 + Math.abs(theirs[i]));
            differences += near ? 0 : 1;
        }
        return differences;
    }
}
