package dev.nudge.lesson.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.compute.Tensor;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.JavaListing;
import dev.nudge.lesson.Trail;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.data.Bitmap;
import dev.nudge.lesson.data.HandwrittenDigits;
import dev.nudge.lesson.data.LabelledImages;
import dev.nudge.lesson.digits.DigitSets;
import dev.nudge.lesson.gradient.Seat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DrawDigitTest {

    private static final DrawDigit DRAW = new DrawDigit(DigitSets.withoutMnist());

    private static final LabelledImages LIKE = HandwrittenDigits.all().images().only(3, 7);

    private static Seat seat() {
        return Seat.at(DRAW);
    }

    private static Value example(String id) {
        return new Value.Ink(dots(id));
    }

    private static Bitmap dots(String id) {
        return Examples.ALL.stream()
                .filter(example -> example.id().equals(id))
                .findFirst()
                .orElseThrow()
                .dots();
    }

    @Test
    void aBlankSheetGetsNoAnswerAndSaysSo() {
        try (Seat seat = seat()) {
            assertThat(seat.words()).contains("A blank sheet gets no answer", "3 and 7 is all the models know");
            for (String model : DrawDigit.MODELS) {
                assertThat(seat.readout(model)).isNaN();
                assertThat(seat.frame().lines(model).xs()).isEmpty();
            }
            assertThat(seat.frame().goals()).isEmpty();
            assertThat(seat.frame().offers()).isEmpty();
            assertThat(seat.step(5).stage.trail().steps()).isZero();
        }
    }

    @Test
    void allThreeKnowAPlainThreeAndAPlainSeven() {
        try (Seat seat = seat().set("ink", example(Examples.THREE))) {
            assertThat(seat.readout("means")).isGreaterThan(0.5f);
            assertThat(seat.readout("linear")).isGreaterThan(0.9f);
            assertThat(seat.readout("network")).isGreaterThan(0.9f);
            assertThat(seat.frame().goals()).contains("sure").doesNotContain("eight", "apart");
            seat.set("ink", example(Examples.SEVEN));
            assertThat(seat.readout("means")).isLessThan(0.5f);
            assertThat(seat.readout("linear")).isLessThan(0.2f);
            assertThat(seat.readout("network")).isLessThan(0.2f);
            assertThat(seat.words()).contains("All three say: a 7");
        }
    }

    @Test
    void aSpeckAndAFilledSheetGetAWarning() {
        Bitmap blank = Bitmap.blank(Examples.SIDE);
        try (Seat seat = seat().set("ink", new Value.Ink(blank.stroked(16, 16, 16, 16, Examples.NIB)))) {
            assertThat(seat.words()).contains("So little ink");
            seat.set("ink", new Value.Ink(Bitmap.where(Examples.SIDE, (row, column) -> true)));
            assertThat(seat.words()).contains("so full");
            for (String digit : List.of(Examples.THREE, Examples.SEVEN, Examples.ONE)) {
                assertThat(seat.set("ink", example(digit)).words()).doesNotContain("do not believe");
            }
        }
    }

    /** What is taught as one digit only has no answers about the other: a gap for each step. */
    @Test
    void aLongWalkHasAnAnswerForEveryStepAndItsLinkOpens() {
        try (Seat seat = seat().set("ink", example(Examples.ONE)).set("seven", example(Examples.ONE))) {
            seat.step(1000);
            assertThat(seat.frame().lines("linearseven").ys()).hasSize(1001).doesNotContain(Float.NaN);
            assertThat(seat.frame().lines("linearthree").ys()).hasSize(1001).containsOnly(Float.NaN);
        }
    }

    @Test
    void anEightGetsAnAnswerAllTheSameAndIsToldFromOtherDigitsByItsLoops() {
        try (Seat seat = seat().set("ink", example(Examples.EIGHT))) {
            assertThat(seat.words()).contains("is that an 8?", "only know 3 and 7");
            assertThat(seat.readout("network")).isBetween(0f, 1f);
            assertThat(seat.frame().goals()).contains("eight");
        }
    }

    /** The gradient by autograd against nudging each pixel. */
    @ParameterizedTest
    @ValueSource(ints = {Judges.LINEAR, Judges.NETWORK})
    void sensitivityIsHowMuchTheRawAnswerRisesWithAPixel(int which) {
        Judges judges = DRAW.judges(DRAW.start().settings());
        Tensor pixels = Normalised.pixels(dots(Examples.CROSSED), LIKE);
        float[] sensitivity = judges.byTrained(which, pixels).sensitivity().toArray();
        float[] nudged = pixels.toArray();
        assertThat(sensitivity).hasSize(64);
        for (int pixel = 0; pixel < 64; pixel++) {
            float at = nudged[pixel];
            nudged[pixel] = at + 1e-3f;
            float more = raw(judges, which, nudged);
            nudged[pixel] = at - 1e-3f;
            float less = raw(judges, which, nudged);
            nudged[pixel] = at;
            assertThat(sensitivity[pixel]).isCloseTo((more - less) / 2e-3f, within(0.02f));
        }
    }

    private static float raw(Judges judges, int which, float[] pixels) {
        return judges.trained()
                .get(which)
                .model()
                .apply(Tensor.of(pixels).reshape(1, 64))
                .item();
    }

    /** L1: each pixel pulls with all its weight towards the mean whose side it is on, or not at all. */
    @Test
    void theNearestMeanIsAsSensitiveToOnePixelAsToAnother() {
        Judges judges = DRAW.judges(DRAW.start().settings());
        float[] sensitivity = judges.byMeans(Normalised.pixels(dots(Examples.THREE), LIKE))
                .sensitivity()
                .toArray();
        assertThat(sensitivity).contains(2f / 64, -2f / 64);
        for (float each : sensitivity) {
            assertThat(Math.abs(each)).isIn(0f, 1f / 64, 2f / 64);
        }
    }

    /** The data set's threes and sevens have 0.257 to 0.339 of ink in eight of ten cases. */
    @ParameterizedTest
    @CsvSource({"three, 1", "three, 1.8", "three, 2.6", "seven, 1", "seven, 1.8", "seven, 2.6"})
    void aDrawingHasAsMuchInkAsTheDataSetHoweverThickThePen(String id, double nib) {
        Bitmap thick = Bitmap.where(32, (row, column) -> {
            for (int r = 0; r < 32; r++) {
                for (int c = 0; c < 32; c++) {
                    if (dots(id).isInk(r, c) && Math.hypot(r - row, c - column) <= nib - 1) {
                        return true;
                    }
                }
            }
            return false;
        });
        byte[] ink = Normalised.ink(thick, LIKE);
        int sum = 0;
        for (byte each : ink) {
            assertThat(each).isBetween((byte) 0, (byte) 16);
            sum += each;
        }
        assertThat(sum / 1024f).isBetween(0.22f, 0.38f);
        // Top and bottom row hold ink, the first and the last column none.
        assertThat(rowSum(ink, 0)).isPositive();
        assertThat(rowSum(ink, 7)).isPositive();
        for (int row = 0; row < 8; row++) {
            assertThat(ink[row * 8]).isZero();
            assertThat(ink[row * 8 + 7]).isZero();
        }
    }

    private static int rowSum(byte[] ink, int row) {
        int sum = 0;
        for (int column = 0; column < 8; column++) {
            sum += ink[row * 8 + column];
        }
        return sum;
    }

    @Test
    void whereItStandsOnThePadMakesNoDifference() {
        Bitmap seven = dots(Examples.SEVEN);
        Bitmap moved = Bitmap.where(32, (row, column) -> seven.isInk(row + 3, column + 5));
        assertThat(moved.ink()).isEqualTo(seven.ink());
        assertThat(Normalised.ink(moved, LIKE)).containsExactly(Normalised.ink(seven, LIKE));
    }

    @Test
    void aPlainStrokeIsNotStretchedToTheWidthOfADigit() {
        Bitmap stroke = Bitmap.blank(32).stroked(16, 6, 16, 26, Examples.NIB);
        assertThat(Normalised.stretched(stroke).box().width()).isLessThan(8);
        assertThat(Normalised.stretched(dots(Examples.THREE)).box()).isEqualTo(new Bitmap.Box(0, 6, 32, 20));
    }

    @Test
    void whatIsTaughtIsInEveryBatchAndItsAnswerMoves() {
        try (Seat seat = seat().set("ink", example(Examples.SEVEN))) {
            Frame.Offer offer = seat.frame().offers().getFirst();
            assertThat(offer.changes().getFirst().control()).isEqualTo("three");
            float before = seat.readout("network");
            float right = seat.readout("networkright");
            seat.take(offer);
            assertThat(seat.readout("network")).isEqualTo(before);
            assertThat(seat.words()).contains("in every batch from now on");
            assertThat(seat.step(5).words()).contains("After 5 batches (1 epoch): ");
            seat.step(395);
            // A 7 that is called a 3 again and again becomes one, at the price of others.
            assertThat(seat.readout("network")).isGreaterThan(0.5f);
            assertThat(seat.frame().goals()).contains("taught");
            assertThat(seat.words())
                    .contains("After 400 batches (80 epochs)", "since batch", "(before: " + (int) right + ")");
            assertThat(seat.frame().lines("networkthree").ys()).hasSize(401);
            assertThat(seat.frame().lines("networkseven").ys()).containsOnly(Float.NaN);
        }
    }

    @Test
    void whoIsTaughtWhatItKnowsHasNothingToLearn() {
        try (Seat seat = seat().set("three", example(Examples.THREE)).step(20)) {
            assertThat(seat.words()).contains("took your 3 for one from the start");
            assertThat(seat.frame().goals()).doesNotContain("taught");
        }
    }

    /** Nothing that one learner teaches reaches another. */
    @Test
    void theSharedModelsStayAsTheyAre() {
        try (Seat other = seat().set("ink", example(Examples.CROSSED));
                Seat seat = seat().set("three", example(Examples.SEVEN)).step(100)) {
            float before = other.readout("network");
            other.set("ink", example(Examples.SEVEN)).set("ink", example(Examples.CROSSED));
            assertThat(other.readout("network")).isEqualTo(before);
            assertThat(seat.set("ink", example(Examples.CROSSED)).readout("network"))
                    .isNotEqualTo(before);
        }
    }

    @Test
    void aSecondDigitTaughtOnTheWayIsLearntFromThereOn() {
        try (Seat seat = seat().set("three", example(Examples.SEVEN))
                .step(30)
                .set("seven", example(Examples.THREE))
                .step(10)) {
            float[] threes = seat.frame().lines("linearthree").ys();
            float[] sevens = seat.frame().lines("linearseven").ys();
            assertThat(threes).hasSize(41).doesNotContain(Float.NaN);
            assertThat(sevens[29]).isNaN();
            assertThat(sevens[30]).isGreaterThan(0.9f);
            assertThat(sevens[40]).isNotEqualTo(sevens[30]);
            seat.stage.back();
            seat.stage.back();
            assertThat(seat.frame().lines("linearthree").ys()).hasSize(31);
            assertThat(seat.frame().lines("linearseven").ys()[30]).isNaN();
        }
    }

    @Test
    void theJavaRunsAsItIsShown() throws Exception {
        try (Seat seat = seat().set("ink", example(Examples.THREE))) {
            List<String> printed =
                    JavaListing.printedBy(DRAW, seat.stage.trail().settings(), seat.frame());
            assertThat(printed).hasSize(3).allMatch(line -> line.matches("[37], most sensitive in pixel [0-9]+"));
        }
    }

    /** Of three models the answers, and of none the image, when it is drawn differently. */
    @Test
    void picturesFollowTheDrawing() {
        try (Seat seat = seat().set("ink", example(Examples.ONE))) {
            float[] one = seat.frame().chart("seen", Chart.Heatmap.class).cells();
            seat.stage.apply(new Trail.Change("ink", example(Examples.EIGHT)), dev.nudge.lesson.Stage.Stroke.CONTINUED);
            assertThat(seat.frame().chart("seen", Chart.Heatmap.class).cells()).isNotEqualTo(one);
        }
    }
}
