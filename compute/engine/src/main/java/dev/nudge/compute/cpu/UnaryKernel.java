package dev.nudge.compute.cpu;

import dev.nudge.compute.Unary;

/** A function of one number over an array. */
final class UnaryKernel extends Kernel {
    private final Unary op;
    private final float[] out;
    private final float[] x;
    private final int offset;
    private final int size;
    private final boolean uniform;

    UnaryKernel(Unary op, Operand out, Operand x) {
        this.op = op;
        this.out = out.data();
        this.x = x.data();
        this.offset = x.layout().offset();
        this.size = out.size();
        this.uniform = !x.layout().isRowMajor();
    }

    @Override
    public void run() {
        if (uniform) {
            if (size > 0) {
                out[0] = x[offset];
                apply(op, out, out, 1);
                java.util.Arrays.fill(out, 0, size, out[0]);
            }
        } else {
            apply(op, out, x, size);
        }
    }

    private static void apply(Unary op, float[] out, float[] x, int n) {
        switch (op) {
            case NEG -> neg(out, x, n);
            case ABS -> abs(out, x, n);
            case SIGN -> sign(out, x, n);
            case SQUARE -> square(out, x, n);
            case SQRT -> sqrt(out, x, n);
            case RECIPROCAL -> reciprocal(out, x, n);
            case RELU -> relu(out, x, n);
            case STEP -> step(out, x, n);
            case EXP -> exp(out, x, n);
            case TANH -> tanh(out, x, n);
            case SIGMOID -> sigmoid(out, x, n);
            case LOG, LOG1P, SIN, COS, SOFTPLUS, ERF -> byRule(op, out, x, n);
        }
    }

    private static void neg(float[] out, float[] x, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = -x[i];
        }
    }

    private static void abs(float[] out, float[] x, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.abs(x[i]);
        }
    }

    private static void sign(float[] out, float[] x, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.signum(x[i]);
        }
    }

    private static void square(float[] out, float[] x, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = x[i] * x[i];
        }
    }

    private static void sqrt(float[] out, float[] x, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (float) Math.sqrt(x[i]);
        }
    }

    private static void reciprocal(float[] out, float[] x, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = 1 / x[i];
        }
    }

    private static void relu(float[] out, float[] x, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.max(x[i], 0f);
        }
    }

    private static void step(float[] out, float[] x, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = x[i] > 0 ? 1 : 0;
        }
    }

    private static void exp(float[] out, float[] x, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (float) Math.exp(x[i]);
        }
    }

    private static void tanh(float[] out, float[] x, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (float) Math.tanh(x[i]);
        }
    }

    private static void sigmoid(float[] out, float[] x, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (float) (1 / (1 + Math.exp(-x[i])));
        }
    }

    private static void byRule(Unary op, float[] out, float[] x, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (float) op.apply(x[i]);
        }
    }
}
