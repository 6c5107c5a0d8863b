package dev.nudge.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.nudge.lesson.quadratic.FitQuadratic;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrailTest {

    private final Trail start = new FitQuadratic().start();

    @Test
    void stepsInARowAreOneEntry() {
        assertThat(start.plusSteps(2).plusSteps(3).entries()).containsExactly(new Trail.Steps(5));
        assertThat(start.plusSteps(2).plusSteps(3).steps()).isEqualTo(5);
    }

    @Test
    void ofSettingsChangedInARowTheLastHolds() {
        Trail trail = start.plusSteps(1)
                .plusChange("rate", new Value.Number(0.1f))
                .plusChange("rate", new Value.Number(0.2f));
        assertThat(trail.entries())
                .containsExactly(new Trail.Steps(1), new Trail.Change("rate", new Value.Number(0.2f)));
        assertThat(trail.settings().number("rate")).isEqualTo(0.2f);
        assertThat(trail.opening().number("rate")).isEqualTo(0.05f);
    }

    @Test
    void aStepFewerLeavesWhatWasSetSince() {
        Trail trail =
                start.plusSteps(2).plusChange("rate", new Value.Number(0.1f)).plusChange("a", new Value.Number(2));
        Trail shorter = trail.minusStep();
        assertThat(shorter.entries())
                .containsExactly(
                        new Trail.Steps(1),
                        new Trail.Change("rate", new Value.Number(0.1f)),
                        new Trail.Change("a", new Value.Number(2)));
        Trail none = shorter.minusStep();
        assertThat(none.entries()).as("the settings hold from the opening on").isEmpty();
        assertThat(none.opening()).isEqualTo(trail.settings());
        assertThat(none.minusStep()).isEqualTo(none);
    }

    @Test
    void upToAStepItHasWhatWasSetThere() {
        Trail trail = start.plusSteps(2)
                .plusChange("rate", new Value.Number(0.1f))
                .plusSteps(3)
                .plusChange("rate", new Value.Number(0.2f));
        assertThat(trail.upTo(0)).isEqualTo(start);
        assertThat(trail.upTo(1)).isEqualTo(start.plusSteps(1));
        assertThat(trail.upTo(2)).isEqualTo(start.plusSteps(2).plusChange("rate", new Value.Number(0.1f)));
        assertThat(trail.upTo(4).settings().number("rate")).isEqualTo(0.1f);
        assertThat(trail.upTo(4).steps()).isEqualTo(4);
        assertThat(trail.upTo(5)).isEqualTo(trail);
        assertThat(trail.upTo(99)).isEqualTo(trail);
        for (int step = 0; step <= 5; step++) {
            assertThat(trail.passes(trail.upTo(step))).as("step %d", step).isTrue();
        }
    }

    @Test
    void aTrailIsNotChangedByWhatFollowsIt() {
        Trail one = start.plusSteps(1);
        one.plusSteps(4);
        assertThat(one.entries()).isEqualTo(List.of(new Trail.Steps(1)));
    }

    @Test
    void settingsRefuseUnknownControlsAndValuesOfAnotherKind() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> start.opening().with("z", 1))
                .withMessageContaining("\"z\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> start.opening().with("a", new Value.Pick("mae")))
                .withMessageContaining("a is a Number, not a Pick");
    }
}
