package dev.nudge.compute.cpu;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Splits large work over the cores. How it is split never changes a result: each element is computed whole by one thread.
 *
 * <p>Small work runs where it is called. The threads are those of the common pool, so that all of a process's parallel work shares one set; but whoever
 * computes on a thread of another fork-join pool has the threads of that one, and no more than it has. Each takes the next piece
 * when it is done with its last: the caller begins at once, and a thread that wakes late or is held up by other work takes fewer.
 */
final class Parallel {
    private static final int CORES = Runtime.getRuntime().availableProcessors();
    /** How often the caller looks whether the last pieces are done before it sleeps: some 40 microseconds, less than it takes to sleep and be woken. */
    private static final int LOOKS = 2000;

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
        if (isOnePiece(size, grain)) {
            work.run(0, size);
            return;
        }
        int each = Math.max(1, grain);
        int threads = Math.min(mostThreads(), size / each);
        if (threads > 1) {
            split(threads, new Pieces(work, size, each, Cancellation.current()));
        } else {
            inTurn(size, each, work);
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

    /** As many as there are cores, or as the pool of this thread has. */
    private static int mostThreads() {
        ForkJoinPool own = ForkJoinTask.getPool();
        return own == null || own == ForkJoinPool.commonPool() ? CORES : own.getParallelism();
    }

    private static void split(int threads, Pieces pieces) {
        ForkJoinPool own = ForkJoinTask.getPool();
        ForkJoinPool pool = own == null ? ForkJoinPool.commonPool() : own;
        Part[] others = new Part[threads - 1];
        for (int i = 0; i < others.length; i++) {
            others[i] = new Part(pieces);
            pool.execute(others[i]);
        }
        pieces.takeFrom(0);
        for (int i = others.length - 1; i >= 0; i--) {
            for (int look = 0; look < LOOKS && !others[i].isDone(); look++) {
                Thread.onSpinWait();
            }
            others[i].quietlyJoin();
        }
        pieces.rethrow();
    }

    /** Work in pieces, each of which goes to the thread that asks first. */
    private static final class Pieces {
        private final Range work;
        private final int size;
        private final int each;
        private final @Nullable Cancellation cancellation;
        /** The first is the caller's. */
        private final AtomicInteger next = new AtomicInteger(1);
        /** What went wrong first, in whichever thread; kept here because joining a task throws a copy without its message. */
        private volatile @Nullable Throwable failure;

        Pieces(Range work, int size, int each, @Nullable Cancellation cancellation) {
            this.work = work;
            this.size = size;
            this.each = each;
            this.cancellation = cancellation;
        }

        void rethrow() {
            switch (failure) {
                case RuntimeException wrong -> throw wrong;
                case Error wrong -> throw wrong;
                case null, default -> {}
            }
        }

        /** Does a piece, then takes others until none is left, the work is cancelled or a piece failed. What fails is kept to be {@linkplain #rethrow thrown}. */
        void takeFrom(int first) {
            int count = Math.ceilDiv(size, each);
            try {
                for (int piece = first; piece < count; piece = next.getAndIncrement()) {
                    if (failure != null || cancellation != null && cancellation.isRequested()) {
                        return;
                    }
                    int from = piece * each;
                    work.run(from, each < size - from ? from + each : size);
                }
            } catch (RuntimeException | Error wrong) {
                fail(wrong);
            }
        }

        private synchronized void fail(Throwable wrong) {
            if (failure == null) {
                failure = wrong;
            }
        }
    }

    /** Another thread's share. */
    private static final class Part extends RecursiveAction {
        private static final long serialVersionUID = 1;
        private final transient Pieces pieces;

        Part(Pieces pieces) {
            this.pieces = pieces;
        }

        @Override
        protected void compute() {
            pieces.takeFrom(pieces.next.getAndIncrement());
        }
    }
}
