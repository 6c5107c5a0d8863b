package dev.nudge.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.nudge.compute.Budget;
import dev.nudge.compute.Compute;
import dev.nudge.compute.device.Devices;
import dev.nudge.lesson.Stage.Stroke;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a stage does with rooms, leaps and the time line. */
class TrailStageTest {

    private final Corridor corridor = new Corridor();
    private final Trail start = corridor.start();
    private final Compute compute = Compute.on(Devices.get("cpu"), Budget.unlimited());
    private final Stage stage = corridor.open(start, compute);

    @AfterEach
    void close() {
        stage.close();
        compute.close();
    }

    @Test
    void anotherRoomShowsTheSameWalk() {
        stage.step(150);
        lookInto("count");
        assertThat(shown()).isEqualTo(150);
        assertThat(stage.trail().entries()).as("nothing was done").containsExactly(new Trail.Steps(150));
        assertThat(stage.trail().opening().pick("room")).isEqualTo("count");
        assertThat(stage.frame().away()).containsExactly("sum");
        lookInto("sum");
        assertThat(shown()).isEqualTo(75);
        assertReplays();
        assertThat(corridor.computed).as("once, and once in the replay").isEqualTo(300);
    }

    @Test
    void aLookIntoAnotherRoomIsTakenBackWithoutWalking() {
        stage.step(1_000);
        lookInto("count");
        int computed = corridor.computed;
        stage.back();
        assertThat(shown()).isEqualTo(500);
        assertThat(corridor.computed).isEqualTo(computed);
        stage.back();
        assertThat(stage.trail()).isEqualTo(start);
    }

    @Test
    void fromAnotherRoomTheWayBackIsAsShort() {
        stage.step(1_000);
        lookInto("count");
        int computed = corridor.computed;
        stage.stepBack();
        assertThat(shown()).isEqualTo(999);
        assertThat(corridor.computed - computed).isLessThan(64);
        assertReplays();
    }

    @Test
    void aLookIntoAnotherRoomEndsNoWay() {
        Stage.Way way = stage.wayAhead(100);
        assertThat(way.walk(30)).isTrue();
        lookInto("count");
        assertThat(way.walk(30)).isTrue();
        assertThat(way.walk(100)).isFalse();
        assertThat(shown()).isEqualTo(100);
        stage.back();
        assertThat(stage.trail().steps()).as("the way is one act").isZero();
    }

    @Test
    void aRoomThatIsNotThereIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lookInto("cellar"))
                .withMessageContaining("cellar")
                .withMessageContaining("[sum, count]");
    }

    @Test
    void aLeapIsOneActAndEndsWithTheTrail() {
        stage.step(1);
        stage.wayAhead(100).walkToTheEnd();
        assertThat(stage.trail().steps()).isEqualTo(101);
        stage.back();
        assertThat(stage.trail().steps()).isEqualTo(1);
        stage.wayAhead(2 * Corridor.MOST).walkToTheEnd();
        assertThat(stage.trail().steps()).isEqualTo(Corridor.MOST);
        stage.wayAhead(1).walkToTheEnd();
        assertThat(stage.trail().steps()).isEqualTo(Corridor.MOST);
    }

    private void lookInto(String room) {
        stage.apply(new Trail.Change("room", new Value.Pick(room)), Stroke.NEW);
    }

    private float shown() {
        return stage.frame().readout("shown");
    }

    private void assertReplays() {
        try (Stage fresh = corridor.open(stage.trail(), compute)) {
            assertThat(fresh.trail()).isEqualTo(stage.trail());
            assertThat(fresh.frame()).isEqualTo(stage.frame());
        }
    }
}
