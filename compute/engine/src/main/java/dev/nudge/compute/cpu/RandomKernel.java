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
        int copies = op.copies();
        for (int i = 0; i < size; i++) {
            int seedOfCopy = (int) seed.data()[seed.layout().position(i % copies)];
            int stepOfCopy = (int) step.data()[step.layout().position(i % copies)];
            out[i] = (float) op.draw(seedOfCopy, stepOfCopy, i / copies);
        }
    }
}
