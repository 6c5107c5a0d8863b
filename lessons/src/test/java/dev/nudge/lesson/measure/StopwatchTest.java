package dev.nudge.lesson.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.lesson.Message;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** By a clock that moves only while an entrant runs. */
class StopwatchTest {

    private static final Machine MACHINE = new Machine(
            "test",
            1,
            0,
            () -> {
                throw new IllegalStateException("fakes compute nothing");
            },
            Machine.Card.starting());

    private long now;
    /** By which power of the size the work grows. */
    private double power = 1;

    private final List<String> ran = new ArrayList<>();
    private boolean stopped;

    /** Takes {@code seconds} of the clock at each size, and is done with {@code result}. */
    private final class Fake implements Entrant {
        private final String lane;
        private final IntToDoubleFunction seconds;
        private Optional<Message> refusal = Optional.empty();
        private double handingOver;
        private float result = 1;
        private List<WeakReference<float[]>> results = new ArrayList<>();

        Fake(String lane, IntToDoubleFunction seconds) {
            this.lane = lane;
            this.seconds = seconds;
        }

        Fake refused(Message reason) {
            refusal = Optional.of(reason);
            return this;
        }

        /** @param once seconds that it takes before the first run, however many follow */
        Fake handedOverIn(double once) {
            handingOver = once;
            return this;
        }

        Fake remembering(List<WeakReference<float[]>> all) {
            results = all;
            return this;
        }

        Fake resulting(float number) {
            result = number;
            return this;
        }

        @Override
        public String lane() {
            return lane;
        }

        @Override
        public Optional<Message> refusal(int size) {
            return refusal;
        }

        @Override
        public Work prepare(int size) {
            ran.add(lane + size);
            return new Work() {
                @Override
                public boolean run(int times, BooleanSupplier stop) {
                    now += Math.round((handingOver + times * seconds.applyAsDouble(size)) * 1e9);
                    return !stop.getAsBoolean();
                }

                @Override
                public float[] result() {
                    float[] numbers = {result};
                    results.add(new WeakReference<>(numbers));
                    return numbers;
                }

                @Override
                public void close() {}
            };
        }
    }

    private List<LaneTimes> measure(List<Integer> sizes, Entrant... entrants) {
        return measure(sizes, (turn, news) -> {}, entrants);
    }

    private List<LaneTimes> measure(
            List<Integer> sizes, java.util.function.BiConsumer<Turn, List<LaneTimes>> news, Entrant... entrants) {
        Contest contest = new Contest() {
            @Override
            public List<Integer> sizes() {
                return sizes;
            }

            @Override
            public Field field(Machine machine) {
                return new Field() {
                    @Override
                    public List<Entrant> entrants() {
                        return List.of(entrants);
                    }

                    @Override
                    public void close() {
                        ran.add("closed");
                    }
                };
            }

            @Override
            public double work(int size) {
                return Math.pow(size, power);
            }

            @Override
            public double tolerance(int size) {
                return 0.01;
            }
        };
        return new Stopwatch(() -> now).measure(contest, MACHINE, () -> stopped, news);
    }

    @Test
    void aLaneHasTheMedianOfItsRunsAtEverySize() {
        List<LaneTimes> lanes = measure(List.of(16, 32), new Fake("a", n -> 1e-3 * n));
        assertThat(lanes).hasSize(1);
        assertThat(lanes.getFirst().note()).isEmpty();
        assertThat(lanes.getFirst().timings()).extracting(Timing::size).containsExactly(16, 32);
        Timing last = lanes.getFirst().timings().getLast();
        assertThat(last.median()).isCloseTo(0.032, within(1e-9));
        assertThat(last.runs()).hasSize(Stopwatch.MOST_RUNS);
        assertThat(last.isEstimate()).isFalse();
        assertThat(ran).containsExactly("a16", "a32", "closed");
    }

    @Test
    void whatIsTooShortForTheClockIsRunManyTimesAndDivided() {
        Timing timing = measure(List.of(16), new Fake("a", n -> 1e-6))
                .getFirst()
                .timings()
                .getFirst();
        assertThat(timing.median()).isCloseTo(1e-6, within(1e-12));
    }

    @Test
    void handingOverASmallJobIsNotCountedAsTheJob() {
        Timing timing = measure(List.of(16), new Fake("a", n -> 1e-6).handedOverIn(50e-6))
                .getFirst()
                .timings()
                .getFirst();
        assertThat(timing.median()).isBetween(1e-6, 1.02e-6);
    }

    @Test
    void newsComeBeforeALaneMakesItselfReadyAndNeverWhileItIsTimed() {
        measure(
                List.of(16, 32),
                (turn, news) -> ran.add("news of " + turn.lane() + turn.size() + ": "
                        + news.stream()
                                .map(LaneTimes::timings)
                                .mapToInt(List::size)
                                .sum()),
                new Fake("a", n -> 0.01),
                new Fake("b", n -> 0.01));
        assertThat(ran)
                .containsExactly(
                        "news of a16: 0",
                        "a16",
                        "news of b16: 1",
                        "b16",
                        "news of a32: 2",
                        "a32",
                        "news of b32: 3",
                        "b32",
                        "closed");
    }

    @Test
    void resultsAreHeldForOneSizeOnly() {
        List<WeakReference<float[]>> results = new ArrayList<>();
        List<Integer> held = new ArrayList<>();
        measure(
                List.of(1, 2, 4, 8),
                (turn, news) -> {
                    System.gc();
                    held.add((int) results.stream()
                            .filter(result -> result.get() != null)
                            .count());
                },
                new Fake("a", n -> 0.1).remembering(results),
                new Fake("b", n -> 0.1).remembering(results),
                new Fake("c", n -> 0.1).remembering(results));
        assertThat(results).hasSize(12);
        assertThat(held).hasSize(12).allMatch(count -> count <= 1).contains(1);
    }

