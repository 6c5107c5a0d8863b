package dev.nudge.compute.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.InsecureChannelCredentials;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Who waits for a worker, and for how long. */
class WorkersTest {
    private static final Duration LONG = Duration.ofDays(1);

    /** One that nobody will call. */
    private static Worker worker(long process) {
        InetSocketAddress nowhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 9);
        RemoteDevice device =
                RemoteDevice.at(nowhere, Handshake.with("t"), InsecureChannelCredentials.create(), Children.SHORT);
        return new Worker(device, process, () -> {});
    }

    @Test
    void afterOneWaitInVainNobodyWaitsUntilAWorkerIsThere() {
        CountDownLatch starts = new CountDownLatch(1);
        Worker one = worker(1);
        try (Workers workers = new Workers(List.of(died -> {
            awaitUninterruptibly(starts);
            return one;
        }))) {
            assertThatThrownBy(() -> workers.leastLoaded(Duration.ofMillis(1)))
                    .isInstanceOf(WorkerLostException.class)
                    .hasMessage("its process is still starting");
            // These would wait for a day.
            assertThatThrownBy(() -> workers.leastLoaded(LONG)).isInstanceOf(WorkerLostException.class);
            assertThatThrownBy(() -> workers.leastLoaded(LONG)).isInstanceOf(WorkerLostException.class);
            starts.countDown();
            assertThat(workers.await(LONG)).isSameAs(one);
            assertThat(workers.leastLoaded(LONG)).isSameAs(one);
        }
    }

    @Test
    void whoWaitsAlreadyGivesUpWithTheFirst() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        try (Workers workers = new Workers(List.of(died -> {
            awaitUninterruptibly(never);
            return worker(1);
        }))) {
            AtomicReference<RuntimeException> thrown = new AtomicReference<>();
            Thread waits = Thread.ofPlatform().start(() -> {
                try {
                    workers.leastLoaded(LONG);
                } catch (WorkerLostException lost) {
                    thrown.set(lost);
                }
            });
            while (waits.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            assertThatThrownBy(() -> workers.leastLoaded(Duration.ofMillis(1))).isInstanceOf(WorkerLostException.class);
            waits.join();
            assertThat(thrown.get()).hasMessage("its process is still starting");
            never.countDown();
        }
    }

    @Test
    void oneThatDiesBeforeItsPlaceIsTakenIsStartedAgain() {
        AtomicInteger starts = new AtomicInteger();
        try (Workers workers = new Workers(List.of(died -> {
            Worker started = worker(starts.incrementAndGet());
            if (starts.get() == 1) {
                died.accept(started);
            }
            return started;
        }))) {
            assertThat(workers.leastLoaded(LONG).process()).isEqualTo(2);
        }
    }

    @Test
    void oneWhoseStartFailsInWhateverWayIsStartedAgain() {
        AtomicInteger starts = new AtomicInteger();
        try (Workers workers = new Workers(List.of(died -> {
            if (starts.incrementAndGet() == 1) {
                throw new NoClassDefFoundError("a class of a jar that is being replaced");
            }
            return worker(starts.get());
        }))) {
            assertThat(workers.leastLoaded(LONG).process()).isEqualTo(2);
        }
    }

    @Test
    void manyWhoComeAtOnceAreSpreadBeforeTheirProgramsAreThere() throws InterruptedException {
        try (Workers workers = new Workers(List.of(died -> worker(1), died -> worker(2)))) {
            while (workers.ready().size() < 2) {
                workers.leastLoaded(LONG);
                Thread.onSpinWait();
            }
            Worker first = workers.leastLoaded(LONG);
            CountDownLatch compiles = new CountDownLatch(1);
            CountDownLatch compiled = new CountDownLatch(1);
            Thread busy = Thread.ofVirtual()
                    .start(() -> first.answer(new Attempt(), () -> {
                        compiles.countDown();
                        awaitUninterruptibly(compiled);
                        return first;
                    }));
            compiles.await();
            assertThat(workers.leastLoaded(LONG)).isNotSameAs(first);
            compiled.countDown();
            busy.join();
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
