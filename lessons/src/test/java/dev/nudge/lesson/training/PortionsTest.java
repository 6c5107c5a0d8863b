package dev.nudge.lesson.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.compute.Budget;
import dev.nudge.compute.BudgetException;
import dev.nudge.compute.Compute;
import dev.nudge.compute.Snapshot;
import dev.nudge.compute.device.Devices;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A batch in portions is the same batch: 289 threes and sevens, or ten digits, do both. */
class PortionsTest {

    private static final String TEN = "two 9 categorical adam 0.01 1437 0 1 2 1";

    private final Compute compute = Compute.on(Devices.get("cpu"), Budget.unlimited());

    /** Every loss with every optimiser; batches of all images, and others whose last is short or fits at once. */
    static Stream<String> plans() {
        return Stream.of("l1", "mse", "seven", "entropy", "categorical")
                .flatMap(loss -> Stream.of("sgd", "momentum", "adam")
                        .flatMap(optimiser -> Stream.of("one 7 %s %s 0.05 289 10 1 2 1", "two 5 %s %s 0.02 150 0 3 1 2")
                                .map(plan -> plan.formatted(loss, optimiser))));
    }

    private Training open(String plan, int portion) {
        return Training.open(WrittenPlan.read(plan), compute, portion);
    }

    private static float rate(String plan) {
        return Float.parseFloat(plan.split(" ")[4]);
    }

    @ParameterizedTest
    @MethodSource("plans")
    void takesTheStepsOfOneLargeBatch(String plan) {
        try (Training whole = open(plan, 2000);
                Training portions = open(plan, 64)) {
            assertThat(whole.whole()).isEmpty();
            for (int step = 0; step < 12; step++) {
                float expected = whole.step(rate(plan), 0.8);
                assertThat(portions.step(rate(plan), 0.8))
                        .as("step %d", step)
                        .isCloseTo(expected, within(1e-5f * Math.max(1, expected)));
            }
            assertThat(portions.weights().flat())
                    .containsExactly(whole.weights().flat(), within(1e-4f));
            assertThat(portions.state()).hasSameSizeAs(whole.state());
            assertThat(portions.snapshot().names()).isEqualTo(whole.snapshot().names());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 289, 288, 1})
    void allImagesSayTogetherWhatTheySayAtOnce(int portion) {
        String written = "one 7 entropy sgd 0.05 289 0 1 2 1";
        Plan plan = WrittenPlan.read(written);
        try (Training training = open(written, portion)) {
            training.step(0.05, 0);
            Batch batch = training.next();
            if (portion == 289) {
                assertThat(training.whole()).isEmpty();
                return;
            }
            Weights weights = training.weights();
            BatchGradient whole = training.whole().orElseThrow();
            var network = weights.network();
            var raw = network.apply(batch.x());
            var loss = plan.objective().loss(raw, batch.y());
            assertThat(whole.raw()).containsExactly(raw.toArray(), within(1e-5f));
            assertThat(whole.loss()).isCloseTo(loss.item(), within(1e-6f));
            assertThat(whole.slopes().flat()).containsExactly(weights.gradient(loss, network), within(1e-6f));
            assertThat(whole.slopes().sizes()).isEqualTo(weights.sizes());
        }
    }

    @Test
    void whatIsPreparedChangesNothing() {
        try (Training prepared = open(TEN, 200);
                Training other = open(TEN, 200)) {
            int portions = 1;
            while (prepared.prepare()) {
                portions++;
                assertThat(prepared.steps()).isZero();
            }
            assertThat(portions).isEqualTo(8);
            assertThat(prepared.prepare()).isFalse();
            assertThat(prepared.weights().flat()).isEqualTo(other.weights().flat());
            // Half of a preparation is dropped where a place is gone to.
            Snapshot first = prepared.snapshot();
            float loss = prepared.step(0.01, 0);
            prepared.prepare();
            prepared.restore(first, 0);
            assertThat(prepared.step(0.01, 0)).isEqualTo(loss).isEqualTo(other.step(0.01, 0));
            assertThat(prepared.weights().flat()).isEqualTo(other.weights().flat());
        }
    }

    @Test
    void aPeekIsTheStepThatIsThenTaken() {
        try (Training training = open(TEN, 200)) {
            training.step(0.01, 0);
            BatchGradient before = training.whole().orElseThrow();
            Training.Peek peek = training.peek(0.02, 0);
            assertThat(training.steps()).isEqualTo(1);
            assertThat(training.whole()).containsSame(before);
            assertThat(training.step(0.02, 0)).isEqualTo(before.loss());
            assertThat(training.weights().flat()).isEqualTo(peek.weights().flat());
            assertThat(training.whole().orElseThrow().loss()).isCloseTo(peek.lossAfter(), within(1e-5f));
        }
    }

    @Test
    void otherWeightsAreAskedWithoutAStep() {
        try (Training training = open(TEN, 200)) {
            Weights first = training.weights();
            BatchGradient there = training.whole().orElseThrow();
            training.step(0.01, 0);
            Weights now = training.weights();
            float loss = training.whole().orElseThrow().loss();
            // Another epoch, another order: the sums are rounded differently.
            BatchGradient again = training.whole(first).orElseThrow();
            assertThat(again.loss()).isCloseTo(there.loss(), within(1e-5f));
            assertThat(training.weights().flat()).isEqualTo(now.flat());
            assertThat(training.whole().orElseThrow().loss()).isEqualTo(loss);
        }
    }

    @Test
    void aStepHoldsNoMoreThanAPortion() {
        try (Training whole = open(TEN, 2000);
                Training portions = open(TEN, 100)) {
            assertThat(portions.bytesOfStep()).isLessThan(whole.bytesOfStep() / 3);
            assertThat(portions.bytesOfStep()).isPositive().isLessThan(compute.bytesHeld());
        }
        assertThat(compute.bytesHeld()).isZero();
    }

    @Test
    void whereThereIsNoRoomNothingStaysOpen() {
        for (long bytes = 1 << 10; ; bytes *= 2) {
            try (Compute tight = Compute.on(Devices.get("cpu"), new Budget(bytes, Long.MAX_VALUE, Long.MAX_VALUE))) {
                try {
                    Training.open(WrittenPlan.read(TEN), tight).close();
                    assertThat(bytes).isGreaterThan(1 << 10);
                    return;
                } catch (BudgetException refused) {
                    assertThat(refused).hasMessageContaining("bytes");
                    assertThat(tight.bytesHeld()).isZero();
                }
            }
        }
    }

    @Test
    void aStepThatIsStoppedIsNotTaken() {
        try (Training training = open(TEN, 200)) {
            training.prepare();
            Weights before = training.weights();
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> training.step(0.01, 0)).hasMessageContaining("200 of the 1437");
            assertThat(Thread.interrupted()).isTrue();
            assertThat(training.steps()).isZero();
            assertThat(training.weights().flat()).isEqualTo(before.flat());
            assertThat(training.step(0.01, 0)).isPositive();
        }
    }
}
