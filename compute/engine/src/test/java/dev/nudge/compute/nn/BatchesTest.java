package dev.nudge.compute.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.nudge.compute.Budget;
import dev.nudge.compute.Compute;
import dev.nudge.compute.Execution;
import dev.nudge.compute.Program;
import dev.nudge.compute.Tensor;
import dev.nudge.compute.device.Devices;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Mini-batches in many copies of a program, and under the learning-rate finder. */
class BatchesTest {
    private static final Batches BATCHES = new Batches(6, 2, 3);

    /** Learns the mean of six numbers, two at a time. */
    private static Program mean() {
        return Program.record("mean", p -> {
            Tensor rows = p.data("x", 6).indexSelect(0, BATCHES.declare(p));
            Tensor w = p.state("w");
            Tensor loss = rows.sub(w).square().mean();
            new Sgd(p.scalar("rate")).update(p, loss, List.of(w));
            p.output("loss", loss);
        });
    }

    @Test
    void beginAlikeInAllCopies() {
        float[] one;
        try (Compute compute = Compute.on(Devices.get("cpu"), Budget.unlimited())) {
            one = train(compute.open(mean()));
            for (String[] shared : new String[][] {{"x"}, {"x", "batch.order"}}) {
                float[] all = train(compute.open(mean().copies(3, shared)));
                assertThat(all).containsExactly(one[0], one[0], one[0]);
            }
        }
        assertThat(one[0]).isNotZero();
    }

    private static float[] train(Execution execution) {
        execution.write("x", 1f, 2f, 3f, 4f, 5f, 7f);
        execution.fill("rate", 0.1);
        for (int epoch = 0; epoch < 2; epoch++) {
            BATCHES.begin(execution, epoch);
            execution.run(BATCHES.perEpoch());
        }
        return execution.read("w");
    }

    @Test
    void aTrainingGoesOnInTheSameOrderAfterTheFinder() {
        try (Compute compute = Compute.on(Devices.get("cpu"), Budget.unlimited())) {
            Execution execution = compute.open(mean());
            execution.write("x", 1f, 2f, 3f, 4f, 5f, 7f);
            execution.set("rate", 0.1);
            BATCHES.begin(execution, 7);
            execution.run(1);
            double[] state = execution.readDoubles("w");
            double[] order = execution.readDoubles("batch.order");
            List<LearningRateFinder.Try> tries = LearningRateFinder.run(execution, "rate", "loss", BATCHES);
            assertThat(tries).hasSizeGreaterThan(50);
            assertThat(tries.get(3).loss())
                    .as("the first batch of another epoch")
                    .isNotEqualTo(tries.getFirst().loss());
            assertThat(execution.readDoubles("w")).isEqualTo(state);
            assertThat(execution.readDoubles("batch.order")).isEqualTo(order);
            assertThat(execution.readDoubles("batch.start")).containsExactly(2);
        }
    }

    @Test
    void theFinderFollowsOneLoss() {
        try (Compute compute = Compute.on(Devices.get("cpu"), Budget.unlimited())) {
            Execution copies = compute.open(mean().copies(3, "x"));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> LearningRateFinder.run(copies, "rate", "loss", BATCHES))
                    .withMessageContaining("'loss' is [3]");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> LearningRateFinder.run(copies, "rate", "error", BATCHES))
                    .withMessageContaining("'error' is no output");
        }
    }

    @Test
    void aLossThatNothingIsTrainedByIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Program.record("counts", p -> {
                    Tensor w = p.state("w");
                    new Sgd(p.scalar("rate")).update(p, w.gt(0).mean(), List.of(w));
                }))
                .withMessageContaining("no gradient flows through the loss");
    }
}
