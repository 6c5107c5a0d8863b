package dev.nudge.lesson.sgd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.data.IdxFiles;
import dev.nudge.lesson.data.LabelledImages;
import dev.nudge.lesson.digits.DigitSets;
import dev.nudge.lesson.gradient.Seat;
import dev.nudge.lesson.training.Batch;
import dev.nudge.lesson.training.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every image of a batch can be seen, and followed by a press on it. */
class BatchPictureTest {

    @TempDir
    private static Path folder;

    private static DigitSets sets;

    @BeforeAll
    static void writeAll() throws IOException {
        IdxFiles.write(folder, 5 * 12_396, 5 * 2_038);
        sets = DigitSets.with(folder);
    }

    private static Settings settings(Seat seat) {
        return seat.stage.trail().settings();
    }

    private static Value pick(String option) {
        return new Value.Pick(option);
    }

    /** Of the first step. */
    private static int[] batch(Plan plan) {
        return Batch.of(plan.train(), plan.batches().order(0), 0, plan.batch()).images();
    }

    private static Chart.Heatmap wall(Seat seat) {
        return seat.frame().chart("images", Chart.Heatmap.class);
    }

    /** The ink of the image at a place of a wall, row by row from the top. */
    private static float[] ink(Chart.Heatmap wall, int columns, int place, int side) {
        int cell = side + 1;
        int rows = wall.cells().length / wall.columns();
        float[] ink = new float[side * side];
        for (int pixel = 0; pixel < ink.length; pixel++) {
            int down = place / columns * cell + pixel / side;
            ink[pixel] = wall.cells()[(rows - 1 - down) * wall.columns() + place % columns * cell + pixel % side];
        }
        return ink;
    }

    @ParameterizedTest
    @CsvSource({"1,1,1", "8,8,1", "64,8,8", "128,16,8", "256,16,16", "all,16,19"})
    void aBatchOfSomeHundredImagesIsSeenAtOnce(String size, int columns, int rows) {
        Experiment seven = new SevenSteps(sets);
        try (Seat seat = Seat.at(seven)) {
            seat.set("room", pick("repeat")).set("batch", pick(size)).set("page", 7);
            Plan plan = SevenSteps.plan(sets, settings(seat));
            int[] batch = batch(plan);
            assertThat(wall(seat).columns()).isEqualTo(columns * 9);
            assertThat(wall(seat).cells()).hasSize(columns * 9 * rows * 9);
            for (int place = 0; place < batch.length; place++) {
                assertThat(ink(wall(seat), columns, place, 8))
                        .isEqualTo(plan.train().images().image(batch[place]).toArray());
                assertThat(pressed(seven, seat, columns, rows, place)).isEqualTo(place + 1);
            }
            assertThat(seat.notices()).doesNotContain("another page");
            assertThat(seat.frame().idle()).as("there is but one page").contains("page");
        }
    }

    private static float pressed(Experiment seven, Seat seat, int columns, int rows, int place) {
        return seven.byHand("image", place % columns + 0.4f, rows - place / columns - 0.6f, settings(seat));
    }

    @Test
    void allOfMnistIsSeenPageByPage() {
        Experiment seven = new SevenSteps(sets);
        try (Seat seat = Seat.at(seven)) {
            seat.set("set", pick("mnist")).set("room", pick("predict")).set("batch", pick("all"));
            Plan plan = SevenSteps.plan(sets, settings(seat));
            LabelledImages images = plan.train().images();
            int[] batch = batch(plan);
            int seen = 0;
            for (int page = 1; page <= 49; page++) {
                seat.set("page", page);
                int here = page < 49 ? 256 : 108;
                for (int place = 0; place < here; place += 17) {
                    assertThat(ink(wall(seat), 16, place, 14)).isEqualTo(halved(images, batch[seen + place]));
                    assertThat(pressed(seven, seat, 16, 16, place)).isEqualTo(seen + place + 1);
                }
                seen += here;
            }
            assertThat(seen).isEqualTo(12_396);
            assertThat(ink(wall(seat), 16, 108, 14)).as("nothing is left").containsOnly(0);
            assertThat(pressed(seven, seat, 16, 16, 255)).isEqualTo(12_396);
            assertThat(seat.notices()).contains("12,396 images of this batch you see those from 12,289 to 12,396");
            assertThat(seat.frame().idle()).doesNotContain("page");
            assertThat(marks(seat)).as("the first image is followed").isZero();
            assertThat(marks(seat.set("image", 12_300))).isOne();
            // What travels with every picture stays as much as it was.
            assertThat(wall(seat).cells().length).isLessThanOrEqualTo(1 << 16);
        }
    }

    private static int marks(Seat seat) {
        return seat.frame().chart("pick", Chart.Scatter.class).xs().length;
    }

    private static float[] halved(LabelledImages images, int image) {
        float[] ink = images.image(image).toArray();
        float[] half = new float[14 * 14];
        IntStream.range(0, half.length).forEach(i -> {
            int corner = i / 14 * 2 * 28 + i % 14 * 2;
            half[i] = ink[corner] / 4 + ink[corner + 1] / 4 + ink[corner + 28] / 4 + ink[corner + 29] / 4;
        });
        return half;
    }

    @Test
    void theNewestBatchOfTheArrowsHasPagesToo() {
        try (Seat seat = Seat.at(new GradientNoise(sets))) {
            seat.set("batch", pick("all")).step(1);
            assertThat(wall(seat).columns()).isEqualTo(16 * 9);
            assertThat(seat.notices()).isEmpty();
            seat.set("set", pick("mnist")).step(1);
            float[] first = wall(seat).cells();
            seat.set("page", 2);
            assertThat(seat.readout("count")).as("no walk begins anew").isOne();
            assertThat(wall(seat).cells()).isNotEqualTo(first);
            assertThat(seat.notices()).contains("from 257 to 512");
        }
    }
}
