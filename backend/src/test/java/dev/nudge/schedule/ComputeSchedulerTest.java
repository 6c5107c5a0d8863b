package dev.nudge.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.nudge.schedule.Work.Next;
import dev.nudge.schedule.Work.Priority;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ComputeSchedulerTest {

    private final VirtualTime time = new VirtualTime(1);
    private final ComputeScheduler scheduler = new ComputeScheduler(time, time.meters);
    private final List<String> order = new ArrayList<>();

    @Test
    void threeHundredLearnersHaveTheirTurnsInTheSameOrderAgainAndAgain() {
        int[] slices = new int[300];
        for (int i = 0; i < 300; i++) {
            int learner = i;
            // Learner 7 wants ten times as much as the others.
            for (int wish = 0; wish < (i == 7 ? 10 : 1); wish++) {
                scheduler.start("learner " + i, Priority.TRAINING, slice -> {
                    slices[learner]++;
                    time.pass(slice.left());
                    return Next.SOON;
                });
            }
        }
        for (int round = 1; round <= 5; round++) {
            assertThat(time.turns(300)).isEqualTo(300);
            assertThat(slices).containsOnly(round);
        }
    }

    @Test
    void whatWaitsForAnotherProcessTakesNoThreadFromWhatComputesHere() {
        VirtualTime elsewhere = new VirtualTime(2);
        ComputeScheduler both = new ComputeScheduler(time, elsewhere, time.meters);
        AtomicBoolean away = new AtomicBoolean(true);
        for (String learner : List.of("a", "b", "c")) {
            both.start(learner, Priority.TRAINING, new Work() {
                @Override
                public Next slice(Slice slice) {
                    order.add("far " + learner);
                    return Next.SOON;
                }

                @Override
                public boolean isElsewhere() {
                    return away.get();
                }
            });
        }
        assertThat(time.called()).isZero();
        assertThat(elsewhere.called()).as("no more than there are threads").isEqualTo(2);
        both.start("d", Priority.TRAINING, endless("here"));
        time.turns(3);
        assertThat(order).containsExactly("here", "here", "here");
        assertThat(both.ready(Priority.TRAINING)).isEqualTo(4);
        order.clear();
        elsewhere.turns(3);
        assertThat(order).containsExactly("far a", "far b", "far c");
        order.clear();
        away.set(false);
        elsewhere.turns(10);
        assertThat(order).as("once it computes here, its next slice does").containsExactly("far a", "far b", "far c");
        order.clear();
        time.turns(4);
        assertThat(order).containsExactlyInAnyOrder("here", "far a", "far b", "far c");
        assertThat(elsewhere.turns(10)).isZero();
        both.close();
    }

    @Test
    void interactiveWorkComesBeforeTraining() {
        for (String learner : List.of("a", "b", "c")) {
            scheduler.start(learner, Priority.TRAINING, endless("train " + learner));
        }
        time.turns(4);
        scheduler.start("c", Priority.INTERACTIVE, times("ask c", 2));
        scheduler.start("d", Priority.INTERACTIVE, times("ask d", 2));
        time.turns(6);
        assertThat(order)
                .containsExactly(
                        "train a", "train b", "train c", "train a", "ask c", "ask d", "ask c", "ask d", "train b",
                        "train c");
    }

    @Test
    void aLearnerNeverHasTwoTurnsAtOnceAndThreadsAreBounded() {
        VirtualTime two = new VirtualTime(2);
        ComputeScheduler wide = new ComputeScheduler(two, two.meters);
        AtomicInteger now = new AtomicInteger();
        List<Integer> seen = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            wide.start("greedy", Priority.TRAINING, slice -> {
                seen.add(now.incrementAndGet());
                // Another thread comes meanwhile.
                if (seen.size() < 20) {
                    two.turn();
                }
                now.decrementAndGet();
                return Next.SOON;
            });
        }
        assertThat(two.called()).isEqualTo(2);
        two.turns(30);
        assertThat(seen).hasSizeGreaterThan(10).containsOnly(1);
        for (int i = 0; i < 50; i++) {
            wide.start("learner " + i, Priority.TRAINING, slice -> Next.SOON);
            assertThat(two.called()).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void whoWantsToWaitIsNotAskedBefore() {
        scheduler.start("slow", Priority.TRAINING, slice -> {
            order.add("slow");
            return new Next.NotBefore(slice.now() + 500_000_000);
        });
        assertThat(time.turns(10)).isEqualTo(1);
        time.run(499_000_000);
        assertThat(order).hasSize(1);
        time.run(10_000_000);
        assertThat(order).hasSize(2);
        scheduler.start("fast", Priority.TRAINING, slice -> {
            order.add("fast");
            return new Next.NotBefore(slice.now() + 100_000_000);
        });
        time.run(1_000_000_000);
        assertThat(Collections.frequency(order, "slow")).isEqualTo(4);
        assertThat(Collections.frequency(order, "fast")).isBetween(9, 11);
    }

    @Test
    void aSliceIsOverAfterFourMillisecondsOrWhenItIsCancelled() {
        AtomicBoolean over = new AtomicBoolean();
        Task[] task = new Task[1];
        task[0] = scheduler.start("a", Priority.TRAINING, slice -> {
            assertThat(slice.isOver()).isFalse();
            time.pass(3_999_999);
            assertThat(slice.isOver()).isFalse();
            task[0].cancel();
            over.set(slice.isOver());
            return Next.SOON;
        });
        assertThat(time.turns(5)).isEqualTo(1);
        assertThat(over).isTrue();
        scheduler.start("b", Priority.TRAINING, slice -> {
            time.pass(4_000_000);
            over.set(!slice.isOver());
            return Next.NEVER;
        });
        time.turns(1);
        assertThat(over).isFalse();
    }

    @Test
    void whatIsCancelledHasNoMoreTurns() {
        Task ready = scheduler.start("a", Priority.TRAINING, endless("a"));
        Task waiting = scheduler.start("b", Priority.TRAINING, slice -> {
            order.add("b");
            return new Next.NotBefore(slice.now() + 1_000);
        });
        time.turns(2);
        ready.cancel();
        waiting.cancel();
        time.run(1_000_000_000);
        assertThat(order).containsExactly("a", "b");
        assertThat(scheduler.ready(Priority.TRAINING)).isZero();
    }

    @Test
    void workThatFailsHearsOfItAndTheOthersGoOn() {
        List<RuntimeException> reasons = new ArrayList<>();
        scheduler.start("a", Priority.TRAINING, new Work() {
            @Override
            public Next slice(Slice slice) {
                throw new IllegalStateException("no");
            }

            @Override
            public void failed(RuntimeException reason) {
                reasons.add(reason);
            }
        });
        scheduler.start("b", Priority.TRAINING, endless("b"));
        time.turns(3);
        assertThat(reasons).singleElement().extracting(Throwable::getMessage).isEqualTo("no");
        assertThat(order).containsExactly("b", "b");
    }

    @Test
    void queueAndSlicesAreMeasured() {
        for (String learner : List.of("a", "b", "c")) {
            scheduler.start(learner, Priority.TRAINING, slice -> {
                time.pass(3_000_000);
                return Next.SOON;
            });
        }
        scheduler.start("d", Priority.INTERACTIVE, times("d", 1));
        assertThat(queue("training")).isEqualTo(3);
        assertThat(queue("interactive")).isEqualTo(1);
        time.turns(3);
        assertThat(queue("training")).isEqualTo(3);
        assertThat(queue("interactive")).isZero();
        var slices = time.meters.get("nudge.compute.slice").timer();
        assertThat(slices.count()).isEqualTo(3);
        assertThat(slices.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(6);
    }

    @Test
    void closingWaitsForTheSliceThatRunsAndStartsNoOther() throws Exception {
        ComputeScheduler real = new ComputeScheduler(new SimpleMeterRegistry());
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        real.start("a", Priority.TRAINING, slice -> {
            begun.countDown();
            while (slice.left() > 0) {
                Thread.onSpinWait();
            }
            ended.set(true);
            return Next.SOON;
        });
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        real.close();
        assertThat(ended).isTrue();
        ended.set(false);
        assertThatIllegalStateException()
                .isThrownBy(() -> real.start("b", Priority.TRAINING, slice -> Next.NEVER))
                .withMessageContaining("closed");
        real.close();
        assertThat(ended).isFalse();
    }

    @Test
    void realThreadsTakeEverybodysTurns() throws Exception {
        try (ComputeScheduler real = new ComputeScheduler(new SimpleMeterRegistry())) {
            CountDownLatch done = new CountDownLatch(300);
            for (int i = 0; i < 300; i++) {
                AtomicInteger left = new AtomicInteger(20);
                int wait = i % 3;
                real.start("learner " + i, i % 2 == 0 ? Priority.TRAINING : Priority.INTERACTIVE, slice -> {
                    if (left.decrementAndGet() == 0) {
                        done.countDown();
                        return Next.NEVER;
                    }
                    return wait == 0 ? new Next.NotBefore(slice.now() + 100_000) : Next.SOON;
                });
            }
            assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    private double queue(String priority) {
        return time.meters
                .get("nudge.compute.queue")
                .tag("priority", priority)
                .gauge()
                .value();
    }

    private Work endless(String name) {
        return slice -> {
            order.add(name);
            return Next.SOON;
        };
    }

    private Work times(String name, int times) {
        AtomicInteger left = new AtomicInteger(times);
        return slice -> {
            order.add(name);
            return left.decrementAndGet() > 0 ? Next.SOON : Next.NEVER;
        };
    }
}
