package dev.nudge.compute;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A step of computation, recorded once and replayed many times: inputs, outputs and how the state changes.
 *
 * <pre>{@code
 * Program program = Program.record("fit a line", p -> {
 *     Tensor x = p.data("x", 20);
 *     Tensor y = p.data("y", 20);
 *     Tensor slope = p.state("slope");
 *     Tensor rate = p.scalar("learningRate");
 *     Tensor loss = slope.mul(x).sub(y).abs().mean();
 *     p.output("loss", loss);
 *     p.update(slope, slope.sub(loss.gradients(slope).getFirst().mul(rate)));
 * });
 * }</pre>
 *
 * <p>Everything a control changes without changing a shape belongs into a {@link Recorder#scalar scalar}: a number written into the recording is a
 * constant, and changing it means another program. A program is immutable and belongs to no device; {@link Compute#open} makes it run.
 */
public final class Program {
    private final String name;
    private final Graph graph;
    private final Map<String, Integer> inputs;
    private final Map<String, Integer> outputs;
    private final Map<String, Integer> updates;
    private byte @Nullable [] bytes;

    Program(
            String name,
            Graph graph,
            Map<String, Integer> inputs,
            Map<String, Integer> outputs,
            Map<String, Integer> updates) {
        this.name = name;
        this.graph = graph;
        this.inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        this.outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
        this.updates = Collections.unmodifiableMap(new LinkedHashMap<>(updates));
    }

    /** The program in which every output that looks at an input is a copy of it: an update overwrites the input, but not what was read of it. */
    static Program of(
            String name,
            Graph graph,
            Map<String, Integer> inputs,
            Map<String, Integer> outputs,
            Map<String, Integer> updates) {
        List<Graph.Node> nodes = new ArrayList<>(graph.nodes());
        Map<String, Integer> kept = new LinkedHashMap<>(outputs);
        kept.replaceAll((output, number) -> {
            if (!(graph.node(graph.source(number)).op() instanceof Leaf.Input)) {
                return number;
            }
            Graph.Node seen = graph.node(number);
            nodes.add(new Graph.Node(new Copy(), List.of(number), seen.shape(), seen.dtype()));
            return nodes.size() - 1;
        });
        return new Program(name, new Graph(nodes), inputs, kept, updates);
    }

    /**
     * Records what {@code step} does with the tensors it declares. Nothing is computed.
     *
     * @param name for people: it appears in messages
     */
    public static Program record(String name, Consumer<Recorder> step) {
        Recorder recorder = new Recorder(name);
        step.accept(recorder);
        return recorder.finish();
    }

    /**
     * Many independent copies of this program as one: a class of learners, each with weights, seed and controls of their own. Every input, state and
     * output gets one more dimension at its end, which counts the copies; each copy computes what it would compute alone, within rounding: sums may be added in another order.
     *
     * @param copies how many
     * @param shared names of data that all copies read together and that keep their shape
     */
    public Program copies(int copies, String... shared) {
        return new Copies(this, copies, Set.of(shared)).program();
    }

    public String name() {
        return name;
    }

    /**
     * This program in canonical form: equal for programs that do the same under the same input and output names. {@link #name()} is not part of it.
     */
    public byte[] toBytes() {
        return bytes().clone();
    }

    /** What finds this program in caches: compares by {@link #toBytes()}. */
    ByteBuffer key() {
        return ByteBuffer.wrap(bytes());
    }

    private synchronized byte[] bytes() {
        if (bytes == null) {
            bytes = ProgramBytes.encode(this);
        }
        return bytes;
    }

    /**
     * The program that {@link #toBytes()} made these bytes of. Every step is checked again.
     *
     * @param name for people: it appears in messages
     * @throws IllegalArgumentException if the bytes describe no valid program
     */
    public static Program fromBytes(String name, byte[] bytes) {
        return ProgramBytes.decode(name, bytes);
    }

    /** The steps, in an order that can be run. */
    public Graph graph() {
        return graph;
    }

    /** Nodes of data, scalars and state by name. */
    public Map<String, Integer> inputs() {
        return inputs;
    }

    /** Nodes of outputs by name. */
    public Map<String, Integer> outputs() {
        return outputs;
    }

    /** Nodes of the new values of states, by the state's name. */
    public Map<String, Integer> updates() {
        return updates;
    }

    /** The node of an input that this program has. */
    int node(String inputName) {
        return Objects.requireNonNull(inputs.get(inputName));
    }

    /** The declaration of an input. */
    public Leaf.Input input(String inputName) {
        Integer node = inputs.get(inputName);
        if (node == null || !(graph.node(node).op() instanceof Leaf.Input input)) {
            throw new IllegalArgumentException("program '" + name + "' has no input '" + inputName + "'; it has "
                    + String.join(", ", inputs.keySet()) + ".");
        }
        return input;
    }

    @Override
    public String toString() {
        return "program '" + name + "' of " + graph.nodes().size() + " steps";
    }
}
