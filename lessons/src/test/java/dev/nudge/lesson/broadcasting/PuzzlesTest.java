package dev.nudge.lesson.broadcasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.compute.Tensor;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.tensor.TensorExpression;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PuzzlesTest {

    private static final Puzzles EXPERIMENT = new Puzzles();

    @ParameterizedTest
    @EnumSource
    void itsOwnSolutionSolvesIt(Puzzle puzzle) {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            seat.set("puzzle", puzzle.id());
            assertThat(seat.said()).startsWith("Nothing is typed yet");
            assertThat(seat.words()).startsWith("The task: ").doesNotContain("Solved");
            assertThat(seat.frame().offers()).isEmpty();
            seat.set(puzzle.id(), puzzle.solution().toString());
            assertThat(seat.said()).startsWith("Solved. ");
            assertThat(seat.words()).startsWith("Solved. The task was: ");
            assertThat(seat.frame().goals()).containsExactly(puzzle.id());
            assertThat(seat.sheets("yours").getFirst().values())
                    .containsExactly(seat.sheets("task").getLast().values());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    bias        | b + x
                    bias        | x + b[None, :] * 1
                    bias        | x.add(b)
                    bias        | torch.add(x, b)
                    rows        | (x.T + r).T
                    rows        | x + r[:, np.newaxis]
                    rows        | x + r.view(3, 1)
                    rows        | x + r.view(-1, 1)
                    rows        | x + r.unsqueeze(1)
                    rows        | x + r.reshape(-1, 1)
                    outer       | a.reshape(3, 1) + b
                    outer       | (b[:, None] + a).T
                    outer       | a.unsqueeze(-1).expand(3, 4) + b.expand(3, 4)
                    differences | -(v - v[:, None])
                    differences | v.unsqueeze(1).sub(v)
                    differences | v[:, newaxis] - v[newaxis]
                    shares      | x / x.sum(dim=-1)[:, None]
                    shares      | (x.T / x.T.sum(0)).T
                    shares      | x / x.sum(axis=1, keepdims=True)
                    shares      | x.div(x.sum(1, keepdim=True))
                    shares      | x / (x @ ones(4, 1))
                    centre      | x - x.sum(0) / 4
                    normalise   | (x - x.mean(0)) / ((x - x.mean(0))**2 / 3).sum(0).sqrt()
                    normalise   | (x - x.mean(dim=0, keepdim=True)) / x.std(dim=0, keepdim=True)
                    normalise   | (x - x.mean(0)) / (x.std(0, unbiased=False) * (4/3)**0.5)
                    normalise   | (x - x.mean(axis=0)) / x.std(axis=0)
                    onehot      | torch.nn.functional.one_hot(y, 4)
                    onehot      | eye(4)[y]
                    onehot      | F.one_hot(y, num_classes=4)
                    onehot      | where(y[:, None] == arange(4), 1, 0)
                    mask        | where(arange(4)[:, None] < arange(4), 0, x)
                    mask        | x * eye(4).cumsum(0)
                    mask        | tril(x)
                    mask        | x.tril()
                    mask        | x - triu(x, diagonal=1)
                    mask        | x.mul(torch.tril(ones(4, 4)))
                    mask        | x * tensor([[1,0,0,0],[1,1,0,0],[1,1,1,0],[1,1,1,1]])
                    channels    | t * w.reshape(3, 1)
                    channels    | (t.transpose(1, 2) * w).transpose(1, 2)
                    distances   | ((p**2).sum(1)[:, None] + (p**2).sum(1) - 2 * p @ p.T).abs().sqrt()
                    distances   | (p[None] - p.unsqueeze(1)).square().sum(-1).sqrt()
                    distances   | torch.cdist(p, p)
                    distances   | (p[:, None] - p).norm(dim=2)
                    distances   | (p[:, None] - p).pow(2).sum(-1).pow(0.5)
                    digits      | (d - d.mean(0)).norm(dim=(1, 2))
                    digits      | (d - d.mean(0)).view(6, 64).norm(dim=1)
                    digits      | (d - d.mean(0)).reshape(6, -1).square().sum(1).sqrt()
                    digits      | (d - d.mean(0)).square().sum((-2, -1))**0.5
                    """)
    void otherRightAnswersCountToo(String id, String answer) {
        Verdict verdict = Verdict.on(Puzzle.named(id), answer);
        assertThat(verdict.solved()).as(said(verdict)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    bias      | x                            | The shape is right; 12 of 12 numbers are not.
                    rows      | x + r                        | Character 3: add: left is [3, 4], right is [3]
                    outer     | a + b[:, None]               | Your result has the shape [4, 3]; the wanted one has [3, 4].
                    normalise | (x - x.mean(0)) / x.std(0, correction=0) | The shape is right
                    onehot    | y                            | Your result has the shape [5]
                    digits    | ((d - d.mean(0))**2).sum(1)  | Your result has the shape [6, 8]
                    mask      | x * (a > b)                  | Character 6: nothing here is called "a"; there is x.
                    """)
    void wrongAnswersAreToldWhatIsWrong(String id, String answer, String said) {
        Verdict verdict = Verdict.on(Puzzle.named(id), answer);
        assertThat(verdict.solved()).isFalse();
        assertThat(said(verdict)).startsWith(said);
    }

    @ParameterizedTest
    @EnumSource
    void typingTheResultInIsNotEnough(Puzzle puzzle) {
        Tensor wanted = puzzle.wanted(puzzle.given(Verdict.SHOWN)).reshape(-1);
        String numbers = Arrays.toString(wanted.toArray()).replace(" ", "");
        Tensor whole = puzzle.wanted(puzzle.given(Verdict.SHOWN));
        String typed = "tensor(" + numbers + ").reshape(" + whole.shape() + ")";
        Verdict verdict = Verdict.on(puzzle, typed);
        assertThat(verdict.solved()).isFalse();
        if (typed.length() <= TensorExpression.LONGEST) {
            assertThat(said(verdict)).startsWith("Right on these numbers, but not on others.");
        }
    }

    @ParameterizedTest
    @EnumSource
    void otherSeedsGiveOtherFiniteNumbersOfTheSameShapes(Puzzle puzzle) {
        for (int seed = 1; seed <= 4; seed++) {
            Map<String, Tensor> given = puzzle.given(seed);
            Tensor wanted = puzzle.wanted(given);
            assertThat(wanted.shape())
                    .isEqualTo(puzzle.wanted(puzzle.given(Verdict.SHOWN)).shape());
            for (float value : wanted.toArray()) {
                assertThat(Float.isFinite(value))
                        .as(puzzle + " with seed " + seed)
                        .isTrue();
            }
            assertThat(given.toString()).isEqualTo(puzzle.given(seed).toString());
            assertThat(given.toString()).isNotEqualTo(puzzle.given(seed + 1).toString());
        }
    }

    /** By plain loops. */
    @Test
    void theLargestDistanceIsTheThreeLeastLikeTheMean() {
        float[] pixels =
                Puzzle.DIGITS.given(Verdict.SHOWN).values().iterator().next().toArray();
        float[] wanted =
                Puzzle.DIGITS.wanted(Puzzle.DIGITS.given(Verdict.SHOWN)).toArray();
        for (int digit = 0; digit < 6; digit++) {
            double squares = 0;
            for (int pixel = 0; pixel < 64; pixel++) {
                double mean = 0;
                for (int other = 0; other < 6; other++) {
                    mean += pixels[64 * other + pixel] / 6.0;
                }
                squares += Math.pow(pixels[64 * digit + pixel] - mean, 2);
            }
            assertThat((double) wanted[digit]).isCloseTo(Math.sqrt(squares), within(1e-3));
        }
    }

    @Test
    void everyPuzzleKeepsItsAnswerAndANewOneBeginsWithoutHints() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            seat.set("bias", "x + b").set("hints", "two");
            assertThat(seat.notice()).startsWith("Solved. ");
            assertThat(seat.frame().notice()).hasSize(3);
            assertThat(seat.said()).startsWith("Hint 2: ");
            seat.set("puzzle", "outer");
            assertThat(seat.words())
                    .isEqualTo("The task: Add every number of a to every number of b: row i, column j holds a[i] +"
                            + " b[j]. Given: a [3], b [4]. Wanted, from these alone: a tensor of shape [3, 4].");
            assertThat(seat.notice()).startsWith("Nothing is typed yet. The task: Add every number");
            assertThat(seat.frame().notice()).hasSize(1);
            assertThat(seat.frame().idle()).contains("bias", "digits").doesNotContain("outer");
            seat.set("puzzle", "bias");
            assertThat(seat.said()).startsWith("Solved.");
        }
    }

    @Test
    void aSolvedPuzzleOffersTheNextUpToTheLast() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            int solved = 0;
            for (Puzzle puzzle : Puzzle.values()) {
                seat.set(puzzle.id(), puzzle.solution().toString());
                for (Frame.Offer offer : seat.frame().offers()) {
                    assertThat(Messages.in(Locale.ENGLISH).say(offer.words())).isEqualTo("Next puzzle");
                    offer.changes()
                            .forEach(change -> seat.set(change.control(), ((Value.Pick) change.value()).option()));
                    solved++;
                }
            }
            assertThat(solved).isEqualTo(11);
            assertThat(seat.frame().goals()).containsExactly("digits");
        }
    }

    /** The words of the first two would be easy to confuse. */
    @Test
    void theTasksOfRowsAndColumnsDoWhatTheySay() {
        float[] columns = added(Puzzle.BIAS);
        float[] rows = added(Puzzle.ROWS);
        float[] b =
                List.copyOf(Puzzle.BIAS.given(Verdict.SHOWN).values()).getLast().toArray();
        float[] r =
                List.copyOf(Puzzle.ROWS.given(Verdict.SHOWN).values()).getLast().toArray();
        for (int cell = 0; cell < 12; cell++) {
            assertThat(columns[cell]).isEqualTo(b[cell % 4]);
            assertThat(rows[cell]).isEqualTo(r[cell / 4]);
        }
    }

    /** What is wanted, less the first tensor given. */
    private static float[] added(Puzzle puzzle) {
        Map<String, Tensor> given = puzzle.given(Verdict.SHOWN);
        return puzzle.wanted(given).sub(given.values().iterator().next()).toArray();
    }

    @Test
    void hintsComeOneByOneAndAreThere() {
        Messages messages = Messages.in(Locale.ENGLISH);
        for (Puzzle puzzle : Puzzle.values()) {
            for (int hint = 1; hint <= 3; hint++) {
                assertThat(messages.say("puzzles.hint." + puzzle.id() + "." + hint))
                        .isNotBlank();
            }
        }
        assertThat(Puzzle.ids()).hasSize(12).isEqualTo(EXPERIMENT.checkpoints());
    }

    private static String said(Verdict verdict) {
        return Messages.in(Locale.ENGLISH).say(verdict.said());
    }
}
