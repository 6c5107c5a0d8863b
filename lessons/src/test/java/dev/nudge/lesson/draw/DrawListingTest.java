package dev.nudge.lesson.draw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.lesson.Value;
import dev.nudge.lesson.data.Bitmap;
import dev.nudge.lesson.digits.DigitSets;
import dev.nudge.lesson.gradient.Seat;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrawListingTest {

    /** The models that never learnt from a drawing answer in the listing as they do on the page. */
    @Test
    void theJavaAnswersAsThePageDoes() {
        try (Seat seat = Seat.at(new DrawDigit(DigitSets.here()))) {
            for (var example : Examples.ALL) {
                seat.set("ink", new Value.Ink(example.dots()));
                List<String> printed = seat.printed();
                assertThat(printed).hasSize(3);
                String[] models = {"means", "linear", "network"};
                for (int model = 0; model < models.length; model++) {
                    assertThat(printed.get(model))
                            .as(models[model] + " of " + example.id())
                            .startsWith(seat.readout(models[model]) > 0.5f ? "3," : "7,");
                }
            }
            seat.set("ink", new Value.Ink(Bitmap.blank(Examples.SIDE)));
            assertThat(seat.printed()).containsExactly("a blank sheet gets no answer");
            assertThat(seat.python()).contains("torch.tensor(digits.images)").doesNotContain("«");
        }
    }
}
