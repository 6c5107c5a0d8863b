package dev.nudge.compute;

import dev.nudge.compute.ErrorBounds.Bounded;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * A program of random steps over random shapes: every op, views of all kinds, gradients, gradients of gradients, state that is updated, scalars, random numbers.
 * One seed always gives one program; with fewer steps it gives the beginning of it.
 *
 * @param program as it would be recorded
 * @param plain the same with a node for every tensor, nothing simplified
 * @param outputs the tensors of the outputs
 */
record RandomProgram(Program program, Program plain, Map<String, Tensor> outputs) {
    /** Where the tensors that are random steps apart start: inputs of a program, or numbers. */
    interface Source {
        Tensor input(Leaf.Kind kind, String name, DType dtype, int... dims);
    }

    /** The program of this seed, of {@code steps} random steps. {@code part} tells apart two that have data, scalars and state in common. */
    static RandomProgram of(long seed, String part, int steps) {
        String name = "random " + seed + part;
        Recorder recorder = new Recorder(name);
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        RandomSteps random = RandomSteps.of(seed, part, steps, (kind, input, dtype, dims) -> {
            Tensor tensor = switch (kind) {
                case DATA -> dtype == DType.INT32 ? recorder.indices(input, dims) : recorder.data(input, dims);
                case SCALAR -> recorder.scalar(input);
                case STATE -> recorder.state(input, dims);
            };
            inputs.put(input, tensor);
            return tensor;
        });
        random.outputs().forEach(recorder::output);
        random.updates().forEach((state, value) -> recorder.update(Objects.requireNonNull(inputs.get(state)), value));
        return new RandomProgram(
                recorder.finish(), plain(name, inputs, random.outputs(), random.updates()), random.outputs());
    }

    /** The outputs computed at once from these inputs, as a learner's tensors are. */
    static Map<String, Tensor> eager(long seed, String part, int steps, Map<String, Bounded> inputs) {
        return RandomSteps.of(seed, part, steps, (kind, name, dtype, dims) -> {
                    double[] given =
                            Objects.requireNonNull(inputs.get(name), name).values();
                    float[] values = new float[given.length];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = (float) given[i];
                    }
                    Tensor tensor = Tensor.wrap(values, Shape.of(dims), dtype);
                    return dtype == DType.FLOAT32 ? tensor.requiresGrad() : tensor;
                })
                .outputs();
    }

    private static Program plain(
            String name, Map<String, Tensor> inputs, Map<String, Tensor> outputs, Map<String, Tensor> updates) {
        List<Tensor> results = new ArrayList<>(inputs.values());
        results.addAll(outputs.values());
        results.addAll(updates.values());
        Map<Tensor, Integer> numbers = new java.util.IdentityHashMap<>();
        List<Graph.Node> nodes = new ArrayList<>();
        for (Tensor tensor : Autograd.inputsFirst(results, false)) {
            numbers.put(tensor, nodes.size());
            nodes.add(node(tensor, numbers));
        }
        return new Program(name, new Graph(nodes), of(inputs, numbers), of(outputs, numbers), of(updates, numbers));
    }

    private static Graph.Node node(Tensor tensor, Map<Tensor, Integer> numbers) {
        boolean given = !tensor.isRecorded() && tensor.inputs().isEmpty();
        Op op = tensor.op();
        if (given && !(op instanceof Leaf.Constant)) {
            double[] values = new double[tensor.size()];
            float[] elements = tensor.toArray();
            Arrays.setAll(values, i -> elements[i]);
            op = new Leaf.Constant(tensor.shape(), tensor.dtype(), values);
        }
        List<Integer> from = tensor.inputs().stream()
                .map(input -> Objects.requireNonNull(numbers.get(input)))
                .toList();
        return new Graph.Node(op, from, tensor.shape(), tensor.dtype());
    }

    private static Map<String, Integer> of(Map<String, Tensor> named, Map<Tensor, Integer> numbers) {
        Map<String, Integer> found = new LinkedHashMap<>();
        named.forEach((name, tensor) -> found.put(name, Objects.requireNonNull(numbers.get(tensor))));
        return found;
    }

    /** Numbers for the inputs that are not there yet: small multiples of 1/16, or any between -2 and 2; positions are below 1 and so always exist. */
    static void fill(long seed, Collection<Leaf.Input> inputs, Map<String, Bounded> numbers) {
        for (Leaf.Input input : inputs) {
            SplittableRandom random =
                    new SplittableRandom(seed * 31 + input.name().hashCode());
            boolean coarse = random.nextInt(3) > 0;
            double[] values = new double[input.shape().size()];
            int below = input.dtype() == DType.INT32 ? RandomSteps.positionsBelow(input.name()) : 0;
            for (int i = 0; i < values.length; i++) {
                values[i] = input.dtype() == DType.INT32
                        ? random.nextInt(below)
                        : coarse ? random.nextInt(-32, 33) / 16.0 : (float) random.nextDouble(-2, 2);
            }
            numbers.putIfAbsent(input.name(), Bounded.exactly(values));
        }
    }

    List<Leaf.Input> inputs() {
        return program.inputs().keySet().stream().map(program::input).toList();
    }

    /** The steps, one a line. */
    String text() {
        StringBuilder text = new StringBuilder(plain.name()).append('\n');
        List<Graph.Node> nodes = plain.graph().nodes();
        for (int i = 0; i < nodes.size(); i++) {
            Graph.Node node = nodes.get(i);
            String from = node.inputs().stream().map(input -> "#" + input).collect(Collectors.joining(", "));
            String op = node.op() instanceof Leaf.Constant constant
                    ? "constant "
                            + Arrays.toString(Arrays.copyOf(constant.values(), Math.min(8, constant.values().length)))
                    : node.op().toString();
            text.append("  #%d = %s(%s): %s %s%n".formatted(i, op, from, node.dtype(), node.shape()));
        }
        text.append("  outputs ").append(plain.outputs());
        return text.append("\n  updates ").append(plain.updates()).toString();
    }
}
