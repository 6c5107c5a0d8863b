package dev.nudge.compute;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A program as bytes: the same bytes for programs that do the same, whatever their name for people. Each node is its op and the numbers of its inputs; an
 * op is its class name and its record components (or its enum constant). So a new op needs no change here.
 */
final class ProgramBytes {
    private static final int MAGIC = 0x4E444731; // "NDG1"
    private static final int MOST_NODES = 1 << 20;
    private static final Map<String, Class<?>> OPS = new HashMap<>();

    static {
        collect(Op.class);
    }

    private ProgramBytes() {}

    private static void collect(Class<?> type) {
        if (type.isRecord() || type.isEnum()) {
            OPS.put(type.getSimpleName(), type);
        } else {
            for (Class<?> part : type.getPermittedSubclasses()) {
                collect(part);
            }
        }
    }

    static byte[] encode(Program program) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeInt(program.graph().nodes().size());
            for (Graph.Node node : program.graph().nodes()) {
                writeOp(out, node.op());
                writeInts(out, node.inputs());
            }
            writeNames(out, program.outputs());
            writeNames(out, program.updates());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /**
     * The program these bytes describe. Every op and shape is checked again.
     *
     * @throws IllegalArgumentException if the bytes describe no valid program
     */
    static Program decode(String name, byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            require(in.readInt() == MAGIC, "these bytes are no program");
            int count = in.readInt();
            require(count >= 0 && count <= MOST_NODES, "a program of " + count + " nodes");
            List<Graph.Node> nodes = new ArrayList<>();
            Map<String, Integer> inputs = new LinkedHashMap<>();
            for (int i = 0; i < count; i++) {
                Op op = readOp(in);
                List<Graph.Node> from = new ArrayList<>();
                List<Integer> numbers = readInts(in);
                for (int number : numbers) {
                    require(number >= 0 && number < i, "node " + i + " reads node " + number);
                    from.add(nodes.get(number));
                }
                nodes.add(NodeCheck.node(op, numbers, from));
                if (op instanceof Leaf.Input input) {
                    require(inputs.put(input.name(), i) == null, "two inputs '" + input.name() + "'");
                }
            }
            Map<String, Integer> outputs = readNames(in, count);
            outputs.keySet()
                    .forEach(output -> require(!inputs.containsKey(output), "input and output '" + output + "'"));
            Map<String, Integer> updates = readNames(in, count);
            updates.forEach((state, node) -> NodeCheck.update(state, nodes.get(node), inputs, nodes));
            require(in.read() == -1, "bytes after the end");
            return Program.of(name, new Graph(nodes), inputs, outputs, updates);
        } catch (IOException cut) {
            throw new IllegalArgumentException("program '" + name + "': its bytes end too early", cut);
        }
    }

    static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException("program bytes: " + problem);
        }
    }

    private static void writeOp(DataOutputStream out, Op op) throws IOException {
        if (op instanceof Enum<?> constant) {
            out.writeUTF(constant.getDeclaringClass().getSimpleName());
            out.writeUTF(constant.name());
            return;
        }
        out.writeUTF(op.getClass().getSimpleName());
        for (RecordComponent component : op.getClass().getRecordComponents()) {
            writeValue(out, Records.get(component, op));
        }
    }

    private static void writeValue(DataOutputStream out, Object value) throws IOException {
        switch (value) {
            case Integer number -> out.writeInt(number);
            case Boolean flag -> out.writeBoolean(flag);
            case String text -> out.writeUTF(text);
            case Enum<?> constant -> out.writeUTF(constant.name());
            case Shape shape ->
                writeInts(out, java.util.Arrays.stream(shape.toArray()).boxed().toList());
            case List<?> list ->
                writeInts(out, list.stream().map(Integer.class::cast).toList());
            case double[] numbers -> {
                out.writeInt(numbers.length);
                for (double number : numbers) {
                    out.writeDouble(number);
                }
            }
            default -> throw new IllegalStateException("an op has a component of " + value.getClass());
        }
    }

    private static Op readOp(DataInputStream in) throws IOException {
        String name = in.readUTF();
        Class<?> type = OPS.get(name);
        require(type != null, "unknown op '" + name + "'");
        Class<?> known = Objects.requireNonNull(type);
        if (known.isEnum()) {
            return (Op) constant(known, in.readUTF());
        }
        List<Object> values = new ArrayList<>();
        for (RecordComponent component : known.getRecordComponents()) {
            values.add(readValue(in, component.getType()));
        }
        return (Op) Records.make(known, values);
    }

    private static Object readValue(DataInputStream in, Class<?> type) throws IOException {
        if (type == int.class) {
            return in.readInt();
        }
        if (type == boolean.class) {
            return in.readBoolean();
        }
        if (type == String.class) {
            return in.readUTF();
        }
        if (type.isEnum()) {
            return constant(type, in.readUTF());
        }
        if (type == Shape.class) {
            return Shape.of(readInts(in).stream().mapToInt(Integer::intValue).toArray());
        }
        if (type == List.class) {
            return readInts(in);
        }
        int length = in.readInt();
        require(length >= 0 && length <= in.available() / 8, "a constant of " + length + " numbers");
        double[] numbers = new double[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = in.readDouble();
        }
        return numbers;
    }

    private static Object constant(Class<?> type, String name) {
        for (Object constant : Objects.requireNonNull(type.getEnumConstants())) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("program bytes: " + type.getSimpleName() + " has no '" + name + "'");
    }

    private static void writeInts(DataOutputStream out, List<Integer> numbers) throws IOException {
        out.writeInt(numbers.size());
        for (int number : numbers) {
            out.writeInt(number);
        }
    }

    private static List<Integer> readInts(DataInputStream in) throws IOException {
        int count = in.readInt();
        require(count >= 0 && count <= in.available() / 4, "a list of " + count + " numbers");
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            numbers.add(in.readInt());
        }
        return List.copyOf(numbers);
    }

    private static void writeNames(DataOutputStream out, Map<String, Integer> names) throws IOException {
        out.writeInt(names.size());
        for (Map.Entry<String, Integer> entry : names.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeInt(entry.getValue());
        }
    }

    private static Map<String, Integer> readNames(DataInputStream in, int nodes) throws IOException {
        int count = in.readInt();
        require(count >= 0, "a list of " + count + " names");
        Map<String, Integer> names = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String name = in.readUTF();
            int node = in.readInt();
            require(node >= 0 && node < nodes, "'" + name + "' names node " + node);
            require(names.put(name, node) == null, "'" + name + "' is named twice");
        }
        return names;
    }
}
