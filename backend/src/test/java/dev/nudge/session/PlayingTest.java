package dev.nudge.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.lesson.Stage.Stroke;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlayingTest {

    private static final long SECOND = 1_000_000_000;

    @Test
    void takesNoMoreStepsThanItMay() {
        Playing playing = new Playing(Pace.FULL, 7, 0);
        assertThat(playing.due(0)).isEqualTo(7);
        playing.took(5, 0);
        assertThat(playing.due(0)).isEqualTo(2);
        playing.took(2, 0);
        assertThat(playing.hasSteps()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = Pace.class,
            names = {"SLOW", "STEADY", "BRISK"})
    void takesAsManyStepsASecondAsItSays(Pace pace) {
        Playing playing = new Playing(pace, 0);
        int taken = 0;
        for (long now = 0; now < 10 * SECOND; now += 7_000_000) {
            int due = playing.due(now);
            if (due > 0) {
                playing.took(due, now);
                taken += due;
            }
        }
        assertThat(taken).isEqualTo(10 * pace.stepsPerSecond());
    }

    @Test
    void onlyItsFirstStepsBeginAnAct() {
        Playing playing = new Playing(Pace.SLOW, 0);
        assertThat(playing.stroke()).isEqualTo(Stroke.NEW);
        playing.took(1, 0);
        assertThat(playing.stroke()).isEqualTo(Stroke.CONTINUED);
    }

    @Test
    void whatPlaysForATimeEndsWithItAndNotWithItsNextStep() {
        Playing playing = new Playing(Pace.SLOW, 5 * SECOND);
        Duration time = Duration.ofMillis(1_200);
        playing.took(3, 6 * SECOND);
        assertThat(playing.hasLeft(time, 6 * SECOND)).isTrue();
        assertThat(playing.next(Optional.of(time), 6 * SECOND)).isEqualTo(6_200_000_000L);
        assertThat(playing.next(Optional.empty(), 6 * SECOND)).isEqualTo(6_500_000_000L);
        playing.setPace(Pace.FULL, 6 * SECOND);
        assertThat(playing.hasLeft(time, 6_200_000_000L))
                .as("another pace is no other play")
                .isFalse();
    }

    @Test
    void whoIsFarBehindDoesNotCatchUp() {
        Playing playing = new Playing(Pace.BRISK, 0);
        assertThat(playing.due(60 * SECOND)).isEqualTo(12);
        playing.took(12, 60 * SECOND);
        playing.took(playing.due(60 * SECOND), 60 * SECOND);
        assertThat(playing.due(60 * SECOND)).isLessThanOrEqualTo(1);
    }

    @Test
    void anotherPaceHoldsAtOnce() {
        Playing playing = new Playing(Pace.SLOW, 0);
        playing.took(1, 0);
        assertThat(playing.due(SECOND / 10)).isZero();
        playing.setPace(Pace.FULL, SECOND / 10);
        assertThat(playing.due(SECOND / 10)).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void whileAHandDragsItStepsTenTimesASecond() {
        Playing playing = new Playing(Pace.FULL, 0);
        playing.took(100, 0);
        int portions = 0;
        for (long now = 0; now < SECOND; now += 10_000_000) {
            playing.changed(now);
            if (playing.due(now) > 0) {
                playing.took(50, now);
                portions++;
            }
        }
        assertThat(portions).isBetween(8, 10);
        assertThat(playing.due(SECOND + Playing.HELD)).isPositive();
    }
}