    @Test
    void whatWouldLastOverFiveSecondsIsEstimatedByTheWorkAndNotRun() {
        power = 3;
        List<LaneTimes> lanes =
                measure(List.of(256, 512, 1024, 2048, 4096), new Fake("a", n -> Math.pow(n / 1024.0, 3)));
        List<Timing> timings = lanes.getFirst().timings();
        assertThat(timings).extracting(Timing::isEstimate).containsExactly(false, false, false, true, true);
        assertThat(timings.get(3).median()).isCloseTo(8, within(1e-6));
        assertThat(timings.get(4).median()).isCloseTo(64, within(1e-5));
        assertThat(ran).containsExactly("a256", "a512", "a1024", "closed");
        assertThat(Trend.slope(lanes.getFirst().ran())).isCloseTo(3, within(1e-6));
    }

    @Test
    void aLongRunIsNotRepeated() {
        Timing last = measure(List.of(1, 2, 4), new Fake("a", n -> n))
                .getFirst()
                .timings()
                .getLast();
        assertThat(last.runs()).containsExactly(4.0);
    }

    @Test
    void aRunThatLastsFarLongerThanExpectedIsCutOffAndSaysSo() {
        LaneTimes lane = measure(List.of(4, 8), new Fake("a", n -> 11)).getFirst();
        assertThat(lane.timings()).isEmpty();
        assertThat(lane.note()).contains(Message.of("measure.cut", 10L, 4));
    }

    @Test
    void whereARunIsCutOffTheLaneIsEstimatedFromThere() {
        LaneTimes lane = measure(List.of(1, 2, 4, 8), new Fake("a", n -> n < 4 ? 0.01 : 11))
                .getFirst();
        assertThat(lane.timings()).extracting(Timing::isEstimate).containsExactly(false, false, true, true);
        assertThat(lane.timings().get(2).median()).isEqualTo(10);
        assertThat(lane.timings().get(3).median()).isEqualTo(20);
        assertThat(lane.note()).isEmpty();
        assertThat(ran).containsExactly("a1", "a2", "a4", "closed");
    }

    @Test
    void oneDisturbedRunMakesNoSlopeAndNoWildEstimate() {
        power = 3;
        LaneTimes lane = measure(List.of(256, 512, 1024), new Fake("a", n -> n < 512 ? 0.01 : 4.9))
                .getFirst();
        assertThat(Trend.slope(lane.ran())).isNaN();
        assertThat(lane.timings().getLast().median()).isCloseTo(8 * 4.9, within(1e-6));
    }

    @Test
    void whenTheTimeIsUpLanesAreLeftOut() {
        Entrant[] many = new Entrant[20];
        for (int i = 0; i < many.length; i++) {
            many[i] = new Fake("a" + i + "-", n -> 4);
        }
        List<LaneTimes> lanes = measure(List.of(16), many);
        assertThat(lanes).hasSize(20);
        assertThat(now).isLessThan(75_000_000_000L);
        assertThat(lanes.getFirst().note()).isEmpty();
        assertThat(lanes.getLast().note()).contains(Message.of("measure.late", 60L));
        assertThat(lanes.getLast().timings()).isEmpty();
    }

    @Test
    void aRefusedLaneSaysWhyAndTheOthersGoOn() {
        Message reason = Message.of("measure.room", 16, 2L, 1L);
        List<LaneTimes> lanes = measure(List.of(16), new Fake("a", n -> 1).refused(reason), new Fake("b", n -> 0.1));
        assertThat(lanes.getFirst().note()).contains(reason);
        assertThat(lanes.getFirst().timings()).isEmpty();
        assertThat(lanes.getLast().timings()).hasSize(1);
    }

    @Test
    void aLaneWithAnotherResultIsFoundOut() {
        List<LaneTimes> lanes = measure(
                List.of(16),
                new Fake("a", n -> 0.1),
                new Fake("b", n -> 0.1).resulting(1.005f),
                new Fake("c", n -> 0.1).resulting(1.02f),
                new Fake("d", n -> 0.1).resulting(Float.NaN));
        assertThat(lanes.get(1).note()).isEmpty();
        assertThat(lanes.get(2).note().orElseThrow().key()).isEqualTo("measure.unequal");
        assertThat(lanes.get(3).note().orElseThrow().key()).isEqualTo("measure.unequal");
    }

    @Test
    void aLaneThatFailsSaysWhatWentWrongAndTheOthersGoOn() {
        List<LaneTimes> lanes = measure(
                List.of(16),
                new Fake("a", n -> {
                    throw new IllegalStateException("the driver is gone");
                }),
                new Fake("b", n -> 0.1));
        assertThat(lanes.getFirst().note()).contains(Message.of("measure.failed", 16, "the driver is gone"));
        assertThat(lanes.getLast().timings()).hasSize(1);
    }

    @Test
    void stoppedItEndsWhereItStands() {
        List<LaneTimes> lanes = measure(
                List.of(16, 32),
                (turn, news) -> stopped |= turn.lane().equals("b"),
                new Fake("a", n -> 0.1),
                new Fake("b", n -> 0.1));
        assertThat(lanes).hasSize(1);
        assertThat(ran).containsExactly("a16", "closed");
    }
}
