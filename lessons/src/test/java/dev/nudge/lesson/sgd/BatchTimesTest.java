package dev.nudge.lesson.sgd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.compute.Budget;
import dev.nudge.compute.Compute;
import dev.nudge.compute.device.Devices;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.digits.DigitSets;
import dev.nudge.lesson.gradient.Seat;
import dev.nudge.lesson.measure.Contest;
import dev.nudge.lesson.measure.Entrant;
import dev.nudge.lesson.measure.LaneTimes;
import dev.nudge.lesson.measure.Machine;
import dev.nudge.lesson.measure.Measurement;
import dev.nudge.lesson.measure.Stopwatch;
import dev.nudge.lesson.measure.Timing;
import dev.nudge.lesson.training.Architecture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The race of batch sizes by the clock; where times are looked at they are made up. */
class BatchTimesTest {

    private static final DigitSets SETS = DigitSets.withoutMnist();

    private final BatchRace race = new BatchRace(SETS);

    private Settings settings(String... pairs) {
        Settings settings = Settings.initial(race.controls());
        for (int i = 0; i < pairs.length; i += 2) {
            settings = settings.with(pairs[i], new Value.Pick(pairs[i + 1]));
        }
        return settings;
    }

    private static LaneTimes lane(int batch, double... seconds) {
        List<Double> runs = new ArrayList<>();
        for (double run : seconds) {
            runs.add(run);
        }
        return new LaneTimes("" + batch, List.of(new Timing(289, runs, false)), Optional.empty());
    }

    private Frame laid(Frame frame, Settings settings, boolean isForeseen, LaneTimes... lanes) {
        Measurement measurement = new Measurement(
                race.contest(settings), "a machine", Instant.EPOCH, List.of(lanes), Optional.empty(), true);
        return race.measured(frame, settings, measurement, isForeseen);
    }

    private Frame unmeasured(int epochs) {
        try (Seat seat = Seat.at(race).step(epochs)) {
            return seat.frame();
        }
    }

    private static List<Object> lastColumn(Frame frame) {
        return frame.chart("standings", Chart.Table.class).cells().stream()
                .map(List::getLast)
                .toList();
    }

    private static String words(Frame frame) {
        return Seat.say(frame.words());
    }

    @Test
    void nothingIsThereBeforeItIsMeasured() {
        Frame frame = unmeasured(10);
        assertThat(frame.lines("timed1").xs()).isEmpty();
        assertThat(lastColumn(frame)).containsExactly("", "", "");
        assertThat(words(frame)).doesNotContain("Measured");
        assertThat(race.prediction(settings())).isEmpty();
        assertThat(race.prediction(settings("first", "3"))).containsExactly(new Value.Pick("3"));
    }

    @Test
    void afterSoManyEpochsStandsTheMedianSoManyTimes() {
        Frame plain = unmeasured(10);
        Frame frame = laid(
                plain, settings(), false, lane(8, 0.004, 0.002, 0.009), lane(64, 0.001), lane(289, 0.0005, 0.0007));
        assertThat(frame.lines("timed1").xs()).hasSize(11).startsWith(0, 4, 8).endsWith(40);
        assertThat(frame.lines("timed2").xs()).endsWith(10);
        assertThat(frame.lines("timed3").xs()).endsWith(6);
        for (int racer = 1; racer <= 3; racer++) {
            assertThat(frame.lines("timed" + racer).ys())
                    .isEqualTo(plain.lines("valid" + racer).ys());
        }
        assertThat(frame.axis("time").max()).isEqualTo(50);
        assertThat(lastColumn(frame)).containsExactly(4f, 1f, 0.6f);
        assertThat(frame.goals()).isEqualTo(plain.goals());
        // Whatever the losses are drawn along.
        try (Seat seat = Seat.at(race).set("over", new Value.Pick("steps")).step(2)) {
            assertThat(laid(seat.frame(), settings("over", "steps"), false, lane(8, 0.004))
                            .lines("timed1")
                            .xs())
                    .containsExactly(0, 4, 8);
        }
    }

    @Test
    void firstIsWhoComesSoonestToALossThatAllReached() {
        Frame plain = unmeasured(10);
        LaneTimes[] even = {lane(8, 0.001), lane(64, 0.001), lane(289, 0.001)};
        assertThat(words(laid(plain, settings("first", "1"), true, even)))
                .contains("an epoch takes 1 ms in batches of 8, 1 ms in batches of 64 and 1 ms in batches of 289")
                .contains("batches of 8 came first, after 1 ms")
                .endsWith("As you said.");
        assertThat(words(laid(plain, settings("first", "1"), false, even))).contains("does not count");
        LaneTimes[] slow = {lane(8, 0.5), lane(64, 0.2), lane(289, 0.001)};
        assertThat(words(laid(plain, settings("first", "1"), true, slow)))
                .contains("batches of 289 came first, after 10 ms")
                .endsWith("You had said batches of 8.");
        assertThat(words(laid(plain, settings(), false, slow))).endsWith("after 10 ms.");
        assertThat(words(laid(unmeasured(0), settings(), false, slow))).endsWith("by the clock.");
    }

