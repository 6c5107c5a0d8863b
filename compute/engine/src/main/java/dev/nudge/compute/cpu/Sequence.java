package dev.nudge.compute.cpu;

import java.util.List;

/** Kernels one after the other. */
final class Sequence extends Kernel {
    private final Kernel[] kernels;

    Sequence(List<Kernel> kernels) {
        this.kernels = kernels.toArray(Kernel[]::new);
    }

    @Override
    public void run() {
        for (Kernel kernel : kernels) {
            kernel.run();
        }
    }
}
