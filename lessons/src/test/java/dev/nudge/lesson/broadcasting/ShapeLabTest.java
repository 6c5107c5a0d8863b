package dev.nudge.lesson.broadcasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

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
            assertThat(titles(seat, "gradients"))
                    .containsExactly(
                            "arriving: [2, 3]",
                            "arriving × 2: [2, 3], before the sum for 1",
                            "gradient of 1: [2, 1], summed over what was stretched",
                            "arriving × 1: [2, 3], before the sum for 2",
                            "gradient of 2: [3], summed over what was stretched");
            assertThat(seat.sheets("gradients").get(1).values()).containsExactly(1, 4, 9, 4, 10, 18);
            assertThat(seat.sheets("gradients").get(2).values()).containsExactly(14, 32);
            assertThat(seat.sheets("gradients").get(3).values()).containsExactly(5, 10, 15, 28, 35, 42);
            assertThat(seat.sheets("gradients").get(4).values()).containsExactly(33, 45, 57);
            assertThat(seat.words()).contains("each arriving number is multiplied by the other factor");
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
            assertThat(seat.words())
                    .contains("a comparison lets no gradient through")
                    .doesNotContain("read");
            assertThat(seat.frame().goals()).doesNotContain("summed");
            seat.set("line", "[5,13] [13]");
            assertThat(seat.words())
                    .contains("the result has 65 numbers, and more than 64 cannot be read")
                    .doesNotContain("comparison");
            seat.set("line", "ones(200) + ones(200, 1) ");
            assertThat(seat.words()).contains("the result has 40,000 numbers").doesNotContain("comparison");
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
        }
    }

    /** Only sizes are asked for, so none of these has to be made. */
    @Test
    void shapesTooLargeToBeMadeAreReckonedWithAllTheSame() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            assertThat(seat.frame().goals()).isEmpty();
            seat.set("line", "[60000,1] [60000]");
            assertThat(seat.frame().readout("stored")).isEqualTo(480_000);
            assertThat(seat.frame().readout("extra")).isZero();
            assertThat(seat.frame().readout("copies")).isEqualTo(28.8e9f);
            assertThat(seat.frame().readout("result")).isEqualTo(14.4e9f);
            assertThat(seat.words())
                    .isEqualTo("[60000, 1], [60000] stretch to [60000, 60000]. Stretching takes 0 extra bytes; copies"
                            + " would take 28,800,000,000 bytes (28.8 GB). The result takes its full size:"
                            + " 14,400,000,000 bytes (14.4 GB).");
            assertThat(seat.frame().notice()).isEmpty();
            assertThat(seat.sheets("tensors").getLast().shape()).containsExactly(60_000, 60_000);
            assertThat(seat.frame().goals()).contains("both", "megabyte");
            // Every difference of two of 60,000 images.
            seat.set("line", "[60000,1,784] [60000,784]");
            assertThat(seat.words()).contains("11,289,600,000,000 bytes (11.3 TB)");
            for (String fits : List.of("[1000,1000] [1000]", "[60000,784] [784]", "[513,512] [512]")) {
                assertThat(seat.set("line", fits).frame().notice()).as(fits).isEmpty();
            }
            seat.set("line", "[1000000,1000000,1,1] [1000000,1000000] [1000000]")
                    .set("backward", true);
            assertThat(seat.words())
                    .contains("4,000,000,000,000,000,000,000,000 bytes")
                    .contains("cannot be read");
            assertThat(seat.frame().goals()).contains("three");
            seat.set("line", "[1000000,1000000] [999999,1]");
            assertThat(seat.notice())
                    .contains("left is [1000000, 1000000], right is [999999, 1]; counted from the end, dimension 2 has"
                            + " sizes 1000000 and 999999");
            assertThat(seat.frame().goals()).contains("clash");
        }
    }

    /** An expression computes, so there is a fault; its shapes are known all the same. */
    @Test
    void anExpressionTooLargeToBeComputedStillHasItsSizes() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            seat.set("line", "ones(16384) + ones(16384, 1)");
            assertThat(seat.notice()).contains("more than 16384 elements");
            assertThat(seat.frame().readout("stored")).isEqualTo(2 * 65_536);
            assertThat(seat.frame().readout("result")).isEqualTo(1_073_741_824f);
            assertThat(seat.sheets("tensors")).hasSize(3);
        }
    }

    /** By PyTorch: 48 and 12; a constant is stored as often as it is there. */
    @Test
    void storedIsWhatTheTensorsHold() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            seat.set("line", "ones(4,3) + ones(3)");
            assertThat(seat.frame().readout("stored")).isEqualTo(60);
            assertThat(seat.frame().readout("extra")).isZero();
            assertThat(seat.frame().readout("copies")).isEqualTo(48);
            assertThat(seat.sheets("tensors").get(0).isGhost(5)).isFalse();
            seat.set("line", "ones(3,4) + ones(3)");
            assertThat(seat.frame().readout("stored")).isEqualTo(60);
            // What was stretched before holds what it held, and shows its ghosts.
            seat.set("line", "tensor([1,2,3]).expand(2,3) * tensor([[1.], [2.]])");
            assertThat(seat.frame().readout("stored")).isEqualTo(12 + 8);
            assertThat(seat.sheets("tensors").get(0).isGhost(3)).isTrue();
        }
    }

    @Test
    void noElementsStretchToo() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            seat.set("line", "[0] [1]").set("backward", true);
            assertThat(axes(seat))
                    .containsExactly("tensor 1 | 0", "tensor 2 | 1 → 0", "rule | 1 stretches", "result | 0");
            assertThat(seat.words()).startsWith("[0], [1] stretch to [0].");
            assertThat(seat.sheets("gradients").getLast().values()).containsExactly(0);
            seat.set("line", "[0] [0]").set("backward", false);
            assertThat(seat.words()).isEqualTo("[0], [0]: the shapes are equal, so nothing stretches.");
        }
    }

    @Test
    void aTensorThatMeetsNoneIsShownWithItsGhostsAndItsGradient() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            seat.set("line", "tensor([1,2,3]).expand(3,3)");
            assertThat(axes(seat)).containsExactly("tensor 1 | 1 → 3 | 3", "stride | 0 | 1");
            Chart.Sheet only = seat.sheets("tensors").getFirst();
            assertThat(seat.sheets("tensors")).hasSize(1);
            assertThat(only.values()).containsExactly(1, 2, 3, 1, 2, 3, 1, 2, 3);
            assertThat(only.isGhost(2)).isFalse();
            assertThat(only.isGhost(3)).isTrue();
            assertThat(seat.frame().readout("stored")).isEqualTo(12);
            assertThat(seat.frame().readout("extra")).isZero();
            assertThat(seat.frame().readout("copies")).isEqualTo(36);
            assertThat(seat.frame().readout("result")).isEqualTo(12);
            assertThat(seat.words())
                    .contains("shape [3, 3], stretched from [1, 3]")
                    .contains("12 bytes are stored; a copy would take 36 bytes");
            seat.set("backward", true);
            assertThat(seat.sheets("gradients").getLast().values()).containsExactly(12, 15, 18);
            seat.set("line", "eye(3).sum(0)");
            assertThat(seat.words()).contains("No two tensors meet").contains("[3] and takes 12 bytes");
            assertThat(axes(seat)).containsExactly("tensor 1 | 3", "stride | 1");
            assertThat(seat.sheets("tensors").getFirst().values()).containsExactly(1, 1, 1);
        }
    }

    @Test
    void whatTheLastOperationGivesIsShownEvenIfItMeetsNothing() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            seat.set("line", "(tensor([1,2,3]) * 2).expand(2,3)");
            assertThat(titles(seat, "tensors"))
                    .containsExactly(
                            "1: [3]",
                            "2: [], stretched to [3]",
                            "result: [3], 12 bytes",
                            "in the end: [2, 3], 12 bytes stored");
            assertThat(seat.sheets("tensors").getLast().values()).containsExactly(2, 4, 6, 2, 4, 6);
            assertThat(seat.sheets("tensors").getLast().isGhost(3)).isTrue();
        }
    }

    private static List<String> titles(Seat seat, String chart) {
        return seat.sheets(chart).stream()
                .map(sheet -> Messages.in(Locale.ENGLISH).say(sheet.title()))
                .toList();
    }

    /** The slope of an exponent exists, too. */
    @Test
    void theExponentGetsItsGradient() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            seat.set("line", "tensor([1., 2.]) ** 2").set("backward", true);
            assertThat(seat.sheets("gradients").get(1).values()).containsExactly(2, 8);
            assertThat(seat.sheets("gradients").getLast().values()[0])
                    .isCloseTo((float) (2 * 4 * Math.log(2)), within(1e-5f));
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
            seat.set("line", "[3, 1] [1, 4]").set("backward", true);
            assertThat(seat.printed())
                    .containsExactly(
                            "[3, 4]",
                            "[1, 0]",
                            "12",
                            "tensor([[10.],\n        [26.],\n        [42.]])",
                            "tensor([[15., 18., 21., 24.]])");
        }
    }

    /** What the Python prints was checked with PyTorch 2.13. */
    @Test
    void theCodeOfAnExpressionIsTheExpression() throws Exception {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            seat.set("line", "tensor([[5.], [7.]]) * F.one_hot(arange(3))[0]").set("backward", true);
            assertThat(seat.python()).isEqualTo("""
                    import torch
                    from torch import arange, tensor
                    import torch.nn.functional as F

                    result = tensor([[5.], [7.]]) * F.one_hot(arange(3))[0]
                    print(result)

                    one = torch.as_tensor(tensor([[5.], [7.]])).float().requires_grad_()
                    two = torch.as_tensor(F.one_hot(arange(3))[0]).float().requires_grad_()
                    met = one * two
                    met.backward(torch.arange(1., met.numel() + 1).reshape(met.shape))
                    print(one.grad)
                    print(two.grad)""");
            // In Java the shapes alone, with the right method.
            assertThat(seat.printed()).containsExactly("[2, 3]", "[1, 0]", "8");
            seat.set("line", "maximum(ones(3), ones(2, 1))");
            assertThat(seat.python()).contains("met = torch.maximum(one, two)").contains("import maximum, ones");
            seat.set("line", "tensor([1,2,3]).expand(3,3)");
            assertThat(seat.python())
                    .contains("one = result[:1, :].float().requires_grad_()")
                    .contains("met = one.expand(result.shape)");
            seat.set("line", "[60000,1,784] [60000,784]");
            assertThat(seat.python()).contains("one = torch.empty([60000, 1, 784], device=\"meta\")");
            seat.set("line", "nobody");
            assertThat(seat.python()).contains("result = nobody");
        }
    }
}
