package dev.nudge.compute;

/**
 * How much a step of a program is, estimated from its graph: what it costs on any device, before it is compiled for one.
 *
 * @param flops additions and multiplications; a function such as exp counts as {@value #FUNCTION} of them
 * @param bytes read and written by all ops, in float32; a view moves none
 * @param ops computed one after the other
 */
public record Work(long flops, long bytes, int ops) {
    private static final int FUNCTION = 16;

    /** The work of one step. */
    public static Work of(Program program) {
        Graph graph = program.graph();
        long flops = 0;
        long bytes = 0;
        int ops = 0;
        for (Graph.Node node : graph.nodes()) {
            if (node.op() instanceof Primitive op) {
                flops += flops(op, node, graph);
                bytes += bytes(node, graph);
                ops++;
            }
        }
        return new Work(flops, bytes, ops);
    }

    private static long flops(Primitive op, Graph.Node node, Graph graph) {
        long size = node.shape().size();
        long read = node.inputs().isEmpty()
                ? 0
                : graph.node(node.inputs().getFirst()).shape().size();
        return switch (op) {
            case Unary unary -> size * (isFunction(unary) ? FUNCTION : 1);
            case Binary binary -> size * (binary == Binary.POW ? 2 * FUNCTION : 1);
            case Compare compare -> size;
            case Where where -> size;
            case MatMul product -> {
                Shape left = graph.node(node.inputs().getFirst()).shape();
                yield 2 * size * left.dim(product.lanes() ? -2 : -1);
            }
            case Reduce reduce -> read;
            case CumSum sum -> read;
            case Indexing.ArgMax largest -> read;
            case Indexing.ArgSort sort -> read * Math.max(1, 64 - Long.numberOfLeadingZeros(read));
            case Indexing.Gather gather -> 0;
            case Indexing.ScatterAdd scatter -> read;
            case Joining joining -> 0;
            case Copy copy -> 0;
            case Random random -> size * (random.kind() == Random.Kind.NORMAL ? 6 * FUNCTION : 3 * FUNCTION);
        };
    }

    private static boolean isFunction(Unary op) {
        return switch (op) {
            case EXP, LOG, LOG1P, SIN, COS, TANH, SIGMOID, SOFTPLUS, ERF -> true;
            default -> false;
        };
    }

    /** A stretched input is read where it lies: one number, or a row. */
    private static long bytes(Graph.Node node, Graph graph) {
        long elements = node.shape().size();
        for (int input : node.inputs()) {
            long stored = graph.node(graph.source(input)).shape().size();
            elements += Math.min(stored, graph.node(input).shape().size());
        }
        return 4 * elements;
    }
}
