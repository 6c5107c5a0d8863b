package dev.nudge.lesson.broadcasting;

import static dev.nudge.lesson.broadcasting.ShapeLab.BACKWARD;
import static dev.nudge.lesson.broadcasting.ShapeLab.LINE;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Shape;
import dev.nudge.compute.Tensor;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.FrameBuilder;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Unmoving;
import dev.nudge.lesson.tensor.TensorExpression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One learner's shapes. */
final class ShapeLabSimulation extends Unmoving {

    private static final int BYTES_OF_AN_ELEMENT = 4;
    private static final int MEGABYTE = 1_000_000;

    /** Elements of which a gradient is shown in numbers. */
    private static final int MOST_NUMBERS = 64;

    private final Compute compute;

    ShapeLabSimulation(Settings settings, Compute compute) {
        super(settings);
        this.compute = compute;
    }

    @Override
    public Frame frame() {
        return compute.within(this::picture);
    }

    private Frame picture() {
        Operands operands = Operands.of(settings().text(LINE));
        List<Chart.Sheet> gradients = settings().isOn(BACKWARD) ? gradients(operands) : List.of();
        long stretched =
                operands.tensors().stream().filter(operands::isStretched).count();
        double copies = copies(operands);
        AxesTable axes = new AxesTable(operands);
        FrameBuilder frame = Frame.saying(words(operands, axes, copies, gradients))
                .chart(axes.chart())
                .chart(new Chart.Sheets("tensors", tensors(operands)))
                .chart(new Chart.Sheets("gradients", gradients))
                .readout("stored", stored(operands))
                .readout("extra", extra(operands))
                .readout("copies", (float) copies)
                .readout(
                        "result",
                        operands.shape().map(ShapeLabSimulation::bytes).orElse(0f))
                .readout("count", operands.tensors().size());
        operands.fault().ifPresent(frame::notice);
        return frame.goal("both", stretched == 2)
                .goal("clash", axes.clashes())
                .goal(
                        "three",
                        operands.tensors().size() == 3 && operands.shape().isPresent())
                .goal("megabyte", copies >= MEGABYTE)
                .goal("summed", !gradients.isEmpty() && stretched > 0)
                .build();
    }

    /** Bytes of the tensors as they are. */
    private static float stored(Operands operands) {
        return operands.tensors().stream().mapToLong(Tensor::storageBytes).sum();
    }

    /** Bytes that stretching them takes on top. */
    private static float extra(Operands operands) {
        return operands.tensors().stream()
                .mapToLong(tensor -> operands.stretch(tensor).storageBytes() - tensor.storageBytes())
                .sum();
    }

    /** Bytes that copies of those that stretch would take, at full size. */
    private static double copies(Operands operands) {
        return operands.tensors().stream()
                .filter(operands::isStretched)
                .mapToDouble(tensor -> bytes(operands.stretch(tensor).shape()))
                .sum();
    }

    private static float bytes(Shape shape) {
        return (float) BYTES_OF_AN_ELEMENT * shape.size();
    }

    private static List<Chart.Sheet> tensors(Operands operands) {
        List<Chart.Sheet> sheets = new ArrayList<>();
        for (int i = 0; i < operands.tensors().size(); i++) {
            Tensor tensor = operands.tensors().get(i);
            Message title = operands.isStretched(tensor)
                    ? Message.of("shapes.sheet.stretched", i + 1, text(tensor.shape()), text(operands))
                    : Message.of("shapes.sheet.whole", i + 1, text(tensor.shape()));
            sheets.add(Sheets.stretched(title, tensor, operands.stretch(tensor)));
        }
        operands.shape().ifPresent(shape -> {
            Message title = Message.of("shapes.sheet.result", shape.toString(), Math.round((double) bytes(shape)));
            sheets.add(
                    shape.size() <= TensorExpression.MOST_ELEMENTS
                            ? Sheets.of(title, operands.together(operands.tensors()))
                            : Sheets.block(title, shape));
        });
        return sheets;
    }

    /** The gradient that arrives, counting from 1, and what each tensor gets of it; nothing where none flows, or where there are too many numbers to read. */
    private static List<Chart.Sheet> gradients(Operands operands) {
        if (operands.shape().isEmpty() || operands.shape().get().size() > MOST_NUMBERS) {
            return List.of();
        }
        List<Tensor> leaves = operands.tensors().stream()
                .map(tensor -> Sheets.real(tensor).mul(1.0).requiresGrad())
                .toList();
        Tensor result = operands.together(leaves);
        if (!result.isTracked()) {
            return List.of();
        }
        Tensor arriving =
                Tensor.arange(1, result.size() + 1, 1).reshape(result.shape().toArray());
        result.backward(arriving);
        List<Chart.Sheet> sheets = new ArrayList<>();
        sheets.add(Sheets.of(Message.of("shapes.sheet.arriving", text(operands)), arriving));
        for (int i = 0; i < leaves.size(); i++) {
            Tensor leaf = leaves.get(i);
            String key = operands.isStretched(leaf) ? "shapes.sheet.summed" : "shapes.sheet.gradient";
            sheets.add(Sheets.of(Message.of(key, i + 1, text(leaf.shape())), leaf.grad()));
        }
        return sheets;
    }

    private Message words(Operands operands, AxesTable axes, double copies, List<Chart.Sheet> gradients) {
        if (operands.tensors().isEmpty()) {
            return operands.alone()
                    .map(shape -> Message.of("shapes.words.alone", shape.toString()))
                    .orElse(Message.of("shapes.words.broken"));
        }
        String shapes = String.join(
                ", ",
                operands.tensors().stream().map(tensor -> text(tensor.shape())).toList());
        if (operands.shape().isEmpty()) {
            return Message.of(axes.clashes() ? "shapes.words.clash" : "shapes.words.large", shapes);
        }
        Message forward = copies == 0
                ? Message.of("shapes.words.same", shapes)
                : Message.of("shapes.words.fits", shapes, text(operands), Math.round(copies), Math.round((double)
                        bytes(operands.shape().get())));
        if (!settings().isOn(BACKWARD)) {
            return forward;
        }
        Message backward = gradients.isEmpty()
                ? Message.of("shapes.words.silent", MOST_NUMBERS)
                : copies == 0 ? Message.of("shapes.words.kept") : Message.of("shapes.words.summed");
        return Message.of("shapes.words.backward", forward, backward);
    }

    private static String text(Operands operands) {
        return operands.shape().orElse(Shape.SCALAR).toString();
    }

    private static String text(Shape shape) {
        return Arrays.toString(shape.toArray());
    }

    @Override
    public void close() {
        // Its tensors are computed at once and held by nobody.
    }
}
