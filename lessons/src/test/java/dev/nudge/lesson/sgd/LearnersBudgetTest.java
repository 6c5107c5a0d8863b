package dev.nudge.lesson.sgd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.compute.Budget;
import dev.nudge.compute.Compute;
import dev.nudge.compute.device.Devices;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Stage;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.data.IdxFiles;
import dev.nudge.lesson.digits.DigitSets;
import dev.nudge.lesson.gradient.Seat;
import dev.nudge.lesson.training.Architecture;
import dev.nudge.lesson.training.Plan;
import dev.nudge.lesson.training.Training;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** With as many threes and sevens as MNIST has, of its size, the experiments keep within the room of a learner. */
class LearnersBudgetTest {

    /** What is said of a batch that comes in portions. */
    private static final Map<Room, String> TOLD = Map.of(
            Room.PREDICT,
            "of the 12,396 images of this batch are on the right side. Image 600",
            Room.LOSS,
            "mean of all 12,396",
            Room.GRADIENT,
            "all 12,396 images of the batch: they go forward and back in portions of 512",
            Room.REPEAT,
            "12,396 of the 12,396 training images");

    @TempDir
    private static Path folder;

    private static DigitSets sets;

    @BeforeAll
    static void writeAll() throws IOException {
        IdxFiles.write(folder, 5 * 12_396, 5 * 2_038);
        sets = DigitSets.with(folder);
    }

    private static String told(Room room, Seat seat) {
        boolean isDrawn = room == Room.PREDICT || room == Room.LOSS;
        assertThat(seat.notices().contains("drawn are those from 513 to 1,024")).isEqualTo(isDrawn);
        return seat.words();
    }

    private static Value pick(String option) {
        return new Value.Pick(option);
    }

    @Test
    void gradientNoiseTakesAllImages() {
        try (Seat seat = Seat.ofLearner(new GradientNoise(sets))) {
            seat.set("set", pick("mnist"));
            assertThat(seat.notices()).isEmpty();
            assertThat(seat.readout("all")).isEqualTo(12_396);
            assertThat(seat.readout("pixels")).isEqualTo(784);
            for (String size : new String[] {"1", "256", "all"}) {
                seat.set("batch", pick(size)).step(30);
                assertThat(seat.readout("count")).isEqualTo(30);
            }
            assertThat(seat.readout("angle")).isZero();
            List<List<Object>> memory =
                    seat.frame().chart("memory", Chart.Table.class).cells();
            assertThat(Seat.say((Message) memory.getLast().getFirst())).isEqualTo("12,396, in portions of 512");
            assertThat(memory.get(6).getFirst()).isEqualTo(256);
        }
    }

    @ParameterizedTest
    @CsvSource({"linear,64", "one,256", "two,256", "linear,all", "two,all"})
    void theSevenStepsGoThroughEveryRoom(String net, String batch) {
        try (Seat seat = Seat.ofLearner(new SevenSteps(sets))) {
            seat.set("set", pick("mnist")).set("net", pick(net)).set("units", 64);
            seat.set("batch", pick(batch)).set("optimiser", pick("adam")).set("rate", 0.001);
            assertThat(seat.readout("of")).isEqualTo(2038);
            boolean isAll = batch.equals("all");
            if (isAll) {
                assertThat(seat.readout("size")).isEqualTo(12_396);
            }
            seat.set("image", 600);
            for (Room room : Room.values()) {
                seat.set("room", pick(room.id())).step(2);
                assertThat(seat.readout("step")).isEqualTo(2 * room.ordinal() + 2);
                assertThat(seat.words()).isNotBlank();
                if (isAll) {
                    assertThat(seat.readout("epoch")).isEqualTo(seat.readout("step"));
                    assertThat(told(room, seat)).contains(TOLD.getOrDefault(room, ""));
                }
            }
            assertThat(seat.readout("batchloss")).isNotNaN();
        }
    }

