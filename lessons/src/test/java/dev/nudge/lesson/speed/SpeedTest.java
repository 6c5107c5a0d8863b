package dev.nudge.lesson.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.compute.Budget;
import dev.nudge.compute.Compute;
import dev.nudge.compute.device.Devices;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.JavaListing;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Stage;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.measure.LaneTimes;
import dev.nudge.lesson.measure.Measured;
import dev.nudge.lesson.measure.Measurement;
import dev.nudge.lesson.measure.Timing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the two experiments show of a measurement; the numbers are made up. */
class SpeedTest {

    private static final Message NO_CARD = Message.of("measure.card.missing", "no SDK");

    private final LaneRace race = new LaneRace();
    private final Slopes slopes = new Slopes();

    private static Settings settings(Experiment experiment, String... pairs) {
        Settings settings = Settings.initial(experiment.controls());
        for (int i = 0; i < pairs.length; i += 2) {
            settings = pairs[i].equals("factor")
                    ? settings.with("factor", Float.parseFloat(pairs[i + 1]))
                    : settings.with(pairs[i], new Value.Pick(pairs[i + 1]));
        }
        return settings;
    }

    private static Frame unmeasured(Experiment experiment, Settings settings) {
        try (Compute compute = Compute.on(Devices.get("cpu"), Budget.unlimited());
                Stage stage = experiment.open(dev.nudge.lesson.Trail.from(settings), compute)) {
            return stage.frame();
        }
    }

    private static LaneTimes lane(Lane lane, Message note, Timing... timings) {
        return new LaneTimes(lane.id(), List.of(timings), Optional.of(note));
    }

    private static LaneTimes lane(Lane lane, Timing... timings) {
        return new LaneTimes(lane.id(), List.of(timings), Optional.empty());
    }

    private static Timing ran(int size, double... seconds) {
        List<Double> runs = new ArrayList<>();
        for (double run : seconds) {
            runs.add(run);
        }
        return new Timing(size, runs, false);
    }

    private static Measurement measurement(Measured of, Settings settings, boolean complete, LaneTimes... lanes) {
        return new Measurement(
                of.contest(settings), "a machine", Instant.EPOCH, List.of(lanes), Optional.empty(), complete);
    }

    private static String words(Frame frame) {
        return Messages.in(Locale.ENGLISH).say(frame.words());
    }

    private Frame measured(Settings settings, boolean complete) {
        return measured(settings, complete, true);
    }

    private Frame measured(Settings settings, boolean complete, boolean isForeseen) {
        return race.measured(
                unmeasured(race, settings),
                settings,
                measurement(
                        race,
                        settings,
                        complete,
                        lane(Lane.LOOPS, ran(512, 0.2, 0.1, 0.3)),
                        lane(Lane.INNER, ran(512, 0.4)),
                        lane(Lane.WHOLE, Message.of("measure.room", 512, 541L, 536L)),
                        lane(Lane.ONE, ran(512, 0.004, 0.002, 0.003, 0.005)),
                        lane(Lane.ALL, ran(512, 0.002)),
                        lane(Lane.GPU, NO_CARD)),
                isForeseen);
    }

    @Test
    void aPredictionComesFirst() {
        assertThat(race.prediction(settings(race))).isEmpty();
        assertThat(race.prediction(settings(race, "winner", "one", "factor", "20")))
                .containsExactly(new Value.Pick("one"), new Value.Number(20));
        assertThat(slopes.prediction(settings(slopes))).isEmpty();
        assertThat(slopes.prediction(settings(slopes, "doubling", "4"))).containsExactly(new Value.Pick("4"));
        assertThat(words(unmeasured(race, settings(race)))).contains("Predict first");
        assertThat(words(unmeasured(race, settings(race, "winner", "one")))).contains("Nothing is shown yet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"glossary", "lessons"})
    void noLinkOfATextOrACardPredictsInTheLearnersPlace(String folder) throws IOException {
        Pattern poke = Pattern.compile("poke:(?:lanerace|slopes)\\?([^)]*)");
        List<String> queries = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("src/main/resources").resolve(folder))) {
            for (Path file : files.toList()) {
                poke.matcher(Files.readString(file)).results().forEach(link -> queries.add(link.group(1)));
            }
        }
        assertThat(queries).hasSizeGreaterThan(3).noneMatch(query -> query.matches(".*\\b(winner|factor|doubling)=.*"));
    }

