package dev.nudge.lesson.matmul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.compute.Shape;
import dev.nudge.compute.Tensor;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Stage;
import dev.nudge.lesson.Trail;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.data.Matrix;
import dev.nudge.lesson.gradient.Seat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RowColumnTest {

    private static Seat seat() {
        return Seat.at(new RowColumn());
    }

    private static Chart.Product product(Seat seat) {
        return seat.frame().chart("product", Chart.Product.class);
    }

    private static float[] result(Seat seat) {
        return product(seat).result().grid().cells();
    }

    private static Value.Cells cells(int columns, float... numbers) {
        return new Value.Cells(Matrix.of(columns, numbers));
    }

    private static Value.Pick pick(String option) {
        return new Value.Pick(option);
    }

    @Test
    void theRowSweepsOverTheColumnOneProductAStep() {
        try (Seat seat = seat()) {
            assertThat(result(seat)).containsOnly(Float.NaN);
            assertThat(seat.words()).contains("4 cells, each a sum of 3 products");
            seat.step(1);
            assertThat(seat.words())
                    .isEqualTo("Row 1 of A meets column 1 of B: 1 × 1, so far 1. 2 products are still to come.");
            assertThat(result(seat)).containsExactly(1, Float.NaN, Float.NaN, Float.NaN);
            seat.step(1);
            assertThat(seat.words()).contains("1 × 1 + 2 × 2, so far 5. One product is");
            Chart.Product product = product(seat);
            assertThat(product.left().grid().lit()).containsExactly(0, 1, 2);
            assertThat(product.left().grid().now()).containsExactly(1);
            assertThat(product.right().grid().lit()).containsExactly(0, 2, 4);
            assertThat(product.right().grid().now()).containsExactly(2);
            assertThat(product.result().grid().now()).containsExactly(0);
            assertThat(seat.frame().chart("part", Chart.Grid.class).cells()).containsExactly(1, 4, Float.NaN);
            assertThat(seat.frame().goals()).doesNotContain("cell");
            seat.step(1);
            assertThat(seat.words())
                    .isEqualTo(
                            "Row 1 of A met column 1 of B: 1 × 1 + 2 × 2 + 3 × 0 = 5. It stands in row 1, column 1.");
            assertThat(seat.frame().goals()).contains("cell");
            seat.stage.stepBack();
            assertThat(seat.words()).contains("so far 5. One product is");
        }
    }

    @Test
    void aStepBackLeavesWhatWasTyped() {
        try (Seat seat = seat().step(5)) {
            seat.set("a", new Value.Cells(Matrix.of(3, 1, 2, 3, -0.7f, 5, 6)));
            seat.stage.stepBack();
            assertThat(seat.readout("products")).isEqualTo(4);
            assertThat(product(seat).left().grid().cells()[3]).isEqualTo(-0.7f);
            seat.stage.back();
            assertThat(seat.readout("products")).as("one act").isEqualTo(5);
        }
    }

    @Test
    void whatStandsBehindAnEqualsSignIsNotRounded() {
        try (Seat seat = seat()) {
            seat.set("a", new Value.Cells(Matrix.of(2, 37, 12, 25, 64)))
                    .set("b", new Value.Cells(Matrix.of(2, 41, 30, 99, 7)))
                    .step(8);
            assertThat(seat.words()).contains("25 × 30 + 64 × 7 = 1198");
            assertThat(result(seat)).containsExactly(2705, 1194, 7361, 1198);
        }
    }

    @Test
    void randomNumbersOfTheSameSeedDifferBetweenTheMatrices() {
        RowColumn experiment = new RowColumn();
        Matrix square = Matrix.of(2, 0, 0, 0, 0);
        assertThat(random(experiment, "a", square)).isNotEqualTo(random(experiment, "b", square));
    }

    private static Matrix random(RowColumn experiment, String matrix, Matrix before) {
        Control.EditableMatrix control = (Control.EditableMatrix) experiment.control(matrix);
        return control.fillings().getFirst().rule().apply(before, 1);
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void everyOrderEndsAtWhatTheEnginesMatmulGives(Order order) {
        for (String step : new String[] {"product", "round"}) {
            try (Seat seat = seat()) {
                seat.set("order", pick(order.pick())).set("step", pick(step)).step(512);
                assertThat(result(seat)).containsExactly(5, -1, 14, -1);
                assertThat(seat.readout("products")).isEqualTo(12);
                assertThat(seat.readout("cells")).isEqualTo(4);
                assertThat(seat.words()).contains("All 12 products", "matmul gives the same numbers");
                assertThat(seat.frame().goals()).contains("whole");
            }
        }
    }

    @Test
    void layersCoverTheWholeResultAndAddUp() {
        try (Seat seat = seat()) {
            seat.set("order", pick("outer")).set("step", pick("round")).step(1);
            assertThat(result(seat)).containsExactly(1, 0, 4, 0);
            assertThat(seat.frame().chart("part", Chart.Grid.class).cells()).containsExactly(1, 0, 4, 0);
            seat.step(1);
            assertThat(seat.frame().chart("part", Chart.Grid.class).cells()).containsExactly(4, 2, 10, 5);
            assertThat(result(seat)).containsExactly(5, 2, 14, 5);
            assertThat(seat.words()).contains("that is layer 2 of 3");
            assertThat(seat.step(1).frame().goals()).contains("layers");
        }
    }

    @Test
    void rowsOfBAreMixedAsANumberOfASays() {
        try (Seat seat = seat()) {
            seat.set("order", pick("rows")).set("step", pick("round")).step(2);
            assertThat(result(seat)).containsExactly(5, 2, Float.NaN, Float.NaN);
            assertThat(seat.words()).isEqualTo("2 times row 2 of B is added to row 1 of the result.");
            assertThat(product(seat).left().grid().lit()).containsExactly(1);
            assertThat(product(seat).right().grid().lit()).containsExactly(2, 3);
            assertThat(seat.step(4).frame().goals()).contains("rows");
        }
    }

    @Test
    void everyCellLeadsToTheMomentItIsComplete() {
        try (Seat seat = seat()) {
            assertThat(product(seat).result().grid().leads()).containsExactly("then=3", "then=6", "then=9", "then=12");
            seat.set("order", pick("outer")).set("step", pick("round"));
            assertThat(product(seat).result().grid().leads()).containsOnly("then=3");
        }
    }

    @Test
    void anotherNumberChangesTheResultAndTheWalkGoesOnButAnotherSizeBeginsItAnew() {
        try (Seat seat = seat()) {
            seat.step(12).set("a", cells(3, 1, 2, 3, 4, 5, 7));
            assertThat(result(seat)).containsExactly(5, -1, 14, -2);
            assertThat(seat.stage.trail().steps()).isEqualTo(12);
            seat.set("a", cells(3, 1, 2, 3));
            assertThat(seat.stage.trail())
                    .isEqualTo(Trail.from(seat.stage.trail().settings()));
            assertThat(result(seat)).containsExactly(Float.NaN, Float.NaN);
            seat.stage.back();
            assertThat(result(seat)).as("taken back").containsExactly(5, -1, 14, -2);
        }
    }

    @Test
    void shapesThatDoNotFitAreRefusedInTheEnginesWordsAndOneTransposeHelps() {
        try (Seat seat = seat()) {
            seat.set("b", cells(3, 1, 2, 3, 4, 5, 6));
            assertThat(seat.notices())
                    .contains(
                            "matmul: left is [2, 3], right is [2, 3]; the inner dimensions 3 and 2 must match. Transpose one side?");
            assertThat(seat.frame().goals()).contains("refused");
            assertThat(result(seat)).isEmpty();
            assertThat(seat.stage.step(5, Stage.Stroke.NEW)).isZero();
            assertThat(offers(seat)).containsExactly("Transpose A", "Transpose B");
            take(seat, 1).step(12);
            assertThat(result(seat)).containsExactly(14, 32, 32, 77);
            assertThat(seat.notices()).isEmpty();
            assertThat(offers(seat)).isEmpty();
        }
    }

    @Test
    void onlyWhatHelpsIsOfferedAndWhereNoTransposeDoesTheMissingRowsAre() {
        try (Seat seat = seat()) {
            seat.set("b", cells(1, 1, 2, 3, 4, 5));
            assertThat(offers(seat)).containsExactly("Give B 3 rows");
            take(seat, 0).step(6);
            assertThat(result(seat)).containsExactly(14, 32);
            seat.set("b", cells(5, 1, 2, 3, 4, 5, 1, 2, 3, 4, 5));
            assertThat(offers(seat)).containsExactly("Transpose A");
            take(seat, 0);
            assertThat(seat.notices()).isEmpty();
        }
    }

    private static List<String> offers(Seat seat) {
        return seat.frame().offers().stream()
                .map(offer -> Seat.say(offer.words()))
                .toList();
    }

    private static Seat take(Seat seat, int which) {
        Frame.Offer offer = seat.frame().offers().get(which);
        return seat.take(offer);
    }

    @Test
    void eightByEightHasFiveHundredAndTwelveProductsAndOneByOneHasOne() {
        try (Seat seat = seat()) {
            Matrix large = filled("a", "random", Matrix.of(8, new float[64]), 3);
            seat.set("a", new Value.Cells(large))
                    .set("b", new Value.Cells(filled("b", "identity", large, 1)))
                    .step(512);
            assertThat(seat.readout("products")).isEqualTo(512);
            assertThat(result(seat)).containsExactly(large.cells());
            assertThat(seat.frame().goals()).contains("same");
            seat.set("a", cells(1, 3)).set("b", cells(1, -2)).step(5);
            assertThat(result(seat)).containsExactly(-6);
            assertThat(seat.stage.trail().steps()).isEqualTo(1);
            assertThat(seat.words()).contains("3 × (−2) = −6");
        }
    }

    @Test
    void fillingsAreWhatTheirNamesSay() {
        Matrix two = Matrix.of(3, 1, 2, 3, 4, 5, 6);
        assertThat(filled("a", "random", two, 1))
                .isEqualTo(filled("a", "random", two, 1))
                .isNotEqualTo(filled("a", "random", two, 2));
        assertThat(filled("b", "identity", two, 1)).isEqualTo(Matrix.of(3, 1, 0, 0, 0, 1, 0, 0, 0, 1));
        assertThat(filled("b", "rotation", two, 3)).isEqualTo(Matrix.of(2, 0, 1, -1, 0));
        float[] turned = filled("b", "rotation", two, 1).cells();
        assertThat(turned[0]).isCloseTo(0.8660254f, within(1e-7f));
        try (Seat seat = seat()) {
            seat.set("a", new Value.Cells(filled("a", "inputs", two, 1)))
                    .set("b", new Value.Cells(filled("b", "layer", two, 1)))
                    .step(512);
            float[] product = result(seat);
            try (Seat bridge = Seat.at(Course.experiment("matrices"))) {
                bridge.step(1);
                assertThat(product)
                        .as("as in the lesson before")
                        .containsExactly(bridge.frame()
                                .chart("product", Chart.Grid.class)
                                .cells());
            }
        }
    }

    private static Matrix filled(String control, String filling, Matrix matrix, int seed) {
        return ((Control.EditableMatrix) new RowColumn().control(control))
                .fillings().stream()
                        .filter(each -> each.id().equals(filling))
                        .findFirst()
                        .orElseThrow()
                        .rule()
                        .apply(matrix, seed);
    }

    @Test
    void sumsThatRoundDifferentlyThanTheEnginesAreSaidToDifferAndBySomeLastDigits() {
        Random random = new Random(1);
        int said = 0;
        for (int round = 0; round < 50; round++) {
            float[] numbers = new float[64];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = random.nextFloat();
            }
            Tensor matrix = Tensor.of(numbers, Shape.of(8, 8));
            Multiplied multiplied = Multiplied.of(matrix, matrix, new Sweep(8, 8, 8, Order.DOT, true), 512);
            assertThat(multiplied.difference()).isLessThan(1e-5f);
            try (Seat seat = seat()) {
                seat.set("a", cells(8, numbers)).set("b", cells(8, numbers)).step(512);
                if (multiplied.difference() > 0) {
                    said++;
                    assertThat(seat.words()).contains("is off by at most");
                } else {
                    assertThat(seat.words()).contains("gives the same numbers");
                }
            }
        }
        assertThat(said).isPositive();
    }

    @Test
    void theListingPrintsTheResultTwice() {
        try (Seat seat = seat()) {
            assertThat(seat.printed()).containsExactly("[5.0, -1.0, 14.0, -1.0]", "[5.0, -1.0, 14.0, -1.0]");
        }
    }
}