    @Test
    void aStepOnAllImagesIsMadeReadyInParts() {
        try (Seat ready = Seat.ofLearner(new SevenSteps(sets));
                Seat waiting = Seat.ofLearner(new SevenSteps(sets))) {
            for (Seat seat : List.of(ready, waiting)) {
                seat.set("set", pick("mnist")).set("room", pick("gradient"));
                assertThat(seat.stage.makeReady(7)).as("small batches").isEqualTo(7);
                seat.set("batch", pick("all")).step(1);
            }
            assertThat(parts(ready)).isEqualTo(24);
            assertThat(ready.stage.makeReady(7))
                    .as("the step after it is not ready")
                    .isEqualTo(1);
            assertSame(ready.frame(), waiting.frame());
            ready.step(1);
            assertThat(ready.stage.makeReady(1)).isZero();
            ready.stage.stepBack();
            assertSame(ready.frame(), waiting.frame());
            assertSame(ready.step(2).frame(), waiting.step(2).frame());
        }
    }

    @Test
    void whatTheNextStepWouldDoIsMadeReadyInParts() {
        try (Seat ready = Seat.ofLearner(new SevenSteps(sets));
                Seat waiting = Seat.ofLearner(new SevenSteps(sets))) {
            for (Seat seat : List.of(ready, waiting)) {
                seat.set("set", pick("mnist")).set("batch", pick("all")).step(1);
            }
            assertThat(parts(ready)).isEqualTo(24);
            for (Seat seat : List.of(ready, waiting)) {
                seat.set("room", pick("step"));
            }
            assertThat(parts(ready)).as("the gradient is there").isEqualTo(24);
            assertSame(ready.frame(), waiting.frame());
            assertThat(parts(ready)).isZero();
            ready.set("rate", 0.3);
            waiting.set("rate", 0.3);
            assertThat(parts(ready)).as("another rate").isEqualTo(24);
            assertSame(ready.frame(), waiting.frame());
            assertSame(ready.step(1).frame(), waiting.step(1).frame());
            ready.step(1);
            while (ready.stage.makeReady(1) == 0) {}
            assertThat(parts(ready)).as("a step is ready before its picture is").isEqualTo(24);
            ready.set("aim", pick("find"));
            assertThat(parts(ready)).as("the finder looks at no next step").isEqualTo(24);
        }
    }

    @ParameterizedTest
    @CsvSource({"linear,64,64", "two,256,256", "two,all,61980"})
    void allTenDigitsAreTrainedOn(String net, String batch, int size) {
        try (Seat seat = Seat.ofLearner(new TenDigits(sets))) {
            seat.set("set", pick("mnist")).set("net", pick(net)).set("units", 64);
            seat.set("batch", pick(batch)).set("optimiser", pick("adam")).set("rate", 0.001);
            assertThat(seat.readout("of")).isEqualTo(10_190);
            assertThat(seat.readout("size")).isEqualTo(size);
            float before = seat.readout("validloss");
            assertThat(seat.step(1).readout("step")).isEqualTo(1);
            assertThat(seat.readout("validloss")).isLessThan(before);
        }
    }

    @Test
    void ofTenDigitsTheEndOfAnEpochIsMadeReadyInParts() {
        try (Seat ready = Seat.ofLearner(new TenDigits(sets));
                Seat waiting = Seat.ofLearner(new TenDigits(sets))) {
            for (Seat seat : List.of(ready, waiting)) {
                seat.set("set", pick("mnist")).set("batch", pick("256"));
            }
            assertThat(parts(ready)).as("20 portions of the validation set").isEqualTo(19);
            assertSame(ready.frame(), waiting.frame());
            assertThat(ready.stage.makeReady(999)).as("an epoch").isEqualTo(243);
            for (Seat seat : List.of(ready, waiting)) {
                seat.step(242);
            }
            assertThat(ready.stage.makeReady(999))
                    .as("nothing is due before its last step")
                    .isEqualTo(1);
            assertThat(parts(ready))
                    .as("within an epoch the validation set alone")
                    .isEqualTo(19);
            assertSame(ready.frame(), waiting.frame());
            ready.step(1);
            waiting.step(1);
            assertThat(ready.stage.makeReady(999)).isZero();
            assertThat(parts(ready)).as("one was made already").isEqualTo(18);
            assertThat(ready.stage.makeReady(999)).isEqualTo(243);
            assertSame(ready.frame(), waiting.frame());
            ready.set("behind", pick("cell"));
            assertThat(parts(ready)).as("all is known").isZero();
            assertSame(ready.frame(), waiting.set("behind", pick("cell")).frame());
            assertSame(ready.step(3).frame(), waiting.step(3).frame());
            ready.stage.goToStep(243);
            waiting.stage.goToStep(243);
            assertSame(ready.frame(), waiting.frame());
            assertSame(ready.step(300).frame(), waiting.step(300).frame());
        }
    }

