package dev.nudge.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.lesson.Message;
import dev.nudge.lesson.measure.Contest;
import dev.nudge.lesson.measure.Entrant;
import dev.nudge.lesson.measure.LaneTimes;
import dev.nudge.lesson.measure.Machine;
import dev.nudge.lesson.measure.Measurement;
import dev.nudge.lesson.measure.Stopwatch;
import dev.nudge.measure.Measuring.Seat;
import dev.nudge.measure.Measuring.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** The queue, with a thread that works when it is told to and clocks that stand still. */
class MeasuringTest {

    private static final Machine MACHINE = new Machine(
            "a machine",
            1,
            0,
            () -> {
                throw new IllegalStateException("fakes compute nothing");
            },
            Machine.Card.starting());

    private final ByHand thread = new ByHand();
    private Instant now = Instant.parse("2026-01-01T10:00:00Z");
    private long nanos;
    private final List<String> measured = new ArrayList<>();
    private Runnable during = () -> {};
    private final Measuring measuring = new Measuring(() -> MACHINE, new Stopwatch(() -> nanos), () -> now, thread);

    private record Named(String name, MeasuringTest test) implements Contest {
        @Override
        public List<Integer> sizes() {
            return List.of(1, 2);
        }

        @Override
        public Field field(Machine machine) {
            if (name.equals("broken")) {
                throw new IllegalStateException("no field today");
            }
            test.measured.add(name);
            return new Field() {
                @Override
                public List<Entrant> entrants() {
                    return List.of(test.entrant());
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public double tolerance(int size) {
            return 0;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private Entrant entrant() {
        return new Entrant() {
            @Override
            public String lane() {
                return "only";
            }

            @Override
            public Optional<Message> refusal(int size) {
                return Optional.empty();
            }

            @Override
            public Work prepare(int size) {
                return new Work() {
                    @Override
                    public boolean run(int times, BooleanSupplier stop) {
                        nanos += 500_000_000;
                        during.run();
                        return !stop.getAsBoolean();
                    }

                    @Override
                    public float[] result() {
                        return new float[0];
                    }

                    @Override
                    public void close() {}
                };
            }
        };
    }

    private Contest contest(String name) {
        return new Named(name, this);
    }

    private Seat enter(String name) {
        return measuring.enter(contest(name), () -> {}).orElseThrow();
    }

    @Test
    void contestsAreMeasuredOneAfterTheOtherInTheOrderOfTheirAsking() {
        Seat first = enter("a");
        Seat second = enter("b");
        Seat third = enter("c");
        assertThat(List.of(first.ahead(), second.ahead(), third.ahead())).containsExactly(0, 1, 2);
        assertThat(third.standing()).isEqualTo(Standing.WAITING);
        during = () -> assertThat(second.standing()).isEqualTo(Standing.WAITING);
        thread.work();
        assertThat(first.standing()).isEqualTo(Standing.DONE);
        assertThat(List.of(second.ahead(), third.ahead())).containsExactly(0, 1);
        during = () -> {};
        thread.work();
        thread.work();
        assertThat(measured).containsExactly("a", "b", "c");
        Measurement whole = third.measurement().orElseThrow();
        assertThat(whole.isComplete()).isTrue();
        assertThat(whole.machine()).isEqualTo("a machine");
        assertThat(whole.lane("only").orElseThrow().timings()).hasSize(2);
        assertThat(measuring.latest(contest("c"))).contains(whole);
    }

    @Test
    void thirtyLearnersWhoWantTheSameShareOneMeasurement() {
        List<Seat> seats = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            seats.add(enter("a"));
        }
        thread.work();
        thread.work();
        assertThat(measured).containsExactly("a");
        assertThat(seats).allMatch(seat -> seat.standing() == Standing.DONE);
    }

    @Test
    void whoAsksRightAfterwardsGetsWhatWasMeasuredAndLaterItIsMeasuredAgain() {
        enter("a");
        thread.work();
        now = now.plusSeconds(29);
        Seat soon = enter("a");
        assertThat(soon.standing()).isEqualTo(Standing.DONE);
        assertThat(measuring.age(soon.measurement().orElseThrow())).isEqualTo(Duration.ofSeconds(29));
        now = now.plusSeconds(1);
        Seat later = enter("a");
        assertThat(later.standing()).isEqualTo(Standing.WAITING);
        thread.work();
        assertThat(measured).containsExactly("a", "a");
    }

    @Test
    void whenEightWaitOthersAreTurnedAwayButForThoseWhoShare() {
        for (int i = 0; i < Measuring.MOST_WAITING; i++) {
            enter("a" + i);
        }
        assertThat(measuring.enter(contest("more"), () -> {})).isEmpty();
        assertThat(measuring.enter(contest("a3"), () -> {})).isPresent();
        thread.work();
        assertThat(measuring.enter(contest("more"), () -> {})).isPresent();
    }

    @Test
    void aPlaceThatIsGivenBackIsNotMeasuredAndOthersMoveUp() {
        enter("a");
        Seat gone = enter("b");
        List<Integer> ahead = new ArrayList<>();
        Seat[] last = new Seat[1];
        last[0] =
                measuring.enter(contest("c"), () -> ahead.add(last[0].ahead())).orElseThrow();
        gone.leave();
        assertThat(ahead).containsExactly(1);
        thread.work();
        thread.work();
        thread.work();
        assertThat(measured).containsExactly("a", "c");
    }

    @Test
    void aPlaceThatOthersShareStaysWhenOneOfThemLeaves() {
        enter("a").leave();
        Seat one = enter("b");
        Seat other = enter("b");
        one.leave();
        thread.work();
        thread.work();
        assertThat(measured).containsExactly("b");
        assertThat(other.standing()).isEqualTo(Standing.DONE);
    }

    @Test
    void whatEverybodyHasLeftEndsAndIsNotKept() {
        Seat seat = enter("a");
        during = seat::leave;
        thread.work();
        assertThat(measuring.latest(contest("a"))).isEmpty();
        during = () -> {};
        Seat again = enter("a");
        assertThat(again.standing()).isEqualTo(Standing.WAITING);
        thread.work();
        assertThat(again.standing()).isEqualTo(Standing.DONE);
    }

    @Test
    void whoComesWhileALeftOneEndsGetsARoundOfItsOwn() {
        Seat seat = enter("a");
        List<Seat> late = new ArrayList<>();
        during = () -> {
            if (late.isEmpty()) {
                seat.leave();
                late.add(enter("a"));
            }
        };
        thread.work();
        assertThat(late.getFirst().standing()).isEqualTo(Standing.WAITING);
        thread.work();
        assertThat(late.getFirst().standing()).isEqualTo(Standing.DONE);
    }

    @Test
    void newsComeWithEveryRun() {
        List<Integer> runs = new ArrayList<>();
        Seat[] seat = new Seat[1];
        seat[0] = measuring
                .enter(
                        contest("a"),
                        () -> runs.add(seat[0].measurement().stream()
                                .flatMap(so -> so.lanes().stream())
                                .map(LaneTimes::timings)
                                .mapToInt(timings -> timings.stream()
                                        .mapToInt(timing -> timing.runs().size())
                                        .sum())
                                .sum()))
                .orElseThrow();
        thread.work();
        assertThat(runs).isSorted().containsSubsequence(0, 1, 2, 3, 4);
    }

    @Test
    void whatBreaksSaysWhyAndTheNextHasItsTurn() {
        Seat broken = enter("broken");
        Seat next = enter("a");
        thread.work();
        assertThat(broken.standing()).isEqualTo(Standing.FAILED);
        assertThat(broken.failure()).isEqualTo("no field today");
        thread.work();
        assertThat(next.standing()).isEqualTo(Standing.DONE);
    }

    @Test
    void closedItMeasuresNothingMore() throws InterruptedException {
        enter("a");
        enter("b");
        measuring.destroy();
        thread.work();
        assertThat(measured).isEmpty();
    }

    /** Does one thing each time it is told to. */
    private static final class ByHand extends AbstractExecutorService {
        private final Queue<Runnable> tasks = new ArrayDeque<>();
        private boolean shut;

        void work() {
            Runnable task = tasks.poll();
            if (task != null) {
                task.run();
            }
        }

        @Override
        public void execute(Runnable command) {
            tasks.add(command);
        }

        @Override
        public void shutdown() {
            shut = true;
        }

        @Override
        public List<Runnable> shutdownNow() {
            shut = true;
            return List.copyOf(tasks);
        }

        @Override
        public boolean isShutdown() {
            return shut;
        }

        @Override
        public boolean isTerminated() {
            return shut;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return shut;
        }
    }
}
