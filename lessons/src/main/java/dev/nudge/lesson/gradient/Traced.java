package dev.nudge.lesson.gradient;

import dev.nudge.compute.Tensor;
import dev.nudge.compute.Trace;
import dev.nudge.lesson.data.Points;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One evaluation of the loss, read from the engine's trace and sorted by the parts of the graph. */
final class Traced {

    /**
     * A way from one part to the next.
     *
     * @param local the derivative of {@code to} with respect to {@code from}; empty where no gradient flows
     */
    record Link(Part from, Part to, float[] local) {}

    private final List<Trace.Step> steps;
    private final Map<Part, Integer> numbers = new EnumMap<>(Part.class);
    private final List<Link> links = new ArrayList<>();

    private Traced(Trace trace) {
        steps = trace.steps();
        int loss = put(Part.LOSS, steps.size() - 1);
        int total = link(Part.TOTAL, loss, 0, Part.LOSS);
        int absolute = link(Part.ABSOLUTE, total, 0, Part.TOTAL);
        int error = link(Part.ERROR, absolute, 0, Part.ABSOLUTE);
        link(Part.Y, error, 1, Part.ERROR);
        int prediction = link(Part.PREDICTION, error, 0, Part.ERROR);
        link(Part.C, prediction, 1, Part.PREDICTION);
        int sum = link(Part.SUM, prediction, 0, Part.PREDICTION);
        int bx = link(Part.BX, sum, 1, Part.SUM);
        link(Part.B, bx, 0, Part.BX);
        link(Part.X, bx, 1, Part.BX);
        int ax = link(Part.AX, sum, 0, Part.SUM);
        link(Part.A, ax, 0, Part.AX);
        link(Part.SQUARE, ax, 1, Part.AX);
        // The square of x needs no gradient, so the trace begins with it.
        links.add(new Link(Part.X, Part.SQUARE, new float[0]));
    }

    static Traced of(float[] parameters, Points points) {
        Tensor a = Tensor.scalar(parameters[0]).requiresGrad();
        Tensor b = Tensor.scalar(parameters[1]).requiresGrad();
        Tensor c = Tensor.scalar(parameters[2]).requiresGrad();
        Tensor x = Tensor.of(points.xs());
        Tensor y = Tensor.of(points.ys());
        return new Traced(Trace.of(curve(a, b, c, x).sub(y).abs().mean()));
    }

    static Tensor curve(Tensor a, Tensor b, Tensor c, Tensor x) {
        return a.mul(x.square()).add(b.mul(x)).add(c);
    }

    private int put(Part part, int number) {
        numbers.put(part, number);
        return number;
    }

    /** Finds {@code from} as an input of the step that computes {@code to}; stretching and reshaping on the way are passed over. */
    private int link(Part from, int step, int input, Part to) {
        Tensor local = steps.get(step).locals().get(input);
        links.add(new Link(from, to, local == null ? new float[0] : local.toArray()));
        int number = steps.get(step).inputs().get(input);
        while (steps.get(number).op().equals("expand") || steps.get(number).op().equals("reshape")) {
            number = steps.get(number).inputs().getFirst();
        }
        return put(from, number);
    }

    List<Link> links() {
        return links;
    }

    /** The one way on from a part that a gradient comes back along. */
    Link onward(Part part) {
        return links.stream()
                .filter(link -> link.from() == part && link.local().length > 0)
                .findFirst()
                .orElseThrow();
    }

    float[] value(Part part) {
        return step(part).value().toArray();
    }

    /** The gradient of the loss with respect to a part; empty where none flows. */
    float[] gradient(Part part) {
        Tensor gradient = step(part).gradient();
        return gradient == null ? new float[0] : gradient.toArray();
    }

    private Trace.Step step(Part part) {
        return steps.get(Objects.requireNonNull(numbers.get(part)));
    }
}
