package dev.nudge.lesson.matmul;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SweepTest {

    @ParameterizedTest
    @EnumSource(Order.class)
    void everyProductHasItsTurnOnceAndKnowsIt(Order order) {
        Sweep sweep = new Sweep(2, 3, 4, order, true);
        Set<Sweep.Place> places = new HashSet<>();
        for (int turn = 0; turn < sweep.products(); turn++) {
            Sweep.Place place = sweep.place(turn);
            assertThat(place.i()).isBetween(0, 1);
            assertThat(place.p()).isBetween(0, 2);
            assertThat(place.j()).isBetween(0, 3);
            assertThat(sweep.turn(place)).isEqualTo(turn);
            places.add(place);
        }
        assertThat(places).hasSize(24);
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void theStepsToACellMakeItsLastProductAndNoFewerDo(Order order) {
        for (boolean finely : new boolean[] {true, false}) {
            Sweep sweep = new Sweep(3, 2, 4, order, finely);
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 4; j++) {
                    int last = sweep.turn(new Sweep.Place(i, j, 1));
                    int steps = sweep.stepsTo(i, j);
                    assertThat(sweep.done(steps)).isGreaterThan(last);
                    assertThat(sweep.done(steps - 1)).isLessThanOrEqualTo(last);
                }
            }
            assertThat(sweep.done(sweep.steps())).isEqualTo(sweep.products());
        }
    }
}
