package dev.nudge.compute;

import dev.nudge.compute.device.Devices;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Compares gradients with differences: (f(x + h) - f(x - h)) / 2h in double precision on the reference device, for every element of every input.
 */
final class Gradcheck {
    private static final double H = 1e-5;
    private static final double ABSOLUTE = 1e-8;
    private static final double RELATIVE = 1e-6;

    private Gradcheck() {}

    /** An input: numbers under a shape, away from kinks. */
    record Input(Shape shape, double[] values) {
        /** Numbers between {@code low} and {@code high}, no two closer than their share of the range. */
        static Input between(double low, double high, int... dims) {
            Shape shape = Shape.of(dims);
            double[] values = new double[shape.size()];
            for (int i = 0; i < values.length; i++) {
                int scattered = (int) ((long) i * 7919 % Math.max(1, values.length));
                values[i] = low + (high - low) * (scattered + 0.37) / values.length;
            }
            return new Input(shape, values);
        }
    }

    /** The first disagreement found, or null. Elements of the result are weighted so that no two count alike. */
    static @org.jspecify.annotations.Nullable String disagreement(
            Function<List<Tensor>, Tensor> function, List<Input> inputs) {
        Program program = Program.record("gradcheck", p -> {
            List<Tensor> x = new ArrayList<>();
            inputs.forEach(input -> x.add(p.data("x" + x.size(), input.shape().toArray())));
            Tensor value = weightedSum(function.apply(x));
            p.output("value", value);
            List<Tensor> gradients = value.gradients(x.toArray(Tensor[]::new));
            for (int i = 0; i < x.size(); i++) {
                p.output("gradient" + i, gradients.get(i));
            }
        });
        try (Compute compute = Compute.on(Devices.get("reference"), Budget.unlimited())) {
            Execution execution = compute.open(program);
            for (int i = 0; i < inputs.size(); i++) {
                execution.write("x" + i, inputs.get(i).values());
            }
            for (int i = 0; i < inputs.size(); i++) {
                execution.run(1);
                double[] gradient = execution.readDoubles("gradient" + i);
                for (int k = 0; k < gradient.length; k++) {
                    double difference =
                            difference(execution, "x" + i, inputs.get(i).values(), k);
                    if (!(Math.abs(gradient[k] - difference) <= ABSOLUTE + RELATIVE * Math.abs(difference))) {
                        return "input " + i + ", element " + k + ": gradient " + gradient[k] + ", difference "
                                + difference;
                    }
                }
            }
        }
        return null;
    }

    /** The same function's gradient, as a function to be checked in its turn. */
    static Function<List<Tensor>, Tensor> gradientOf(Function<List<Tensor>, Tensor> function, int input) {
        return x -> weightedSum(function.apply(x)).gradients(x.get(input)).getFirst();
    }

    private static Tensor weightedSum(Tensor result) {
        return result.mul(Tensor.linspace(0.5, 1.5, result.size())
                        .reshape(result.shape().toArray()))
                .sum();
    }

    private static double difference(Execution execution, String name, double[] values, int k) {
        double[] moved = values.clone();
        moved[k] = values[k] + H;
        double up = value(execution, name, moved);
        moved[k] = values[k] - H;
        double down = value(execution, name, moved);
        execution.write(name, values);
        return (up - down) / (2 * H);
    }

    private static double value(Execution execution, String name, double[] values) {
        execution.write(name, values);
        execution.run(1);
        return execution.readDoubles("value")[0];
    }
}
