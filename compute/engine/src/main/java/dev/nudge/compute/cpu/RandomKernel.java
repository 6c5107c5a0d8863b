package dev.nudge.compute.cpu;

import dev.nudge.compute.Random;

/** Random numbers by counter. */
final class RandomKernel extends Kernel {
    /** Draws worth another thread: about 50 microseconds. */
    private static final int GRAIN = 1 << 12;

    private final Random op;
    private final float[] out;
    private final Operand seed;
    private final Operand low;
    private final Operand high;
    private final int size;
    private final Parallel.Range range = this::range;

    RandomKernel(Random op, Operand out, Operand seed, Operand low, Operand high) {
        this.op = op;
        this.out = out.data();
        this.seed = seed;
        this.low = low;
        this.high = high;
        this.size = out.size();
    }

    @Override
    public void run() {
        if (Parallel.isOnePiece(size, GRAIN)) {
            range(0, size);
        } else {
            Parallel.run(size, GRAIN, range);
        }
    }

    private void range(int from, int to) {
        int copies = op.copies();
        for (int i = from; i < to; i++) {
            int copy = i % copies;
            int step = Random.step(at(low, copy), at(high, copy));
            out[i] = (float) op.draw(Random.seed(at(seed, copy)), step, i / copies);
        }
    }

    private static float at(Operand operand, int copy) {
        return operand.data()[operand.layout().position(copy)];
    }
}
