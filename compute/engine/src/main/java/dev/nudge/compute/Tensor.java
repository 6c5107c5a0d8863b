package dev.nudge.compute;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Numbers in a grid of any rank, and how they came about.
 *
 * <p>A tensor is immutable. Its methods carry PyTorch's names and follow PyTorch's rules (but {@link #var} is the biased variance, and some {@link DType}s of results are others); each makes a new tensor at once, in float32. Views
 * ({@link #transpose}, {@link #slice}, {@link #expand}, …) share the storage of the tensor they look at. A tensor that
 * {@link #requiresGrad() requires a gradient} remembers the {@link Op} that made it and its inputs, which is all that {@link #backward()}
 * needs. Several threads may use one tensor; gradients they gather in it are added one after the other.
 *
 * <p>Inside {@link Program#record} the same methods compute nothing: there a tensor is a step of the program being recorded.
 *
 * <p>The file is long because everything a tensor can do is called on a tensor: it is the list of it, one line each, in sections. What takes more than a
 * line lies with its subject: {@link Creation}, {@link Reductions}, {@link Products}, {@link ViewRules}, {@link Joins}, {@link Autograd}.
 *
 * <p>A dimension counts from the end when negative. Shapes that do not fit are refused with a {@link ShapeException} before any work.
 */
public final class Tensor {
    private static final ScopedValue<Boolean> WITHOUT_GRADIENT = ScopedValue.newInstance();

    private final Op op;
    private final List<Tensor> inputs;
    private final Layout layout;
    private final DType dtype;
    private final float @Nullable [] storage;
    private final boolean leaf;
    private final boolean view;
    private boolean tracked;
    private @Nullable Tensor grad;

    private Tensor(
            Op op, List<Tensor> inputs, Layout layout, DType dtype, float @Nullable [] storage, boolean tracked) {
        this(op, inputs, layout, dtype, storage, tracked, op instanceof View);
    }

    private Tensor(
            Op op,
            List<Tensor> inputs,
            Layout layout,
            DType dtype,
            float @Nullable [] storage,
            boolean tracked,
            boolean view) {
        this.op = op;
        this.inputs = inputs;
        this.layout = layout;
        this.dtype = dtype;
        this.storage = storage;
        this.tracked = tracked;
        this.leaf = !tracked || inputs.isEmpty();
        this.view = view;
    }

    // ---- making tensors

    /** One number. */
    public static Tensor scalar(double value) {
        return full(value);
    }

    /** A vector: {@code of(1, 2, 3)} has shape [3]. */
    public static Tensor of(float... values) {
        Compute.requireRoom("of", values.length);
        return wrap(values.clone(), Shape.of(values.length), DType.FLOAT32);
    }

    /** A vector of numbers given in double precision, each rounded to float32. */
    public static Tensor of(double... values) {
        return Creation.of(values);
    }

    /** A matrix, one array a row; the rows have one length. */
    public static Tensor of(float[]... rows) {
        return Creation.of(rows);
    }

    /** Matrices of one shape, one after the other: rank 3. For more dimensions, {@link #stack} these. */
    public static Tensor of(float[][]... matrices) {
        return Creation.of(matrices);
    }

    /** Numbers in row-major order under a shape. */
    public static Tensor of(float[] values, Shape shape) {
        if (values.length != shape.size()) {
            throw new ShapeException(
                    "of",
                    values.length + " numbers do not fill " + shape + ", which has " + shape.size() + " elements.");
        }
        Compute.requireRoom("of", values.length);
        return wrap(values.clone(), shape, DType.FLOAT32);
    }

    /** Whole numbers, to be used as indices or labels. */
    public static Tensor indices(int... values) {
        return Creation.indices(values);
    }

    public static Tensor zeros(int... dims) {
        return full(0, dims);
    }

    public static Tensor ones(int... dims) {
        return full(1, dims);
    }

    /** One number everywhere: it is stored once and stretched. */
    public static Tensor full(double value, int... dims) {
        Leaf.Constant constant = new Leaf.Constant(Shape.SCALAR, DType.FLOAT32, value);
        Tensor one = new Tensor(
                constant, List.of(), Layout.rowMajor(Shape.SCALAR), DType.FLOAT32, new float[] {(float) value}, false);
        if (dims.length == 0) {
            return one;
        }
        // The number is a tensor of its own for programs, but nobody else's: this looks at no other tensor's storage.
        View.Expand stretch = new View.Expand(Shape.of(dims));
        return new Tensor(stretch, List.of(one), stretch.apply(one.layout), one.dtype, one.storage, false, false);
    }

    /** 0, 1, … up to but without {@code end}; whole numbers. */
    public static Tensor arange(int end) {
        return Creation.arange(end);
    }

    /** {@code start}, {@code start + step}, … up to but without {@code end}. */
    public static Tensor arange(double start, double end, double step) {
        return Creation.arange(start, end, step);
    }

    /** {@code count} numbers at equal distances, both ends included. */
    public static Tensor linspace(double start, double end, int count) {
        return Creation.linspace(start, end, count);
    }

    /** The identity matrix [n, n]. */
    public static Tensor eye(int n) {
        return Creation.eye(n);
    }

    /** Evenly from 0 (inclusive) to 1 (exclusive); one seed always gives the same numbers. Generator: {@link Random}. */
    public static Tensor rand(int seed, int... dims) {
        return drawn(Random.Kind.UNIFORM, seed, dims);
    }

    /** From the standard normal distribution; one seed always gives the same numbers. Generator: {@link Random}. */
    public static Tensor randn(int seed, int... dims) {
        return drawn(Random.Kind.NORMAL, seed, dims);
    }

    private static Tensor drawn(Random.Kind kind, int seed, int... dims) {
        return Creation.drawn(kind, seed, dims);
    }

    static Tensor wrap(float[] values, Shape shape, DType dtype) {
        return new Tensor(new Leaf.Given(shape, dtype), List.of(), Layout.rowMajor(shape), dtype, values, false);
    }

    /** A leaf of a program being recorded: it has no numbers yet. */
    static Tensor recorded(Leaf leaf) {
        boolean tracked = leaf instanceof Leaf.Input && leaf.dtype() == DType.FLOAT32;
        return new Tensor(leaf, List.of(), Layout.rowMajor(leaf.shape()), leaf.dtype(), null, tracked);
    }

    // ---- making tensors from tensors

    /** The result of a primitive op: computed now, or recorded when an input belongs to a program being recorded. */
    static Tensor apply(Primitive op, Tensor... inputs) {
        List<Tensor> from = List.of(inputs);
        Shape shape = op.infer(from.stream().map(Tensor::shape).toList());
        DType dtype = op.dtype(from.stream().map(Tensor::dtype).toList());
        boolean recorded = from.stream().anyMatch(Tensor::isRecorded);
        float[] values = recorded ? null : Eager.compute(op, shape, dtype, from);
        return derived(op, from, Layout.rowMajor(shape), dtype, values);
    }

    /** The result of a view op. */
    static Tensor view(View op, Tensor input) {
        return derived(op, List.of(input), op.apply(input.layout), input.dtype, input.storage);
    }

    private static Tensor derived(Op op, List<Tensor> from, Layout layout, DType dtype, float @Nullable [] values) {
        boolean tracked = dtype == DType.FLOAT32
                && !(op instanceof View.Detach)
                && !WITHOUT_GRADIENT.isBound()
                && from.stream().anyMatch(Tensor::isTracked);
        // Untracked numbers let go of what they were computed from. A view holds on to its storage anyway, and a
        // program needs every step.
        boolean remembered = tracked || values == null || op instanceof View && !(op instanceof View.Detach);
        return new Tensor(op, remembered ? from : List.of(), layout, dtype, values, tracked);
    }

    private static Tensor elementwise(Primitive op, Tensor left, Tensor right) {
        Shape shape = Shape.broadcast(op.label(), left.shape(), right.shape());
        return apply(op, left.expand(shape), right.expand(shape));
    }

    // ---- what a tensor is

    public Shape shape() {
        return layout.shape();
    }

    public int rank() {
        return shape().rank();
    }

    /** Number of elements. */
    public int size() {
        return shape().size();
    }

    public DType dtype() {
        return dtype;
    }

    /** Where the elements lie in the storage. */
    public Layout layout() {
        return layout;
    }

    /** Steps in the storage along each dimension, in elements; 0 where a dimension is stretched. */
    public int[] strides() {
        return layout.strides();
    }

    /** Whether this looks at the storage of another tensor. */
    public boolean isView() {
        return view;
    }

    /** Bytes the storage really holds, which a view shares with the tensor it looks at. */
    public long storageBytes() {
        return 4L * values().length;
    }

    /** The whole storage as a vector, whatever part of it this reads; nothing is copied. */
    public Tensor storage() {
        return wrap(values(), Shape.of(values().length), dtype);
    }

    /** Whether both read one storage, so that neither is a copy of the other. */
    public boolean sharesStorage(Tensor other) {
        return values() == other.values();
    }

    /** The op that made this. */
    public Op op() {
        return op;
    }

    /** What the op was applied to; empty where no gradient flows. */
    public List<Tensor> inputs() {
        return inputs;
    }

    boolean isRecorded() {
        return storage == null;
    }

    /** The storage. */
    float[] values() {
        if (storage == null) {
            throw new IllegalStateException(op.label()
                    + ": this tensor is a step of a program being recorded and has no numbers yet. Declare it with"
                    + " output(…) and read it after a run.");
        }
        return storage;
    }

    /** A copy of the elements in row-major order. */
    public float[] toArray() {
        float[] values = values();
        Compute.requireRoom("toArray", size());
        float[] copy = new float[size()];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = values[layout.position(i)];
        }
        return copy;
    }

    /** The only element. */
    public float item() {
        if (size() != 1) {
            throw new ShapeException("item", shape() + " has " + size() + " elements, not one. Use toArray()?");
        }
        return values()[layout.offset()];
    }

    /** As PyTorch prints it, but without {@code grad_fn}: {@code tensor([0.6667, 0.6667, 0.6667])}. */
    @Override
    public String toString() {
        return isRecorded() ? op.label() + shape() : Printer.print(this);
    }

    // ---- gradients

    /** Asks for gradients with respect to this tensor, made by no op: it and all computed from it are remembered. Returns this. */
    public Tensor requiresGrad() {
        if (dtype != DType.FLOAT32 || !isLeaf()) {
            throw new IllegalStateException("requiresGrad: only a float32 tensor that no tracked op made can ask for"
                    + " gradients; this one is " + dtype + " from " + op.label() + ". Detach it first?");
        }
        tracked = true;
        return this;
    }

    /** Whether no gradient flows on from here: nothing this was computed from was tracked when it was computed. */
    public boolean isLeaf() {
        return leaf;
    }

    /** Whether gradients flow through this tensor. */
    public boolean isTracked() {
        return tracked;
    }

    /**
     * Computes the gradients of this single number with respect to every tensor that required one, and adds them to those tensors'
     * {@link #grad()}.
     */
    public void backward() {
        backward(Autograd.seed(this));
    }

    /** As {@link #backward()}, for the sum of this tensor's elements weighted by {@code upstream}, of this shape. */
    public void backward(Tensor upstream) {
        Autograd.backward(this, upstream);
    }

    /** The gradient gathered by {@link #backward()} since the last {@link #zeroGrad()}; zeros before the first. */
    public synchronized Tensor grad() {
        return grad != null ? grad : zeros(shape().toArray());
    }

    /** Forgets the gathered gradient. */
    public synchronized void zeroGrad() {
        grad = null;
    }

    synchronized void addGrad(Tensor more) {
        grad = grad == null ? more : grad.add(more);
    }

    /**
     * Gradients of this single number with respect to each of {@code with}, as tensors that can be differentiated again. A tensor this does not
     * depend on gets zeros, also where no gradient flows through this at all, as through a constant or a comparison (PyTorch refuses that). In a program, float32 data, scalars and state are tracked from the start.
     *
     * @throws IllegalArgumentException if one of {@code with} is not tracked: what was computed from it is not known
     */
    public List<Tensor> gradients(Tensor... with) {
        for (int i = 0; i < with.length; i++) {
            if (!with[i].isTracked()) {
                throw new IllegalArgumentException("gradients: argument " + (i + 1) + ", "
                        + with[i].op().label() + with[i].shape()
                        + ", is not tracked, so what was computed from it is not known. Call requiresGrad() on it before"
                        + " the computation?");
            }
        }
        return Autograd.gradients(this, Autograd.seed(this), List.of(with));
    }

    /** The same numbers, cut off from the gradient; a view. */
    public Tensor detach() {
        return view(new View.Detach(), this);
    }

    /** Runs {@code work} without remembering anything for gradients. */
    public static <T> T noGrad(Supplier<T> work) {
        return ScopedValue.where(WITHOUT_GRADIENT, true).call(work::get);
    }

    // ---- elementwise maths

    public Tensor add(Tensor other) {
        return elementwise(Binary.ADD, this, other);
    }

    public Tensor add(double other) {
        return add(scalar(other));
    }

    public Tensor sub(Tensor other) {
        return elementwise(Binary.SUB, this, other);
    }

    public Tensor sub(double other) {
        return sub(scalar(other));
    }

    public Tensor mul(Tensor other) {
        return elementwise(Binary.MUL, this, other);
    }

    public Tensor mul(double other) {
        return mul(scalar(other));
    }

    public Tensor div(Tensor other) {
        return elementwise(Binary.DIV, this, other);
    }

    public Tensor div(double other) {
        return div(scalar(other));
    }

    public Tensor pow(Tensor exponent) {
        return elementwise(Binary.POW, this, exponent);
    }

    /** Each element to the power {@code exponent}; common exponents take their own, faster op. */
    public Tensor pow(double exponent) {
        if (exponent == 1) {
            return this;
        }
        if (exponent == 2) {
            return square();
        }
        if (exponent == 3) {
            return square().mul(this);
        }
        if (exponent == 0.5) {
            return sqrt();
        }
        return exponent == -1 ? reciprocal() : pow(scalar(exponent));
    }

    /** The larger of two, element by element; a tie shares the gradient. NaN where either is, and there both get the gradient, as in PyTorch. */
    public Tensor maximum(Tensor other) {
        return elementwise(Binary.MAXIMUM, this, other);
    }

    /** The smaller of two, element by element; a tie shares the gradient. NaN as in {@link #maximum}. */
    public Tensor minimum(Tensor other) {
        return elementwise(Binary.MINIMUM, this, other);
    }

    /**
     * Each element, but at least {@code min} and at most {@code max}, which wins where they cross; infinities leave a side open. At a bound the gradient is
     * 1, as in PyTorch; at NaN, which stays, it is 1 too (PyTorch: 0).
     */
    public Tensor clip(double min, double max) {
        Tensor low = min == Double.NEGATIVE_INFINITY ? this : where(lt(min), scalar(min), this);
        return max == Double.POSITIVE_INFINITY ? low : where(low.gt(max), scalar(max), low);
    }

    public Tensor neg() {
        return apply(Unary.NEG, this);
    }

    /** Absolute value; its gradient at 0 is 0. */
    public Tensor abs() {
        return apply(Unary.ABS, this);
    }

    /** -1, 0 or 1; 0 for NaN too, as in PyTorch. */
    public Tensor sign() {
        return apply(Unary.SIGN, this);
    }

    public Tensor square() {
        return apply(Unary.SQUARE, this);
    }

    public Tensor sqrt() {
        return apply(Unary.SQRT, this);
    }

    public Tensor reciprocal() {
        return apply(Unary.RECIPROCAL, this);
    }

    public Tensor exp() {
        return apply(Unary.EXP, this);
    }

    public Tensor log() {
        return apply(Unary.LOG, this);
    }

    public Tensor log1p() {
        return apply(Unary.LOG1P, this);
    }

    public Tensor sin() {
        return apply(Unary.SIN, this);
    }

    public Tensor cos() {
        return apply(Unary.COS, this);
    }

    public Tensor tanh() {
        return apply(Unary.TANH, this);
    }

    public Tensor sigmoid() {
        return apply(Unary.SIGMOID, this);
    }

    /** {@code log(1 + e^x)}. */
    public Tensor softplus() {
        return apply(Unary.SOFTPLUS, this);
    }

    /** {@code max(x, 0)}; its gradient at 0 is 0, and at NaN, which stays, 1, as in PyTorch. */
    public Tensor relu() {
        return apply(Unary.RELU, this);
    }

    /** 1 where positive, else 0. */
    public Tensor step() {
        return apply(Unary.STEP, this);
    }

    public Tensor erf() {
        return apply(Unary.ERF, this);
    }

    // ---- comparison and choice

    public Tensor eq(Tensor other) {
        return elementwise(Compare.EQ, this, other);
    }

    public Tensor eq(double other) {
        return eq(scalar(other));
    }

    public Tensor ne(Tensor other) {
        return elementwise(Compare.NE, this, other);
    }

    public Tensor ne(double other) {
        return ne(scalar(other));
    }

    public Tensor lt(Tensor other) {
        return elementwise(Compare.LT, this, other);
    }

    public Tensor lt(double other) {
        return lt(scalar(other));
    }

    public Tensor le(Tensor other) {
        return elementwise(Compare.LE, this, other);
    }

    public Tensor le(double other) {
        return le(scalar(other));
    }

    public Tensor gt(Tensor other) {
        return elementwise(Compare.GT, this, other);
    }

    public Tensor gt(double other) {
        return gt(scalar(other));
    }

    public Tensor ge(Tensor other) {
        return elementwise(Compare.GE, this, other);
    }

    public Tensor ge(double other) {
        return ge(scalar(other));
    }

    /** {@code left} where {@code condition} is true, else {@code right}; all three are broadcast. */
    public static Tensor where(Tensor condition, Tensor left, Tensor right) {
        Shape sides = Shape.broadcast("where", left.shape(), right.shape());
        Shape shape = Shape.broadcast("where", "condition", condition.shape(), "the choice", sides);
        return apply(new Where(), condition.expand(shape), left.expand(shape), right.expand(shape));
    }

    // ---- reductions: over the dimensions named, or over all when none is named

    public Tensor sum(int... dims) {
        return sum(false, dims);
    }

    /** Sum; with {@code keepDim} the summed dimensions stay with size 1. */
    public Tensor sum(boolean keepDim, int... dims) {
        return reduce(Reduce.Kind.SUM, keepDim, dims);
    }

    public Tensor mean(int... dims) {
        return mean(false, dims);
    }

    /**
     * Sum divided by how many were summed; NaN where there were none. Of truth values it is the share that is true, which PyTorch would have converted first.
     *
     * @throws IllegalArgumentException for whole numbers, as in PyTorch: {@code mul(1.0)} makes them float32
     */
    public Tensor mean(boolean keepDim, int... dims) {
        return Reductions.mean(this, keepDim, dims);
    }

    /** Biased variance: the mean squared distance from the mean, divided by the count n, as PyTorch's {@code correction=0}; not its default, n - 1. */
    public Tensor var(int... dims) {
        return var(false, dims);
    }

    /** Biased variance, as {@link #var(int...)}; with {@code keepDim} the dimensions stay with size 1. */
    public Tensor var(boolean keepDim, int... dims) {
        return sub(mean(true, dims)).square().mean(keepDim, dims);
    }

    /** The largest; ties share the gradient equally. */
    public Tensor max(int... dims) {
        return max(false, dims);
    }

    public Tensor max(boolean keepDim, int... dims) {
        return reduce(Reduce.Kind.MAX, keepDim, dims);
    }

    /** The smallest; ties share the gradient equally. */
    public Tensor min(int... dims) {
        return min(false, dims);
    }

    public Tensor min(boolean keepDim, int... dims) {
        return reduce(Reduce.Kind.MIN, keepDim, dims);
    }

    private Tensor reduce(Reduce.Kind kind, boolean keepDim, int... dims) {
        return Reductions.reduce(this, kind, keepDim, dims);
    }

    /** The number, in row-major order, of the largest element of all, the first at ties; NaN counts as largest. */
    public Tensor argmax() {
        return reshape(size()).argmax(0);
    }

    /** The index of the largest element along {@code dim}, the first at ties. */
    public Tensor argmax(int dim) {
        return argmax(false, dim);
    }

    /** As {@link #argmax(int)}; with {@code keepDim} the dimension stays with size 1. */
    public Tensor argmax(boolean keepDim, int dim) {
        return Reductions.argmax(this, keepDim, dim);
    }

    /**
     * The indices that sort along {@code dim}; equal elements keep their order, as in PyTorch with {@code stable=True}. NaN counts as largest; -0 and 0 are
     * equal.
     */
    public Tensor argsort(int dim, boolean descending) {
        return Reductions.argsort(this, dim, descending);
    }

    /** The {@code count} largest elements along {@code dim}, largest first. */
    public Tensor topk(int count, int dim) {
        return Reductions.topk(this, count, dim);
    }

    /** Running sum along {@code dim}. */
    public Tensor cumsum(int dim) {
        int axis = shape().axis("cumsum", dim);
        return rank() == 0 ? sum() : apply(new CumSum(axis), this);
    }

    /** {@code e^x} divided by its sum along {@code dim}: positive numbers that sum to 1. */
    public Tensor softmax(int dim) {
        return Reductions.softmax(this, dim);
    }

    /** The logarithm of {@link #softmax}, without loss of digits. */
    public Tensor logSoftmax(int dim) {
        return Reductions.logSoftmax(this, dim);
    }

    // ---- matrix product

    /**
     * Matrix product by PyTorch's rules. Matrices: [m, k] and [k, n] give [m, n]. A vector on the left counts as a row, on the right as a
     * column, and that dimension is dropped again. Leading dimensions are batches and are broadcast.
     *
     * @throws ShapeException if the inner dimensions differ or a side is a scalar
     */
    public Tensor matmul(Tensor right) {
        return Products.matmul(this, right);
    }

    // ---- views

    /** The dimensions in another order: dimension {@code d} of the result is dimension {@code order[d]} of this. */
    public Tensor permute(int... order) {
        return ViewRules.permute(this, order);
    }

    /** Two dimensions swapped. */
    public Tensor transpose(int first, int second) {
        return ViewRules.transpose(this, first, second);
    }

    /** The same elements in row-major order under other sizes, one of which may be -1: whatever is left. Copies only if no strides can say it. */
    public Tensor reshape(int... dims) {
        return reshape(Shapes.complete(shape(), dims));
    }

    Tensor reshape(Shape target) {
        return ViewRules.reshape(this, target);
    }

    /** This, or a copy when its elements do not lie in row-major order. */
    public Tensor contiguous() {
        return layout.isContiguous() ? this : apply(new Copy(), this);
    }

    /** The same elements under another shape, like {@link #reshape}, but refused where that takes a copy. */
    public Tensor view(int... dims) {
        return ViewRules.view(this, Shapes.complete(shape(), dims));
    }

    /**
     * The same numbers in a storage of their own, as PyTorch's {@code clone}: without gaps or stretched dimensions, the dimensions nested in memory as they are here. A
     * transposed tensor stays a transposed one; {@link #contiguous()} gives the row-major order.
     */
    public Tensor copy() {
        return ViewRules.copy(this);
    }

    /** A dimension of size 1 put in before {@code dim}; -1 puts it last. */
    public Tensor unsqueeze(int dim) {
        return ViewRules.unsqueeze(this, dim);
    }

    /** Without {@code dim} if its size is 1; else unchanged, as in PyTorch. */
    public Tensor squeeze(int dim) {
        return ViewRules.squeeze(this, dim);
    }

    /** Without all dimensions of size 1. */
    public Tensor squeeze() {
        Tensor squeezed = this;
        for (int dim = rank() - 1; dim >= 0; dim--) {
            squeezed = squeezed.squeeze(dim);
        }
        return squeezed;
    }

    /** Dimensions of size 1 stretched to {@code dims}, and new ones added in front; -1 leaves a size as it is. Nothing is copied. */
    public Tensor expand(int... dims) {
        return expand(Shapes.stretch(shape(), dims));
    }

    Tensor expand(Shape target) {
        return target.equals(shape()) ? this : view(new View.Expand(target), this);
    }

    /** Indices {@code start} to {@code stop} (without it) along {@code dim}; negative counts from the end, and both are clamped. */
    public Tensor slice(int dim, int start, int stop) {
        return slice(dim, start, stop, 1);
    }

    /** Every {@code step}-th index from {@code start} towards {@code stop}, by the rules of Python's slices. */
    public Tensor slice(int dim, int start, int stop, int step) {
        return ViewRules.slice(this, dim, start, stop, step);
    }

    /** The part at one index of {@code dim}, which disappears. */
    public Tensor select(int dim, int index) {
        return ViewRules.select(this, dim, index);
    }

    /** The order along each of {@code dims} reversed. */
    public Tensor flip(int... dims) {
        return ViewRules.flip(this, dims);
    }

    // ---- indexing and joining

    /**
     * PyTorch's gather: {@code out[i][j] = this[index[i][j]][j]} for dim 0. The result has the shape of {@code index}. A scalar counts as a vector of one.
     *
     * @throws IndexOutOfBoundsException if an index is not a whole number from 0 to the dimension's size minus 1; in a program, when it runs
     */
    public Tensor gather(int dim, Tensor index) {
        return Joins.gather(this, dim, index);
    }

    /** The parts at the positions that the vector {@code index} names along {@code dim}; a position may be named often. */
    public Tensor indexSelect(int dim, Tensor index) {
        return Joins.indexSelect(this, dim, index);
    }

    /**
     * One row a label: 1 at the label's position of {@code classes}, else 0.
     *
     * @throws IndexOutOfBoundsException if a label is not a whole number from 0 to {@code classes - 1}; in a program, when it runs
     */
    public Tensor oneHot(int classes) {
        return Joins.oneHot(this, classes);
    }

    /** Tensors one after the other along {@code dim}; their other dimensions are equal. An empty vector is no exception, as it is in PyTorch. */
    public static Tensor cat(int dim, Tensor... parts) {
        return Joins.cat(dim, parts);
    }

    /** Tensors of one shape side by side along a new dimension {@code dim}. */
    public static Tensor stack(int dim, Tensor... parts) {
        return Joins.stack(dim, parts);
    }
}