    @Test
    void bothExperimentsAskForTheSameMeasurement() {
        assertThat(race.contest(settings(race, "winner", "one", "n", "1024")))
                .isEqualTo(slopes.contest(settings(slopes, "doubling", "8", "n", "1024")));
    }

    @Test
    void everyRunIsADotAndTheMedianIsTheLaneS() {
        Frame frame = measured(settings(race, "winner", "all", "n", "512", "factor", "90"), true);
        assertThat(frame.scatter("runs").xs()).hasSize(3 + 1 + 4 + 1);
        assertThat(frame.scatter("median").xs()).containsExactly(0.2f, 0.4f, 0.0035f, 0.002f);
        assertThat(frame.readout("fastest")).isCloseTo(100, within(1e-3f));
        assertThat(frame.readout("off")).isCloseTo(0.9f, within(1e-3f));
        assertThat(frame.goals()).containsExactlyInAnyOrder("measured", "winner", "factor", "refused");
        assertThat(words(frame)).contains("It is: the engine, all cores takes 2 ms, 100 times as fast", "agree within");
        // The guess stands in the winner's lane, where the loops' time says.
        assertThat(frame.scatter("guess").xs()[0]).isCloseTo(0.2f / 90, within(1e-6f));
        assertThat(frame.scatter("guess").ys()[0]).isEqualTo(-Lane.ALL.ordinal());
    }

    @Test
    void aWrongPredictionIsSaidAndCountsForNothing() {
        Frame frame = measured(settings(race, "winner", "inner", "n", "512", "factor", "10"), true);
        assertThat(words(frame)).contains("The fastest is the engine, all cores");
        assertThat(frame.goals()).containsExactlyInAnyOrder("measured", "refused");
    }

    @Test
    void aPredictionMadeAfterTheResultIsSaidToBeLateAndCountsForNothing() {
        Frame frame = measured(settings(race, "winner", "all", "n", "512", "factor", "100"), true, false);
        assertThat(words(frame)).contains("came after the result");
        assertThat(frame.goals()).containsExactlyInAnyOrder("measured", "refused");
        Settings settings = settings(slopes, "doubling", "8");
        Measurement cube = measurement(
                slopes, settings, true, lane(Lane.LOOPS, ran(128, 0.00125), ran(256, 0.01), ran(512, 0.08)));
        assertThat(slopes.measured(unmeasured(slopes, settings), settings, cube, true)
                        .goals())
                .containsExactly("cube");
        assertThat(slopes.measured(unmeasured(slopes, settings), settings, cube, false)
                        .goals())
                .isEmpty();
        assertThat(words(slopes.measured(unmeasured(slopes, settings), settings, cube, false)))
                .contains("came after the result");
    }

    @Test
    void whoDidNotPredictSeesTheResultAllTheSame() {
        Frame frame = measured(settings(race, "n", "512"), true, false);
        assertThat(words(frame)).contains("You made no prediction", "The fastest is the engine, all cores");
        assertThat(frame.scatter("median").xs()).hasSize(4);
        assertThat(frame.goals()).containsExactlyInAnyOrder("measured", "refused");
    }

    @Test
    void onTheirWayTheLanesAreShownAtTheSizeTheyAreAt() {
        Settings settings = settings(race, "winner", "all", "n", "512");
        Frame frame = race.measured(
                unmeasured(race, settings),
                settings,
                measurement(
                        race,
                        settings,
                        false,
                        lane(Lane.LOOPS, ran(16, 1e-5), ran(32, 1e-4)),
                        lane(Lane.INNER, ran(16, 2e-5))),
                true);
        assertThat(frame.scatter("median").xs()).containsExactly(1e-4f);
        assertThat(words(frame)).contains("at size 32", "two matrices 512 × 512");
    }

    @Test
    void whileItIsMeasuredNothingIsReached() {
        Frame frame = measured(settings(race, "winner", "all", "n", "512", "factor", "100"), false);
        assertThat(frame.goals()).isEmpty();
        assertThat(words(frame))
                .contains("turns one after the other", "at size 512")
                .doesNotContain("fastest is");
        assertThat(frame.readout("fastest")).isNaN();
        assertThat(frame.readout("off")).isNaN();
        assertThat(frame.chart("table", Chart.Table.class).marked()).isEmpty();
    }