    @Test
    void ofTenDigitsALongWalkEndsWhereItsNoticeSays() {
        try (Seat seat = Seat.ofLearner(new TenDigits(sets)).set("set", pick("mnist"))) {
            assertThat(seat.notices()).contains("20 epochs are 19,380 steps", "it ends in epoch 11");
            seat.set("batch", pick("256"));
            assertThat(seat.notices()).isEmpty();
        }
        try (Seat seat =
                Seat.ofLearner(new TenDigits(sets)).set("batch", pick("1")).set("net", pick("linear"))) {
            seat.set("epochs", 7).set("rate", 0.01).step(20_000);
            assertThat(seat.readout("step")).isEqualTo(10_000);
            assertThat(seat.stage.canStep()).isFalse();
            assertThat(seat.words()).startsWith("A walk goes no further than this. After 6 epochs:");
        }
    }

    @Test
    void ofMnistNoOtherFifthIsKeptApart() {
        try (Seat seat = Seat.ofLearner(new FiveSeeds(sets)).set("vary", pick("fold"))) {
            assertThat(seat.notices()).isEmpty();
            seat.set("set", pick("mnist")).set("epochs", 1).step(5);
            assertThat(seat.notices()).contains("MNIST comes divided");
            Chart.Table table = seat.frame().chart("table", Chart.Table.class);
            try (Seat drawn = Seat.ofLearner(new FiveSeeds(sets)).set("set", pick("mnist"))) {
                drawn.set("epochs", 1).step(5);
                assertThat(table.cells())
                        .isEqualTo(
                                drawn.frame().chart("table", Chart.Table.class).cells());
            }
        }
    }

    @Test
    void theLastRoomSaysOfHowManyImagesItsLossIs() {
        try (Seat seat = Seat.ofLearner(new SevenSteps(sets)).set("room", pick("stop"))) {
            assertThat(seat.notices()).isEmpty();
            seat.set("set", pick("mnist"));
            assertThat(seat.notices()).contains("the first 2,048 of the 12,396 training images");
        }
    }

    @Test
    void stepsThatAreEpochsComeOneByOne() {
        try (Seat seeds = Seat.ofLearner(new FiveSeeds(sets));
                Seat race = Seat.ofLearner(new BatchRace(sets))) {
            assertThat(seeds.stage.makeReady(5)).isEqualTo(1);
            assertThat(race.stage.makeReady(5)).isEqualTo(1);
        }
    }

    @Test
    void whatTheKeptWeightsSayIsMadeReadyInPartsAndOnce() {
        try (Seat ready = Seat.ofLearner(new SevenSteps(sets));
                Seat waiting = Seat.ofLearner(new SevenSteps(sets))) {
            for (Seat seat : List.of(ready, waiting)) {
                seat.set("set", pick("mnist")).set("batch", pick("all")).set("optimiser", pick("adam"));
                seat.set("rate", 50)
                        .set("stop", pick("patience"))
                        .set("patience", 2)
                        .step(40);
                assertThat(seat.stage.canStep()).isFalse();
            }
            var state = ready.stage.state().getFirst().values();
            assertThat(parts(ready)).isEqualTo(24);
            assertThat(ready.stage.state().getFirst().values())
                    .as("the last weights stay")
                    .isEqualTo(state);
            assertSame(ready.frame(), waiting.frame());
            ready.set("room", pick("gradient"));
            assertThat(parts(ready)).as("it is known").isZero();
            assertSame(ready.frame(), waiting.set("room", pick("gradient")).frame());
        }
    }

    @Test
    void whoGoesAlongTheTimeLineTakesNoLongStepTwice() {
        try (Seat seat = Seat.ofLearner(new SevenSteps(sets))) {
            seat.set("set", pick("mnist")).set("batch", pick("all"));
            for (int step = 0; step < 5; step++) {
                assertThat(parts(seat)).isEqualTo(24);
                seat.step(1);
            }
            Stage.Way back = seat.stage.wayToStep(2, Stage.Stroke.NEW);
            assertThat(back.walk(0)).as("it has been there").isFalse();
            assertThat(parts(seat)).as("its picture").isEqualTo(24);
            seat.stage.wayToStep(2, Stage.Stroke.CONTINUED).walkToTheEnd();
            assertThat(parts(seat)).as("it stands there").isZero();
        }
    }

