package dev.nudge.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class GuessTest {

    private static final Axis HEIGHTS = new Axis(0, 10);

    /** A straight line from (0, 0) to (10, 10), told at three places. */
    private static final Chart.Lines RISING = new Chart.Lines("truth", new float[] {0, 5, 10}, new float[] {0, 5, 10});

    @Test
    void saysHowFarOffADrawingIsAndWhere() {
        Guess half = guess(x -> x / 2);
        assertThat(half.miss()).isCloseTo(2.5f, within(1e-4f));
        assertThat(said(half))
                .isEqualTo(
                        "The shape is right. On average you were 2.5 beside it, 25 % of the picture's height; most at 10,"
                                + " where you drew 5 and it stands at 10.");
    }

    @Test
    void tellsShapesApart() {
        assertThat(said(guess(x -> x + 0.2))).startsWith("Almost on it.");
        assertThat(said(guess(x -> 10 - x))).startsWith("It goes the other way.");
        assertThat(said(guess(x -> 5 + 5 * Math.sin(3 * x)))).startsWith("It takes another shape.");
        assertThat(said(guess(x -> 5))).as("level, so it has no ups and downs").startsWith("It takes another shape.");
    }

    @Test
    void showsWhatWasDrawnOverTheRangeOfTheTruth() {
        Chart.Lines line = guess(x -> x).line();
        assertThat(line.xs()).hasSize(Guess.SAMPLES).startsWith(0).endsWith(10);
        assertThat(line.ys()).startsWith(0).endsWith(10);
    }

    @Test
    void refusesWhatIsNoCurve() {
        assertThatThrownBy(() -> new Guess(new float[3], RISING, HEIGHTS))
                .hasMessage("guess: 3 heights were drawn; a drawing has 81");
        float[] gap = new float[Guess.SAMPLES];
        gap[7] = Float.NaN;
        assertThatThrownBy(() -> new Guess(gap, RISING, HEIGHTS))
                .hasMessage("guess: height 7 is NaN; heights are finite");
    }

    private static Guess guess(DoubleUnaryOperator height) {
        float[] drawn = new float[Guess.SAMPLES];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = (float) height.applyAsDouble(10.0 * i / (Guess.SAMPLES - 1));
        }
        return new Guess(drawn, RISING, HEIGHTS);
    }

    private static String said(Guess guess) {
        return Messages.in(Locale.ENGLISH).say(guess.words());
    }
}
