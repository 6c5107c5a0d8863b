package dev.nudge.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nudge.lesson.Stage.Stroke;
import dev.nudge.lesson.Value;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A hand that scrubs or drags faster than pictures can be made: of the moves meanwhile the newest is followed, after a picture. */
class LongMoveTest extends AtLongSteps {

    @Test
    void aScrubShowsPicturesOnItsWayAndLeadsToItsLastMove() {
        try (LearnerSession session = watched()) {
            session.leap(10);
            time.turns(1_000);
            session.look();
            calls = 0;
            Set<Float> shown = new HashSet<>();
            // A picture takes longer than the hand needs from one step to the next.
            for (int step = 9; step >= 1; step--) {
                int to = step;
                Stroke stroke = step == 9 ? Stroke.NEW : Stroke.CONTINUED;
                assertThat(took(() -> session.goToStep(to, stroke))).isLessThanOrEqualTo(4 * MILLISECOND);
                time.run(10 * MILLISECOND);
                session.look();
                assertThat(session.trail().steps()).as("told at once").isEqualTo(step);
                assertThat(session.furthest()).isEqualTo(10);
                shown.add(session.frame().readout("steps"));
            }
            assertThat(calls).as("before the hand rests").isBetween(4, 8);
            assertThat(shown).hasSizeGreaterThanOrEqualTo(3).doesNotContain(1f);
            assertThat(session.activity()).isEqualTo(Activity.WORKING);
            time.turns(1_000);
            session.look();
            assertThat(session.activity()).isEqualTo(Activity.NONE);
            assertThat(session.trail().steps()).isEqualTo(1);
            assertThat(session.frame().readout("steps")).isEqualTo(1);
            session.back();
            time.turns(1_000);
            assertThat(session.look().readout("steps")).as("one act").isEqualTo(10);
            assertThat(experiment.waitedFor).isZero();
        }
    }

    @Test
    void anActOfAnotherKindComesAfterTheLastMove() {
        try (LearnerSession session = watched()) {
            session.leap(10);
            time.turns(1_000);
            session.goToStep(8, Stroke.NEW);
            session.goToStep(2, Stroke.CONTINUED);
            session.change("rate", new Value.Number(0.2f), Stroke.NEW);
            session.change("rate", new Value.Number(0.3f), Stroke.CONTINUED);
            session.pause();
            time.turns(1_000);
            session.look();
            assertThat(session.trail().steps()).isEqualTo(2);
            assertThat(session.trail().settings().number("rate")).isEqualTo(0.3f);
            assertThat(session.frame().readout("steps")).isEqualTo(2);
            assertThat(session.activity()).isEqualTo(Activity.NONE);
            session.back();
            assertThat(session.trail().settings().number("rate")).isEqualTo(0.05f);
        }
    }

    /** As of what a step would do: another rate needs all of it anew. So does what begins anew. */
    @ParameterizedTest
    @CsvSource({"rate, true", "a, false"})
    void aDragShowsPicturesThoughEachTakesLongerThanTheHand(String control, boolean asked) {
        experiment.isAsked = asked;
        try (LearnerSession session = watched()) {
            time.turns(1_000);
            session.look();
            calls = 0;
            for (int move = 1; move <= 10; move++) {
                session.change(control, new Value.Number(move / 100f), move == 1 ? Stroke.NEW : Stroke.CONTINUED);
                assertThat(session.trail().settings().number(control))
                        .as("told at once")
                        .isEqualTo(move / 100f);
                time.run(10 * MILLISECOND);
                session.look();
            }
            assertThat(session.trail().settings().number(control)).isEqualTo(0.1f);
            assertThat(calls).isBetween(4, 8);
            time.turns(1_000);
            session.look();
            assertThat(session.activity()).isEqualTo(Activity.NONE);
            assertThat(session.trail().settings().number(control)).isEqualTo(0.1f);
            session.back();
            time.turns(1_000);
            session.look();
            assertThat(session.trail()).as("one act").isEqualTo(experiment.start());
            assertThat(experiment.waitedFor).isZero();
        }
    }

