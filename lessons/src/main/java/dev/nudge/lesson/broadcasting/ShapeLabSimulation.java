package dev.nudge.lesson.broadcasting;

import static dev.nudge.lesson.broadcasting.ShapeLab.BACKWARD;
import static dev.nudge.lesson.broadcasting.ShapeLab.LINE;

import dev.nudge.compute.Compute;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.FrameBuilder;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Unmoving;
import dev.nudge.lesson.tensor.ShapeLine;
import dev.nudge.lesson.tensor.Sizes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One learner's shapes. */
final class ShapeLabSimulation extends Unmoving {

    private static final int MEGABYTE = 1_000_000;

    /** Elements up to which the code beside the lab can be run anywhere. */
    private static final int MOST_RUN = 100_000_000;

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
        String line = settings().text(LINE);
        Operands operands = Operands.of(line);
        Optional<WayBack> back =
                settings().isOn(BACKWARD) ? Optional.of(operands).map(WayBack::of) : Optional.empty();
        List<Chart.Sheet> gradients = back.map(WayBack::sheets).orElse(List.of());
        AxesTable axes = new AxesTable(operands);
        int count = operands.all().size();
        FrameBuilder frame = Frame.saying(words(operands, back))
                .chart(axes.chart())
                .chart(new Chart.Sheets("tensors", tensors(operands)))
                .chart(new Chart.Sheets("gradients", gradients))
                .readout("stored", operands.stored().floatValue())
                .readout("extra", operands.extra().floatValue())
                .readout("copies", operands.copies().floatValue())
                .readout("result", operands.result().floatValue())
                .readout("count", count)
                .readout("typed", ShapeLine.isIn(line) ? 1 : 0)
                .readout("large", isLarge(operands) ? 1 : 0)
                .readout("whole", isWhole(operands) ? 1 : 0)
                .readout("back", gradients.isEmpty() ? 0 : count);
        operands.fault().ifPresent(frame::notice);
        return frame.goal("both", operands.stretched() == 2)
                .goal("clash", axes.clashes())
                .goal("three", count == 3 && operands.shape().isPresent())
                .goal("megabyte", operands.copies().doubleValue() >= MEGABYTE)
                .goal("summed", !gradients.isEmpty() && operands.stretched() > 0)
                .build();
    }

    private static boolean isLarge(Operands operands) {
        return Stream.concat(operands.all().stream().map(Operand::sizes), operands.shape().stream())
                .anyMatch(sizes -> !sizes.isWithin(MOST_RUN));
    }

    /** Whether none was stretched before it came here. */
    private static boolean isWhole(Operands operands) {
        return operands.all().stream().allMatch(one -> one.stored().equals(one.sizes()));
    }

    private static List<Chart.Sheet> tensors(Operands operands) {
        List<Chart.Sheet> sheets = new ArrayList<>();
        for (int i = 0; i < operands.all().size(); i++) {
            Operand operand = operands.all().get(i);
            Message title = operands.isStretched(operand)
                    ? Message.of("shapes.sheet.stretched", i + 1, text(operand), text(operands))
                    : Message.of("shapes.sheet.whole", i + 1, text(operand));
            sheets.add(Sheets.of(title, operands.stretch(operand)));
        }
        if (operands.isAlone()) {
            return sheets;
        }
        operands.shape().ifPresent(shape -> {
            Message title = Message.of("shapes.sheet.result", shape.toString(), Bytes.said(Operand.bytes(shape)));
            sheets.add(Sheets.of(title, new Operand(shape, shape, operands.made())));
        });
        operands.end().map(Operand::of).ifPresent(end -> {
            Message title = Message.of("shapes.sheet.end", text(end), Bytes.said(end.bytes()));
            sheets.add(Sheets.of(title, end));
        });
        return sheets;
    }

    private static Message words(Operands operands, Optional<WayBack> back) {
        if (operands.all().isEmpty()) {
            return Message.of("shapes.words.broken");
        }
        Message forward = forward(operands);
        return operands.shape().isEmpty()
                ? forward
                : back.map(way -> Message.of("shapes.words.backward", forward, way.words()))
                        .orElse(forward);
    }

    private static Message forward(Operands operands) {
        String shapes = operands.all().stream().map(ShapeLabSimulation::text).collect(Collectors.joining(", "));
        if (operands.shape().isEmpty()) {
            return Message.of("shapes.words.clash", shapes);
        }
        Message copies = Bytes.said(operands.copies());
        if (operands.isAlone()) {
            return operands.stretched() == 0
                    ? Message.of("shapes.words.alone", text(operands), Bytes.said(operands.stored()))
                    : Message.of("shapes.words.view", text(operands), shapes, Bytes.said(operands.stored()), copies);
        }
        return operands.stretched() == 0
                ? Message.of("shapes.words.same", shapes)
                : Message.of("shapes.words.fits", shapes, text(operands), copies, Bytes.said(operands.result()));
    }

    private static String text(Operands operands) {
        return operands.shape().map(Sizes::toString).orElseThrow();
    }

    private static String text(Operand operand) {
        return operand.sizes().toString();
    }

    @Override
    public void close() {
        // Its tensors are computed at once and held by nobody.
    }
}
