package dev.nudge.lesson.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.compute.nn.Schedule;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Listing;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.data.Points;
import dev.nudge.lesson.gradient.Seat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RaceTest {

    private static final Race EXPERIMENT = new Race();

    /** PyTorch 2, float64: step 100 at a rate of 0.01 has 1.7972; 0.1 arrives at step 22; 0.3 leaves; the lowest is 1.69237. */
    @ParameterizedTest
    @ValueSource(strings = {"cpu", "reference"})
    void slowFastAndTooFast(String device) {
        try (Seat seat = Seat.at(EXPERIMENT, device)) {
            assertThat(seat.readout("best")).isCloseTo(1.69237f, within(1e-4f));
            assertThat(seat.readout("loss1")).isCloseTo(10.13698f, within(1e-4f));
            assertThat(seat.words()).startsWith("3 racers are ready at a loss of 10.1.");
            seat.step(100);
            assertThat(seat.readout("loss1")).isCloseTo(1.7972f, within(2e-4f));
            assertThat(seat.readout("arrival2")).isEqualTo(22);
            assertThat(seat.words())
                    .isEqualTo(
                            "After 100 steps racer 2, constant at 0.1, is in front with a loss of 1.69. The lowest possible is 1.69."
                                    + " Racer 3 has left for good.");
            assertThat(seat.notices()).startsWith("Racer 3, constant at 0.3, has left for good");
            assertThat(seat.frame().goals()).containsExactly("diverge");
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyRuleWalksAsPlainArithmeticDoes(Rule rule) {
        for (String data : new String[] {Track.MEASURED, Track.STANDARD}) {
            try (Seat seat = Seat.at(EXPERIMENT)) {
                seat.set("data", new Value.Pick(data))
                        .set("k2", new Value.Pick(rule.id()))
                        .set("r2", 0.07)
                        .set("length", 60)
                        .step(45);
                double expected = walked(track(seat), rule, 0.07f, 60, 45);
                assertThat((double) seat.readout("loss2")).isCloseTo(expected, within(2e-4 * expected));
            }
        }
    }

    @Test
    void beyondTheLimitItLeavesAndJustBelowItHops() {
        // The largest curvature of the loss is 9.02818 (PyTorch's eigvalsh of its Hessian), so the limit is 2 / 9.02818
        // = 0.22153.
        try (Seat seat = Seat.at(EXPERIMENT)) {
            seat.set("r1", 0.22).set("r2", 0.2).set("r3", 0.23).step(100);
            assertThat(seat.readout("loss1")).isCloseTo(2.1863f, within(2e-3f));
            assertThat(seat.readout("arrival2")).isEqualTo(15);
            assertThat(seat.readout("loss3")).isGreaterThan(10 * 10.14f);
            assertThat(seat.frame().scatter("left").xs()).hasSize(1);
        }
    }

    @Test
    void whatLeavesIsDrawnToTheEdgeAndNoFurther() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            seat.set("r3", 10).set("r2", 1).step(30);
            Frame frame = seat.frame();
            float top = frame.axis("loss").max();
            for (String line : new String[] {"loss2", "loss3"}) {
                Chart.Lines path = frame.lines(line);
                assertThat(path.xs()).isNotEmpty();
                for (int i = 0; i < path.xs().length; i++) {
                    assertThat(path.xs()[i]).isBetween(0f, 30f);
                    assertThat(Float.isNaN(path.ys()[i]) || path.ys()[i] <= top).isTrue();
                }
            }
            assertThat(frame.scatter("left").ys()).containsExactly(top, top);
            assertThat(frame.readouts().values()).allMatch(Float::isFinite);
            assertThat(frame.lines("curve3").xs()).isEmpty();
            assertThat(frame.lines("curve1").ys()).hasSize(RacePrograms.CURVE);
        }
    }

    @Test
    void aScheduleBringsHomeWhatAConstantRateLoses() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            seat.set("racers", new Value.Pick("4")).step(7);
            assertThat(seat.frame().scatter("left").xs()).hasSize(2);
            seat.step(10);
            assertThat(seat.readout("arrival4")).isEqualTo(17);
            assertThat(seat.frame().goals()).contains("home");
        }
    }

    @Test
    void racesCanBeWon() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            seat.set("r1", 0.19).set("racers", new Value.Pick("6")).step(100);
            assertThat(seat.readout("arrival1")).isEqualTo(12);
            assertThat(seat.frame().goals()).containsExactlyInAnyOrder("diverge", "quick", "win", "home");
        }
    }

    @Test
    void onTheCoasterTheSameRatesAllLeaveUntilTimesAreStandardised() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            seat.set("data", new Value.Pick(Track.COASTER)).step(10);
            assertThat(seat.words()).startsWith("After 2 steps everybody has left for good");
            assertThat(seat.stage.trail().steps()).isEqualTo(2);
            seat.set("data", new Value.Pick(Track.STANDARD)).step(100);
            assertThat(seat.readout("arrival3")).isEqualTo(15);
            seat.set("data", new Value.Pick(Track.COASTER))
                    .set("r1", 3e-5)
                    .set("r2", 3.7e-5)
                    .step(100);
            assertThat(seat.readout("loss1")).isBetween(20 * seat.readout("best"), seat.readout("loss2"));
            assertThat(seat.frame().goals()).contains("diverge");
        }
    }

    /** What the text says of each. */
    @ParameterizedTest
    @CsvSource({
        "constant, 0.18, 12",
        "constant, 0.19, 12",
        "constant, 0.2, 15",
        "exponential, 0.22, 12",
        "exponential, 0.25, 12",
        "momentum, 0.02, 18",
        "adam, 0.1, 49",
        "constant, 0.02, -1",
        "exponential, 0.5, -1",
        "constant, 0.0313, 70",
        "constant, 0.129, 17",
        "constant, 0.000359, -1"
    })
    void arrivesAtTheStepTheTextSays(String rule, float rate, int arrival) {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            seat.set("k1", new Value.Pick(rule)).set("r1", rate).step(100);
            assertThat(seat.readout("arrival1")).isEqualTo(arrival);
        }
    }

    @Test
    void theLowestLossIsLeastSquares() {
        assertThat((double) track(EXPERIMENT.start().opening()).best()).isCloseTo(1.69236768, within(1e-5));
    }

    @Test
    void ratesAreDrawnAsTheyWereAndWillBe() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            seat.set("k1", new Value.Pick("cosine")).set("r1", 0.1).step(50);
            seat.set("r1", 0.2);
            Chart.Lines rates = seat.frame().lines("rate1");
            Schedule before = Schedule.cosine(0.1f, 100);
            Schedule after = Schedule.cosine(0.2f, 100);
            assertThat((double) rates.ys()[49]).isCloseTo(before.rate(49), within(1e-6));
            assertThat((double) rates.ys()[50]).isCloseTo(after.rate(50), within(1e-6));
        }
    }

    @Test
    void theShownCodeHoldsOnlyTheRacersAndTheTrackOfTheRace() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            for (String data : List.of("coaster", "standard")) {
                seat.set("data", new Value.Pick(data))
                        .set("racers", new Value.Pick("2"))
                        .set("r1", 0.00003)
                        .set("r2", 0.00001)
                        .step(5);
                assertThat(seat.printedNumber(1) / seat.readout("loss2")).isCloseTo(1, within(1e-3f));
                Listing shown = Listing.of(EXPERIMENT, seat.stage.trail().settings(), seat.frame())
                        .orElseThrow();
                assertThat(shown.java().split("racers.add\\(")).hasSize(3);
                assertThat(shown.python())
                        .doesNotContain("11.869038", "if \"", "[:")
                        .contains("torch.arange(20.)");
            }
        }
    }

    @Test
    void theShownCodeRunsTheSameRace() {
        try (Seat seat = Seat.at(EXPERIMENT)) {
            seat.set("r3", 0.05)
                    .set("k1", new Value.Pick("steps"))
                    .set("k2", new Value.Pick("cosine"))
                    .set("k3", new Value.Pick("onecycle"))
                    .set("racers", new Value.Pick("6"))
                    .step(60);
            for (int racer = 1; racer <= 6; racer++) {
                assertThat(seat.printedNumber(racer - 1)).isCloseTo(seat.readout("loss" + racer), within(2e-4f));
            }
        }
    }

    private static Track track(Seat seat) {
        return track(seat.stage.trail().settings());
    }

    private static Track track(Settings settings) {
        return Track.of(settings);
    }

    /** The loss after some steps, in double arithmetic. */
    private static double walked(Track track, Rule rule, float rate, int length, int steps) {
        Points points = track.points();
        Schedule schedule = rule.schedule(rate, length);
        double[] w = {1.1f, 1.1f, 1.1f};
        double[] velocity = new double[3];
        double[] mean = new double[3];
        double[] square = new double[3];
        for (int step = 0; step <= steps; step++) {
            double loss = 0;
            double[] gradient = new double[3];
            for (int i = 0; i < points.count(); i++) {
                double x = points.x(i);
                double error = w[0] * x * x + w[1] * x + w[2] - points.y(i);
                loss += error * error / points.count();
                gradient[0] += 2 * error * x * x / points.count();
                gradient[1] += 2 * error * x / points.count();
                gradient[2] += 2 * error / points.count();
            }
            if (step == steps) {
                return loss;
            }
            for (int k = 0; k < 3; k++) {
                velocity[k] = rule.momentum() * velocity[k] + gradient[k];
                mean[k] = 0.9 * mean[k] + 0.1 * gradient[k];
                square[k] = 0.999 * square[k] + 0.001 * gradient[k] * gradient[k];
                double adam = mean[k]
                        / (1 - Math.pow(0.9, step + 1))
                        / (Math.sqrt(square[k] / (1 - Math.pow(0.999, step + 1))) + 1e-8);
                w[k] -= schedule.rate(step) * (rule.isAdam() ? adam : velocity[k]);
            }
        }
        throw new AssertionError();
    }
}