    @Test
    void theArrowsModelLearnsInParts() {
        try (Seat ready = Seat.ofLearner(new GradientNoise(sets));
                Seat waiting = Seat.ofLearner(new GradientNoise(sets))) {
            for (Seat seat : List.of(ready, waiting)) {
                seat.set("set", pick("mnist")).set("trained", 2);
            }
            // An epoch is 194 steps.
            assertThat(parts(ready))
                    .as("learning, two rounds of portions, 24 draws by twos, the last of which ends it")
                    .isEqualTo(2 * 194 / 16 + 2 * 25 + 11);
            assertSame(ready.frame(), waiting.frame());
            for (Seat seat : List.of(ready, waiting)) {
                seat.set("trained", 1).set("batch", pick("8"));
            }
            assertThat(parts(ready)).as("it has learnt that").isEqualTo(2 * 25 + 11);
            assertSame(ready.step(2).frame(), waiting.step(2).frame());
        }
    }

    private static void assertSame(Frame frame, Frame other) {
        assertThat(frame)
                .usingRecursiveComparison()
                .withEqualsForType(Float::equals, Float.class)
                .isEqualTo(other);
    }

    private static int parts(Seat seat) {
        int parts = 0;
        while (!seat.stage.makeFrameReady()) {
            parts++;
        }
        return parts;
    }

    @ParameterizedTest
    @CsvSource({"linear", "one"})
    void theRaceRuns(String net) {
        try (Seat seat = Seat.ofLearner(new BatchRace(sets))) {
            seat.set("set", pick("mnist")).set("net", pick(net)).set("b1", pick("64"));
            assertThat(seat.step(1).readout("epochs")).isEqualTo(1);
            assertThat(seat.readout("pixels")).isEqualTo(784);
            assertThat(seat.notices()).isEmpty();
            Chart.Table standings = seat.frame().chart("standings", Chart.Table.class);
            assertThat(standings.cells().getLast().subList(0, 3)).isEqualTo(List.of(12_396, 1, 1));
        }
    }

    /** Whatever three are chosen, what begins anew has room beside what goes. */
    @ParameterizedTest
    @CsvSource({"all,all,all", "256,all,all", "all,256,128", "256,256,256"})
    void anyThreeRacersBeginAnew(String one, String two, String three) {
        try (Seat seat = Seat.ofLearner(new BatchRace(sets))) {
            seat.set("set", pick("mnist"));
            for (String net : List.of("linear", "one")) {
                seat.set("net", pick(net));
                seat.set("b1", pick(one)).set("b2", pick(two)).set("b3", pick(three));
                assertThat(seat.set("draw", 2).step(1).readout("epochs")).isEqualTo(1);
            }
            Frame before = seat.frame();
            seat.step(2);
            seat.stage.goToStep(1);
            assertSame(seat.frame(), before);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LINEAR", "ONE"})
    void whatAnEpochIsMeasuredWithHoldsNoMoreThanItSays(Architecture net) {
        Plan plan = BatchRace.plan(sets, DigitSets.MNIST, net, 12_396, 1);
        try (Compute compute = Compute.on(Devices.get("cpu"), Budget.unlimited());
                Training training = Training.open(plan, compute)) {
            training.step(0.1, 0);
            assertThat(compute.bytesHeld()).isBetween(training.bytesOfStep(), EpochContest.bytes(plan));
        }
    }

    @Test
    void whatIsOfferedInsteadOfNudgingTooMuchIsNotTooMuch() {
        try (Seat seat = Seat.ofLearner(new SevenSteps(sets))) {
            seat.set("set", pick("mnist")).set("net", pick("two")).set("units", 64);
            seat.set("room", pick("gradient")).set("way", pick("nudge"));
            assertThat(seat.notices()).contains("too long");
            seat.take(seat.frame().offers().getFirst());
            assertThat(seat.notices()).isEmpty();
            assertThat(seat.frame().goals()).contains("nudged");
        }
    }
}
