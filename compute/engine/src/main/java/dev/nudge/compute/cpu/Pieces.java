package dev.nudge.compute.cpu;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/** Work in pieces, in as many stretches as there are threads: what {@link Parallel} splits. */
final class Pieces {
    private final Parallel.Range work;
    private final int size;
    private final int each;
    private final @Nullable Cancellation cancellation;
    /** The next piece of each stretch. */
    private final AtomicIntegerArray next;
    /** What went wrong first, in whichever thread; kept here because joining a task throws a copy without its message. */
    private volatile @Nullable Throwable failure;

    Pieces(Parallel.Range work, int size, int each, int threads, @Nullable Cancellation cancellation) {
        this.work = work;
        this.size = size;
        this.each = each;
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
        return (int) ((long) Math.ceilDiv(size, each) * stretch / stretches());
    }

    void rethrow() {
        switch (failure) {
            case RuntimeException wrong -> throw wrong;
            case Error wrong -> throw wrong;
            case null, default -> {}
        }
    }

    /** Does the pieces of a stretch, then those that are left of the others, until the work is cancelled or a piece failed. What fails is kept to be {@linkplain #rethrow thrown}. */
    void goThrough(int own) {
        try {
            for (int i = 0; i < stretches(); i++) {
                int stretch = (own + i) % stretches();
                int end = begin(stretch + 1);
                for (int piece = next.getAndIncrement(stretch); piece < end; piece = next.getAndIncrement(stretch)) {
                    if (failure != null || cancellation != null && cancellation.isRequested()) {
                        return;
                    }
                    int from = piece * each;
                    work.run(from, each < size - from ? from + each : size);
                }
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
