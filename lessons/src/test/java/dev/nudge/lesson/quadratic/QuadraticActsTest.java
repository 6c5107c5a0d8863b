package dev.nudge.lesson.quadratic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Stage.Stroke;
import dev.nudge.lesson.Trail;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.data.Points;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a learner does, and how it is taken back. */
class QuadraticActsTest {

    @TestFactory
    Stream<DynamicTest> undoBringsBackTheExactFrameOf() {
        Map<String, Consumer<Bench>> acts = new LinkedHashMap<>();
        acts.put("a parameter", bench -> bench.set("b", 3));
        acts.put("another loss", bench -> bench.choose("rmse"));
        acts.put("the rate", bench -> bench.set("rate", 0.5f));
        acts.put("a point added", bench -> bench.points(Bench.MEASURED.plus(1, 5), Stroke.NEW));
        acts.put("a point removed", bench -> bench.points(Bench.MEASURED.without(4), Stroke.NEW));
        acts.put("a point dragged", bench -> bench.points(Bench.MEASURED.with(4, 0, 9), Stroke.NEW));
        acts.put("one step", bench -> bench.stage.step(1));
        acts.put("until it stops", bench -> bench.stage.stepUntilItStops());
        acts.put("another trail", bench -> bench.stage.go(Bench.EXPERIMENT.start()));
        return acts.entrySet().stream()
                .map(act -> DynamicTest.dynamicTest(act.getKey(), () -> {
                    try (Bench bench = Bench.start()) {
                        bench.set("a", 2.3f);
                        bench.stage.step(7);
                        Frame before = bench.frame();
                        Trail trail = bench.stage.trail();
                        act.getValue().accept(bench);
                        assertThat(bench.stage.trail()).isNotEqualTo(trail);
                        bench.stage.back();
                        assertThat(bench.stage.trail()).isEqualTo(trail);
                        Bench.assertSame(bench.frame(), before);
                    }
                }));
    }

