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
    void afterAWayIsEndedALookIsAnActOfItsOwn() {
        stage.step(5);
        stage.wayAhead(100).walk(30);
        stage.rest();
        lookInto("count");
        stage.back();
        assertThat(stage.trail().steps()).isEqualTo(35);
        stage.back();
        assertThat(stage.trail().steps()).isEqualTo(5);
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

    @Test
    void theTimeLineShowsEveryStepAsItWasAndTheFutureStays() {
        stage.step(100);
        set(0.25f);
        stage.step(100);
        assertAt(50, 25, 0.5f);
        assertAt(150, 62.5f, 0.25f);
        assertAt(100, 50, 0.25f);
        assertAt(0, 0, 0.5f);
        assertAt(200, 75, 0.25f);
        assertThat(stage.furthest()).isEqualTo(stage.trail());
        stage.goToStep(1_000_000);
        assertThat(stage.trail().steps()).isEqualTo(200);
        stage.goToStep(-1);
        assertThat(stage.trail()).isEqualTo(start);
    }

    @Test
    void aStepGoesAlongTheWayThatIsKnownWithTheChangesMadeThere() {
        stage.step(100);
        set(0.25f);
        stage.step(100);
        Trail furthest = stage.furthest();
        stage.goToStep(90);
        stage.step(5);
        assertThat(stage.furthest()).isEqualTo(furthest);
        assertThat(stage.trail()).isEqualTo(start.plusSteps(95));
        stage.step(55);
        assertThat(stage.trail().settings().number("rate")).isEqualTo(0.25f);
        assertThat(sum()).isEqualTo(62.5f);
        stage.wayAhead(100).walkToTheEnd();
        assertThat(stage.trail()).as("and further").isEqualTo(furthest.plusSteps(50));
        assertThat(stage.furthest()).isEqualTo(stage.trail());
        assertReplays();
    }

    @Test
    void aChangeBeginsAnotherFutureAndTakingItBackBringsTheOldOneBack() {
        stage.step(300);
        Trail furthest = stage.furthest();
        stage.goToStep(130);
        set(0.125f);
        assertThat(stage.furthest()).isEqualTo(stage.trail());
        stage.step(100);
        assertReplays();
        stage.back();
        stage.back();
        assertThat(stage.trail().steps()).isEqualTo(130);
        assertThat(stage.furthest()).isEqualTo(furthest);
        assertAt(230, 115, 0.5f);
        stage.goToStep(300);
        assertReplays();
    }

    @Test
    void anActThatChangedNothingIsNoneToTakeBack() {
        stage.step(5);
        set(0.25f);
        set(0.25f);
        stage.goToStep(5);
        assertThat(stage.canGoBack()).isTrue();
        stage.back();
        assertThat(stage.trail()).isEqualTo(start.plusSteps(5));
        stage.back();
        stage.stepBack();
        assertThat(stage.canGoBack()).isFalse();
    }

    @Test
    void aWholeScrubIsOneAct() {
        stage.step(300);
        for (int step = 290; step > 100; step -= 10) {
            stage.wayToStep(step, step == 290 ? Stroke.NEW : Stroke.CONTINUED).walkToTheEnd();
        }
        stage.back();
        assertThat(stage.trail().steps()).isEqualTo(300);
        stage.back();
        assertThat(stage.trail()).isEqualTo(start);
        assertThat(stage.furthest()).as("as it was").isEqualTo(start);
    }

    @Test
    void whereverTheTimeLineLeadsItReplaysLittle() {
        stage.step(5_000);
        int computed = corridor.computed;
        for (int step : new int[] {4_000, 100, 4_999, 2_500, 0, 5_000}) {
            stage.goToStep(step);
        }
        assertThat(corridor.computed - computed).isLessThan(6 * 64);
        assertReplays();
    }

    @Test
    void theTimeLineGoesOnFromWhereItStands() {
        stage.step(200);
        stage.goToStep(10);
        int computed = corridor.computed;
        Frame before = stage.frame();
        stage.goToStep(10);
        assertThat(stage.frame()).isSameAs(before);
        stage.goToStep(25);
        stage.goToStep(30);
        assertThat(corridor.computed - computed).isEqualTo(20);
        assertReplays();
    }

    @Test
    void aStepBackLeavesTheFutureUnlessItTakesAChangeAlong() {
        stage.step(100);
        set(0.25f);
        stage.step(10);
        Trail furthest = stage.furthest();
        stage.stepBack();
        assertThat(stage.furthest()).isEqualTo(furthest);
        stage.goToStep(100);
        stage.stepBack();
        assertThat(stage.trail()).isEqualTo(start.plusSteps(99).plusChange("rate", new Value.Number(0.25f)));
        assertThat(stage.furthest()).isEqualTo(stage.trail());
    }

    @Test
    void whoGoesElsewhereHasNoFutureThere() {
        stage.step(100);
        stage.go(start);
        assertThat(stage.furthest()).isEqualTo(start);
        stage.back();
        assertThat(stage.furthest().steps()).isEqualTo(100);
    }

    @Test
    void fromAnotherRoomTheTimeLineIsTheSame() {
        stage.step(100);
        stage.goToStep(40);
        lookInto("count");
        assertThat(stage.furthest().steps()).isEqualTo(100);
        stage.goToStep(70);
        assertThat(shown()).isEqualTo(70);
        assertThat(stage.trail().opening().pick("room")).isEqualTo("count");
        assertReplays();
    }

    private void assertAt(int step, float sum, float rate) {
        stage.goToStep(step);
        assertThat(stage.trail().steps()).isEqualTo(step);
        assertThat(sum()).isEqualTo(sum);
        assertThat(stage.trail().settings().number("rate")).isEqualTo(rate);
        assertReplays();
    }

    private void set(float rate) {
        stage.apply(new Trail.Change("rate", new Value.Number(rate)), Stroke.NEW);
    }

    private float sum() {
        return stage.frame().readout("sum");
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
