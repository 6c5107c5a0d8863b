package dev.nudge.compute.cpu;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RecursiveAction;

/** Another thread's share of split work. */
final class Part extends RecursiveAction {
    private static final long serialVersionUID = 1;
    private final transient Pieces pieces;
    private final int stretch;
    private final boolean handedOver;

    /**
     * @param handedOver whether a thread of the common pool that does it may then look for others ({@link Handover})
     */
    Part(Pieces pieces, int stretch, boolean handedOver) {
        this.pieces = pieces;
        this.stretch = stretch;
        this.handedOver = handedOver;
    }

    int stretch() {
        return stretch;
    }

    @Override
    protected void compute() {
        // Whoever waits for a part that nobody has begun does it, and has no time for others'.
        if (handedOver && ForkJoinTask.getPool() == ForkJoinPool.commonPool()) {
            Handover.doPartsFrom(this);
        } else {
            goThrough();
        }
    }

    /** Does the share. What fails is kept with the {@link Pieces}. */
    void goThrough() {
        pieces.goThrough(stretch);
    }

    /** Tells whoever waits for it that it is done. */
    void end() {
        complete(null);
    }
}