    @Test
    void aLaneThatIsMissingLeavesTheOthersTheirCurves() {
        Frame plain = unmeasured(3);
        LaneTimes refused = new LaneTimes("64", List.of(), Optional.of(Message.of("measure.room", 289, 2L, 1L)));
        Frame frame = laid(plain, settings(), false, lane(8, 0.004), refused);
        assertThat(frame.lines("timed1").xs()).hasSize(4);
        assertThat(frame.lines("timed2").xs()).isEmpty();
        assertThat(frame.lines("timed2").ys()).isEmpty();
        assertThat(frame.lines("timed3").xs()).isEmpty();
        assertThat(lastColumn(frame)).containsExactly(4f, refused.note().orElseThrow(), "");
        assertThat(frame.words()).isEqualTo(plain.words());
    }

    @Test
    void whatDoesNotChangeTheTimeAsksForTheSameMeasurement() {
        assertThat(race.contest(settings("b1", "all", "b3", "8", "over", "steps", "first", "2", "set", "mnist")))
                .isEqualTo(race.contest(settings().with("rate", 5).with("draw", 7)))
                .isNotEqualTo(race.contest(settings("net", "one")));
        assertThat(race.contest(settings("b1", "64"))
                        .field(machine(0, BatchTimesTest::open))
                        .entrants())
                .extracting(Entrant::lane)
                .containsExactly("64", "289");
    }

    private static Compute open() {
        return Compute.on(Devices.get("cpu"), Budget.unlimited());
    }

    private static Machine machine(long room, Supplier<Compute> processor) {
        return new Machine("test", 1, room, processor, Machine.Card.starting());
    }

    @Test
    void everyRacerTrainsItsEpochsOnTheStopwatch() {
        List<Compute> opened = new ArrayList<>();
        Machine machine = machine(Long.MAX_VALUE, () -> {
            opened.add(open());
            return opened.getLast();
        });
        List<LaneTimes> lanes = new Stopwatch()
                .measure(race.contest(settings("net", "one")), machine, () -> false, (turn, soFar) -> {});
        assertThat(lanes).extracting(LaneTimes::lane).containsExactly("8", "64", "289");
        assertThat(lanes).allSatisfy(lane -> {
            assertThat(lane.note()).isEmpty();
            assertThat(lane.at(289).orElseThrow().isEstimate()).isFalse();
        });
        assertThat(opened)
                .hasSize(3)
                .allSatisfy(compute -> assertThat(compute.bytesHeld()).isZero());
    }

    @Test
    void aRunIsAnEpochAndTheNextGoesOn() {
        List<Float> losses = new ArrayList<>();
        Contest contest = race.contest(settings());
        try (Contest.Field field = contest.field(machine(Long.MAX_VALUE, BatchTimesTest::open))) {
            for (Entrant entrant : field.entrants()) {
                try (Entrant.Work work = entrant.prepare(289)) {
                    assertThat(work.run(1, () -> false)).isTrue();
                    float once = work.result()[0];
                    assertThat(work.run(20, () -> false)).isTrue();
                    assertThat(work.result()[0]).as(entrant.lane()).isLessThan(once);
                    losses.add(once);
                }
            }
        }
        // The whole set's one step was on the first weights, the small batches had taken 36 before their last.
        assertThat(losses.getFirst()).isLessThan(losses.getLast());
    }

    @Test
    void anEpochEndsEarlyWhenItIsToStop() {
        EpochContest contest = new EpochContest(SETS, DigitSets.UCI, Architecture.LINEAR, List.of(8));
        AtomicBoolean isAsked = new AtomicBoolean();
        try (Contest.Field field = contest.field(machine(Long.MAX_VALUE, BatchTimesTest::open));
                Entrant.Work work = field.entrants().getFirst().prepare(289)) {
            assertThat(work.run(1_000_000, () -> {
                        isAsked.set(true);
                        return true;
                    }))
                    .isFalse();
            assertThat(isAsked).isTrue();
        }
    }

    @Test
    void noTrainingHoldsMoreThanItSays() {
        for (Architecture net : List.of(Architecture.LINEAR, Architecture.ONE)) {
            for (int batch : List.of(8, 64, 289)) {
                long said = EpochContest.bytes(BatchRace.plan(SETS, DigitSets.UCI, net, batch, 1));
                List<Compute> opened = new ArrayList<>();
                Machine exact = machine(said, () -> {
                    opened.add(open());
                    return opened.getLast();
                });
                EpochContest contest = new EpochContest(SETS, DigitSets.UCI, net, List.of(batch));
                try (Contest.Field field = contest.field(exact)) {
                    Entrant entrant = field.entrants().getFirst();
                    assertThat(entrant.refusal(289)).isEmpty();
                    try (Entrant.Work work = entrant.prepare(289)) {
                        assertThat(work.run(1, () -> false)).isTrue();
                        assertThat(opened.getFirst().bytesHeld()).isBetween(1L, said);
                    }
                }
                try (Contest.Field field = contest.field(machine(said - 1, BatchTimesTest::open))) {
                    assertThat(Seat.say(field.entrants().getFirst().refusal(289).orElseThrow()))
                            .contains("refused");
                }
            }
        }
    }
}
