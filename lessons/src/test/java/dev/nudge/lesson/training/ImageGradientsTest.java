package dev.nudge.lesson.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.compute.Budget;
import dev.nudge.compute.Compute;
import dev.nudge.compute.device.Devices;
import dev.nudge.compute.nn.Mlp;
import dev.nudge.lesson.data.HandwrittenDigits;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ImageGradientsTest {

    private static final Plan PLAN = WrittenPlan.read("linear 1 seven sgd 1 64 0 1 2 1");
    private static final Weights WEIGHTS = PLAN.firstWeights();
    private static final ImageGradients GRADIENTS = of(PLAN);

    private static ImageGradients of(Plan plan) {
        try (Compute compute = Compute.on(Devices.get("cpu"), Budget.unlimited())) {
            return ImageGradients.of(plan, WEIGHTS, compute);
        }
    }

    private static float[] autograd(int... images) {
        return autograd(PLAN, images);
    }

    private static float[] autograd(Plan plan, int... images) {
        Batch batch = new Batch(plan.train(), images);
        Mlp.Network network = WEIGHTS.network();
        return WEIGHTS.gradient(plan.objective().loss(network.apply(batch.x()), batch.y()), network);
    }

    private static double length(float[] vector) {
        double squares = 0;
        for (float each : vector) {
            squares += (double) each * each;
        }
        return Math.sqrt(squares);
    }

    @Test
    void aBatchHasTheGradientOfAutograd() {
        int[] all = new int[PLAN.train().count()];
        for (int image = 0; image < all.length; image++) {
            all[image] = image;
        }
        assertThat(GRADIENTS.whole()).containsExactly(autograd(all), within(1e-6f));
        assertThat(GRADIENTS.of(new int[] {5})).containsExactly(autograd(5), within(1e-6f));
        assertThat(GRADIENTS.of(new int[] {1, 200, 41})).containsExactly(autograd(1, 200, 41), within(1e-6f));
    }

    /** As drawn: the length is that of the vector, the angle the one that is told. */
    @Test
    void anArrowHasItsTrueLengthAndAngle() {
        for (int image = 0; image < 40; image++) {
            float[] gradient = GRADIENTS.of(new int[] {image, image + 100});
            double along = GRADIENTS.along(gradient);
            double beside = GRADIENTS.beside(gradient);
            assertThat(Math.hypot(along, beside)).isCloseTo(length(gradient) / length(GRADIENTS.whole()), within(1e-5));
            assertThat(Math.toDegrees(Math.atan2(Math.abs(beside), along)))
                    .isCloseTo(GRADIENTS.angle(gradient), within(0.01));
        }
        assertThat(GRADIENTS.along(GRADIENTS.whole())).isCloseTo(1, within(1e-6f));
        assertThat(GRADIENTS.angle(GRADIENTS.whole())).isCloseTo(0, within(0.05f));
        float[] back = GRADIENTS.whole().clone();
        for (int i = 0; i < back.length; i++) {
            back[i] = -2 * back[i];
        }
        assertThat(GRADIENTS.angle(back)).isCloseTo(180, within(0.05f));
        assertThat(GRADIENTS.along(back)).isCloseTo(-2, within(1e-5f));
    }

    /** All ten digits, of which only the threes are one. */
    @Test
    void moreImagesThanGoThroughAtOnceHaveTheGradientOfAutograd() {
        TrainingSet many = TrainingSet.of(HandwrittenDigits.all().images());
        Plan plan = new Plan(many, PLAN.valid(), PLAN.model(), PLAN.method(), PLAN.seed());
        assertThat(many.count()).isGreaterThan(3 * Batch.PORTION);
        assertThat(of(plan).whole())
                .containsExactly(autograd(plan, IntStream.range(0, many.count()).toArray()), within(1e-6f));
    }

    @Test
    void threesPullToOneSideAndSevensToTheOther() {
        double threes = 0;
        double sevens = 0;
        for (int image = 0; image < PLAN.train().count(); image++) {
            float beside = GRADIENTS.beside(GRADIENTS.of(new int[] {image}));
            if (PLAN.train().targets()[image] == 1) {
                threes += Math.signum(beside);
            } else {
                sevens += Math.signum(beside);
            }
        }
        assertThat(threes).isPositive();
        assertThat(sevens).isNegative();
        assertThat(length(GRADIENTS.aside())).isCloseTo(1, within(1e-5));
        assertThat(GRADIENTS.along(GRADIENTS.aside())).isCloseTo(0, within(1e-5f));
    }

    @Test
    void theExpectedDistanceOfOneImageIsTheRootOfTheMeanSquare() {
        double squares = 0;
        int count = PLAN.train().count();
        for (int image = 0; image < count; image++) {
            double apart = GRADIENTS.apart(autograd(image));
            squares += apart * apart / count;
        }
        assertThat(GRADIENTS.expectedApart(1)).isCloseTo(Math.sqrt(squares), within(1e-4));
        assertThat(GRADIENTS.expectedApart(count)).isZero();
        assertThat(GRADIENTS.expectedApart(16) / GRADIENTS.expectedApart(64))
                .isCloseTo(2 * Math.sqrt((count - 16.0) / (count - 64.0)), within(1e-9));
    }
}
