package dev.nudge.compute.cpu;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveAction;

/**
 * Splits large work over the cores. How it is split never changes a result: each element is computed whole by one thread.
 *
 * <p>Small work runs where it is called. The threads are those of the common pool, so that all of a process's parallel work shares one set.
 */
final class Parallel {
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private Parallel() {}

    /** Work on the elements from one number (inclusive) to another (exclusive). */
    @FunctionalInterface
    interface Range {
        void run(int from, int to);
    }

    /** Whether {@link #run} would do all in one call: then the caller may, and spares the object that holds the work. */
    static boolean isWhole(int size, int grain) {
        return Cancellation.current() == null && Math.min(CORES, size / Math.max(1, grain)) <= 1;
    }

    /**
     * Runs {@code work} on 0 to {@code size}. When this returns or throws, no part is running any more. Work that is {@link Cancellation cancelled} is left
     * undone from the next multiple of {@code grain} on.
     *
     * @param grain least number of elements worth another thread; parts start at multiples of it
     */
    static void run(int size, int grain, Range work) {
        Cancellation cancellation = Cancellation.current();
        if (cancellation == null) {
            split(size, grain, work);
        } else {
            split(size, grain, cancellation.checking(work, Math.max(1, grain)));
        }
    }

    private static void split(int size, int grain, Range work) {
        int parts = Math.min(CORES, size / Math.max(1, grain));
        if (parts <= 1) {
            work.run(0, size);
            return;
        }
        int each = Math.ceilDiv(Math.ceilDiv(size, parts), grain) * grain;
        Part[] others = new Part[Math.ceilDiv(size, each) - 1];
        for (int i = 0; i < others.length; i++) {
            others[i] = new Part(work, (i + 1) * each, Math.min(size, (i + 2) * each));
            ForkJoinPool.commonPool().execute(others[i]);
        }
        try {
            work.run(0, Math.min(size, each));
        } finally {
            for (int i = others.length - 1; i >= 0; i--) {
                others[i].quietlyJoin();
            }
        }
        for (Part other : others) {
            other.join();
        }
    }

    /** A part given to another thread. */
    private static final class Part extends RecursiveAction {
        private static final long serialVersionUID = 1;
        private final transient Range work;
        private final int from;
        private final int to;

        Part(Range work, int from, int to) {
            this.work = work;
            this.from = from;
            this.to = to;
        }

        @Override
        protected void compute() {
            work.run(from, to);
        }
    }
}
