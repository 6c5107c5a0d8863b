package dev.nudge.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Stage.Stroke;
import dev.nudge.lesson.Trail;
import dev.nudge.lesson.Value;
import org.junit.jupiter.api.Test;

/** Steps and ways where a step is long. */
class LongStepTest extends AtLongSteps {

    @Test
    void aLeapAndAnUndoGoOnAfterTheRequest() {
        try (LearnerSession session = watched()) {
            assertThat(took(() -> session.leap(3))).isLessThanOrEqualTo(4 * MILLISECOND);
            assertThat(session.activity()).isEqualTo(Activity.WORKING);
            time.turns(100);
            session.look();
            assertThat(session.activity()).isEqualTo(Activity.NONE);
            assertThat(session.frame().readout("steps")).isEqualTo(3);
            session.back();
            time.turns(100);
            assertThat(session.look().readout("steps")).isZero();
            assertThat(experiment.waitedFor).isZero();
            assertThat(longestSlice()).isLessThanOrEqualTo(5);
        }
    }

    @Test
    void everyPressOfStepIsAStepWhereTheOneBeforeStillWaits() {
        try (LearnerSession session = watched()) {
            session.step();
            session.step();
            session.step();
            assertThat(session.activity()).isEqualTo(Activity.WORKING);
            time.turns(1_000);
            session.look();
            assertThat(session.activity()).isEqualTo(Activity.NONE);
            assertThat(session.trail().steps()).isEqualTo(3);
            assertThat(session.frame().readout("steps")).isEqualTo(3);
            session.leap(5);
            session.step();
            time.turns(1_000);
            assertThat(session.look().readout("steps"))
                    .as("a step ends a leap, whose first step was ready")
                    .isEqualTo(5);
            assertThat(experiment.waitedFor).isZero();
        }
    }

    @Test
    void whoStandsWhereTheWayLedMakesNoNextStepReady() {
        try (LearnerSession session = watched()) {
            session.leap(5);
            time.turns(1_000);
            session.look();
            experiment.stepsAsked = 0;
            session.goToStep(2, Stroke.NEW);
            time.turns(1_000);
            assertThat(session.look().readout("steps")).isEqualTo(2);
            session.change("a", new Value.Number(2), Stroke.NEW);
            time.turns(1_000);
            session.look();
            assertThat(session.activity()).isEqualTo(Activity.NONE);
            assertThat(experiment.stepsAsked).isZero();
        }
    }

    @Test
    void whatIsOpenedShowsTheOwnStartUntilThereIsAPicture() {
        Trail ahead = Trail.from(experiment.start().settings().with("room", new Value.Pick("ahead")));
        try (LearnerSession session = learners.open(experiment, ahead)) {
            assertThat(session.trail()).isEqualTo(ahead);
            assertThat(session.activity()).isEqualTo(Activity.WORKING);
            int forTheStart = Toil.PARTS - 1;
            assertThat(experiment.waitedFor).isEqualTo(forTheStart);
            time.turns(1_000);
            session.look();
            assertThat(session.activity()).isEqualTo(Activity.NONE);
            assertThat(session.trail()).isEqualTo(ahead);
            assertThat(session.canGoBack()).isFalse();
            assertThat(experiment.waitedFor).isEqualTo(forTheStart);
        }
    }

    @Test
    void whoGoesWhereTheyStandWaitsForNothing() {
        try (LearnerSession session = watched()) {
            session.leap(3);
            time.turns(1_000);
            session.look();
            session.goToStep(3, Stroke.NEW);
            assertThat(session.activity()).isEqualTo(Activity.NONE);
            assertThat(session.frame().readout("steps")).isEqualTo(3);
        }
    }

    @Test
    void whatBeginsAnewShowsWhatItShowedUntilThereIsAPicture() {
        try (LearnerSession session = watched()) {
            session.leap(2);
            time.turns(100);
            session.look();
            Frame before = session.frame();
            assertThat(took(() -> session.change("a", new Value.Number(2), Stroke.NEW)))
                    .isLessThanOrEqualTo(4 * MILLISECOND);
            assertThat(session.activity()).isEqualTo(Activity.WORKING);
            assertThat(session.frame()).isSameAs(before);
            assertThat(session.trail().steps())
                    .as("what was asked for has happened")
                    .isZero();
            assertThat(session.trail().settings().number("a")).isEqualTo(2);
            time.turns(100);
            session.look();
            assertThat(session.activity()).isEqualTo(Activity.NONE);
            assertThat(session.trail())
                    .isEqualTo(Trail.from(experiment.start().settings().with("a", new Value.Number(2))));
            assertThat(session.frame().readout("steps")).isZero();
            assertThat(experiment.waitedFor).isZero();
        }
    }

    @Test
    void aStepIsShort() {
        try (LearnerSession session = watched()) {
            assertThat(took(session::step)).isLessThanOrEqualTo(4 * MILLISECOND);
            time.turns(100);
            assertThat(session.look().readout("steps")).isEqualTo(1);
            session.change("rate", new Value.Number(0.2f), Stroke.NEW);
            assertThat(session.activity()).as("ready as it was").isEqualTo(Activity.NONE);
            assertThat(experiment.waitedFor).isZero();
        }
    }

    @Test
    void stepsThatNobodySeesWaitForNoPicture() {
        try (LearnerSession session = watched()) {
            session.change("room", new Value.Pick("ahead"), Stroke.NEW);
            time.turns(1_000);
            session.look();
            isPageReady = false;
            long before = time.monotonicTime();
            session.leap(10);
            time.turns(10_000);
            assertThat(session.look().readout("steps")).isEqualTo(10);
            assertThat(time.monotonicTime() - before)
                    .as("ten steps, the first of which is ready, and the picture of the last")
                    .isEqualTo((9 * Toil.PARTS + 2 * Toil.PARTS) * MILLISECOND);
            assertThat(experiment.waitedFor).isZero();
        }
    }
}
