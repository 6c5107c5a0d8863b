package dev.nudge.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GuessesTest {

    private static final Axis HEIGHTS = new Axis(0, 10);

    /** A straight line from (0, 0) to (10, 10). */
    private static final Chart.Lines RISING = new Chart.Lines("truth", new float[] {0, 10}, new float[] {0, 10});

    @Test
    void theMiddleAndTheMiddleHalfAreTakenAtEachPlace() {
        Guesses five = guesses(x -> 0, x -> 2, x -> x, x -> 6, x -> 10);
        assertThat(five.places()).hasSize(Guess.SAMPLES).startsWith(0).endsWith(10);
        assertThat(five.middle().ys()).startsWith(2).endsWith(6);
        assertThat(five.low()).startsWith(0).endsWith(2);
        assertThat(five.high()).startsWith(6).endsWith(10);
        assertThat(guesses(x -> 2, x -> 6).middle().ys()).containsOnly(4);
        assertThat(guesses(x -> 2, x -> 6).low()).containsOnly(3);
    }

    @Test
    void allOfThemAreOneLineWithThePenLiftedBetweenThem() {
        Chart.Lines each = guesses(x -> 1, x -> x).each();
        assertThat(each.xs()).hasSize(2 * 42);
        assertThat(each.xs()[41]).isNaN();
        assertThat(each.ys()[41]).isNaN();
        assertThat(each.ys()[40]).isEqualTo(1);
        assertThat(each.xs()[82]).isEqualTo(10);
        assertThat(each.ys()[82]).isEqualTo(10);
    }

    @Test
    void saysHowFarOffAClassIsAndWhereMost() {
        assertThat(said(guesses(x -> x, x -> x / 2, x -> x / 2, x -> 0)))
                .isEqualTo(
                        "4 drawings, half of them within 2.5 of it on average, 25 % of the picture's height. The class was"
                                + " furthest off at 10: half of it drew between 3.75 and 6.25, and it stands at 10.");
    }

    @Test
    void twoThatAreOffToBothSidesAreOffAllTheSame() {
        assertThat(said(guesses(x -> x + (x > 4 && x < 6 ? 2 : 0), x -> x - (x > 4 && x < 6 ? 2 : 0))))
                .contains("furthest off at 4.13");
    }

    @Test
    void oneDrawingIsToldAsOneAndNoneAsNone() {
        assertThat(said(guesses(x -> x / 2)))
                .isEqualTo("One drawing, on average 2.5 beside it, 25 % of the picture's height.");
        Guesses none = guesses();
        assertThat(said(none)).isEqualTo("Nobody drew it.");
        assertThat(none.middle().xs()).isEmpty();
        assertThat(none.each().xs()).isEmpty();
        assertThat(none.places()).isEmpty();
        assertThat(none.low()).isEmpty();
    }

    @Test
    void aWholeHallIsSummedUpToo() {
        Guesses many = new Guesses(Stream.iterate(0, i -> i < 300, i -> i + 1)
                .map(i -> guess(x -> i / 30.0))
                .toList());
        assertThat(many.middle().ys()[0]).isCloseTo(149.5f / 30, within(1e-4f));
        assertThat(many.each().xs()).hasSize(300 * 42);
    }

    @Test
    void whatIsKeptOfADrawingBringsItBack() {
        Guess drawn = guess(x -> 10 - x);
        assertThat(drawn.shares().samples()).isEqualTo(Guess.SAMPLES);
        assertThat(drawn.shares().heights()[0]).isEqualTo(1);
        assertThat(drawn.shares().heights()[Guess.SAMPLES - 1]).isZero();
    }

    private static Guess guess(DoubleUnaryOperator height) {
        float[] drawn = new float[Guess.SAMPLES];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = (float) height.applyAsDouble(10.0 * i / (Guess.SAMPLES - 1));
        }
        return new Guess(drawn, RISING, HEIGHTS);
    }

    private static Guesses guesses(DoubleUnaryOperator... heights) {
        return new Guesses(Stream.of(heights).map(GuessesTest::guess).toList());
    }

    private static String said(Guesses guesses) {
        return Messages.in(Locale.ENGLISH).say(guesses.words());
    }
}
