package dev.nudge.lesson.views;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.gradient.Seat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What NumPy 2.4 and PyTorch 2.13 print, to the character. */
class ArraysTensorsTest {

    private static Seat seat(String data, boolean grad, boolean device) {
        return Seat.at(new ArraysTensors())
                .set("data", new Value.Pick(data))
                .set("grad", new Value.Flag(grad))
                .set("device", new Value.Flag(device));
    }

    private static List<Chart.Exchange> said(Seat seat, int which) {
        return seat.frame()
                .chart("both", Chart.Transcripts.class)
                .transcripts()
                .get(which)
                .exchanges();
    }

    private static String answer(Seat seat, String typed) {
        return List.of(said(seat, 0), said(seat, 1)).stream()
                .flatMap(List::stream)
                .filter(exchange -> exchange.typed().equals(typed))
                .findFirst()
                .orElseThrow()
                .printed();
    }

    @Test
    void wholeNumbers() {
        try (Seat seat = seat("whole", false, false)) {
            assertThat(answer(seat, "a")).isEqualTo("array([[1, 2, 3],\n       [4, 5, 6]])");
            assertThat(answer(seat, "t")).isEqualTo("tensor([[1, 2, 3],\n        [4, 5, 6]])");
            assertThat(answer(seat, "a ** 2")).isEqualTo("array([[ 1,  4,  9],\n       [16, 25, 36]])");
            assertThat(answer(seat, "t ** 2")).isEqualTo("tensor([[ 1,  4,  9],\n        [16, 25, 36]])");
            assertThat(answer(seat, "a.dtype")).isEqualTo("dtype('int64')");
            assertThat(answer(seat, "t.dtype")).isEqualTo("torch.int64");
            assertThat(answer(seat, "t[0, 0].item()")).isEqualTo("1");
            assertThat(seat.readout("numpy")).isEqualTo(48).isEqualTo(seat.readout("torch"));
            assertThat(seat.frame().goals()).isEmpty();
        }
    }

    @Test
    void numbersWithAPoint() {
        try (Seat seat = seat("point", false, false)) {
            assertThat(answer(seat, "a")).isEqualTo("array([[1. , 2. , 3. ],\n       [4. , 5.5, 6. ]])");
            assertThat(answer(seat, "t"))
                    .isEqualTo("tensor([[1.0000, 2.0000, 3.0000],\n        [4.0000, 5.5000, 6.0000]])");
            assertThat(answer(seat, "a ** 2"))
                    .isEqualTo("array([[ 1.  ,  4.  ,  9.  ],\n       [16.  , 30.25, 36.  ]])");
            assertThat(answer(seat, "t ** 2"))
                    .isEqualTo("tensor([[ 1.0000,  4.0000,  9.0000],\n        [16.0000, 30.2500, 36.0000]])");
            assertThat(answer(seat, "a.nbytes")).isEqualTo("48");
            assertThat(answer(seat, "t.nbytes")).isEqualTo("24");
            assertThat(seat.frame().goals()).containsExactly("half");
        }
    }

    @Test
    void tenthsAreRoundedElsewhere() {
        try (Seat seat = seat("tenths", false, false)) {
            assertThat(answer(seat, "a")).isEqualTo("array([[0.1, 0.2, 0.3],\n       [0.4, 0.5, 0.6]])");
            assertThat(answer(seat, "a ** 2")).isEqualTo("array([[0.01, 0.04, 0.09],\n       [0.16, 0.25, 0.36]])");
            assertThat(answer(seat, "t ** 2"))
                    .isEqualTo("tensor([[0.0100, 0.0400, 0.0900],\n        [0.1600, 0.2500, 0.3600]])");
            assertThat(answer(seat, "a[0, 0].item()")).isEqualTo("0.1");
            assertThat(answer(seat, "t[0, 0].item()")).isEqualTo("0.10000000149011612");
        }
    }

    @Test
    void onlyATensorOfRealNumbersRemembers() {
        try (Seat seat = seat("point", true, false)) {
            assertThat(answer(seat, "t"))
                    .isEqualTo(
                            "tensor([[1.0000, 2.0000, 3.0000],\n        [4.0000, 5.5000, 6.0000]], requires_grad=True)");
            assertThat(answer(seat, "t.grad")).isEqualTo("tensor([[ 2.,  4.,  6.],\n        [ 8., 11., 12.]])");
            assertThat(answer(seat, "(a ** 2).sum().backward()"))
                    .isEqualTo("AttributeError: 'numpy.float64' object has no attribute 'backward'");
            assertThat(seat.frame().goals()).containsExactlyInAnyOrder("half", "gradient");
            seat.set("data", new Value.Pick("whole"));
            assertThat(said(seat, 1).getLast())
                    .isEqualTo(new Chart.Exchange(
                            "t = tensor([[1, 2, 3], [4, 5, 6]], requires_grad=True)",
                            "RuntimeError: Only Tensors of floating point and complex dtype can require gradients"));
            assertThat(seat.words()).contains("Whole numbers have no slopes");
            assertThat(seat.frame().goals()).containsExactly("refused");
        }
    }

    @Test
    void theDeviceIsThisServers() {
        try (Seat seat = seat("point", false, true)) {
            assertThat(answer(seat, "t.to(device).device")).isEqualTo("device(type='cpu')");
            assertThat(answer(seat, "a.device")).isEqualTo("'cpu'");
            assertThat(seat.words()).contains("This server computed the tensor’s numbers on its CPU, ");
            assertThat(seat.frame().goals()).contains("device");
        }
    }

    @Test
    void theJavaBesideItPrintsTheSame() throws Exception {
        try (Seat seat = seat("point", true, false)) {
            assertThat(seat.printed())
                    .containsExactly(
                            "tensor([[1.0000, 2.0000, 3.0000],\n        [4.0000, 5.5000, 6.0000]]) FLOAT32 24",
                            "tensor([[ 2.,  4.,  6.],\n        [ 8., 11., 12.]])");
        }
    }
}
