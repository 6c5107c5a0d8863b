package dev.nudge.compute.cpu;

import dev.nudge.compute.Random;

/** Random numbers by counter. */
final class RandomKernel extends Kernel {
    private final Random op;
    private final float[] out;
    private final Operand seed;
    private final Operand step;
    private final int size;

    RandomKernel(Random op, Operand out, Operand seed, Operand step) {
        this.op = op;
        this.out = out.data();
        this.seed = seed;
        this.step = step;
        this.size = out.size();
    }

    @Override
    public void run() {
        int seedNow = (int) seed.data()[seed.layout().offset()];
        int stepNow = (int) step.data()[step.layout().offset()];
        for (int i = 0; i < size; i++) {
            out[i] = (float) op.draw(seedNow, stepNow, i);
        }
    }
}