    @Test
    void everyActOfARandomVisitIsTakenBackInTurn() {
        Random random = new Random(7);
        try (Bench bench = Bench.start()) {
            List<Trail> trails = new ArrayList<>();
            List<Frame> frames = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                Trail before = bench.stage.trail();
                Frame shown = bench.frame();
                QuadraticWalkTest.actAtRandom(bench, random);
                if (!bench.stage.trail().equals(before)) {
                    trails.add(before);
                    frames.add(shown);
                }
            }
            assertThat(trails).hasSizeGreaterThan(20);
            for (int i = trails.size() - 1; i >= 0; i--) {
                assertThat(bench.stage.canGoBack()).isTrue();
                bench.stage.back();
                assertThat(bench.stage.trail()).isEqualTo(trails.get(i));
                Bench.assertSame(bench.frame(), frames.get(i));
            }
            assertThat(bench.stage.canGoBack()).isFalse();
        }
    }

    /** What the text says of large rates. */
    @Test
    void aLargeRateLeapsHigherWithTheSquaredErrorAndHopsAboutWithTheAbsolute() {
        try (Bench bench = Bench.start()) {
            bench.choose("mse");
            bench.set("rate", 0.25f);
            for (int step = 0; step < 5; step++) {
                float before = bench.frame().readout("loss");
                bench.stage.step(1);
                assertThat(bench.frame().readout("loss")).isGreaterThan(before);
            }
        }
        try (Bench bench = Bench.start()) {
            bench.choose("mae");
            bench.set("rate", 1);
            int rises = 0;
            for (int step = 0; step < 40; step++) {
                float before = bench.frame().readout("loss");
                bench.stage.step(1);
                rises += bench.frame().readout("loss") > before ? 1 : 0;
                assertThat(bench.frame().readout("loss")).isLessThan(2.5f);
            }
            assertThat(rises).isBetween(10, 30);
        }
    }

    @Test
    void thereIsNothingToTakeBackAtFirst() {
        try (Bench bench = Bench.start()) {
            Frame before = bench.frame();
            assertThat(bench.stage.canGoBack()).isFalse();
            bench.stage.back();
            Bench.assertSame(bench.frame(), before);
        }
    }

    @Test
    void anActThatChangesNothingIsNoneToTakeBack() {
        try (Bench bench = Bench.start()) {
            bench.set("a", 1.1f);
            bench.choose("mae");
            bench.stage.go(Bench.EXPERIMENT.start());
            assertThat(bench.stage.canGoBack()).isFalse();
            bench.set("a", 2);
            bench.set("a", 2);
            bench.stage.back();
            assertThat(bench.stage.trail()).isEqualTo(Bench.EXPERIMENT.start());
        }
    }

    @Test
    void aStepThatCannotBeTakenIsNoneToTakeBack() {
        Points three = Points.of(new float[] {-1, 0, 1}, new float[] {6, 3, 4});
        try (Bench bench = Bench.at(Bench.opening("mse", 2, -1, 3, three))) {
            bench.stage.step(1);
            bench.stage.stepUntilItStops();
            assertThat(bench.stage.canGoBack()).isFalse();
        }
    }

    @Test
    void aDragOfManyMovesIsOneAct() {
        try (Bench bench = Bench.start()) {
            bench.set("a", 1.1f, Stroke.NEW);
            for (int i = 1; i <= 50; i++) {
                bench.set("a", 1.1f + 0.02f * i, Stroke.CONTINUED);
            }
            bench.points(Bench.MEASURED.with(3, 0, 1), Stroke.NEW);
            for (int i = 1; i <= 50; i++) {
                bench.points(Bench.MEASURED.with(3, 0.01f * i, 1), Stroke.CONTINUED);
            }
            bench.stage.back();
            assertThat(bench.readout("a")).isEqualTo(1.1f + 0.02f * 50);
            assertThat(bench.frame().scatter("points").xs()).containsExactly(Bench.MEASURED.xs());
            bench.stage.back();
            assertThat(bench.stage.trail()).isEqualTo(Bench.EXPERIMENT.start());
            assertThat(bench.stage.canGoBack()).isFalse();
        }
    }

    @Test
    void aParameterMovedAfterStepsFoldsTheWalkIntoANewOpening() {
        try (Bench bench = Bench.start()) {
            bench.stage.step(5);
            float a = bench.readout("a");
            float c = bench.readout("c");
            bench.set("rate", 0.01f);
            bench.set("b", 2);
            assertThat(bench.stage.trail().entries()).isEmpty();
            assertThat(bench.readout("steps")).isZero();
            assertThat(bench.readout("a")).isEqualTo(a);
            assertThat(bench.readout("b")).isEqualTo(2);
            assertThat(bench.readout("c")).isEqualTo(c);
            assertThat(bench.stage.trail().opening().number("rate")).isEqualTo(0.01f);
            Bench.assertSame(bench.replayed(), bench.frame());
        }
    }

    @Test
    void aParameterThatWalkedOffItsSliderFoldsToWhereTheSliderEnds() {
        try (Bench bench = Bench.at(Bench.withRate(Bench.opening("mse", 900, 1.1f, 1.1f, Bench.MEASURED), 1))) {
            bench.stage.step(1);
            assertThat(Math.abs(bench.readout("a"))).isGreaterThan(1000);
            bench.set("b", 2);
            assertThat(Math.abs(bench.readout("a"))).isEqualTo(1000);
            bench.stage.trail().opening();
            Bench.EXPERIMENT
                    .controls()
                    .forEach(control ->
                            control.require(bench.stage.trail().opening().get(control.id())));
        }
    }

    @Test
    void pointsMayComeGoAndMove() {
        try (Bench bench = Bench.start()) {
            Points more = Bench.MEASURED.plus(0.5f, 40);
            bench.points(more, Stroke.NEW);
            assertThat(bench.frame().scatter("points").ys()).hasSize(21).endsWith(40);
            assertThat(bench.frame().axis("y").max()).isGreaterThan(40);
            assertThat(bench.readout("loss"))
                    .isCloseTo(
                            (float) Arithmetic.loss("mae", 1.1f, 1.1f, 1.1f, more),
                            org.assertj.core.api.Assertions.within(1e-4f));
            Points fewer = more.without(0).without(0);
            bench.points(fewer, Stroke.NEW);
            assertThat(bench.frame().scatter("points").xs()).containsExactly(fewer.xs());
            Points moved = fewer.with(0, -1.5f, -7);
            bench.points(moved, Stroke.NEW);
            assertThat(bench.readout("loss"))
                    .isCloseTo(
                            (float) Arithmetic.loss("mae", 1.1f, 1.1f, 1.1f, moved),
                            org.assertj.core.api.Assertions.within(1e-4f));
            Bench.assertSame(bench.replayed(), bench.frame());
        }
    }

    @Test
    void aChangeThatIsNoneIsRefusedAndLeavesEverythingAsItWas() {
        List<Trail.Change> wrong = List.of(
                new Trail.Change("a", new Value.Number(1001)),
                new Trail.Change("a", new Value.Pick("mae")),
                new Trail.Change("rate", new Value.Number(0)),
                new Trail.Change("loss", new Value.Pick("hinge")),
                new Trail.Change("points", new Value.PointSet(Points.of(new float[0], new float[0]))),
                new Trail.Change("points", new Value.PointSet(Points.of(new float[201], new float[201]))),
                new Trail.Change("d", new Value.Number(1)));
        try (Bench bench = Bench.start()) {
            Frame before = bench.frame();
            for (Trail.Change change : wrong) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> bench.stage.apply(change, Stroke.NEW))
                        .withMessageContaining(change.control());
            }
            assertThat(bench.stage.canGoBack()).isFalse();
            Bench.assertSame(bench.frame(), before);
            bench.stage.step(1);
            assertThat(bench.readout("steps")).isEqualTo(1);
        }
    }

    @Test
    void aNumberIsFinite() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Value.Number(Float.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new Value.Number(Float.NEGATIVE_INFINITY));
    }
}
