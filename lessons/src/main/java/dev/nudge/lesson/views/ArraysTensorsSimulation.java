package dev.nudge.lesson.views;

import static dev.nudge.lesson.views.ArraysTensors.DATA;
import static dev.nudge.lesson.views.ArraysTensors.DEVICE;
import static dev.nudge.lesson.views.ArraysTensors.GRAD;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Execution;
import dev.nudge.compute.Program;
import dev.nudge.compute.Shape;
import dev.nudge.compute.Tensor;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Unmoving;
import dev.nudge.lesson.views.ArraysTensors.Data;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One learner's six numbers. What the tensor computes, the device of this server has computed. */
final class ArraysTensorsSimulation extends Unmoving {

    private static final Shape SHAPE = Shape.of(Data.ROWS, Data.COLUMNS);
    private static final int INT64 = 8;
    private static final int FLOAT64 = 8;
    private static final int FLOAT32 = 4;

    /** Input: data {@code t} [2, 3]. Outputs: {@code squares} and {@code gradient} of their sum, [2, 3]. */
    private static final Program SQUARES = Program.record("squares of six numbers", p -> {
        Tensor t = p.data("t", Data.ROWS, Data.COLUMNS);
        Tensor squares = t.square();
        p.output("squares", squares);
        p.output("gradient", squares.sum().gradients(t).getFirst());
    });

    private final Compute compute;
    private final Execution squares;

    ArraysTensorsSimulation(Settings settings, Compute compute) {
        super(settings);
        this.compute = compute;
        squares = compute.open(SQUARES);
    }

    private Data data() {
        return Data.valueOf(settings().pick(DATA).toUpperCase(Locale.ROOT));
    }

    /** PyTorch gives no gradients with respect to whole numbers. */
    private boolean isRefused() {
        return settings().isOn(GRAD) && data().isWhole();
    }

    @Override
    public Frame frame() {
        return compute.within(this::picture);
    }

    private Frame picture() {
        Data data = data();
        int count = SHAPE.size();
        int numpy = count * (data.isWhole() ? INT64 : FLOAT64);
        int torch = count * (data.isWhole() ? INT64 : FLOAT32);
        boolean gradient = settings().isOn(GRAD) && !isRefused();
        return Frame.saying(words(data, numpy, torch))
                .chart(new Chart.Transcripts("both", List.of(array(data, numpy), tensor(data, torch))))
                .readout("numpy", numpy)
                .readout("torch", torch)
                .goal("half", torch < numpy)
                .goal("gradient", gradient)
                .goal("refused", isRefused())
                .goal("device", settings().isOn(DEVICE) && !isRefused())
                .build();
    }

    private Chart.Transcript array(Data data, int bytes) {
        double[] values = data.numbers();
        double[] squared = data.numbers();
        for (int i = 0; i < squared.length; i++) {
            squared[i] *= squared[i];
        }
        List<Chart.Exchange> exchanges = new ArrayList<>();
        exchanges.add(new Chart.Exchange("from numpy import array", ""));
        exchanges.add(new Chart.Exchange("a = array(" + data.typed + ")", ""));
        exchanges.add(new Chart.Exchange("a", NumpyPrinter.print(values, Data.COLUMNS, data.isWhole())));
        exchanges.add(new Chart.Exchange("a.dtype", data.isWhole() ? "dtype('int64')" : "dtype('float64')"));
        exchanges.add(new Chart.Exchange("a.nbytes", String.valueOf(bytes)));
        exchanges.add(new Chart.Exchange("a[0, 0].item()", item(data, values[0])));
        if (settings().isOn(DEVICE)) {
            exchanges.add(new Chart.Exchange("a.device", "'cpu'"));
        }
        exchanges.add(new Chart.Exchange("a ** 2", NumpyPrinter.print(squared, Data.COLUMNS, data.isWhole())));
        if (settings().isOn(GRAD)) {
            exchanges.add(new Chart.Exchange(
                    "(a ** 2).sum().backward()",
                    "AttributeError: '" + (data.isWhole() ? "numpy.int64" : "numpy.float64")
                            + "' object has no attribute 'backward'"));
        }
        return new Chart.Transcript(Message.of("arrays.numpy"), exchanges);
    }

    private Chart.Transcript tensor(Data data, int bytes) {
        boolean grad = settings().isOn(GRAD);
        List<Chart.Exchange> exchanges = new ArrayList<>();
        exchanges.add(new Chart.Exchange("from torch import tensor", ""));
        String made = "t = tensor(" + data.typed + (grad ? ", requires_grad=True" : "") + ")";
        if (isRefused()) {
            exchanges.add(new Chart.Exchange(
                    made, "RuntimeError: Only Tensors of floating point and complex dtype can require gradients"));
            return new Chart.Transcript(Message.of("arrays.torch"), exchanges);
        }
        float[] values = new float[SHAPE.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) data.numbers()[i];
        }
        squares.write("t", values);
        squares.run(1);
        Tensor tensor = tensor(data, values);
        exchanges.add(new Chart.Exchange(made, ""));
        exchanges.add(new Chart.Exchange("t", (grad ? tensor.requiresGrad() : tensor).toString()));
        exchanges.add(new Chart.Exchange("t.dtype", data.isWhole() ? "torch.int64" : "torch.float32"));
        exchanges.add(new Chart.Exchange("t.nbytes", String.valueOf(bytes)));
        exchanges.add(new Chart.Exchange("t[0, 0].item()", item(data, values[0])));
        if (settings().isOn(DEVICE)) {
            exchanges.add(new Chart.Exchange(
                    "t.to(device).device", squares.isOnGpu() ? "device(type='cuda', index=0)" : "device(type='cpu')"));
        }
        if (grad) {
            exchanges.add(new Chart.Exchange("(t ** 2).sum().backward()", ""));
            exchanges.add(new Chart.Exchange(
                    "t.grad", tensor(data, squares.read("gradient")).toString()));
        } else {
            exchanges.add(new Chart.Exchange(
                    "t ** 2", tensor(data, squares.read("squares")).toString()));
        }
        return new Chart.Transcript(Message.of("arrays.torch"), exchanges);
    }

    private static Tensor tensor(Data data, float[] values) {
        if (!data.isWhole()) {
            return Tensor.of(values, SHAPE);
        }
        int[] wholes = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            wholes[i] = Math.round(values[i]);
        }
        return Tensor.indices(wholes).reshape(SHAPE.toArray());
    }

    /** As Python prints one number with all its digits. */
    private static String item(Data data, double value) {
        return data.isWhole() ? String.valueOf(Math.round(value)) : Double.toString(value);
    }

    private Message words(Data data, int numpy, int torch) {
        Message kept = data.isWhole()
                ? Message.of("arrays.words.whole", numpy)
                : Message.of("arrays.words.real", numpy, torch);
        Message grad = isRefused()
                ? Message.of("arrays.words.refused")
                : Message.of(settings().isOn(GRAD) ? "arrays.words.gradient" : "arrays.words.none");
        Message device = !settings().isOn(DEVICE) || isRefused()
                ? Message.of("arrays.words.none")
                : Message.of(squares.isOnGpu() ? "arrays.words.gpu" : "arrays.words.cpu", squares.where());
        return Message.of("arrays.words", kept, grad, device);
    }

    @Override
    public void close() {
        squares.close();
    }
}
