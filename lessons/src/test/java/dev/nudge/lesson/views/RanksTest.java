package dev.nudge.lesson.views;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.compute.Tensor;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Chart.Light;
import dev.nudge.lesson.Stage.Stroke;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.data.HandwrittenDigits;
import dev.nudge.lesson.gradient.Seat;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RanksTest {

    private static Seat seat() {
        return Seat.at(new Ranks());
    }

    private static Value.Pick pick(String option) {
        return new Value.Pick(option);
    }

    private static List<Chart.Image> seen(Seat seat) {
        return seat.frame().chart("seen", Chart.Gallery.class).images();
    }

    private static List<Chart.Exchange> printed(Seat seat) {
        return seat.frame()
                .chart("printed", Chart.Transcripts.class)
                .transcripts()
                .getFirst()
                .exchanges();
    }

    @Test
    void eachIndexTakesAnAxisAwayDownToANumber() {
        try (Seat seat = seat()) {
            seat.set("i", pick("1")).set("j", pick("2")).set("k", pick("0")).set("l", pick("5"));
            int[][] shapes = {{4, 3, 6, 8}, {3, 6, 8}, {6, 8}, {8}, {}};
            for (int taken = 0; taken <= 4; taken++) {
                assertThat(seat.readout("rank")).isEqualTo(4 - taken).isEqualTo(shapes[taken].length);
                int elements = Arrays.stream(shapes[taken]).reduce(1, (a, b) -> a * b);
                assertThat(seat.readout("elements")).isEqualTo(elements);
                assertThat(seat.readout("bytes")).isEqualTo(4 * elements);
                assertThat(printed(seat).get(1).printed())
                        .isEqualTo("torch.Size(" + Arrays.toString(shapes[taken]) + ")");
                assertThat(seat.frame().goals()).isEqualTo(taken == 4 ? java.util.Set.of("four") : java.util.Set.of());
                seat.step(1);
            }
            float number = Landscapes.all()
                    .select(0, 1)
                    .select(0, 2)
                    .select(0, 0)
                    .select(0, 5)
                    .item();
            assertThat(seat.words())
                    .isEqualTo("x[1, 2, 0, 5] is one number, " + (number == 1 ? "1" : number)
                            + ". Its shape is empty, [], so its rank is 0.");
            assertThat(printed(seat).getLast()).isEqualTo(new Chart.Exchange("x[1, 2, 0, 5]", "tensor(1.)"));
            seat.stage.stepBack();
            assertThat(seat.words())
                    .isEqualTo("x[1, 2, 0] is a row of pixels. Its shape [8] has one size, so its rank is 1; it holds 8"
                            + " numbers in 32 bytes. Index it once and you have a number.");
        }
    }

    @Test
    void everyPartLeadsOneAxisFurther() {
        try (Seat seat = seat()) {
            assertThat(seen(seat))
                    .extracting(Chart.Image::lead)
                    .containsExactly("i=0&then=1", "i=1&then=1", "i=2&then=1", "i=3&then=1");
            seat.set("i", pick("2")).step(1);
            assertThat(seen(seat))
                    .extracting(Chart.Image::lead)
                    .containsExactly("", "j=0&then=2", "j=1&then=2", "j=2&then=2");
            assertThat(seen(seat))
                    .extracting(image -> image.lights().getFirst())
                    .containsExactly(Light.COLOURS, Light.RED, Light.GREEN, Light.BLUE);
            seat.set("j", pick("1")).step(1);
            assertThat(seat.frame().goals()).containsExactly("green");
            Chart.Grid rows = seen(seat).getFirst().grid();
            assertThat(rows.leads().get(8 * 5 + 3)).isEqualTo("k=5&then=3");
            seat.set("k", pick("5")).step(1);
            assertThat(seen(seat).getFirst().grid().leads()).startsWith("l=0&then=4", "l=1&then=4");
            seat.step(1);
            assertThat(seen(seat).getFirst().grid().leads()).containsExactly("");
        }
    }

    @ParameterizedTest
    @CsvSource({"number, 0", "vector, 1", "digit, 2", "digits, 3", "image, 3", "images, 4"})
    void theRankIsTheLengthOfTheShape(String tensor, int rank) {
        try (Seat seat = seat()) {
            seat.set("tensor", pick(tensor));
            assertThat(seat.readout("rank")).isEqualTo(rank);
            assertThat(seat.stage.step(9, Stroke.NEW)).isEqualTo(rank);
            assertThat(seat.readout("elements")).isEqualTo(1);
        }
    }

    @Test
    void anIndexBeyondTheEndOfAnAxisIsTheLastAndChoicesThatAreNotThereAreIdle() {
        try (Seat seat = seat()) {
            seat.set("i", pick("7"));
            assertThat(seat.frame().idle())
                    .contains("i.4", "i.7", "j", "k", "l")
                    .doesNotContain("i", "i.3");
            seat.step(1);
            assertThat(printed(seat).getFirst().typed()).isEqualTo("x[3].ndim");
            assertThat(seat.readout("i")).isEqualTo(3);
            assertThat(seat.frame().idle()).contains("j.3").doesNotContain("j", "j.2");
        }
    }

    @Test
    void aDigitOutOfTheBatchIsThatDigit() {
        try (Seat seat = seat()) {
            seat.set("tensor", pick("digits")).set("i", pick("3")).step(1);
            assertThat(seat.frame().goals()).containsExactly("digit");
            float[] cells = seen(seat).getFirst().grid().cells();
            float[] pixels = HandwrittenDigits.all().pixels();
            for (int i = 0; i < 64; i++) {
                assertThat(cells[i]).isEqualTo(16 * pixels[3 * 64 + i]);
            }
            assertThat(HandwrittenDigits.all().labels()[3]).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyTensorHasAStorageOfItsOwnAndNumbersInItsRange(Subject subject) {
        Tensor tensor = subject.tensor();
        assertThat(tensor.storageBytes()).isEqualTo(4L * tensor.size());
        assertThat(tensor.rank()).isEqualTo(subject.rank());
        for (float value : tensor.toArray()) {
            assertThat(value).isBetween(subject.range().min(), subject.range().max());
        }
    }

    @Test
    void theJavaBesideItPrintsTheSameShapes() throws Exception {
        try (Seat seat = seat()) {
            for (String tensor : List.of("images", "vector")) {
                seat.set("tensor", pick(tensor));
                do {
                    assertThat(seat.printed())
                            .startsWith(Math.round(seat.readout("rank")) + " "
                                    + printed(seat).get(1).printed().replaceAll("torch.Size\\(|\\)", ""))
                            .last()
                            .isEqualTo(Math.round(seat.readout("elements")) + " " + Math.round(seat.readout("bytes")));
                } while (seat.stage.step(1, Stroke.NEW) > 0);
            }
        }
    }
}