    @Test
    void aMoveThatWasPutOffAndIsRefusedIsNoLongerTold() {
        try (LearnerSession session = watched()) {
            session.change("a", new Value.Number(1), Stroke.NEW);
            session.change("a", new Value.Number(Toil.REFUSED), Stroke.CONTINUED);
            assertThat(session.trail().settings().number("a")).isEqualTo(Toil.REFUSED);
            time.turns(1_000);
            assertThatThrownBy(session::look).hasMessage("refused");
            assertThat(session.trail().settings().number("a")).isEqualTo(1);
            assertThat(session.activity()).isEqualTo(Activity.NONE);
            assertThat(session.change("a", new Value.Number(2), Stroke.NEW)).isNotNull();
            time.turns(1_000);
            session.look();
            assertThat(session.trail().settings().number("a")).isEqualTo(2);
            assertThat(session.activity()).isEqualTo(Activity.NONE);
        }
    }

    @Test
    void aStepAfterAMoveThatWasPutOffIsShort() {
        experiment.isAsked = true;
        try (LearnerSession session = watched()) {
            session.change("rate", new Value.Number(0.1f), Stroke.NEW);
            session.change("rate", new Value.Number(0.2f), Stroke.CONTINUED);
            while (calls == 0) {
                assertThat(time.turn()).isTrue();
            }
            // There is a picture, and the move that was put off is followed.
            assertThat(took(session::step)).isLessThanOrEqualTo(4 * MILLISECOND);
            time.turns(1_000);
            session.look();
            assertThat(session.trail().steps()).isEqualTo(1);
            assertThat(session.trail().settings().number("rate")).isEqualTo(0.2f);
            assertThat(experiment.waitedFor).isZero();
        }
    }

    @Test
    void twoControlsOfOnePressAreShownTogether() {
        experiment.isAsked = true;
        try (LearnerSession session = watched()) {
            session.step();
            time.turns(1_000);
            session.look();
            calls = 0;
            session.change("b", new Value.Number(2), Stroke.NEW);
            session.change("rate", new Value.Number(0.2f), Stroke.CONTINUED);
            time.turns(1_000);
            assertThat(calls).isEqualTo(1);
            session.look();
            assertThat(session.trail().settings().number("b")).isEqualTo(2);
            assertThat(session.trail().settings().number("rate")).isEqualTo(0.2f);
            assertThat(session.activity()).isEqualTo(Activity.NONE);
        }
    }

    @Test
    void aNextStrokeCountsFromWhereTheLastMoveLed() {
        experiment.isAsked = true;
        try (LearnerSession session = watched()) {
            session.change("rate", new Value.Number(0.1f), Stroke.NEW);
            session.change("rate", new Value.Number(0.2f), Stroke.CONTINUED);
            session.change("rate", new Value.Number(0.3f), Stroke.NEW);
            time.turns(1_000);
            session.look();
            assertThat(session.trail().settings().number("rate")).isEqualTo(0.3f);
            session.back();
            time.turns(1_000);
            session.look();
            assertThat(session.trail().settings().number("rate")).isEqualTo(0.2f);
            assertThat(experiment.waitedFor).isZero();
        }
    }

    /** Places that are thinned: the walk to one between them ends where the act finds it. */
    @Test
    void anActAfterAMoveThatWasPutOffFindsItOnItsWay() {
        experiment.placeBytes = 500_000;
        try (LearnerSession session = watched()) {
            session.leap(12);
            time.turns(1_000);
            session.look();
            session.goToStep(11, Stroke.NEW);
            session.goToStep(10, Stroke.CONTINUED);
            session.goToStep(7, Stroke.CONTINUED);
            assertThat(session.trail().steps()).isEqualTo(7);
            session.change("rate", new Value.Number(0.2f), Stroke.NEW);
            time.turns(1_000);
            session.look();
            assertThat(session.trail().steps()).isBetween(1, 6);
            assertThat(session.trail().settings().number("rate")).isEqualTo(0.2f);
            assertThat(session.frame().readout("steps"))
                    .isEqualTo(session.trail().steps());
            assertThat(session.activity()).isEqualTo(Activity.NONE);
            session.back();
            time.turns(1_000);
            session.look();
            assertThat(session.trail().settings().number("rate")).isEqualTo(0.05f);
            assertThat(experiment.waitedFor).isZero();
        }
    }
}
