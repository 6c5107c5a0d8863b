package dev.nudge.compute.cpu;

import java.util.concurrent.RecursiveAction;

/** Another thread's share of split work. */
final class Part extends RecursiveAction {
    private static final long serialVersionUID = 1;
    private final transient Pieces pieces;
    private final int stretch;
    private final boolean inCommonPool;

    Part(Pieces pieces, int stretch, boolean inCommonPool) {
        this.pieces = pieces;
        this.stretch = stretch;
        this.inCommonPool = inCommonPool;
    }

    int stretch() {
        return stretch;
    }

    @Override
    protected void compute() {
        if (inCommonPool) {
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
