package dev.nudge.lesson.together;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.compute.Budget;
import dev.nudge.compute.Compute;
import dev.nudge.compute.device.Devices;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.together.Ensemble.Move;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CommonStepTest {

    private final Compute compute = Compute.on(Devices.get("cpu"), Budget.unlimited());
    private final CommonStep step = new CommonStep(1, compute);

    @AfterEach
    void end() {
        compute.close();
    }

    private static List<Integer> seats(int count) {
        return IntStream.rangeClosed(1, count).boxed().toList();
    }

    private static float[] arrow(Chart.Arrows arrows) {
        return new float[] {arrows.dxs()[0], arrows.dys()[0]};
    }

    @Test
    void theArrowOfAllPointsIsTheGradientOfTheLoss() {
        float[] there = step.state();
        float h = 1e-2f;
        float[] expected = new float[2];
        for (int i = 0; i < 2; i++) {
            float[] moved = there.clone();
            moved[i] = there[i] + h;
            step.restore(moved);
            float above = step.frame().readout("loss");
            moved[i] = there[i] - h;
            step.restore(moved);
            expected[i] = (above - step.frame().readout("loss")) / (2 * h);
        }
        step.restore(there);
        float[] truth = arrow(step.frame().chart("truth", Chart.Arrows.class));
        assertThat(truth[0]).isCloseTo(-0.25f * expected[0], within(1e-3f));
        assertThat(truth[1]).isCloseTo(-0.25f * expected[1], within(1e-3f));
    }

    @Test
    void theMeanArrowIsTheMeanOfAllArrowsAndSteadiesAsMoreJoin() {
        step.seat(seats(200));
        Chart.Arrows others = step.frame().chart("others", Chart.Arrows.class);
        double sum = IntStream.range(0, 200).mapToDouble(i -> others.dxs()[i]).sum();
        float[] mean = arrow(step.frame().chart("mean", Chart.Arrows.class));
        assertThat(mean[0]).isCloseTo((float) (sum / 200), within(1e-4f));
        assertThat(step.frame().readout("meanoff")).isLessThan(step.frame().readout("eachoff") / 3);
        float[] off = step.frame().lines("meanoff").ys();
        assertThat(off).hasSize(200);
        assertThat(off[199]).isEqualTo(step.frame().readout("meanoff"), within(0.05f));
    }

    @Test
    void eachHasABatchOfTheirOwnAndAnotherForTheAsking() {
        step.seat(seats(3));
        float[] one = arrow(step.frame(1, 0).chart("own", Chart.Arrows.class));
        float[] two = arrow(step.frame(2, 0).chart("own", Chart.Arrows.class));
        assertThat(one).isNotEqualTo(two);
        assertThat(step.frame(1, 0).chart("others", Chart.Arrows.class).xs()).hasSize(3);
        step.move(1, Move.NONE);
        assertThat(arrow(step.frame(1, 0).chart("own", Chart.Arrows.class))).isNotEqualTo(one);
        assertThat(arrow(step.frame(2, 0).chart("own", Chart.Arrows.class))).isEqualTo(two);
    }

    @Test
    void aClassComesToTheValley() {
        step.seat(seats(30));
        for (int i = 0; i < 60; i++) {
            step.tick(0.2f);
        }
        float[] there = step.state();
        assertThat(there[0]).isCloseTo(2, within(0.5f));
        assertThat(there[1]).isCloseTo(1, within(0.5f));
        CommonStep other = new CommonStep(1, compute);
        other.restore(there);
        other.seat(seats(30));
        other.tick(0.2f);
        step.tick(0.2f);
        assertThat(other.state()).containsExactly(step.state());
    }

    private void ticks(int count, float rate) {
        for (int i = 0; i < count; i++) {
            step.tick(rate);
        }
    }

    @Test
    void aClassThatDivergedConvergesAtALowerRate() {
        step.seat(seats(30));
        ticks(6, 1.5f);
        assertThat(step.frame().notice()).isNotEmpty();
        ticks(300, 1.5f);
        float[] far = step.state();
        assertThat(Math.hypot(far[0], far[1])).isFinite().isGreaterThan(1e4);
        assertThat(step.frame().readout("loss")).isFinite();
        ticks(1, 0.2f);
        assertThat(step.frame().notice()).isEmpty();
        ticks(400, 0.2f);
        assertThat(step.state()[0]).isCloseTo(2, within(0.7f));
        assertThat(step.state()[1]).isCloseTo(1, within(0.7f));
        assertThat(step.frame().lines("path").xs())
                .as("of the way the last places")
                .hasSize(30);
    }

    @Test
    void aStateThatLeadsNowhereBeginsAnew() {
        float[] begun = step.state();
        step.restore(new float[] {Float.NaN, 1, 9});
        assertThat(step.state()).containsExactly(begun[0], begun[1], 9);
        assertThat(step.frame().readout("loss")).isFinite();
    }

    @Test
    void whatEverybodySeesAlikeIsMadeOnceForAll() {
        step.seat(seats(3));
        Chart others = step.frame(1, 0).chart("others", Chart.Arrows.class);
        assertThat(step.frame(2, 0).chart("others", Chart.Arrows.class)).isSameAs(others);
        step.move(1, Move.NONE);
        assertThat(step.frame(2, 0).chart("others", Chart.Arrows.class)).isNotSameAs(others);
    }
}
