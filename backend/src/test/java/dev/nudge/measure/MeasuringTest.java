package dev.nudge.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.lesson.Message;
import dev.nudge.lesson.measure.Contest;
import dev.nudge.lesson.measure.Entrant;
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
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
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

    /** By a learner of its own. */
    private Seat enter(String name) {
        return enter(name, new Object());
    }

    private Seat enter(String name, Object learner) {
        return measuring.enter(contest(name), learner, () -> {}).orElseThrow();
    }

    /** Each run takes so long, by both clocks. */
    private void takeSeconds(long seconds) {
        during = () -> now = now.plusSeconds(seconds);
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
        assertThat(measuring.enter(contest("more"), this, () -> {})).isEmpty();
        assertThat(measuring.enter(contest("a3"), this, () -> {})).isPresent();
        thread.work();
        assertThat(measuring.enter(contest("more"), this, () -> {})).isPresent();
    }

    @Test
    void aPlaceThatIsGivenBackIsNotMeasuredAndOthersMoveUp() {
        enter("a");
        Seat gone = enter("b");
        List<Integer> ahead = new ArrayList<>();
        Seat[] last = new Seat[1];
        last[0] = measuring
                .enter(contest("c"), this, () -> ahead.add(last[0].ahead()))
                .orElseThrow();
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
    void newsComeBetweenRunsAndNeverWhileOneIsTimed() {
        List<Integer> told = new ArrayList<>();
        boolean[] timed = {false};
        Seat[] seat = new Seat[1];
        seat[0] = measuring
                .enter(contest("a"), this, () -> {
                    assertThat(timed[0]).isFalse();
                    told.add(seat[0].measurement().stream()
                            .flatMap(so -> so.lanes().stream())
                            .mapToInt(lane -> lane.timings().size())
                            .sum());
                })
                .orElseThrow();
        int[] runs = {0};
        during = () -> {
            timed[0] = true;
            runs[0]++;
            if (runs[0] == 2) {
                // Others come and go meanwhile.
                enter("b").leave();
            }
            timed[0] = false;
        };
        thread.work();
        assertThat(runs[0]).isGreaterThan(4);
        assertThat(told).containsExactly(0, 1, 2);
    }

    @Test
    void afterAMeasurementTheServerRestsForAsLongAsItTook() {
        takeSeconds(2);
        Seat first = enter("a");
        Seat second = enter("b");
        assertThat(second.rest()).isZero();
        Instant start = now;
        thread.work();
        assertThat(first.standing()).isEqualTo(Standing.DONE);
        Duration took = Duration.between(start, now);
        assertThat(took).isPositive();
        assertThat(second.rest()).isEqualTo(took);
        assertThat(second.ahead()).isZero();
        thread.work();
        now = now.plus(took).minusMillis(1);
        thread.work();
        assertThat(measured).containsExactly("a");
        assertThat(second.standing()).isEqualTo(Standing.WAITING);
        now = now.plusMillis(1);
        assertThat(second.rest()).isZero();
        thread.work();
        assertThat(measured).containsExactly("a", "b");
        assertThat(second.standing()).isEqualTo(Standing.DONE);
    }

    @Test
    void aStoppedMeasurementIsRestedFromAsWell() {
        Seat seat = enter("a");
        during = () -> {
            now = now.plusSeconds(3);
            seat.leave();
        };
        thread.work();
        assertThat(enter("b").rest()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void whoMeasuresAgainAndAgainGoesBehindOthers() {
        Object eager = new Object();
        Object other = new Object();
        enter("a", eager);
        thread.work();
        now = now.plusSeconds(60);
        Seat again = enter("b", eager);
        Seat more = enter("c", eager);
        Seat theirs = enter("d", other);
        assertThat(List.of(theirs.ahead(), again.ahead(), more.ahead())).containsExactly(0, 1, 2);
        thread.work();
        assertThat(theirs.standing()).isEqualTo(Standing.DONE);
        Seat second = enter("e", other);
        assertThat(List.of(again.ahead(), more.ahead(), second.ahead())).containsExactly(0, 1, 2);
        // Whoever shares a contest brings its own place along.
        enter("c", new Object());
        assertThat(more.ahead()).isZero();
    }

    @Test
    void aTurnLongAgoIsForgotten() {
        Object learner = new Object();
        enter("a", learner);
        thread.work();
        now = now.plus(Duration.ofMinutes(Measuring.REMEMBERED_MINUTES)).plusSeconds(1);
        Seat again = enter("b", learner);
        Seat later = enter("c");
        assertThat(List.of(again.ahead(), later.ahead())).containsExactly(0, 1);
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

    /** Does one thing each time it is told to; when it was to be done is not looked at. */
    private static final class ByHand extends ScheduledThreadPoolExecutor {
        private final Queue<Runnable> tasks = new ArrayDeque<>();

        ByHand() {
            super(0);
        }

        void work() {
            Runnable task = tasks.poll();
            if (task != null) {
                task.run();
            }
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
            tasks.add(command);
            return super.schedule(() -> {}, 0, unit);
        }
    }
}
