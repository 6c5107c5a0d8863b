package dev.nudge.compute.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Work split over the cores. */
class ParallelTest {
    @Test
    @EnabledIf("severalCores")
    void noPartGoesOnAfterOneFails() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        assertThatIllegalStateException()
                .isThrownBy(() -> Parallel.run(2, 1, (from, to) -> {
                    if (from == 0) {
                        while (running.get() == 0) {
                            Thread.onSpinWait();
                        }
                        throw new IllegalStateException("mine");
                    }
                    running.incrementAndGet();
                    sleep();
                    done.incrementAndGet();
                }))
                .withMessage("mine");
        assertThat(done).hasValue(1);
    }

    @Test
    @EnabledIf("severalCores")
    void whatFailsInTheCallersPieceIsWaitedForAndStopsTheOthers() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        assertThatIllegalStateException()
                .isThrownBy(() -> Parallel.run(1000, 1, (from, to) -> {
                    if (from == 0) {
                        while (running.get() == 0) {
                            Thread.onSpinWait();
                        }
                        throw new IllegalStateException("mine");
                    }
                    running.incrementAndGet();
                    begun.incrementAndGet();
                    sleep();
                    done.incrementAndGet();
                }))
                .withMessage("mine");
        // Whoever had a piece ends it; of the other thousand nobody begins one.
        assertThat(begun.get())
                .isEqualTo(done.get())
                .isLessThan(Runtime.getRuntime().availableProcessors() + 1);
    }

    @Test
    @EnabledIf("severalCores")
    void whatFailsInAnotherThreadKeepsItsMessage() {
        AtomicInteger failed = new AtomicInteger();
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> Parallel.run(2, 1, (from, to) -> {
                    if (from == 0) {
                        while (failed.get() == 0) {
                            Thread.onSpinWait();
                        }
                    } else {
                        failed.incrementAndGet();
                        throw new IndexOutOfBoundsException("gather: index 7");
                    }
                }))
                .withMessage("gather: index 7");
    }

    @Test
    void onAPoolOfItsOwnItHasTheThreadsOfThatPoolAndNoMore() {
        for (int threads = 1; threads <= 3; threads++) {
            try (ForkJoinPool own = new ForkJoinPool(threads)) {
                Set<Thread> seen = ConcurrentHashMap.newKeySet();
                AtomicInteger done = new AtomicInteger();
                own.submit(() -> Parallel.run(1000, 1, (from, to) -> {
                            done.addAndGet(to - from);
                            seen.add(Thread.currentThread());
                        }))
                        .join();
                assertThat(done).hasValue(1000);
                assertThat(seen)
                        .hasSizeBetween(1, threads)
                        .allMatch(thread -> thread instanceof ForkJoinWorkerThread worker && worker.getPool() == own);
            }
        }
    }

    static boolean severalCores() {
        return Runtime.getRuntime().availableProcessors() > 1;
    }

    private static void sleep() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException ended) {
            throw new IllegalStateException(ended);
        }
    }
}
