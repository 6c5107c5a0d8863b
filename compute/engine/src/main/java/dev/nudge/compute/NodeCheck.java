package dev.nudge.compute;

import java.util.List;
import java.util.Map;

/** Checks nodes that came as bytes as thoroughly as {@link Tensor} checks those it makes. */
final class NodeCheck {
    private NodeCheck() {}

    /** The node with its shape and dtype inferred, or a refusal. */
    static Graph.Node node(Op op, List<Integer> numbers, List<Graph.Node> from) {
        List<Shape> shapes = from.stream().map(Graph.Node::shape).toList();
        ProgramBytes.require(takes(op, shapes.size()), op.label() + " of " + shapes.size() + " inputs");
        return switch (op) {
            case Leaf leaf -> {
                requireMade(leaf);
                yield new Graph.Node(op, numbers, leaf.shape(), leaf.dtype());
            }
            case View view ->
                new Graph.Node(
                        op,
                        numbers,
                        viewed(view, shapes.getFirst()),
                        from.getFirst().dtype());
            case Primitive primitive -> {
                if (op instanceof MatMul product) {
                    requireMatrices(shapes, product.lanes() ? 3 : 2);
                }
                requireDims(primitive, shapes);
                List<DType> dtypes = from.stream().map(Graph.Node::dtype).toList();
                yield new Graph.Node(op, numbers, primitive.infer(shapes), primitive.dtype(dtypes));
            }
        };
    }

    /** A leaf as {@link Recorder} makes them. */
    private static void requireMade(Leaf leaf) {
        switch (leaf) {
            case Leaf.Input input ->
                ProgramBytes.require(
                        input.kind() != Leaf.Kind.SCALAR || input.shape().rank() == 0,
                        "a scalar of shape " + input.shape());
            case Leaf.Constant constant -> {
                double[] values = constant.values();
                ProgramBytes.require(
                        values.length == constant.shape().size(), "a constant that does not fill " + leaf.shape());
                if (constant.dtype() == DType.INT32) {
                    for (double value : values) {
                        DType.requireWhole("program bytes", value);
                    }
                }
            }
            case Leaf.Given given -> ProgramBytes.require(false, "numbers that are not there");
        }
    }

    /** A new value must be for a state, and of its shape. */
    static void update(String state, Graph.Node value, Map<String, Integer> inputs, List<Graph.Node> nodes) {
        Integer node = inputs.get(state);
        ProgramBytes.require(
                node != null
                        && nodes.get(node).op() instanceof Leaf.Input input
                        && input.kind() == Leaf.Kind.STATE
                        && input.shape().equals(value.shape()),
                "an update of '" + state + "' to " + value.shape());
    }

    private static boolean takes(Op op, int count) {
        return switch (op) {
            case Leaf leaf -> count == 0;
            case View view -> count == 1;
            case Joining.Cat cat -> count > 0;
            case Where where -> count == 3;
            case Binary binary -> count == 2;
            case Compare compare -> count == 2;
            case MatMul product -> count == 2;
            case Random random -> count == 3;
            case Indexing.Gather gather -> count == 2;
            case Indexing.ScatterAdd scatter -> count == 2;
            case Primitive primitive -> count == 1;
        };
    }

    /** Every dimension that an op names must be one of its input's (or, where it lays into a shape of its own, of that). */
    private static void requireDims(Primitive op, List<Shape> shapes) {
        switch (op) {
            case Reduce reduce -> {
                ProgramBytes.require(
                        !reduce.dims().isEmpty()
                                && reduce.dims().stream()
                                        .sorted()
                                        .distinct()
                                        .toList()
                                        .equals(reduce.dims()),
                        op.label() + " over dimensions " + reduce.dims() + ", which must ascend");
                reduce.dims().forEach(dim -> requireDim(op, dim, shapes.getFirst()));
            }
            case CumSum sum -> requireDim(op, sum.dim(), shapes.getFirst());
            case Indexing.Gather gather -> requireDim(op, gather.dim(), shapes.getFirst());
            case Indexing.ScatterAdd scatter -> requireDim(op, scatter.dim(), scatter.shape());
            case Indexing.ArgMax largest -> requireDim(op, largest.dim(), shapes.getFirst());
            case Indexing.ArgSort sort -> requireDim(op, sort.dim(), shapes.getFirst());
            case Joining.Cat cat -> shapes.forEach(shape -> requireDim(op, cat.dim(), shape));
            case Joining.Pad pad -> {
                requireDim(op, pad.dim(), shapes.getFirst());
                ProgramBytes.require(pad.step() != 0, "pad by steps of 0");
            }
            case Random random ->
                ProgramBytes.require(!random.lanes() || random.shape().rank() > 0, "copies of one random number");
            default -> {}
        }
    }

    private static void requireDim(Op op, int dim, Shape shape) {
        ProgramBytes.require(dim >= 0 && dim < shape.rank(), op.label() + " along dimension " + dim + " of " + shape);
    }

    private static void requireMatrices(List<Shape> shapes, int last) {
        Shape left = shapes.get(0);
        Shape right = shapes.get(1);
        int batch = left.rank() - last;
        ProgramBytes.require(
                batch >= 0
                        && left.rank() == right.rank()
                        && left.sub(0, batch).equals(right.sub(0, batch))
                        && left.sub(batch + 2, left.rank()).equals(right.sub(batch + 2, left.rank())),
                "matmul of " + left + " and " + right);
    }

    private static Shape viewed(View view, Shape shape) {
        boolean fits = switch (view) {
            case View.Permute permute ->
                permute.order().stream().sorted().toList().equals(shape.axes("permute"));
            case View.Reshape reshape -> reshape.shape().size() == shape.size();
            case View.Unsqueeze unsqueeze -> unsqueeze.dim() >= 0 && unsqueeze.dim() <= shape.rank();
            case View.Squeeze squeeze ->
                squeeze.dim() >= 0 && squeeze.dim() < shape.rank() && shape.dim(squeeze.dim()) == 1;
            case View.Expand expand ->
                Shapes.stretch(shape, expand.shape().toArray()).equals(expand.shape());
            case View.Slice slice -> fits(slice, shape);
            case View.Detach detach -> true;
        };
        ProgramBytes.require(fits, view.label() + " of " + shape + " by " + view);
        return view.apply(Layout.rowMajor(shape)).shape();
    }

    private static boolean fits(View.Slice slice, Shape shape) {
        if (slice.dim() < 0 || slice.dim() >= shape.rank() || slice.length() < 0) {
            return false;
        }
        long last = slice.start() + (slice.length() - 1L) * slice.step();
        int size = shape.dim(slice.dim());
        return slice.length() == 0 || slice.start() >= 0 && slice.start() < size && last >= 0 && last < size;
    }
}
