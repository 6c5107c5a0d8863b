package dev.nudge.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.lesson.Axis;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DistributionTest {

    @Test
    void everyNumberIsInOnePart() {
        Distribution of = Distribution.of(List.of(0f, 0.5f, 1f, 2f, 4f), 4);
        assertThat(of.range()).isEqualTo(new Axis(0, 4));
        assertThat(of.counts()).containsExactly(2, 1, 1, 1);
        assertThat(of.beyond()).isZero();
    }

    @Test
    void oneThatIsFarOffDoesNotDecideWhatIsSeenOfTheOthers() {
        List<Float> values =
                IntStream.range(0, 20).mapToObj(i -> i == 0 ? 1e20f : 1f).toList();
        Distribution of = Distribution.of(values, 10);
        assertThat(of.range().max()).isBetween(1f, 3f);
        assertThat(of.beyond()).isEqualTo(1);
        assertThat(Arrays.stream(of.counts()).sum())
                .as("it is counted once, and in no part of what is seen")
                .isEqualTo(19);
        assertThat(of.counts()[9]).isZero();
    }

    @Test
    void ofThreeOneMayBeFarOffToo() {
        assertThat(Distribution.range(List.of(1f, 1.2f, 3e30f)).max()).isBetween(3f, 5f);
    }

    @Test
    void noNumbersAndNoNumberAtAllHaveARangeToo() {
        assertThat(Distribution.range(List.of())).isEqualTo(new Axis(0, 1));
        assertThat(Distribution.range(List.of(Float.NaN, Float.POSITIVE_INFINITY)))
                .isEqualTo(new Axis(0, 1));
        Axis zeros = Distribution.range(Collections.nCopies(5, 0f));
        assertThat(zeros.max()).isPositive();
        Axis below = Distribution.range(List.of(-3f, -3f));
        assertThat(below.min()).isEqualTo(-3f);
        assertThat(below.max()).isGreaterThan(-3f);
    }
}
