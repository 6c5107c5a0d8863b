package dev.nudge.compute.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.InsecureChannelCredentials;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which of the calls in flight is blamed for the loss of a worker. */
class WorkerTest {
    private static Worker worker() {
        InetSocketAddress nowhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 9);
        return new Worker(
                RemoteDevice.at(nowhere, Handshake.with("t"), InsecureChannelCredentials.create(), Children.SHORT),
                1,
                () -> {});
    }

    private static void fail(Worker worker, Attempt attempt) {
        assertThatThrownBy(() -> worker.answer(attempt, () -> {
                    throw new WorkerLostException("gone", null);
                }))
                .isInstanceOf(WorkerLostException.class);
        worker.end();
    }

    @Test
    void allInFlightAreSuspectsAndNoneIsGuilty() throws InterruptedException {
        Worker worker = worker();
        List<Attempt> attempts = Stream.generate(Attempt::new).limit(3).toList();
        CountDownLatch inFlight = new CountDownLatch(2);
        CountDownLatch over = new CountDownLatch(1);
        List<Thread> others = attempts.subList(1, 3).stream()
                .map(attempt -> Thread.ofPlatform()
                        .start(() -> worker.answer(attempt, () -> {
                            inFlight.countDown();
                            try {
                                over.await();
                            } catch (InterruptedException stopped) {
                                throw new IllegalStateException(stopped);
                            }
                            return attempt;
                        })))
                .toList();
        inFlight.await();
        fail(worker, attempts.getFirst());
        assertThat(attempts).allMatch(Attempt::isSuspected).noneMatch(Attempt::isGuilty);
        over.countDown();
        for (Thread other : others) {
            other.join();
        }
    }

    @Test
    void whatIsAloneWhenTheSecondWorkerIsLostIsGuilty() {
        Attempt killer = new Attempt();
        fail(worker(), killer);
        assertThat(killer.isGuilty()).isFalse();
        fail(worker(), killer);
        assertThat(killer.isGuilty()).isTrue();
    }

    @Test
    void aSuspectIsAlone() throws InterruptedException {
        Attempt suspect = new Attempt();
        fail(worker(), suspect);
        Worker worker = worker();
        CountDownLatch inFlight = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        Thread alone = Thread.ofPlatform()
                .start(() -> worker.answer(suspect, () -> {
                    inFlight.countDown();
                    try {
                        over.await();
                    } catch (InterruptedException stopped) {
                        throw new IllegalStateException(stopped);
                    }
                    return suspect;
                }));
        inFlight.await();
        AtomicBoolean beside = new AtomicBoolean();
        Thread other = Thread.ofPlatform()
                .start(() -> worker.answer(new Attempt(), () -> {
                    beside.set(over.getCount() > 0);
                    return worker;
                }));
        while (other.isAlive() && other.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        over.countDown();
        alone.join();
        other.join();
        assertThat(beside).isFalse();
        worker.end();
    }

    @Test
    void whoComesWhenItIsLostIsNoSuspect() {
        Worker worker = worker();
        fail(worker, new Attempt());
        Attempt late = new Attempt();
        assertThatThrownBy(() -> worker.answer(late, () -> late)).isInstanceOf(WorkerLostException.class);
        assertThat(late.isSuspected()).isFalse();
    }
}
