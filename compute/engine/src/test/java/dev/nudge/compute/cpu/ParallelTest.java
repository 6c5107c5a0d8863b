package dev.nudge.compute.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
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

    @Test
    void eachElementIsDoneOnceHoweverManyCallersShareTheThreads() throws Exception {
        try (ExecutorService callers = Executors.newFixedThreadPool(4)) {
            List<Future<?>> all = new ArrayList<>();
            for (int caller = 0; caller < 4; caller++) {
                Random random = new Random(caller);
                all.add(callers.submit(() -> {
                    for (int run = 0; run < 5000; run++) {
                        AtomicIntegerArray times = new AtomicIntegerArray(random.nextInt(1, 40));
                        Parallel.run(times.length(), random.nextInt(1, 9), (from, to) -> {
                            for (int i = from; i < to; i++) {
                                times.incrementAndGet(i);
                            }
                        });
                        for (int i = 0; i < times.length(); i++) {
                            assertThat(times.get(i)).isEqualTo(1);
                        }
                    }
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
    }

    /** Threads look for their next part for some 40 microseconds; callers come when they are about to stop. */
    @Test
    void whatIsOfferedToAThreadThatHasJustGoneIsDone() throws InterruptedException {
        AtomicInteger done = new AtomicInteger();
        Random random = new Random(1);
        Thread caller = Thread.ofPlatform().daemon().start(() -> {
            for (int run = 0; run < 20_000; run++) {
                Parallel.run(2, 1, (from, to) -> done.addAndGet(to - from));
                for (int look = random.nextInt(2 * Parallel.LOOKS); look > 0; look--) {
                    Thread.onSpinWait();
                }
            }
        });
        caller.join(Duration.ofSeconds(60));
        assertThat(done).hasValue(40_000);
    }

    @Test
    void aCallerHasItsOwnWorkOnlyHoweverMuchOthersHave() throws InterruptedException {
        AtomicBoolean ended = new AtomicBoolean();
        Thread busy = Thread.ofPlatform().start(() -> {
            while (!ended.get()) {
                Parallel.run(1000, 1, (from, to) -> {});
            }
        });
        try {
            AtomicInteger done = new AtomicInteger();
            Thread caller = Thread.ofPlatform().daemon().start(() -> {
                for (int run = 0; run < 5000; run++) {
                    Parallel.run(2, 1, (from, to) -> done.addAndGet(to - from));
                }
            });
            caller.join(Duration.ofSeconds(60));
            assertThat(done).hasValue(10_000);
        } finally {
            ended.set(true);
            busy.join();
        }
    }

    @Test
    void whatFailsInAPartThatWasHandedOverKeepsItsMessage() {
        for (int run = 0; run < 1000; run++) {
            String message = "run " + run;
            assertThatIllegalStateException()
                    .isThrownBy(() -> Parallel.run(2, 1, (from, to) -> {
                        if (to == 2) {
                            throw new IllegalStateException(message);
                        }
                    }))
                    .withMessage(message);
        }
    }

    @Test
    @EnabledIf("severalCores")
    void oneCallerDoesNotWaitForAnothersLongPart() throws Exception {
        CountDownLatch ending = new CountDownLatch(1);
        AtomicInteger begun = new AtomicInteger();
        Thread slow = Thread.ofPlatform()
                .start(() -> Parallel.run(Runtime.getRuntime().availableProcessors(), 1, (from, to) -> {
                    begun.incrementAndGet();
                    await(ending);
                }));
        try {
            long latest = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (begun.get() < 2 && System.nanoTime() < latest) {
                Thread.onSpinWait();
            }
            assertThat(begun).hasValueGreaterThan(1);
            AtomicInteger done = new AtomicInteger();
            Thread other =
                    Thread.ofPlatform().start(() -> Parallel.run(1000, 1, (from, to) -> done.addAndGet(to - from)));
            other.join(Duration.ofSeconds(30));
            assertThat(done).hasValue(1000);
            assertThat(other.isAlive()).isFalse();
        } finally {
            ending.countDown();
            slow.join();
        }
    }

    private static void await(CountDownLatch ending) {
        try {
            ending.await();
        } catch (InterruptedException ended) {
            throw new IllegalStateException(ended);
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
