package dev.nudge.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.lesson.quadratic.FitQuadratic;
import org.junit.jupiter.api.Test;

class WalkedTest {

    private static final Trail OPENING = new FitQuadratic().start();

    /** Nothing but a place of a given weight. */
    private record Heavy(long bytes) implements Simulation, Simulation.Saved {
        @Override
        public void begin(Settings settings) {}

        @Override
        public void change(Settings settings) {}

        @Override
        public int step(int count) {
            return count;
        }

        @Override
        public Frame frame() {
            return Frame.saying(Message.of("quadratic.perfect")).build();
        }

        @Override
        public Saved save() {
            return this;
        }

        @Override
        public void restore(Saved saved, Settings settings) {}

        @Override
        public void close() {}
    }

    @Test
    void staysWithinItsBytesAndKeepsTheOpening() {
        Walked walked = new Walked();
        walked.add(OPENING, new Heavy(100_000));
        for (int steps = 1; steps <= 10_000; steps++) {
            walked.add(OPENING.plusSteps(steps), new Heavy(100_000));
        }
        assertThat(walked.bytes()).isLessThanOrEqualTo(Walked.MOST_BYTES);
        assertThat(walked.count()).isGreaterThan(5);
        assertThat(walked.lastOn(OPENING).orElseThrow().trail()).isEqualTo(OPENING);
    }

    @Test
    void longStepsAreAllRememberedAsLongAsThereIsRoom() {
        Walked walked = new Walked();
        walked.add(OPENING, new Heavy(1000));
        walked.rememberEveryStep();
        for (int steps = 1; steps <= 100; steps++) {
            walked.add(OPENING.plusSteps(steps), new Heavy(1000));
        }
        assertThat(walked.count()).isEqualTo(101);
        assertThat(walked.gap()).isEqualTo(1);
        for (int steps = 101; steps <= 10_000; steps++) {
            walked.add(OPENING.plusSteps(steps), new Heavy(1000));
        }
        assertThat(walked.bytes()).isLessThanOrEqualTo(Walked.MOST_BYTES);
        assertThat(walked.gap()).isEqualTo(8);
        walked.clear();
        assertThat(walked.gap()).isEqualTo(64);
    }

    @Test
    void keepsTwoHoweverHeavy() {
        Walked walked = new Walked();
        for (int steps = 0; steps <= 1_000; steps += 100) {
            walked.add(steps == 0 ? OPENING : OPENING.plusSteps(steps), new Heavy(Walked.MOST_BYTES));
        }
        assertThat(walked.count()).isEqualTo(2);
    }

    @Test
    void placesThatLieOnNoWayAnyMoreAreForgotten() {
        Walked walked = new Walked();
        walked.add(OPENING, new Heavy(1));
        for (int steps = 1; steps <= 500; steps++) {
            walked.add(OPENING.plusSteps(steps), new Heavy(1));
        }
        assertThat(walked.lastOn(OPENING.plusSteps(10)).orElseThrow().trail()).isEqualTo(OPENING);
        assertThat(walked.lastOn(OPENING.plusSteps(500)).orElseThrow().trail().steps())
                .as("those ahead are still known")
                .isGreaterThan(400);
        walked.keep(OPENING.plusSteps(200).plusChange("rate", new Value.Number(1)));
        assertThat(walked.lastOn(OPENING.plusSteps(500)).orElseThrow().trail().steps())
                .isBetween(200 - walked.gap(), 200);
    }

    @Test
    void goesBackToTheLastPlaceOnTheWay() {
        Walked walked = new Walked();
        walked.add(OPENING, new Heavy(1));
        for (int steps = 1; steps <= 500; steps++) {
            walked.add(OPENING.plusSteps(steps), new Heavy(1));
        }
        Trail destination = OPENING.plusSteps(200).plusChange("rate", new Value.Number(1));
        Walked.Place place = walked.lastOn(destination).orElseThrow();
        assertThat(place.trail().steps()).isBetween(200 - walked.gap(), 200);
        assertThat(walked.lastOn(new FitQuadratic().start().plusChange("a", new Value.Number(3))))
                .isEmpty();
    }
}