    @Test
    void aLaneThatIsNotThereIsGreyAndSaysWhy() {
        Frame frame = measured(settings(race, "winner", "all", "n", "512"), true);
        Messages english = Messages.in(Locale.ENGLISH);
        assertThat(frame.chart("grey", Chart.Labels.class).texts().stream().map(english::say))
                .containsExactly("broadcasting, all at once: refused", "graphics card (TornadoVM): not here");
        Chart.Table table = frame.chart("table", Chart.Table.class);
        assertThat(table.cells().getLast().getLast()).isEqualTo(NO_CARD);
        assertThat(table.marked()).containsExactly(Lane.ALL.ordinal());
    }

    @Test
    void anEstimateIsHatchedAndNeverTheFastest() {
        Settings settings = settings(race, "winner", "all", "n", "4096", "factor", "50");
        Frame frame = race.measured(
                unmeasured(race, settings),
                settings,
                measurement(
                        race,
                        settings,
                        true,
                        lane(Lane.LOOPS, new Timing(4096, List.of(100.0), true)),
                        lane(Lane.ROWS, new Timing(4096, List.of(3.0), true)),
                        lane(Lane.ALL, ran(4096, 2.0))),
                true);
        assertThat(frame.scatter("estimate").xs()).containsExactly(100f, 3f);
        assertThat(frame.scatter("median").xs()).containsExactly(2f);
        assertThat(words(frame)).contains("engine, all cores", "estimated time that is 50 times as fast");
        assertThat(frame.goals()).contains("estimated", "winner").doesNotContain("factor");
        // 50 times as fast as what was not run is not measured, and nothing to compare a prediction with.
        assertThat(frame.readout("fastest")).isNaN();
        assertThat(frame.readout("off")).isNaN();
        assertThat(frame.chart("table", Chart.Table.class)
                        .cells()
                        .get(Lane.of(Job.MATMUL).indexOf(Lane.ALL)))
                .contains(Message.of("lanerace.reckoned", 50f));
        assertThat(frame.chart("table", Chart.Table.class).cells().getFirst().get(4))
                .isEqualTo(Message.of("speed.nothing"));
        assertThat(frame.chart("times", Chart.Labels.class).texts().stream().map(Messages.in(Locale.ENGLISH)::say))
                .contains("≈ 100 s");
    }

    @Test
    void publishedTimesStandAtTheirOneSizeOnlyAndAreCalledQuoted() {
        assertThat(unmeasured(race, settings(race)).scatter("quoted").xs()).isEmpty();
        Frame frame = unmeasured(race, settings(race, "job", "digits"));
        assertThat(frame.scatter("quoted").xs()).containsExactly(1.15f, 1.7e-3f, 357e-6f, 68.7e-6f, 14e-6f);
        assertThat(frame.chart("names", Chart.Labels.class).texts().stream()
                        .map(Messages.in(Locale.ENGLISH)::say)
                        .filter(name -> name.startsWith("quoted")))
                .hasSize(5);
        assertThat(frame.idle()).contains("n");
    }

    @Test
    void anAdditionHasNoRowsToSum() {
        Frame frame = unmeasured(race, settings(race, "job", "add", "winner", "rows"));
        assertThat(frame.idle()).contains("winner.rows");
        assertThat(words(frame)).contains("inner loop");
    }

    @Test
    void aLaneWithAnotherResultDoesNotWin() {
        Settings settings = settings(race, "winner", "all");
        Frame frame = race.measured(
                unmeasured(race, settings),
                settings,
                measurement(
                        race,
                        settings,
                        true,
                        lane(Lane.LOOPS, ran(256, 1.0)),
                        lane(Lane.ONE, ran(256, 0.5)),
                        lane(Lane.ALL, Message.of("measure.unequal", 256, 3f), ran(256, 0.1))),
                true);
        assertThat(words(frame)).contains("one core", "do not agree");
        assertThat(frame.goals()).doesNotContain("winner");
    }

    @Test
    void whoIsEstimatedToBeFasterLeavesTheRaceOpen() {
        Settings settings = settings(race, "winner", "one", "n", "4096");
        Frame frame = race.measured(
                unmeasured(race, settings),
                settings,
                measurement(
                        race,
                        settings,
                        true,
                        lane(Lane.ONE, ran(4096, 5.2)),
                        lane(Lane.ALL, new Timing(4096, List.of(3.9), true))),
                true);
        assertThat(words(frame))
                .contains(
                        "Of the lanes that ran, the fastest is the engine, one core",
                        "who is first is open",
                        "no other result to compare");
        assertThat(frame.goals()).doesNotContain("winner");
    }

