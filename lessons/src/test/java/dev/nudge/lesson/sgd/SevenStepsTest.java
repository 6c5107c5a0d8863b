package dev.nudge.lesson.sgd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.compute.Budget;
import dev.nudge.compute.Compute;
import dev.nudge.compute.Shape;
import dev.nudge.compute.Tensor;
import dev.nudge.compute.device.Devices;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Stage;
import dev.nudge.lesson.Trail;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.data.LabelledImages;
import dev.nudge.lesson.digits.DigitSets;
import dev.nudge.lesson.digits.Thumbnails;
import dev.nudge.lesson.gradient.Seat;
import dev.nudge.lesson.training.Architecture;
import dev.nudge.lesson.training.Batch;
import dev.nudge.lesson.training.FirstWeights;
import dev.nudge.lesson.training.Named;
import dev.nudge.lesson.training.Objective;
import dev.nudge.lesson.training.Plan;
import dev.nudge.lesson.training.Training;
import dev.nudge.lesson.training.TrainingSet;
import dev.nudge.lesson.training.UpdateRule;
import dev.nudge.lesson.training.WrittenPlan;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

class SevenStepsTest {

    private static final SevenSteps SEVEN = new SevenSteps(DigitSets.withoutMnist());

    private static Seat seat() {
        return Seat.at(SEVEN);
    }

    private static Value pick(Named option) {
        return new Value.Pick(option.id());
    }

    private static Seat in(Room room, Seat seat) {
        return seat.set("room", pick(room));
    }

    @ParameterizedTest
    @EnumSource(Room.class)
    void aRoomShowsItsPicturesAndControlsAndNoOthers(Room room) {
        try (Seat seat = in(room, seat().set("net", pick(Architecture.ONE)))) {
            Frame frame = seat.step(3).frame();
            assertThat(SEVEN.pictures())
                    .filteredOn(picture -> !frame.away().contains(picture.id()))
                    .containsExactlyInAnyOrderElementsOf(room.showing().pictures().stream()
                            .filter(picture -> !picture.equals(RateTrial.PICTURE))
                            .toList());
            assertThat(frame.idle())
                    .doesNotContain("room")
                    .containsAll(SevenSteps.CONTROLS.stream()
                            .map(control -> control.id())
                            .filter(id -> !id.equals("room")
                                    && !room.showing().controls().contains(id))
                            .toList());
        }
    }

