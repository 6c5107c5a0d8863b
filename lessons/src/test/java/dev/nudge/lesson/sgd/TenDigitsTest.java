package dev.nudge.lesson.sgd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Keepsake;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.data.IdxFiles;
import dev.nudge.lesson.digits.DigitSets;
import dev.nudge.lesson.gradient.Seat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TenDigitsTest {

    private static Seat seat() {
        return Seat.at(new TenDigits());
    }

    @Test
    void itBeginsNearTheSurpriseOfTenEqualShares() {
        try (Seat seat = seat()) {
            assertThat(seat.readout("validloss")).isCloseTo((float) Math.log(10), within(0.4f));
            assertThat(seat.readout("accuracy")).isLessThan(0.3f);
            assertThat(seat.words()).contains("2,260 numbers");
        }
    }

    @Test
    void afterTwentyEpochsItIsRightAbout352Of360() {
        try (Seat seat = seat().step(5000)) {
            assertThat(seat.readout("epoch")).isEqualTo(20);
            assertThat(seat.readout("of")).isEqualTo(360);
            assertThat(seat.readout("right")).isEqualTo(352);
            assertThat(seat.frame().goals()).contains("most");
        }
    }

    @Test
    void ofSeveralPairsThatAreMixedUpAsOftenNoneIsMostOften() {
        try (Seat seat = seat()) {
            for (int epoch = 1; epoch <= 20; epoch++) {
                seat.step(23);
                float[] cells =
                        seat.frame().chart("confusion", Chart.Grid.class).cells();
                int[] mistakes = IntStream.range(0, 100)
                        .filter(cell -> cell % 11 != 0)
                        .map(cell -> (int) cells[cell])
                        .sorted()
                        .toArray();
                boolean tied = mistakes[89] == mistakes[88];
                assertThat(seat.words())
                        .contains(
                                tied ? "pairs are as often" : "Most often", epoch == 1 ? "1 epoch:" : epoch + " epochs")
                        .doesNotContain(tied ? "Most often" : "pairs are as often", " a 8");
            }
        }
    }

    @Test
    void theTableCountsEveryImageOnceAndACellLeadsToItsImages() {
        try (Seat seat = seat().step(46)) {
            Chart.Grid confusion = seat.frame().chart("confusion", Chart.Grid.class);
            float[] cells = confusion.cells();
            assertThat(cells).hasSize(100);
            int right =
                    IntStream.range(0, 10).map(digit -> (int) cells[11 * digit]).sum();
            assertThat(right).isEqualTo((int) seat.readout("right"));
            assertThat(IntStream.range(0, 100).map(cell -> (int) cells[cell]).sum())
                    .isEqualTo(360);
            int mistake = IntStream.range(0, 100)
                    .filter(cell -> cell % 11 != 0 && cells[cell] > 0)
                    .findFirst()
                    .orElseThrow();
            assertThat(confusion.leads().get(mistake))
                    .isEqualTo("behind=cell&label=" + mistake / 10 + "&said=" + mistake % 10);
            seat.set("behind", new Value.Pick("cell"))
                    .set("label", mistake / 10)
                    .set("said", mistake % 10);
            assertThat(seat.frame().goals()).contains("mistaken");
            assertThat(seat.frame().chart("confusion", Chart.Grid.class).now()).containsExactly(mistake);
        }
    }

    @Test
    void itsTensorsAndItsNotebookHaveTenOutputs() {
        try (Seat seat = seat().set("units", 5).step(3)) {
            assertThat(((Keepsake.Tensors)
                                    seat.stage.keepsake(Keepsakes.WEIGHTS).orElseThrow())
                            .tensors())
                    .extracting(Keepsake.Named::shape)
                    .containsExactly(List.of(5, 64), List.of(5), List.of(10, 5), List.of(10));
            assertThat(((Keepsake.Notebook)
                                    seat.stage.keepsake(Keepsakes.NOTEBOOK).orElseThrow())
                            .cells())
                    .allSatisfy(cell -> assertThat(cell.text()).doesNotContain("«"))
                    .anySatisfy(cell -> assertThat(cell.text()).contains("cross_entropy(raw, y[:, 0].long())"))
                    .anySatisfy(cell -> assertThat(cell.text()).contains("argmax(1, keepdim=True) == valid_y"));
        }
    }

    /** What was measured on one way is not told of another. */
    @Test
    void eachWayHasItsOwnCurve(@TempDir Path folder) throws IOException {
        IdxFiles.write(folder, 1500, 600);
        DigitSets sets = DigitSets.with(folder);
        try (Seat other = onAllOfMnist(sets);
                Seat straight = onAllOfMnist(sets)) {
            for (int step = 0; step < 6; step++) {
                assertThat(other.stage.makeReady(1)).as("each step is long").isZero();
                other.step(1).frame();
            }
            other.stage.goToStep(3);
            other.set("rate", 3).step(1);
            other.stage.goToStep(2);
            other.stage.goToStep(4);
            straight.step(3).set("rate", 3).step(1);
            assertThat(other.frame())
                    .usingRecursiveComparison()
                    .withEqualsForType(Float::equals, Float.class)
                    .isEqualTo(straight.frame());
        }
    }

    @Test
    void whoLooksElsewhereLosesNothingOfTheWalk() {
        try (Seat seat = seat().step(46)) {
            seat.stage.goToStep(20);
            seat.set("behind", new Value.Pick("cell")).set("label", 4).set("said", 4);
            assertThat(seat.stage.furthest().steps()).isEqualTo(46);
            assertThat(seat.stage.trail().steps()).isEqualTo(20);
            float[] then = seat.frame().chart("behind", Chart.Heatmap.class).cells();
            seat.stage.goToStep(46);
            assertThat(seat.frame().chart("confusion", Chart.Grid.class).now())
                    .as("the cell that is looked into")
                    .containsExactly(44);
            assertThat(seat.frame().chart("behind", Chart.Heatmap.class).cells())
                    .isNotEqualTo(then);
        }
    }

    private static Seat onAllOfMnist(DigitSets sets) {
        return Seat.at(new TenDigits(sets)).set("set", new Value.Pick("mnist")).set("batch", new Value.Pick("all"));
    }

    @Test
    void theJavaPrintsALoss() {
        try (Seat seat = seat().set("optimiser", new Value.Pick("momentum")).step(2)) {
            assertThat(Float.parseFloat(seat.printed().getFirst())).isPositive();
        }
    }
}
