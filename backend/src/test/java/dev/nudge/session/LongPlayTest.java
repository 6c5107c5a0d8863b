package dev.nudge.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.lesson.Stage.Stroke;
import dev.nudge.lesson.Trail;
import dev.nudge.lesson.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plays where a step is long. */
class LongPlayTest extends AtLongSteps {

    @Test
    void aPlayShowsPicturesAndNobodyWaitsForMoreThanAPart() {
        try (LearnerSession session = watched()) {
            session.play(Pace.FULL);
            time.run(200 * MILLISECOND);
            assertThat(calls).isBetween(4, 7);
            session.look();
            int steps = session.trail().steps();
            assertThat(steps).isBetween(7, 10);
            assertThat(session.frame().readout("steps")).isEqualTo(steps);
            assertThat(took(session::pause)).isLessThanOrEqualTo(4 * MILLISECOND);
            time.turns(100);
            session.look();
            assertThat(session.activity()).isEqualTo(Activity.NONE);
            assertThat(session.frame().readout("steps"))
                    .isEqualTo(session.trail().steps());
            assertThat(experiment.waitedFor).isZero();
            assertThat(longestSlice()).isLessThanOrEqualTo(5);
        }
    }

    @Test
    void aSlowPlayShowsEachStepAsSoonAsThereIsAPicture() {
        try (LearnerSession session = watched()) {
            session.play(Pace.SLOW);
            time.run(100 * MILLISECOND);
            assertThat(calls).isEqualTo(1);
            assertThat(session.look().readout("steps")).isEqualTo(1);
            isPageReady = false;
            time.run(600 * MILLISECOND);
            assertThat(calls).isEqualTo(1);
            isPageReady = true;
            time.run(100 * MILLISECOND);
            assertThat(session.look().readout("steps")).isEqualTo(2);
            session.pause();
            assertThat(experiment.waitedFor).isZero();
        }
    }

    @Test
    void aPlayThatEndsByItselfShowsItsEnd() {
        try (LearnerSession session = watched()) {
            session.play(Pace.FULL);
            time.turns(10_000);
            session.look();
            assertThat(session.activity()).isEqualTo(Activity.NONE);
            assertThat(session.frame().readout("steps")).isEqualTo(12);
            assertThat(experiment.waitedFor).isZero();
        }
    }

    /** Between two steps all is ready; a change drops what the picture needs, and so does a look elsewhere. */
    @ParameterizedTest
    @CsvSource({"rate, true", "rate, false", "room, false"})
    void aSlowPlayGoesOnUnderAHandAndNobodyWaits(String control, boolean asked) {
        experiment.isAsked = asked;
        try (LearnerSession session = watched()) {
            boolean looks = control.equals("room");
            if (!looks) {
                session.change("room", new Value.Pick("ahead"), Stroke.NEW);
            }
            time.turns(1_000);
            session.look();
            session.play(Pace.SLOW);
            time.run(150 * MILLISECOND);
            assertThat(session.look().readout("steps")).isEqualTo(1);
            calls = 0;
            Value value = looks ? new Value.Pick("ahead") : new Value.Number(0.2f);
            assertThat(took(() -> session.change(control, value, Stroke.NEW))).isLessThanOrEqualTo(4 * MILLISECOND);
            assertThat(session.activity()).isEqualTo(Activity.PLAYING);
            time.run(80 * MILLISECOND);
            assertThat(calls).as("before the next step").isEqualTo(1);
            session.look();
            assertThat(session.trail().settings().get(control)).isEqualTo(value);
            time.run(1_000 * MILLISECOND);
            assertThat(session.look().readout("steps")).isBetween(2f, 4f);
            session.pause();
            assertThat(experiment.waitedFor).isZero();
            assertThat(longestSlice()).isLessThanOrEqualTo(5);
        }
    }

    @Test
    void aDragDuringPlayShowsPicturesAndStepsByWhatTheHandSays() {
        try (LearnerSession session = watched()) {
            session.change("room", new Value.Pick("ahead"), Stroke.NEW);
            session.play(Pace.SLOW);
            time.run(150 * MILLISECOND);
            session.look();
            calls = 0;
            for (int move = 1; move <= 20; move++) {
                float rate = move / 1_000f;
                Stroke stroke = move == 1 ? Stroke.NEW : Stroke.CONTINUED;
                assertThat(took(() -> session.change("rate", new Value.Number(rate), stroke)))
                        .isLessThanOrEqualTo(4 * MILLISECOND);
                time.run(10 * MILLISECOND);
                session.look();
                assertThat(session.trail().settings().number("rate")).isEqualTo(rate);
            }
            assertThat(calls).isBetween(4, 8);
            time.run(1_000 * MILLISECOND);
            session.pause();
            time.turns(1_000);
            session.look();
            assertThat(session.trail().settings().number("rate")).isEqualTo(0.02f);
            assertThat(session.trail().entries().getLast()).isInstanceOf(Trail.Steps.class);
            assertThat(experiment.waitedFor).isZero();
        }
    }
}