    /** A page draws each picture for one kind of chart. */
    @Test
    void aChartIsOfTheSameKindInEveryRoom() {
        Map<String, Class<?>> kinds = new HashMap<>();
        for (Room room : Room.values()) {
            try (Seat seat = in(room, seat()).set("net", pick(Architecture.ONE))) {
                for (Chart chart : seat.step(2).frame().charts()) {
                    assertThat(kinds.putIfAbsent(chart.id(), chart.getClass()))
                            .as(chart.id())
                            .isIn(null, chart.getClass());
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Architecture.class)
    void aPlanCountsTheNumbersThatAreDrawn(Architecture net) {
        Plan plan = WrittenPlan.read(net.id() + " 7 seven sgd 1 64 0 0 1 1");
        assertThat(plan.parameters()).isEqualTo(plan.firstWeights().count());
    }

    @Test
    void theRoomsShowOneTraining() {
        try (Seat seat = seat()) {
            seat.step(7);
            float loss = seat.readout("validloss");
            for (Room room : Room.values()) {
                in(room, seat);
                assertThat(seat.readout("validloss")).isEqualTo(loss);
                assertThat(seat.readout("step")).isEqualTo(7);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"LINEAR,SEVEN", "LINEAR,L1", "ONE,ENTROPY", "ONE,MSE", "TWO,SEVEN"})
    void nudgingFindsTheGradientOfAutograd(Architecture net, Objective objective) {
        try (Seat seat = seat().set("net", pick(net)).set("units", 6).set("loss", pick(objective))) {
            in(Room.GRADIENT, seat).step(4).set("way", new Value.Pick("nudge"));
            Chart.Table ways = seat.frame().chart("ways", Chart.Table.class);
            assertThat(ways.cells()).hasSize(2);
            assertThat(seat.frame().goals()).contains("nudged");
            float autograd = (Float) ways.cells().get(0).get(2);
            float nudged = (Float) ways.cells().get(1).get(2);
            assertThat(nudged).isCloseTo(autograd, within(1e-4f * autograd));
        }
    }

    @Test
    void whatTakesTooLongToNudgeIsSaidAndAWayRoundOffered() {
        try (Seat seat = seat().set("net", pick(Architecture.TWO)).set("units", 64)) {
            in(Room.GRADIENT, seat).set("way", new Value.Pick("nudge"));
            assertThat(seat.notices()).contains("too long");
            assertThat(seat.frame().offers()).hasSize(1);
            assertThat(seat.frame().goals()).doesNotContain("nudged");
            Chart.Table ways = seat.frame().chart("ways", Chart.Table.class);
            assertThat(Seat.say((Message) ways.cells().getLast().get(1))).startsWith("would be");
            seat.take(seat.frame().offers().getFirst());
            assertThat(seat.notices()).isEmpty();
            assertThat(seat.frame().goals()).contains("nudged");
        }
    }

    @ParameterizedTest
    @FieldSource("dev.nudge.lesson.training.Objective#OF_TWO")
    void theCostOfOneImageIsTheLossOfABatchOfOne(Objective objective) {
        for (float raw : new float[] {-30, -2.5f, -0.1f, 0, 0.7f, 1, 4, 30}) {
            for (float target : new float[] {0, 1}) {
                float loss = objective
                        .loss(
                                Tensor.of(new float[] {raw}, Shape.of(1, 1)),
                                Tensor.of(new float[] {target}, Shape.of(1, 1)))
                        .item();
                assertThat(objective.of(target, raw)).isCloseTo(loss, within(1e-6 * Math.max(1, loss)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(UpdateRule.class)
    void theNextStepDoesWhatWasToldOfIt(UpdateRule update) {
        try (Compute compute = Compute.on(Devices.get("cpu"), Budget.unlimited());
                Training training =
                        Training.open(WrittenPlan.read("one 5 seven " + update.id() + " 1 64 0 0 1 1"), compute)) {
            for (int step = 0; step < 9; step++) {
                training.step(0.1, 0.9);
            }
            float[] before = training.weights().flat();
            Training.Peek peek = training.peek(0.1, 0.9);
            assertThat(training.weights().flat()).isEqualTo(before);
            assertThat(training.steps()).isEqualTo(9);
            training.step(0.1, 0.9);
            assertThat(training.weights().flat())
                    .isEqualTo(peek.weights().flat())
                    .isNotEqualTo(before);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 0.4, down",
        "0.5, 0.499999, down",
        "0.5, 0.50000006, level",
        "0.5, 0.49999994, level",
        "0.5, 0.500001, up",
        "1e-9, 2e-9, up",
        "0, 0, level",
        "0.5, Infinity, up",
        "0.5, NaN, gone",
        "Infinity, Infinity, gone",
        "Infinity, 0.5, gone",
        "NaN, NaN, gone"
    })
    void whatMayBeRoundingIsNoWayForALoss(float before, float after, String direction) {
        assertThat(StepRoom.direction(before, after)).isEqualTo(direction);
    }

    @Test
    void theStepRoomTellsOfTheWeightsThatMoveMost() {
        try (Seat seat = in(Room.STEP, seat()).step(9)) {
            Chart.Table moves = seat.frame().chart("moves", Chart.Table.class);
            assertThat(moves.cells()).hasSize(5);
            for (var row : moves.cells()) {
                // Plain SGD: the move is the slope times the rate, the other way.
                assertThat((Float) row.get(3)).isCloseTo(-(Float) row.get(2), within(1e-6f));
                assertThat((Float) row.get(4)).isCloseTo((Float) row.get(1) + (Float) row.get(3), within(1e-6f));
            }
            assertThat(seat.words()).contains("down to");
            seat.step(10_000);
            assertThat(seat.words()).contains("Training has ended");
            assertThat(seat.frame().chart("moves", Chart.Table.class).cells()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(UpdateRule.class)
    void theFinderTriesRisingRatesAndItsRateIsTakenByOnePress(UpdateRule update) {
        try (Seat seat = in(Room.STEP, seat().set("net", pick(Architecture.ONE)).set("optimiser", pick(update)))) {
            seat.set("aim", new Value.Pick("find")).step(2000);
            Frame frame = seat.frame();
            float[] rates = frame.lines("trialsmooth").xs();
            assertThat(rates).hasSizeBetween(30, 100).isSorted();
            assertThat(rates[0]).isEqualTo(1e-4f);
            assertThat(frame.goals()).contains("found");
            assertThat(seat.words()).contains("rates are tried");
            seat.take(frame.offers().getFirst());
            assertThat(seat.notices()).isEmpty();
            float taken = seat.stage.trail().settings().number("rate");
            assertThat(taken).isBetween(1e-3f, 10f);
            seat.step(2000);
            assertThat(seat.readout("right")).as("at " + taken).isGreaterThanOrEqualTo(69);
        }
    }

    @Test
    void aTrialWhoseLossNeverLeavesSaysSoAndNamesTheSteepestFall() {
        try (Seat seat =
                in(Room.STEP, seat()).set("aim", new Value.Pick("find")).step(2000)) {
            Frame frame = seat.frame();
            assertThat(seat.words()).contains("never left").doesNotContain("spoilt", "valley");
            assertThat(frame.chart("trialvalley", Chart.Scatter.class).xs()).isEmpty();
            assertThat(frame.chart("trialtenth", Chart.Scatter.class).xs()).isEmpty();
            float steepest = frame.chart("trialsteepest", Chart.Scatter.class).xs()[0];
            assertThat(steepest).isBetween(0.2f, 3f);
            seat.take(frame.offers().getFirst());
            assertThat(seat.stage.trail().settings().number("rate")).isCloseTo(steepest, within(0.05f * steepest));
            seat.step(2000);
            assertThat(seat.readout("right")).isGreaterThanOrEqualTo(71);
        }
    }

    @Test
    void aCurveThatLeavesThePaperSaysHowFarItGoes() {
        try (Seat seat = in(Room.REPEAT, seat().set("loss", pick(Objective.MSE)))) {
            assertThat(seat.frame().chart("walkoff", Chart.Labels.class).texts())
                    .isEmpty();
            seat.set("rate", 8).step(6);
            assertThat(seat.frame().chart("walkoff", Chart.Labels.class).texts())
                    .singleElement()
                    .satisfies(text -> assertThat(Seat.say(text)).startsWith("↑ up to"));
        }
    }

    @Test
    void aNetworkFromZerosNeverStirsAndALinearModelDoes() {
        try (Seat network = seat().set("net", pick(Architecture.ONE)).set("begin", pick(FirstWeights.ZEROS));
                Seat linear = seat().set("begin", pick(FirstWeights.ZEROS))) {
            assertThat(network.notices()).contains("no hidden unit ever stirs");
            assertThat(linear.notices()).contains("zeros are fine");
            network.step(100);
            linear.step(100);
            assertThat(network.frame().goals()).contains("asleep");
            assertThat(network.readout("right")).isLessThan(45);
            assertThat(linear.frame().goals()).doesNotContain("asleep");
            assertThat(linear.readout("right")).isGreaterThan(68);
        }
    }

    @Test
    void begunFromTheMeansALinearModelIsTheNearestMean() {
        try (Seat seat = seat().set("begin", pick(FirstWeights.MEANS)).set("loss", pick(Objective.SEVEN))) {
            // By mean squared difference the nearest mean is right about 69 of this fifth, as by the root of it.
            assertThat(seat.readout("right")).isEqualTo(69);
            assertThat(seat.readout("of")).isEqualTo(73);
        }
    }

    @Test
    void everyEpochHasEveryImageOnceInAnotherOrder() {
        Plan plan = WrittenPlan.read("linear 1 seven sgd 1 64 0 0 1 1");
        int[][] orders = new int[2][];
        for (int epoch = 0; epoch < 2; epoch++) {
            float[] order = plan.batches().order(epoch);
            int[] all = new int[0];
            for (int step = 0; step < plan.stepsPerEpoch(); step++) {
                int[] images = Batch.of(plan.train(), order, step * plan.batch(), plan.batch())
                        .images();
                int before = all.length;
                all = Arrays.copyOf(all, before + images.length);
                System.arraycopy(images, 0, all, before, images.length);
            }
            orders[epoch] = all;
            assertThat(Arrays.stream(all).distinct().count()).isEqualTo(289).isEqualTo(all.length);
        }
        assertThat(orders[0]).isNotEqualTo(orders[1]);
    }

    /** From zeros a model says 7 to every image. */
    @Test
    void aRowIsWhatAnImageIsAndAColumnWhatIsSaidOfIt() {
        LabelledImages valid =
                DigitSets.withoutMnist().split(DigitSets.UCI, 1, 2).valid();
        try (Seat seat = in(Room.STOP, seat().set("begin", pick(FirstWeights.ZEROS)))) {
            assertThat(seat.frame().chart("confusion", Chart.Grid.class).cells())
                    .containsExactly(0, valid.count(3), 0, valid.count(7));
            for (int digit : new int[] {3, 7}) {
                seat.set("behind", new Value.Pick(digit == 3 ? "threeasseven" : "sevens"));
                int[] theirs = IntStream.range(0, valid.count())
                        .filter(image -> valid.label(image) == digit)
                        .toArray();
                Chart.Heatmap wall = seat.frame().chart("behind", Chart.Heatmap.class);
                assertThat(wall.cells())
                        .isEqualTo(new Thumbnails(8, 3)
                                .chart("behind", valid, theirs)
                                .cells());
            }
        }
    }

    @Test
    void longCurvesAreDrawnByFewPointsToTheirEnd() {
        try (Seat seat = seat().set("batch", new Value.Pick("all")).set("epochs", 1500)) {
            in(Room.STOP, seat).step(1500);
            for (String curve : new String[] {"trainloss", "validloss", "trainshare", "validshare"}) {
                float[] xs = seat.frame().lines(curve).xs();
                assertThat(xs).hasSizeBetween(300, 601).startsWith(0).endsWith(1500);
            }
            float[] walk = in(Room.REPEAT, seat).frame().lines("validline").xs();
            assertThat(walk).hasSizeBetween(300, 601).startsWith(0).endsWith(1500);
        }
    }

    @Test
    void labelsAreTurnedInTrainingOnly() {
        TrainingSet all = WrittenPlan.read("linear 1 seven sgd 1 64 20 3 1 1").train();
        assertThat(all.turned()).isEqualTo(58);
        try (Seat seat = in(Room.STOP, seat().set("noise", 20))) {
            assertThat(seat.notices()).contains("58 of the 289 training labels are turned");
            int images = 0;
            Chart.Grid confusion = seat.frame().chart("confusion", Chart.Grid.class);
            for (float count : confusion.cells()) {
                images += (int) count;
            }
            assertThat(images).isEqualTo(73);
        }
    }

    @Test
    void aNetworkLearnsTurnedLabelsByHeartAndGetsWorseAtNewImages() {
        try (Seat seat =
                seat().set("net", pick(Architecture.ONE)).set("noise", 20).set("loss", pick(Objective.ENTROPY))) {
            seat.set("optimiser", pick(UpdateRule.ADAM)).set("rate", 0.01).set("epochs", 100);
            seat.step(500);
            assertThat(seat.frame().goals()).contains("overfitted");
        }
    }

    @Test
    void patienceKeepsTheWeightsOfTheBestEpoch() {
        try (Seat seat =
                seat().set("net", pick(Architecture.ONE)).set("noise", 20).set("loss", pick(Objective.ENTROPY))) {
            seat.set("optimiser", pick(UpdateRule.ADAM)).set("rate", 0.01).set("stop", pick(Stop.PATIENCE));
            in(Room.STOP, seat);
            int taken = 0;
            float lowest = seat.readout("validloss");
            int best = 0;
            while (seat.stage.step(5, Stage.Stroke.NEW) == 5) {
                taken++;
                if (seat.frame().goals().contains("patient")) {
                    break;
                }
                if (seat.readout("validloss") < lowest) {
                    lowest = seat.readout("validloss");
                    best = taken;
                }
            }
            assertThat(seat.frame().goals()).contains("patient");
            assertThat(taken).isEqualTo(best + 5);
            assertThat(seat.readout("validloss")).isEqualTo(lowest);
            assertThat(seat.words()).contains("has not fallen since epoch " + best);
            assertThat(seat.stage.step(5, Stage.Stroke.NEW)).isZero();
            // More patience, and it goes on from where it had come to.
            seat.set("patience", 8);
            assertThat(seat.stage.step(5, Stage.Stroke.NEW)).isEqualTo(5);
            assertThat(seat.readout("validloss")).isGreaterThan(lowest);
        }
    }

    @Test
    void anEpochIsOneLeapAndEndsWhereItEnds() {
        try (Seat seat = seat()) {
            assertThat(seat.frame().leap().orElseThrow().steps()).isEqualTo(5);
            seat.step(3);
            assertThat(seat.frame().leap().orElseThrow().steps()).isEqualTo(2);
            seat.step(10_000);
            assertThat(seat.readout("epoch")).isEqualTo(40);
            assertThat(seat.frame().leap()).isEmpty();
            seat.set("epochs", 41);
            assertThat(seat.stage.step(10, Stage.Stroke.NEW)).isEqualTo(5);
        }
    }

    @Test
    void aWalkThatIsLongerThanWalksAreSaysSoBeforeAndAtItsEnd() {
        try (Seat seat = in(Room.REPEAT, seat().set("batch", new Value.Pick("1")))) {
            assertThat(seat.notices()).contains("40 epochs are 11,560 steps", "10,000 at most", "in epoch 35");
            seat.step(10_000);
            assertThat(seat.readout("step")).isEqualTo(10_000);
            assertThat(seat.words()).contains("training has ended").doesNotContain("Next comes");
            assertThat(seat.frame().leap()).isEmpty();
            assertThat(in(Room.STOP, seat).words()).contains("no further", "34 epochs");
            seat.set("batch", new Value.Pick("64"));
            assertThat(seat.notices()).isEmpty();
        }
    }

    @Test
    void afterTheLastEpochNoBatchComesNext() {
        try (Seat seat = in(Room.REPEAT, seat().set("epochs", 1))) {
            assertThat(seat.step(5).words()).contains("5 steps, 1 epoch:").doesNotContain("Next comes");
            assertThat(in(Room.STOP, seat).words()).startsWith("One epoch is over:");
        }
    }

    @Test
    void anImageThatIsAloneNeedsNoMark() {
        try (Seat seat = in(Room.REPEAT, seat())) {
            assertThat(seat.frame().chart("pick", Chart.Scatter.class).xs()).hasSize(1);
            seat.set("batch", new Value.Pick("1"));
            assertThat(seat.frame().chart("pick", Chart.Scatter.class).xs()).isEmpty();
        }
    }

    @Test
    void timeEndsPlayingAndIsNoPartOfTheTrail() {
        try (Seat seat = seat().set("stop", pick(Stop.TIME)).set("seconds", 3)) {
            assertThat(SEVEN.playsFor(seat.stage.trail().settings())).contains(Duration.ofSeconds(3));
            assertThat(seat.stage.step(1000, Stage.Stroke.NEW)).isEqualTo(1000);
        }
        assertThat(SEVEN.playsFor(SEVEN.start().settings())).isEmpty();
    }

    @Test
    void goingBackBringsWeightsCurvesAndWhatWasKept() {
        Random random = new Random(4);
        try (Seat seat =
                in(Room.STOP, seat().set("net", pick(Architecture.ONE)).set("optimiser", pick(UpdateRule.ADAM)))) {
            seat.set("rate", 0.01);
            Map<Trail, Frame> seen = new HashMap<>();
            for (int i = 0; i < 12; i++) {
                seat.step(1 + random.nextInt(15));
                seen.put(seat.stage.trail(), seat.frame());
            }
            seen.forEach((trail, frame) -> {
                seat.stage.go(trail);
                assertThat(seat.words()).isEqualTo(Seat.say(frame.words()));
                assertThat(seat.frame().readouts()).isEqualTo(frame.readouts());
                assertThat(seat.frame().lines("validloss").ys())
                        .isEqualTo(frame.lines("validloss").ys());
            });
        }
    }
}
