package dev.nudge.lesson.together;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.compute.Budget;
import dev.nudge.compute.Compute;
import dev.nudge.compute.device.Devices;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.together.Ensemble.Move;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CommonFunctionTest {

    private static final Move FOLLOWING = new Move(0, 0, 0, true);

    private final Compute compute = Compute.on(Devices.get("cpu"), Budget.unlimited());
    private final CommonFunction function = new CommonFunction(1, compute);

    @AfterEach
    void end() {
        compute.close();
    }

    private float loss() {
        return function.frame().readout("loss");
    }

    private static List<Integer> seats(int count) {
        return IntStream.rangeClosed(1, count).boxed().toList();
    }

    private void ticks(int count, float rate) {
        for (int i = 0; i < count; i++) {
            function.tick(rate);
        }
    }

    @Test
    void eachSeesThePartialDerivativesOfTheirOwn() {
        function.seat(seats(12));
        function.seat(seats(12));
        seats(12).forEach(seat -> function.move(seat, FOLLOWING));
        ticks(30, 0.01f);
        float[] state = function.state();
        for (int seat : List.of(1, 2, 7, 12)) {
            float slope = function.frame(seat, 0).readout("weightslope");
            float kink = function.frame(seat, 0).readout("kinkslope");
            assertThat(slope).isCloseTo(differences(state, seat), within(2e-3f));
            assertThat(kink).isCloseTo(differences(state, 12 + seat), within(2e-3f));
        }
    }

    /** Central differences of the loss. */
    private float differences(float[] state, int index) {
        float h = 1e-2f;
        float[] moved = state.clone();
        moved[index] = state[index] + h;
        function.restore(moved);
        float above = loss();
        moved[index] = state[index] - h;
        function.restore(moved);
        float below = loss();
        function.restore(state);
        return (above - below) / (2 * h);
    }

    @Test
    void threeHoldFourEachAndThreeHundredOne() {
        function.seat(seats(3));
        assertThat(List.of(1, 2, 3)).allMatch(seat -> function.parts(seat) == 4);
        function.seat(seats(300));
        assertThat(seats(300)).allMatch(seat -> function.parts(seat) == 1);
        assertThat(function.frame().readout("parts")).isEqualTo(300);
        assertThat(function.parts(301)).isZero();
        Chart.Lines others = function.frame().lines("others");
        assertThat(others.xs()).hasSize(1200);
        assertThat(function.frame(5, 0).lines("others").xs())
                .as("every thirteenth")
                .hasSize(4 * 23);
        assertThat(function.frame(5, 0).lines("own").xs()).hasSize(4);
    }

    @Test
    void aFewWhoFollowTheirSlopesFitThePoints() {
        function.seat(seats(3));
        seats(3).forEach(seat -> function.move(seat, FOLLOWING));
        float before = loss();
        ticks(400, Ensemble.Kind.FUNCTION.rate());
        assertThat(loss()).isLessThan(before / 20);
        assertThat(function.frame().goals()).contains("close");
    }

    @Test
    void aRateThatIsFineForAFewDivergesForManyAndALowerOneConverges() {
        function.seat(seats(300));
        seats(300).forEach(seat -> function.move(seat, FOLLOWING));
        float before = loss();
        ticks(8, 0.01f);
        assertThat(loss()).isGreaterThan(10 * before);
        assertThat(function.frame().notice()).isNotEmpty();
        ticks(400, 0.002f);
        assertThat(loss()).isLessThan(before / 5);
    }

    @Test
    void whoeverIsTooFarOutStaysThereAndComesBackAtALowerRate() {
        for (int count : List.of(3, 30, 300)) {
            CommonFunction each = new CommonFunction(1, compute);
            each.seat(seats(count));
            seats(count).forEach(seat -> each.move(seat, Move.FOLLOW));
            float before = each.frame().readout("loss");
            int taken = 0;
            while (taken < 500 && each.tick(2)) {
                taken++;
            }
            assertThat(each.isLost()).isTrue();
            assertThat(each.frame().notice()).isNotEmpty();
            float[] far = each.state();
            assertThat(each.tick(2)).isFalse();
            assertThat(each.state()).containsExactly(far);
            for (int i = 0; i < 1500; i++) {
                assertThat(each.tick(0.5f / Math.max(12, count) / 4)).isTrue();
            }
            assertThat(each.isLost()).isFalse();
            assertThat(each.frame().readout("loss")).as("%d learners", count).isLessThan(before / 2);
            assertThat(each.following()).containsExactlyInAnyOrderElementsOf(seats(count));
        }
    }

    @Test
    void aHandDecidesTheWayAndTheSlopeHowFar() {
        function.seat(seats(12));
        float[] before = function.state();
        float slope = function.frame(4, 0).readout("weightslope");
        function.move(4, new Move(0, 0.5f, 0, false));
        function.tick(0.1f);
        assertThat(function.state()[4]).isCloseTo(before[4] + 0.1f * 0.5f * Math.abs(slope), within(1e-6f));
        assertThat(function.state()[5]).isEqualTo(before[5]);
    }

    @Test
    void partsGoOnAsTheyStandWhoeverHoldsThemNext() {
        function.seat(seats(12));
        seats(12).forEach(seat -> function.move(seat, FOLLOWING));
        ticks(5, 0.01f);
        float[] before = function.state();
        function.seat(seats(5));
        assertThat(function.state()).containsExactly(before);
        function.seat(seats(40));
        assertThat(function.state()).startsWith(before[0], before[1]);
        assertThat(function.frame().readout("parts")).isEqualTo(40);
    }

    private float kink(int seat) {
        return function.frame(seat, 0).readout("kink");
    }

    @Test
    void whoComesAndGoesLeavesTheOthersWithTheirOwn() {
        function.seat(seats(20));
        List<Float> kinks = seats(20).stream().map(this::kink).toList();
        List<Integer> without = new ArrayList<>(seats(20));
        without.removeAll(List.of(3, 7));
        function.seat(without);
        assertThat(without).allSatisfy(seat -> assertThat(kink(seat)).isEqualTo(kinks.get(seat - 1)));
        assertThat(without.stream().mapToInt(function::parts).sum()).isEqualTo(20);
        without.add(5, 7);
        function.seat(without);
        function.seat(seats(20));
        assertThat(seats(20)).allSatisfy(seat -> assertThat(kink(seat)).isEqualTo(kinks.get(seat - 1)));
    }

    private List<Float> kinks(CommonFunction of, int seat) {
        return IntStream.range(0, of.parts(seat))
                .mapToObj(part -> of.frame(seat, part).readout("kink"))
                .sorted()
                .toList();
    }

    @Test
    void afterwardsEachHasTheirOwnAgainInWhateverOrderTheyComeBack() {
        SplittableRandom random = new SplittableRandom(5);
        for (int count : List.of(3, 5, 12, 20, 41)) {
            CommonFunction before = new CommonFunction(1, compute);
            for (int come = 1; come <= count; come++) {
                before.seat(seats(come));
            }
            List<Integer> without = new ArrayList<>(seats(count));
            without.remove(1);
            before.seat(without);
            comeBack(before, without, random);
            List<Integer> others = new ArrayList<>(without);
            others.add(count + 1);
            before.seat(others);
            comeBack(before, others, random);
        }
    }

    /** One after the other, to a function that goes on from this one. */
    private void comeBack(CommonFunction before, List<Integer> here, SplittableRandom random) {
        CommonFunction after = new CommonFunction(1, compute);
        after.restore(before.state());
        after.restore(before.shares());
        List<Integer> order = new ArrayList<>(here);
        Collections.shuffle(order, random);
        for (int back = 1; back <= order.size(); back++) {
            after.seat(order.subList(0, back).stream().sorted().toList());
        }
        assertThat(here).allSatisfy(seat -> assertThat(kinks(after, seat)).isEqualTo(kinks(before, seat)));
    }

    @Test
    void howeverTheyComeAndGoAllIsHeldAsEvenlyAsCanBe() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 100; i++) {
            int likely = random.nextInt(1, 10);
            List<Integer> here = seats(30).stream()
                    .filter(seat -> random.nextInt(10) < likely)
                    .toList();
            function.seat(here);
            if (!here.isEmpty()) {
                IntSummaryStatistics parts =
                        here.stream().mapToInt(function::parts).summaryStatistics();
                assertThat(parts.getSum()).isEqualTo((long) function.frame().readout("parts"));
                assertThat(parts.getMax() - parts.getMin()).isLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void theSameSeedAndMovesGiveTheSameNumbersAndAStateGoesOn() {
        CommonFunction other = new CommonFunction(1, compute);
        for (CommonFunction each : List.of(function, other)) {
            each.seat(seats(20));
            seats(20).forEach(seat -> each.move(seat, FOLLOWING));
            each.tick(0.001f);
        }
        assertThat(other.state()).containsExactly(function.state());
        CommonFunction third = new CommonFunction(1, compute);
        third.restore(function.state());
        third.seat(seats(20));
        seats(20).forEach(seat -> third.move(seat, FOLLOWING));
        third.tick(0.001f);
        function.tick(0.001f);
        assertThat(third.state()).containsExactly(function.state());
        assertThat(new CommonFunction(2, compute).frame().readout("loss"))
                .isNotEqualTo(other.frame().readout("loss"));
    }

    @Test
    void whatIsNoMoveIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Move(0, Float.NaN, 0, false));
        assertThatIllegalArgumentException().isThrownBy(() -> new Move(0, 1.5f, 0, false));
        assertThatIllegalArgumentException().isThrownBy(() -> new Move(-1, 0, 0, false));
        assertThatIllegalArgumentException().isThrownBy(() -> function.restore(new float[4]));
    }
}
