package dev.nudge.compute.cpu;

import dev.nudge.compute.Binary;

/**
 * A function of two numbers over two arrays, or an array and one number. A stretched operand is read once, before anything is written.
 */
final class BinaryKernel extends Kernel {
    private final Binary op;
    private final float[] out;
    private final float[] a;
    private final float[] b;
    private final int offsetA;
    private final int offsetB;
    private final int size;
    private final boolean oneA;
    private final boolean oneB;
    private final Parallel.Range range = this::range;
    /** What a stretched operand holds in this run. */
    private float left;

    private float right;
    /** Whether memory serves this thread alone. */
    private boolean alone;

    BinaryKernel(Binary op, Operand out, Operand a, Operand b) {
        this.op = op;
        this.out = out.data();
        this.a = a.data();
        this.b = b.data();
        this.offsetA = a.layout().offset();
        this.offsetB = b.layout().offset();
        this.size = out.size();
        this.oneA = !a.layout().isRowMajor();
        this.oneB = !b.layout().isRowMajor();
    }

    @Override
    public void run() {
        if (size == 0) {
            return;
        }
        if (oneA && oneB) {
            right = b[offsetB];
            out[0] = a[offsetA];
            arrayAndNumber(op, out, out, right, 0, 1);
            java.util.Arrays.fill(out, 0, size, out[0]);
        } else {
            left = a[offsetA];
            right = b[offsetB];
            alone = !Parallel.isShared(size, UnaryKernel.GRAIN);
            if (Parallel.isOnePiece(size, UnaryKernel.GRAIN)) {
                range(0, size);
            } else {
                Parallel.run(size, UnaryKernel.GRAIN, UnaryKernel.PIECE, range);
            }
        }
    }

    private void range(int from, int to) {
        if (oneB) {
            arrayAndNumber(op, out, a, right, from, to);
        } else if (oneA) {
            numberAndArray(op, out, left, b, from, to);
        } else {
            arrays(op, out, a, b, from, to, alone);
        }
    }

    private static void arrays(Binary op, float[] out, float[] a, float[] b, int from, int to, boolean alone) {
        if (to - from >= VectorRows.LONG && RowBinaryKernel.isSimple(op)) {
            RowBinaryKernel.row(op, out, from, a, from, b, from, to - from, alone);
            return;
        }
        switch (op) {
            case ADD -> add(out, a, b, from, to);
            case SUB -> sub(out, a, b, from, to);
            case MUL -> mul(out, a, b, from, to);
            case DIV -> div(out, a, b, from, to);
            case MAXIMUM -> maximum(out, a, b, from, to);
            case MINIMUM -> minimum(out, a, b, from, to);
            case POW -> pow(out, a, b, from, to);
        }
    }

    private static void arrayAndNumber(Binary op, float[] out, float[] a, float b, int from, int to) {
        switch (op) {
            case ADD -> add(out, a, b, from, to);
            case SUB -> sub(out, a, b, from, to);
            case MUL -> mul(out, a, b, from, to);
            case DIV -> div(out, a, b, from, to);
            case MAXIMUM -> maximum(out, a, b, from, to);
            case MINIMUM -> minimum(out, a, b, from, to);
            case POW -> pow(out, a, b, from, to);
        }
    }

    private static void numberAndArray(Binary op, float[] out, float a, float[] b, int from, int to) {
        switch (op) {
            case ADD -> add(out, a, b, from, to);
            case SUB -> sub(out, a, b, from, to);
            case MUL -> mul(out, a, b, from, to);
            case DIV -> div(out, a, b, from, to);
            case MAXIMUM -> maximum(out, a, b, from, to);
            case MINIMUM -> minimum(out, a, b, from, to);
            case POW -> pow(out, a, b, from, to);
        }
    }

    private static void add(float[] out, float[] a, float[] b, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = a[i] + b[i];
        }
    }

    private static void add(float[] out, float[] a, float b, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = a[i] + b;
        }
    }

    private static void add(float[] out, float a, float[] b, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = a + b[i];
        }
    }

    private static void sub(float[] out, float[] a, float[] b, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = a[i] - b[i];
        }
    }

    private static void sub(float[] out, float[] a, float b, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = a[i] - b;
        }
    }

    private static void sub(float[] out, float a, float[] b, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = a - b[i];
        }
    }

    private static void mul(float[] out, float[] a, float[] b, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = a[i] * b[i];
        }
    }

    private static void mul(float[] out, float[] a, float b, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = a[i] * b;
        }
    }

    private static void mul(float[] out, float a, float[] b, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = a * b[i];
        }
    }

    private static void div(float[] out, float[] a, float[] b, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = a[i] / b[i];
        }
    }

    private static void div(float[] out, float[] a, float b, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = a[i] / b;
        }
    }

    private static void div(float[] out, float a, float[] b, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = a / b[i];
        }
    }

    private static void maximum(float[] out, float[] a, float[] b, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = Math.max(a[i], b[i]);
        }
    }

    private static void maximum(float[] out, float[] a, float b, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = Math.max(a[i], b);
        }
    }

    private static void maximum(float[] out, float a, float[] b, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = Math.max(a, b[i]);
        }
    }

    private static void minimum(float[] out, float[] a, float[] b, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = Math.min(a[i], b[i]);
        }
    }

    private static void minimum(float[] out, float[] a, float b, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = Math.min(a[i], b);
        }
    }

    private static void minimum(float[] out, float a, float[] b, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = Math.min(a, b[i]);
        }
    }

    private static void pow(float[] out, float[] a, float[] b, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = (float) Binary.POW.apply(a[i], b[i]);
        }
    }

    private static void pow(float[] out, float[] a, float b, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = (float) Binary.POW.apply(a[i], b);
        }
    }

    private static void pow(float[] out, float a, float[] b, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = (float) Binary.POW.apply(a, b[i]);
        }
    }
}
