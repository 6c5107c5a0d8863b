package dev.nudge.compute.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

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
