package dev.nudge.lesson.tensor;

import dev.nudge.compute.Budget;
import dev.nudge.compute.Compute;
import dev.nudge.compute.Tensor;
import dev.nudge.lesson.tensor.grammar.TensorsParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An expression over tensors as a learner typed it, in PyTorch's spelling: {@code (x - x.mean(0)) / x.std(dim=0)}, {@code x[:, None]}. It can only do
 * arithmetic on the tensors it is given and on those it writes down: it reaches no file, no clock and no code. Its length, its depth, the elements of each
 * tensor and the work of evaluating it are bounded. Immutable.
 *
 * <p>What it can do is what {@link Functions} lists, the operators {@code + - * / @ **}, comparisons, and indexing. Results are the engine's: whole numbers
 * and truth values keep their kind as {@link dev.nudge.compute.DType} says.
 */
public final class TensorExpression {

    /** Characters. */
    public static final int LONGEST = 300;

    /** Brackets, and calls and operators in a row, one inside another. */
    public static final int DEEPEST = 80;

    /** Elements of one tensor, stretched ones counted. */
    public static final int MOST_ELEMENTS = 1 << 14;

    /** Multiplications, or elements touched, of the whole. */
    static final long MOST_WORK = 1 << 23;

    private static final long MOST_BYTES = 32 << 20;

    private final String text;
    private final TensorsParser.LineContext line;

    private TensorExpression(String text, TensorsParser.LineContext line) {
        this.text = text;
        this.line = line;
    }

    /**
     * Reads an expression.
     *
     * @param text at most {@value #LONGEST} characters
     * @throws TensorException which points at the character, where this is no expression or calls what does not exist
     */
    public static TensorExpression parse(String text) {
        TensorsParser.LineContext line = Reading.of(text, LONGEST).line();
        Functions.requireKnown(line.expression());
        return new TensorExpression(text, line);
    }

    /**
     * Its value; a plain number is a scalar.
     *
     * @param given a tensor for each name
     * @throws TensorException which points at the character where it cannot go on
     */
    public Tensor evaluate(Map<String, Tensor> given) {
        Outcome outcome = follow(given);
        return outcome.result().orElseThrow(() -> outcome.fault().orElseThrow());
    }

    /** Evaluates as far as it goes, and remembers which tensors met on the way. */
    public Outcome follow(Map<String, Tensor> given) {
        List<Meeting> meetings = new ArrayList<>();
        try (Compute room = Compute.on(
                program -> {
                    throw new IllegalStateException("an expression opens no program");
                },
                new Budget(MOST_BYTES, MOST_ELEMENTS, 0))) {
            Tensor result = room.within(() -> new Evaluation(given, meetings).result(line.expression()));
            return new Outcome(Optional.of(result), meetings, Optional.empty());
        } catch (TensorException fault) {
            return new Outcome(Optional.empty(), meetings, Optional.of(fault));
        }
    }

    TensorsParser.LineContext tree() {
        return line;
    }

    /** As it was typed. */
    @Override
    public String toString() {
        return text;
    }

    /**
     * What came of it.
     *
     * @param result empty if there was a fault
     * @param meetings in their order; where two did not fit, they are the last
     * @param fault empty if there was a result
     */
    public record Outcome(Optional<Tensor> result, List<Meeting> meetings, Optional<TensorException> fault) {
        public Outcome {
            meetings = List.copyOf(meetings);
        }
    }
}