    @Test
    void theSlopeIsThePowerByWhichTheTimeGrows() {
        Settings settings = settings(slopes, "doubling", "8");
        Frame frame = slopes.measured(
                unmeasured(slopes, settings),
                settings,
                measurement(
                        slopes,
                        settings,
                        true,
                        lane(
                                Lane.LOOPS,
                                ran(256, 0.01),
                                ran(512, 0.08),
                                ran(1024, 0.64),
                                new Timing(2048, List.of(5.12), true)),
                        lane(Lane.ALL, ran(256, 0.00001), ran(512, 0.00004), ran(1024, 0.00016))),
                true);
        assertThat(frame.readout("slope")).isCloseTo(3, within(1e-4f));
        assertThat(frame.readout("times")).isCloseTo(8, within(1e-3f));
        assertThat(frame.goals()).containsExactlyInAnyOrder("cube", "thousand");
        assertThat(frame.lines("loops").ys()).containsExactly(0.01f, 0.08f, 0.64f, 5.12f);
        assertThat(frame.scatter("estimates").xs()).containsExactly(2048f);
        assertThat(words(frame)).contains("their slope is 3", "all cores is 2");
        // Eight times as long at twice the size: the guess runs along the line.
        float[] guess = frame.lines("guess").ys();
        assertThat(guess[guess.length - 2]).isCloseTo(0.08f, within(1e-6f));
    }

    @Test
    void theAxisOfTimeHasALineAndANameAtEveryPowerOfTenAndUnitsComeFirst() {
        for (String job : List.of("matmul", "add")) {
            Frame frame = unmeasured(race, settings(race, "job", job));
            List<String> names = frame.chart("units", Chart.Labels.class).texts().stream()
                    .map(Messages.in(Locale.ENGLISH)::say)
                    .toList();
            assertThat(names).startsWith("1 µs", "1 ms", "1 s").contains("10 µs", "100 µs", "10 ms", "100 ms");
            assertThat(frame.lines("lines").xs()).hasSize(9).startsWith(1e-6f, 1e-6f);
            assertThat(frame.lines("decades").xs()).hasSize(3 * (names.size() - 3));
        }
    }

    @Test
    void anEstimateIsNoThousandTimes() {
        Settings settings = settings(slopes, "doubling", "8");
        Timing estimate = new Timing(2048, List.of(10.0), true);
        assertThat(goals(settings, lane(Lane.LOOPS, ran(1024, 1), estimate), lane(Lane.ALL, ran(2048, 0.001))))
                .isEmpty();
        assertThat(goals(
                        settings,
                        lane(Lane.LOOPS, ran(2048, 10)),
                        lane(Lane.ALL, new Timing(2048, List.of(0.001), true))))
                .isEmpty();
        assertThat(goals(settings, lane(Lane.LOOPS, ran(2048, 10)), lane(Lane.ALL, ran(2048, 0.001))))
                .containsExactly("thousand");
    }

    private Set<String> goals(Settings settings, LaneTimes... lanes) {
        return slopes.measured(unmeasured(slopes, settings), settings, measurement(slopes, settings, true, lanes), true)
                .goals();
    }

    @Test
    void aWrongSlopeIsNoCube() {
        Settings settings = settings(slopes, "doubling", "4");
        Frame frame = slopes.measured(
                unmeasured(slopes, settings),
                settings,
                measurement(
                        slopes, settings, true, lane(Lane.LOOPS, ran(128, 0.00125), ran(256, 0.01), ran(512, 0.08))),
                true);
        assertThat(frame.goals()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"matmul", "add", "digits"})
    void theJavaBesideItComputesTheSameInEveryWay(String job) throws Exception {
        Settings settings = settings(race, "job", job, "n", "16");
        List<String> printed = JavaListing.printedBy(race, settings, unmeasured(race, settings));
        assertThat(printed).hasSize(2);
        assertThat(printed.getLast()).matches("the engine takes .* s \\(median of seven\\)");
        assertThat(Float.parseFloat(printed.getFirst().replaceFirst(".* ", ""))).isLessThan(1e-3f);
    }

    @ParameterizedTest
    @ValueSource(strings = {"matmul", "add"})
    void theJavaBesideTheSlopesClimbsFromSizeToSize(String job) throws Exception {
        Settings settings = settings(slopes, "job", job, "n", "128");
        List<String> printed = JavaListing.printedBy(slopes, settings, unmeasured(slopes, settings));
        assertThat(printed).hasSize(4).allMatch(line -> line.matches("\\d+: .* s, slope .*"));
    }
}
