package dev.nudge.lesson.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.lesson.Chart;
import java.util.List;
import org.junit.jupiter.api.Test;

class CellsTest {

    private static final Cells EXPERIMENT = new Cells();

    /** What PyTorch 2 prints for the same cells. */
    @Test
    void cellsPrintWhatTheNotebookPrints() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            assertThat(prints(seat)).containsOnly("");
            seat.step(4);
            assertThat(seat.words()).startsWith("tensor([0.6667, 0.6667, 0.6667]): the mean of three numbers");
            assertThat(seat.frame().goals()).containsExactly("thirds");
            seat.step(10);
            assertThat(prints(seat))
                    .containsExactly(
                            "tensor([1., 2., 3.], requires_grad=True)",
                            "tensor([2., 4., 6.])",
                            "tensor(4.)",
                            "tensor([0.6667, 0.6667, 0.6667])",
                            "tensor(3., requires_grad=True)",
                            "tensor(9.)",
                            "tensor(6.)",
                            "tensor(12.)",
                            "tensor(6.)",
                            "tensor(2.4000)");
            assertThat(seat.frame().goals()).contains("thirds", "doubled", "all");
            assertThat(seat.words()).contains("with the rate 0.1");
        }
    }

    @Test
    void cellsFollowTheSliders() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            seat.set("k", -3).set("at", 0.5).set("rate", 0.01).step(10);
            assertThat(prints(seat))
                    .contains(
                            "tensor([-1., -1., -1.])", "tensor(0.2500)", "tensor(1.)", "tensor(2.)", "tensor(0.4900)");
            assertThat(table(seat).cells().get(1)).contains("y = -3.0 * x; y");
            assertThat(seat.frame().goals()).doesNotContain("thirds");
        }
    }

    @Test
    void everyCellHasASentence() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            for (int i = 0; i < Notebook.CELLS; i++) {
                seat.step(1);
                assertThat(seat.words())
                        .contains((String) table(seat).cells().get(i).get(2));
                assertThat(table(seat).marked()).containsExactly(i);
            }
        }
    }

    @Test
    void theShownCodePrintsTheSame() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            assertThat(seat.printed())
                    .containsExactly(
                            "tensor([0.6667, 0.6667, 0.6667])",
                            "tensor(6.)",
                            "tensor(12.)",
                            "tensor(6.)",
                            "tensor(2.4000)");
        }
    }

    private static List<String> prints(Seat seat) {
        return table(seat).cells().stream().map(row -> (String) row.get(2)).toList();
    }

    private static Chart.Table table(Seat seat) {
        return seat.frame().chart("cells", Chart.Table.class);
    }
}
