package dev.nudge.compute;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Declares the inputs, outputs and updates of a {@link Program} while it is recorded. Names are unique within the program. */
public final class Recorder {
    private static final int LONGEST_NAME = 1000;

    /** Name of the scalar that seeds the random numbers of a program: a whole number below 2^24 in size; a run refuses others. */
    public static final String SEED = "random.seed";

    /** Name of the state that counts the steps for the random numbers of a program, from 0 to 2^24 - 1, and then from 0 again. */
    public static final String STEP = "random.step";

    /** Name of the state that counts how often {@link #STEP} began again, so that numbers do not repeat before 2^32 steps. */
    public static final String STEP_HIGH = "random.step.high";

    private final String program;
    private final Map<String, Tensor> inputs = new LinkedHashMap<>();
    private final Map<String, Tensor> outputs = new LinkedHashMap<>();
    private final Map<String, Tensor> updates = new LinkedHashMap<>();

    private int draws;

    Recorder(String program) {
        this.program = program;
    }

    /** Numbers uploaded with {@link Execution#write} that stay on the device until they are written again; zeros at first. */
    public Tensor data(String name, int... dims) {
        return declare(Leaf.Kind.DATA, name, DType.FLOAT32, dims);
    }

    /** As {@link #data}, for whole numbers used as indices or labels. */
    public Tensor indices(String name, int... dims) {
        return declare(Leaf.Kind.DATA, name, DType.INT32, dims);
    }

    /** Numbers that stay on the device from step to step and change by {@link #update}; zeros at first. */
    public Tensor state(String name, int... dims) {
        return declare(Leaf.Kind.STATE, name, DType.FLOAT32, dims);
    }

    /** One number that a control changes with {@link Execution#set}, without a new compilation; 0 at first. */
    public Tensor scalar(String name) {
        return declare(Leaf.Kind.SCALAR, name, DType.FLOAT32);
    }

    /** Fresh numbers each step, evenly from 0 (inclusive) to 1 (exclusive), by {@link Random}; set the scalar {@value #SEED} to choose the seed. */
    public Tensor rand(int... dims) {
        return draw(Random.Kind.UNIFORM, dims);
    }

    /** Fresh numbers each step from the standard normal distribution, by {@link Random}; set the scalar {@value #SEED} to choose the seed. */
    public Tensor randn(int... dims) {
        return draw(Random.Kind.NORMAL, dims);
    }

    private Tensor draw(Random.Kind kind, int... dims) {
        Tensor seed = inputs.containsKey(SEED) ? Objects.requireNonNull(inputs.get(SEED)) : scalar(SEED);
        if (!inputs.containsKey(STEP)) {
            Tensor low = state(STEP);
            Tensor high = state(STEP_HIGH);
            Tensor full = low.eq(Random.WHOLE - 1);
            update(low, Tensor.where(full, Tensor.scalar(0), low.add(1)));
            update(high, high.add(full));
        }
        Tensor low = Objects.requireNonNull(inputs.get(STEP));
        Tensor high = Objects.requireNonNull(inputs.get(STEP_HIGH));
        return Tensor.apply(new Random(kind, Shape.of(dims), draws++, false), seed, low, high);
    }

    /** Makes {@code value} readable after a run. It is computed from what the state was before the updates of that step. */
    public void output(String name, Tensor value) {
        requireNew(name);
        outputs.put(name, value);
    }

    /**
     * Replaces {@code state} at the end of each step. All updates apply after everything else has read the old values.
     *
     * @param state a tensor declared with {@link #state}
     * @param value of the same shape
     */
    public void update(Tensor state, Tensor value) {
        if (!(state.op() instanceof Leaf.Input input)
                || input.kind() != Leaf.Kind.STATE
                || inputs.get(input.name()) != state) {
            throw new IllegalArgumentException(
                    "update: " + state + " is not a state of the program '" + program + "'. Declare it with state(…)?");
        }
        if (!state.shape().equals(value.shape())) {
            throw new ShapeException(
                    "update",
                    "state '" + input.name() + "' is " + state.shape() + ", its new value is " + value.shape()
                            + "; both must be equal. Reduce or expand the value?");
        }
        if (updates.put(input.name(), value) != null) {
            throw new IllegalArgumentException("update: state '" + input.name() + "' is already updated in this step.");
        }
    }

    private Tensor declare(Leaf.Kind kind, String name, DType dtype, int... dims) {
        requireNew(name);
        Tensor tensor = Tensor.recorded(new Leaf.Input(kind, name, Shape.of(dims), dtype));
        inputs.put(name, tensor);
        return tensor;
    }

    private void requireNew(String name) {
        if (name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("program '" + program + "': a name has " + name.length()
                    + " characters; at most " + LONGEST_NAME + " are allowed. Shorten it?");
        }
        if (inputs.containsKey(name) || outputs.containsKey(name)) {
            throw new IllegalArgumentException(
                    "program '" + program + "': the name '" + name + "' is taken; give each input and output its own.");
        }
    }

    Program finish() {
        return finish(program, inputs, outputs, updates);
    }

    /** The program of these recorded tensors. */
    static Program finish(
            String name, Map<String, Tensor> inputs, Map<String, Tensor> outputs, Map<String, Tensor> updates) {
        GraphBuilder builder = new GraphBuilder(name, inputs.values());
        List<Tensor> results = new ArrayList<>(outputs.values());
        results.addAll(updates.values());
        builder.add(results);
        results.addAll(inputs.values());
        Graph graph = builder.build(results);
        return Program.of(name, graph, numbers(builder, inputs), numbers(builder, outputs), numbers(builder, updates));
    }

    private static Map<String, Integer> numbers(GraphBuilder builder, Map<String, Tensor> named) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        named.forEach((name, tensor) -> numbers.put(name, builder.of(tensor)));
        return numbers;
    }
}
