package dev.nudge.compute.cpu;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;

/**
 * Splits large work over the cores. How it is split never changes a result: each element is computed whole by one thread.
 *
 * <p>Small work runs where it is called. The threads are those of the common pool, so that all of a process's parallel work shares one set; but whoever
 * computes on a thread of another fork-join pool has the threads of that one, and no more than it has. Each goes through a stretch of its own, piece after
 * piece, and then takes pieces of the others': the caller begins at once, and a thread that wakes late or is held up by other work does fewer. A thread of the
 * common pool that has ended its part looks for the next for a moment before it sleeps.
 */
final class Parallel {
    static final int CORES = Runtime.getRuntime().availableProcessors();
    /** How often a thread looks whether what it waits for is there before it sleeps: some 40 microseconds, less than it takes to sleep and be woken. */
    static final int LOOKS = 2000;

    private Parallel() {}

    /** Work on the elements from one number (inclusive) to another (exclusive). */
    @FunctionalInterface
    interface Range {
        void run(int from, int to);
    }

    /** Whether {@link #run} would do all in one call. A caller with little work does, and spares the call through an interface. */
    static boolean isOnePiece(int size, int grain) {
        return size / 2 < Math.max(1, grain);
    }

    /**
     * Runs {@code work} on 0 to {@code size}. When this returns or throws, no part is running any more. Work that is {@link Cancellation cancelled} is left
     * undone from the next multiple of {@code grain} on.
     *
     * @param grain least number of elements worth another thread; parts start at multiples of it
     */
    static void run(int size, int grain, Range work) {
        run(size, grain, grain, work);
    }

    /**
     * The same in smaller pieces, so that threads of unlike speed end together. Work that is cancelled is left undone from the next multiple of {@code piece} on.
     *
     * @param grain least number of elements worth another thread
     * @param piece number of elements that are done in one go; parts start at multiples of it
     */
    static void run(int size, int grain, int piece, Range work) {
        if (isOnePiece(size, grain)) {
            work.run(0, size);
            return;
        }
        int threads = threads(size, Math.max(1, grain));
        if (threads > 1) {
            split(new Pieces(work, size, Math.max(1, piece), threads, Cancellation.current()));
        } else {
            inTurn(size, piece, work);
        }
    }

    /**
     * Runs {@code work} on 0 to {@code size} on this thread, part after part, for work whose parts build on one another. Work that is
     * {@link Cancellation cancelled} is left undone from the next multiple of {@code grain} on.
     */
    static void inTurn(int size, int grain, Range work) {
        Cancellation cancellation = Cancellation.current();
        if (cancellation == null) {
            work.run(0, size);
            return;
        }
        int each = Math.max(1, grain);
        for (int from = 0; from < size && !cancellation.isRequested(); from += Math.min(each, size - from)) {
            work.run(from, from + Math.min(each, size - from));
        }
    }

    /** Whether {@link #run} would give parts to several threads, which then share what memory brings. */
    static boolean isShared(int size, int grain) {
        return !isOnePiece(size, grain) && threads(size, Math.max(1, grain)) > 1;
    }

    private static int threads(int size, int each) {
        return Math.min(mostThreads(), size / each);
    }

    /** As many as there are cores, or as the pool of this thread has. */
    private static int mostThreads() {
        ForkJoinPool own = ForkJoinTask.getPool();
        return own == null || own == ForkJoinPool.commonPool() ? CORES : own.getParallelism();
    }

    private static void split(Pieces pieces) {
        ForkJoinPool own = ForkJoinTask.getPool();
        ForkJoinPool pool = own == null ? ForkJoinPool.commonPool() : own;
        // A caller that is itself a thread of a pool, as the server's slices are, queues its parts with itself; idle
        // threads of the pool take them there.
        boolean handedOver = own == null;
        Part[] others = new Part[pieces.stretches() - 1];
        for (int i = 0; i < others.length; i++) {
            others[i] = new Part(pieces, i + 1, handedOver);
            if (!handedOver || !Handover.offers(others[i])) {
                pool.execute(others[i]);
            }
        }
        pieces.goThrough(0);
        for (int i = others.length - 1; i >= 0; i--) {
            if (handedOver && Handover.takesBack(others[i])) {
                continue;
            }
            for (int look = 0; look < LOOKS && !others[i].isDone(); look++) {
                Thread.onSpinWait();
            }
            others[i].quietlyJoin();
        }
        pieces.rethrow();
    }
}
