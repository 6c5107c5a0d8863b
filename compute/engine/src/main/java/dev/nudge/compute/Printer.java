package dev.nudge.compute;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints a tensor as PyTorch does: four decimals, columns aligned, long dimensions cut to three at each end above 1000 elements. */
final class Printer {
    private static final int SUMMARISE_ABOVE = 1000;
    private static final int EDGE = 3;
    private static final int DECIMALS = 4;
    private static final int LINE = 80;
    private static final int PREFIX = "tensor(".length();

    private final Tensor tensor;
    private final float[] values;
    private final boolean summarise;
    private boolean scientific;
    private boolean whole;
    private int width;

    private Printer(Tensor tensor) {
        this.tensor = tensor;
        this.values = tensor.values();
        this.summarise = tensor.size() > SUMMARISE_ABOVE;
    }

    static String print(Tensor tensor) {
        Printer printer = new Printer(tensor);
        printer.chooseFormat();
        String suffix = tensor.isTracked() && tensor.isLeaf() ? ", requires_grad=True)" : ")";
        String size = tensor.size() == 0 && tensor.rank() != 1 ? ", size=" + sizes(tensor.shape()) : "";
        String numbers =
                tensor.size() == 0 ? "[]" : printer.block(0, tensor.layout().offset(), PREFIX);
        return "tensor(" + numbers + size + emptyType(tensor) + suffix;
    }

    /** Where there are no numbers to tell the type by, it is named; whole numbers look like PyTorch's usual ones. */
    private static String emptyType(Tensor tensor) {
        if (tensor.size() > 0) {
            return "";
        }
        return switch (tensor.dtype()) {
            case FLOAT32 -> "";
            case INT32 -> ", dtype=torch.int64";
            case BOOL -> ", dtype=torch.bool";
        };
    }

    private static String sizes(Shape shape) {
        String inner = shape.toString();
        return "(" + inner.substring(1, inner.length() - 1) + ")";
    }

    /**
     * Whole numbers print as "1.", very large or small ones in powers of ten, all others with four decimals. As in PyTorch, only finite numbers other than 0
     * count for the choice and for the width of a column.
     */
    private void chooseFormat() {
        List<Float> shown = new ArrayList<>();
        collect(0, tensor.layout().offset(), shown);
        if (tensor.dtype() == DType.FLOAT32) {
            shown.removeIf(value -> !Float.isFinite(value) || value == 0);
        }
        double largest = 0;
        double smallest = Double.POSITIVE_INFINITY;
        whole = true;
        for (float value : shown) {
            double size = Math.abs(value);
            whole &= value == Math.rint(value);
            largest = Math.max(largest, size);
            smallest = Math.min(smallest, size);
        }
        scientific = largest > 0 && (largest / smallest > 1000 || largest > 1e8 || !whole && smallest < 1e-4);
        width = 1;
        for (float value : shown) {
            width = Math.max(width, number(value).length());
        }
    }

    private void collect(int dim, int position, List<Float> shown) {
        if (dim == tensor.rank()) {
            shown.add(values[position]);
            return;
        }
        for (int i : visible(tensor.shape().dim(dim))) {
            if (i >= 0) {
                collect(dim + 1, position + i * tensor.layout().stride(dim), shown);
            }
        }
    }

    /** The indices to show along a dimension, with -1 for the dots. */
    private int[] visible(int size) {
        if (!summarise || size <= 2 * EDGE) {
            return java.util.stream.IntStream.range(0, size).toArray();
        }
        int[] indices = new int[2 * EDGE + 1];
        for (int i = 0; i < EDGE; i++) {
            indices[i] = i;
            indices[EDGE + 1 + i] = size - EDGE + i;
        }
        indices[EDGE] = -1;
        return indices;
    }

    private String block(int dim, int position, int indent) {
        if (dim == tensor.rank()) {
            return String.format(Locale.ROOT, "%" + width + "s", number(values[position]));
        }
        boolean innermost = dim == tensor.rank() - 1;
        int perLine = innermost ? Math.max(1, (LINE - indent) / (width + 2)) : 1;
        String lineBreak = "\n".repeat(Math.max(1, tensor.rank() - dim - 1)) + " ".repeat(indent + 1);
        StringBuilder text = new StringBuilder("[");
        int[] visible = visible(tensor.shape().dim(dim));
        for (int k = 0; k < visible.length; k++) {
            if (k > 0) {
                text.append(innermost && k % perLine != 0 ? ", " : "," + lineBreak);
            }
            int next = position + visible[k] * tensor.layout().stride(dim);
            text.append(visible[k] >= 0 ? block(dim + 1, next, indent + 1) : innermost ? " ..." : "...");
        }
        return text.append("]").toString();
    }

    private String number(float value) {
        if (tensor.dtype() == DType.BOOL) {
            return value != 0 ? "True" : "False";
        }
        if (tensor.dtype() == DType.INT32) {
            return Integer.toString((int) value);
        }
        if (Float.isNaN(value)) {
            return "nan";
        }
        if (Float.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        String sign = Float.floatToRawIntBits(value) < 0 ? "-" : "";
        BigDecimal exact = new BigDecimal(Math.abs(value));
        if (scientific) {
            return sign + scientific(exact);
        }
        return sign
                + (whole
                        ? exact.setScale(0, RoundingMode.HALF_EVEN).toPlainString() + "."
                        : exact.setScale(DECIMALS, RoundingMode.HALF_EVEN).toPlainString());
    }

    /** One digit, four decimals and a power of ten of at least two digits, rounded from the exact value. */
    private static String scientific(BigDecimal exact) {
        BigDecimal rounded = exact.round(new MathContext(DECIMALS + 1, RoundingMode.HALF_EVEN));
        int exponent = rounded.signum() == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
        String digits = rounded.movePointLeft(exponent)
                .setScale(DECIMALS, RoundingMode.UNNECESSARY)
                .toPlainString();
        return digits + String.format(Locale.ROOT, "e%s%02d", exponent < 0 ? "-" : "+", Math.abs(exponent));
    }
}
