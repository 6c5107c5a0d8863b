package dev.nudge.compute.cpu;

import java.util.Arrays;

/** One number everywhere. */
final class FillKernel extends Kernel {
    private final float[] out;
    private final int size;
    private final float value;

    FillKernel(Operand out, float value) {
        this.out = out.data();
        this.size = out.size();
        this.value = value;
    }

    @Override
    public void run() {
        Arrays.fill(out, 0, size, value);
    }
}
