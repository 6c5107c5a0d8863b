package dev.nudge.compute.cpu;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/** Work in pieces, in as many stretches as there are threads: what {@link Parallel} splits. */
final class Pieces {
    private final Parallel.Range work;
    private final int size;
    /** Elements in one. */
    private final int piece;

    private final @Nullable Cancellation cancellation;
    /** The number of the next piece of each stretch. */
    private final AtomicIntegerArray next;
    /** What went wrong first, in whichever thread; kept here because joining a task throws a copy without its message. */
    private volatile @Nullable Throwable failure;

    Pieces(Parallel.Range work, int size, int piece, int threads, @Nullable Cancellation cancellation) {
        this.work = work;
        this.size = size;
        this.piece = piece;
        this.cancellation = cancellation;
        this.next = new AtomicIntegerArray(threads);
        for (int stretch = 0; stretch < threads; stretch++) {
            next.set(stretch, begin(stretch));
        }
    }

    int stretches() {
        return next.length();
    }

    private int begin(int stretch) {
        return (int) ((long) Math.ceilDiv(size, piece) * stretch / stretches());
    }

    void rethrow() {
        switch (failure) {
            case RuntimeException wrong -> throw wrong;
            case Error wrong -> throw wrong;
            case null -> {}
            default -> throw new IllegalStateException("a piece of work that was split failed: " + failure, failure);
        }
    }

    /** Does the pieces of a stretch, then those that are left of the others, until the work is cancelled or a piece failed. What fails is kept to be {@linkplain #rethrow thrown}. */
    void goThrough(int own) {
        try {
            for (int i = 0; i < stretches(); i++) {
                int stretch = (own + i) % stretches();
                int end = begin(stretch + 1);
                for (int number = next.getAndIncrement(stretch); number < end; number = next.getAndIncrement(stretch)) {
                    if (failure != null || cancellation != null && cancellation.isRequested()) {
                        return;
                    }
                    int from = number * piece;
                    work.run(from, piece < size - from ? from + piece : size);
                }
            }
        } catch (Throwable wrong) {
            fail(wrong);
        }
    }

    private synchronized void fail(Throwable wrong) {
        if (failure == null) {
            failure = wrong;
        }
    }
}
