package dev.nudge.lesson.broadcasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Refusal;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ShapeLabTest {

    private static final ShapeLab EXPERIMENT = new ShapeLab();

    /** The rows of the table as text. */
    private static List<String> axes(Seat seat) {
        return seat.frame().chart("axes", Chart.Table.class).cells().stream()
                .map(row -> String.join(
                        " | ",
                        row.stream()
                                .map(cell -> Messages.in(Locale.ENGLISH).say((Message) cell))
                                .toList()))
                .toList();
    }

    @Test
    void twoShapesStretchEachOther() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            assertThat(seat.frame().goals()).isEmpty();
            seat.set("line", "[3, 1] [1, 4]");
            assertThat(axes(seat))
                    .containsExactly(
                            "tensor 1 | 3 | 1 → 4",
                            "tensor 2 | 1 → 3 | 4",
                            "rule | 1 stretches | 1 stretches",
                            "result | 3 | 4");
            assertThat(seat.sheets("tensors").get(0).values()).containsExactly(1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3);
            assertThat(seat.sheets("tensors").get(2).values())
                    .containsExactly(11, 21, 31, 41, 12, 22, 32, 42, 13, 23, 33, 43);
            assertThat(seat.frame().readout("stored")).isEqualTo(28);
            assertThat(seat.frame().readout("extra")).isZero();
            assertThat(seat.frame().readout("copies")).isEqualTo(96);
            assertThat(seat.frame().readout("result")).isEqualTo(48);
            assertThat(seat.frame().goals()).containsExactly("both");
            assertThat(seat.words()).startsWith("[3, 1], [1, 4] stretch to [3, 4]. Stretching takes 0 extra bytes");
        }
    }

    @Test
    void ghostsAreTheCellsThatAreOnlyStretched() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            assertThat(seat.frame().goals()).isEmpty();
            seat.set("line", "[3, 1] [1, 4]");
            Chart.Sheet column = seat.sheets("tensors").get(0);
            Chart.Sheet row = seat.sheets("tensors").get(1);
            Chart.Sheet result = seat.sheets("tensors").get(2);
            for (int i = 0; i < 12; i++) {
                assertThat(column.isGhost(i)).isEqualTo(i % 4 > 0);
                assertThat(row.isGhost(i)).isEqualTo(i >= 4);
                assertThat(result.isGhost(i)).isFalse();
            }
        }
    }

    @Test
    void aClashIsShownWhereItIsAndInTheEnginesWords() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            seat.set("line", "[2,3,4] [2,1]");
            assertThat(axes(seat))
                    .contains(
                            "tensor 2 | – → 2 | 2 | 1 → 4",
                            "rule | missing counts as 1 | 2 ≠ 3: clash | 1 stretches",
                            "result | 2 | ✗ | 4");
            assertThat(seat.notice())
                    .contains(
                            "left is [2, 3, 4], right is [2, 1]; counted from the end, dimension 2 has sizes 3 and 2");
            assertThat(seat.frame().goals()).containsExactly("clash");
            assertThat(seat.sheets("tensors")).hasSize(2);
        }
    }

    @Test
    void threeShapesFitAtOnce() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            seat.set("line", "[2,1,1] [3,1] [4]").set("backward", true);
            assertThat(axes(seat)).last().isEqualTo("result | 2 | 3 | 4");
            assertThat(seat.sheets("tensors").get(3).values()).hasSize(24).startsWith(111, 211, 311, 411, 121);
            assertThat(seat.frame().goals()).containsExactlyInAnyOrder("three", "summed");
            // 1 to 24 arrive; the first tensor gets the sums of either half.
            assertThat(seat.sheets("gradients").get(1).values()).containsExactly(78, 222);
            assertThat(seat.sheets("gradients").get(3).values()).containsExactly(66, 72, 78, 84);
        }
    }

    @Test
    void theGradientOfAStretchedAxisIsTheSumOverIt() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            assertThat(seat.frame().goals()).isEmpty();
            seat.set("line", "[3, 1] [1, 4]");
            assertThat(seat.sheets("gradients")).isEmpty();
            seat.set("backward", true);
            assertThat(seat.sheets("gradients").get(0).values()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
            assertThat(seat.sheets("gradients").get(1).values()).containsExactly(10, 26, 42);
            assertThat(seat.sheets("gradients").get(2).values()).containsExactly(15, 18, 21, 24);
            assertThat(seat.frame().goals()).contains("summed");
            // By the product rule, the other factor comes in: (1 2 3) times 5, 7, and their sum 6, 15.
            seat.set("line", "tensor([[5.], [7.]]) * tensor([1, 2, 3])");
            assertThat(seat.sheets("gradients").get(1).values()).containsExactly(14, 32);
            assertThat(seat.sheets("gradients").get(2).values()).containsExactly(33, 45, 57);
        }
    }

    @Test
    void anExpressionShowsTheLastTwoThatMet() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            seat.set("line", "tensor([1,2,3]) + tensor(1)");
            assertThat(axes(seat))
                    .containsExactly("tensor 1 | 3", "tensor 2 | – → 3", "rule | missing counts as 1", "result | 3");
            assertThat(seat.sheets("tensors").getLast().values()).containsExactly(2, 3, 4);
            seat.set("line", "(ones(2, 3) * arange(3)).sum() ");
            assertThat(axes(seat)).contains("tensor 2 | – → 2 | 3");
            seat.set("line", "ones(2, 3) * arange(4)");
            assertThat(seat.notice()).startsWith("Character 12: mul: left is [2, 3], right is [4]");
            assertThat(seat.frame().goals()).containsExactly("clash");
            seat.set("line", "eye(3).sum(0)");
            assertThat(seat.words()).contains("No two tensors meet").contains("[3]");
            assertThat(axes(seat)).isEmpty();
            seat.set("line", "nobody + 1");
            assertThat(seat.notice()).startsWith("Character 1: nothing here is called \"nobody\"");
        }
    }

    @Test
    void throughAComparisonNoGradientFlows() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            seat.set("backward", true).set("line", "arange(3)[:, None] < arange(3)");
            assertThat(seat.sheets("tensors").getLast().values()).containsExactly(0, 1, 1, 0, 0, 1, 0, 0, 0);
            assertThat(seat.sheets("gradients")).isEmpty();
            assertThat(seat.words()).contains("a comparison lets no gradient through");
            assertThat(seat.frame().goals()).doesNotContain("summed");
        }
    }

    @Test
    void largeShapesAreBlocksAndCopyingThemWouldCost() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            seat.set("line", "[256,256,3] [3]").set("backward", true);
            assertThat(seat.sheets("tensors")).hasSize(3).allMatch(sheet -> sheet.values().length == 0);
            assertThat(seat.frame().readout("copies")).isEqualTo(786_432);
            assertThat(seat.frame().readout("extra")).isZero();
            assertThat(seat.frame().goals()).isEmpty();
            seat.set("line", "[512,512,1] [512]");
            assertThat(seat.frame().readout("copies")).isEqualTo(2 * 536_870_912f);
            assertThat(seat.frame().goals()).contains("megabyte");
            seat.set("line", "[65536,1] [65536]");
            assertThat(seat.notice()).contains("more elements than one tensor holds");
            assertThat(seat.frame().goals()).isEmpty();
        }
    }

    @Test
    void whatCannotBeReadIsRefusedAndChangesNothing() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            String before = seat.words();
            for (String typed : List.of("[3,1] [1,4", "[3,1] [1,4.5]", "1 +", "exit()", " ")) {
                assertThatThrownBy(() -> seat.set("line", typed))
                        .as(typed)
                        .isInstanceOf(Refusal.class)
                        .hasMessageStartingWith("Character ");
            }
            assertThat(seat.words()).isEqualTo(before);
        }
    }

    @Test
    void theShownCodePrintsTheStridesOfTheMoment() throws Exception {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            assertThat(seat.frame().goals()).isEmpty();
            seat.set("line", "[3, 1] [1, 4]");
            assertThat(seat.printed()).containsExactly("[3, 4]", "[1, 0]", "12");
            seat.set("line", "[4] [2,3,1] []");
            assertThat(seat.printed()).containsExactly("[2, 3, 4]", "[0, 0, 1]", "16");
        }
    }
}
