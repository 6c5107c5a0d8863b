package dev.nudge.lesson.views;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.compute.Tensor;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Chart.Light;
import dev.nudge.lesson.Stage.Stroke;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.gradient.Seat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ViewsTest {

    private static Seat seat() {
        return Seat.at(new Views());
    }

    private static Seat after(String begins, String acts) {
        Seat seat = seat().set("tensor", new Value.Pick(begins));
        for (String act : acts.split(" ")) {
            if (Act.ids().contains(act)) {
                seat.set("act", new Value.Pick(act)).step(1);
            } else {
                own(seat, act);
            }
        }
        return seat;
    }

    private static Seat own(Seat seat, String expression) {
        return seat.set("act", new Value.Pick("own"))
                .set("own", new Value.Text(expression))
                .step(1);
    }

    private static Chart.Memory memory(Seat seat) {
        return seat.frame().chart("memory", Chart.Memory.class);
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

    /** What Python answered to a line. */
    private static String answer(Seat seat, String typed) {
        return printed(seat).stream()
                .filter(exchange -> exchange.typed().equals(typed))
                .findFirst()
                .orElseThrow()
                .printed();
    }

    /** Strides, storages and copies from PyTorch, by {@code views.py} beside them; what is no act is a step of one's own. */
    static Stream<String> chains() throws IOException {
        try (InputStream in = ViewsTest.class.getResourceAsStream("/tensor/views.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("chains")
    void doesWhatPyTorchDoes(String line) {
        String[] told = line.split(" \\| ");
        try (Seat seat = after(told[0], told[1])) {
            assertThat(answer(seat, "x.shape, x.stride(), x.storage_offset()"))
                    .isEqualTo("(torch.Size(" + told[2] + "), " + told[3] + ", " + told[4] + ")");
            assertThat(answer(seat, "x.is_contiguous()")).isEqualTo(told[5]);
            assertThat(answer(seat, "x.untyped_storage().nbytes()")).isEqualTo(told[6]);
            assertThat(seat.readout("copied")).isEqualTo(Float.parseFloat(told[7]));
        }
    }

    @Test
    void everyActButNumPysStandsInSomeChainThatPyTorchWasAskedFor() throws IOException {
        String all = chains().map(line -> line.split(" \\| ")[1]).collect(Collectors.joining(" "));
        TreeSet<String> acts = new TreeSet<>(Act.ids());
        acts.removeAll(List.of(Act.OWN.id(), Act.BACKWARDS.id()));
        assertThat(List.of(all.split(" "))).containsAll(acts);
    }

    /** As PyTorch 2.13 prints it. */
    @Test
    void whatIsPrintedIsPyTorchs() {
        try (Seat seat = after("numbers", "transpose slice step")) {
            assertThat(printed(seat))
                    .extracting(Chart.Exchange::typed)
                    .startsWith(
                            "x = torch.arange(24.).reshape(4, 6)",
                            "x = x.transpose(0, -1)",
                            "x = x[1:3]",
                            "x = x[..., ::2]");
            assertThat(answer(seat, "x")).isEqualTo("tensor([[ 1., 13.],\n        [ 2., 14.]])");
            assertThat(seat.frame().goals()).contains("views");
        }
    }

    @Test
    void theStorageShowsWhenEachCellIsRead() {
        try (Seat seat = after("numbers", "transpose slice step")) {
            List<List<Integer>> turns = memory(seat).turns();
            assertThat(turns).hasSize(24);
            assertThat(turns.get(1)).containsExactly(0);
            assertThat(turns.get(13)).containsExactly(1);
            assertThat(turns.get(2)).containsExactly(2);
            assertThat(turns.get(14)).containsExactly(3);
            assertThat(turns.stream().filter(List::isEmpty)).hasSize(20);
            assertThat(memory(seat).leads().get(13)).isEqualTo("element=1");
            assertThat(memory(seat).leads().get(0)).isEmpty();
        }
        try (Seat seat = after("numbers", "expand")) {
            assertThat(memory(seat).turns().get(5)).containsExactly(5, 29);
            assertThat(seat.frame().goals()).contains("again");
        }
    }

    /** The sum says where the number really lies, whatever was done. */
    @ParameterizedTest
    @MethodSource("chains")
    void everyAddressHoldsTheElement(String line) {
        String[] told = line.split(" \\| ");
        try (Seat seat = after(told[0], told[1])) {
            float[] stored = memory(seat).cells();
            float[] shown = Tensor.of(numbers(seat)).toArray();
            for (int element : new int[] {0, shown.length / 2, shown.length - 1}) {
                seat.set("element", element);
                int address = Math.round(seat.readout("address"));
                assertThat(stored[address]).isEqualTo(shown[element]);
                assertThat(memory(seat).now()).isEqualTo(address);
                assertThat(seat.words()).endsWith(" = " + address + ".");
                String sum = seat.words().replaceAll(".* lies at (.*) = .*", "$1");
                int added = 0;
                for (String term : sum.split(" \\+ ")) {
                    String[] factors = term.split(" · ");
                    added += factors.length == 1
                            ? Integer.parseInt(term)
                            : Integer.parseInt(factors[0]) * Integer.parseInt(factors[1]);
                }
                assertThat(added).isEqualTo(address);
            }
        }
    }

    private static float[] numbers(Seat seat) {
        List<Float> all = seen(seat).stream()
                .filter(image -> !image.grid().leads().isEmpty())
                .flatMap(image -> java.util.stream.IntStream.range(
                                0, image.grid().cells().length)
                        .mapToObj(i -> image.grid().cells()[i]))
                .toList();
        float[] numbers = new float[all.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = all.get(i);
        }
        return numbers;
    }

    @Test
    void theAddressIsSpelledOut() {
        try (Seat seat = after("numbers", "transpose slice")) {
            seat.set("element", 7);
            assertThat(seat.words())
                    .isEqualTo("A view: 0 bytes copied, x reads the storage of 96 bytes that was there. Shape [2, 4],"
                            + " stride (1, 6), offset 1: the next element is not always the next cell; x is not"
                            + " contiguous. x[1, 3] lies at 1 + 1 · 1 + 3 · 6 = 20.");
        }
    }

    /** NumPy 2.4: {@code a[..., ::-1]} of float32 has the strides (24, −4) in bytes and begins at the end of the first row. */
    @Test
    void numPyWalksBackwardsWherePyTorchCopies() {
        try (Seat seat = after("numbers", "backwards")) {
            assertThat(printed(seat))
                    .extracting(Chart.Exchange::typed)
                    .startsWith("x = torch.arange(24.).reshape(4, 6)", "x = x.numpy()", "x = x[..., ::-1]")
                    .doesNotContain("x.shape, x.stride(), x.storage_offset()");
            assertThat(answer(seat, "x.shape, x.strides")).isEqualTo("((4, 6), (24, -4))");
            assertThat(answer(seat, "x.flags.c_contiguous")).isEqualTo("False");
            assertThat(answer(seat, "torch.from_numpy(x)")).startsWith("ValueError: At least one stride");
            assertThat(answer(seat, "torch.from_numpy(x.copy())")).startsWith("tensor([[ 5.,  4.,");
            assertThat(seat.readout("copied")).isZero();
            assertThat(seat.frame().goals()).contains("backwards");
            seat.set("element", 8);
            assertThat(seat.words()).endsWith("x[1, 2] lies at 5 + 1 · 6 + 2 · (−1) = 9.");
        }
        try (Seat seat = after("numbers", "flip")) {
            assertThat(seat.readout("copied")).isEqualTo(96);
            assertThat(memory(seat).cells()).startsWith(5, 4, 3, 2, 1, 0, 11);
            assertThat(seat.words()).startsWith("A copy: 96 bytes went into a new storage.");
        }
    }

    /** What NumPy 2.4 says to the same lines. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    backwards transpose            | x = x.swapaxes(0, -1)                    | ((6, 4), (-4, 24))
                    backwards contiguous           | x = np.ascontiguousarray(x)              | ((4, 6), (24, 4))
                    transpose backwards clone      | x = x.copy(order='K')                    | ((6, 4), (4, 24))
                    backwards flip                 | x = np.flip(x, -1).copy(order='K')       | ((4, 6), (24, 4))
                    backwards expand               | x = np.broadcast_to(x, (2, 4, 6))        | ((2, 4, 6), (0, 24, -4))
                    backwards index index          | x = x[1, ...]                            | ((), ())
                    backwards slice reshape        | x = x.reshape(-1)                        | ((12,), (4,))
                    index backwards view           | x = x.reshape(-1, copy=False)            | ((6,), (-4,))
                    expand backwards permute       | x = x.transpose(1, 2, 0)                 | ((4, 6, 2), (24, -4, 0))
                    backwards backwards            | x = x[..., ::-1]                         | ((4, 6), (24, 4))
                    """)
    void afterAStepThatOnlyNumPyHasAllIsNumPys(String acts, String last, String answer) {
        try (Seat seat = after("numbers", acts)) {
            assertThat(printed(seat)).extracting(Chart.Exchange::typed).contains(last);
            assertThat(answer(seat, "x.shape, x.strides")).isEqualTo(answer);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"digit", "image"})
    void theFirstLineMakesTheVeryNumbers(String begins) {
        try (Seat seat = seat().set("tensor", new Value.Pick(begins))) {
            String made = printed(seat).getFirst().typed();
            String[] told = made.replaceAll(".*\\[(.*)].*", "$1").split(", ");
            float divisor = made.endsWith(" / 10") ? 10 : 1;
            float[] numbers = Subject.named(begins).tensor().toArray();
            assertThat(told).hasSameSizeAs(numbers);
            for (int i = 0; i < told.length; i++) {
                assertThat(Float.parseFloat(told[i]) / divisor).isEqualTo(numbers[i]);
            }
        }
    }

    /** In PyTorch a truth value takes a byte and a whole number eight. */
    @Test
    void bytesAreThoseOfPyTorchsTypes() {
        try (Seat seat = own(seat(), "x > 2")) {
            assertThat(seat.readout("copied")).isEqualTo(24);
            assertThat(answer(seat, "x.untyped_storage().nbytes()")).isEqualTo("24");
            own(seat, "x.sum(0)");
            assertThat(seat.readout("storage")).isEqualTo(48);
        }
    }

    @Test
    void viewIsRefusedWhereNoStridesSayItAndTheStepIsNotTaken() {
        try (Seat seat = after("numbers", "transpose")) {
            seat.set("act", new Value.Pick("view"));
            assertThat(seat.notices())
                    .startsWith("x = x.view(-1) does not work.")
                    .contains("view: [6, 4] strides [1, 6] offset 0 cannot be seen as [24]");
            assertThat(seat.frame().goals()).contains("refused");
            assertThat(seat.stage.step(1, Stroke.NEW)).isZero();
            assertThat(seat.readout("acts")).isEqualTo(1);
            seat.set("act", new Value.Pick("reshape"));
            assertThat(seat.notices()).isEqualTo("Next: x = x.reshape(-1)");
            seat.step(1);
            assertThat(seat.frame().goals()).contains("copy").doesNotContain("views");
        }
    }

    @Test
    void whatCannotBeShownIsRefused() {
        try (Seat seat = after("image", "expand")) {
            seat.set("act", new Value.Pick("expand"));
            assertThat(seat.notices()).contains("[2, 2, 3, 6, 8]", "room for 4 axes");
            assertThat(seat.stage.step(1, Stroke.NEW)).isZero();
        }
        try (Seat seat = own(seat(), "x[4:]")) {
            assertThat(seat.readout("acts")).isZero();
            assertThat(seat.notices()).contains("Nothing would be left: [0, 6].");
        }
        try (Seat seat = own(seat(), "y + 1")) {
            assertThat(seat.notices()).contains("nothing here is called \"y\"");
        }
    }

    @Test
    void aStepOfOnesOwnIsFollowedLikeAnyOther() {
        try (Seat seat = own(seat(), "x[1:, ::3].T")) {
            assertThat(answer(seat, "x.shape, x.stride(), x.storage_offset()"))
                    .isEqualTo("(torch.Size([2, 3]), (3, 6), 6)");
            own(seat, "x * 2");
            assertThat(seat.readout("copied")).isEqualTo(24);
        }
    }

    @Test
    void theColoursOfAnImageAreFollowedThroughTheStorage() {
        try (Seat seat = after("image", "permute")) {
            assertThat(memory(seat).lights().get(0)).isEqualTo(Light.RED);
            assertThat(memory(seat).lights().get(1)).isEqualTo(Light.RED);
            assertThat(memory(seat).lights().get(100)).isEqualTo(Light.BLUE);
            assertThat(seen(seat).getFirst().lights()).containsExactly(Light.COLOURS);
            float[] colours = seen(seat).getFirst().grid().cells();
            assertThat(colours).containsExactly(Subject.IMAGE.tensor().toArray());
            seat.set("act", new Value.Pick("contiguous")).step(1);
            assertThat(memory(seat).lights()).startsWith(Light.RED, Light.GREEN, Light.BLUE, Light.RED);
            assertThat(seen(seat).getFirst().grid().cells()).containsExactly(colours);
            own(seat, "x + 1");
            assertThat(memory(seat).lights()).as("new numbers").containsExactly(Light.INK);
        }
    }

    @Test
    void stepsBackLeadOverTheSameTensors() {
        try (Seat seat = after("numbers", "transpose reshape")) {
            seat.stage.stepBack();
            assertThat(answer(seat, "x.shape, x.stride(), x.storage_offset()"))
                    .isEqualTo("(torch.Size([6, 4]), (1, 6), 0)");
            seat.stage.stepBack();
            assertThat(seat.words()).startsWith("x fills its storage from the start.");
        }
    }

    @Test
    void theJavaBesideItDoesTheSame() throws Exception {
        for (String acts : List.of("transpose slice step", "flip expand", "transpose reshape", "index", "clone view")) {
            try (Seat seat = after("numbers", acts)) {
                String printed = answer(seat, "x.shape, x.stride(), x.storage_offset()")
                        .replaceAll("\\(torch.Size\\((.*)\\), \\((.*?),?\\), (\\d+)\\)", "$1 strides [$2] offset $3");
                assertThat(seat.printed().getFirst())
                        .isEqualTo(printed + " "
                                + answer(seat, "x.is_contiguous()").toLowerCase(java.util.Locale.ROOT));
                assertThat(seat.printed().getLast()).startsWith(answer(seat, "x.untyped_storage().nbytes()") + " ");
            }
        }
        try (Seat seat = after("numbers", "backwards")) {
            assertThat(seat.printed()).containsExactly("[4, 6] strides [6, -1] offset 5 false", "96 true");
        }
        try (Seat seat = own(after("image", "permute"), "x[0]")) {
            assertThat(seat.printed()).hasSize(2);
        }
    }
}
