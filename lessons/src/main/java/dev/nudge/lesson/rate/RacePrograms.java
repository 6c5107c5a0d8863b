package dev.nudge.lesson.rate;

import dev.nudge.compute.Program;
import dev.nudge.compute.Recorder;
import dev.nudge.compute.Tensor;
import dev.nudge.compute.nn.Adam;
import dev.nudge.compute.nn.Sgd;
import java.util.List;
import java.util.stream.Stream;

/**
 * The race's arithmetic. Each racer has two sets of weights, one that gradient descent moves and one that Adam moves; the set it does not use has a rate of 0 and
 * stays at the start. So one program does for any mixture of racers.
 */
final class RacePrograms {

    static final int RACERS = 6;

    /** Samples of a curve across the picture. */
    static final int CURVE = 61;

    private static final List<String> WEIGHTS = List.of("a", "b", "c");
    private static final String DESCENT = "descent.";
    private static final String ADAM = "adam.";

    private RacePrograms() {}

    /** Names of all weights, of both sets. */
    static List<String> weights() {
        return Stream.of(DESCENT, ADAM)
                .flatMap(set -> WEIGHTS.stream().map(weight -> set + weight))
                .toList();
    }

    /**
     * One step of everybody.
     *
     * <p>State: {@link #weights()}, each [RACERS, 1], and what the optimisers remember. Inputs: data {@code x y} [COUNT], {@code descent.rate}, {@code momentum},
     * {@code adam.rate}, each [RACERS, 1].
     */
    static Program step() {
        return Program.record("step of six racers", p -> {
            Tensor x = p.data("x", Track.COUNT);
            Tensor y = p.data("y", Track.COUNT);
            Tensor[] descent = declare(p, DESCENT);
            Tensor[] adam = declare(p, ADAM);
            // The sum lets each racer's loss flow back to its own weights alone.
            new Sgd(p.data("descent.rate", RACERS, 1), p.data("momentum", RACERS, 1))
                    .update(p, losses(descent, x, y).sum(), List.of(descent));
            new Adam(p.data("adam.rate", RACERS, 1))
                    .update(p, losses(adam, x, y).sum(), List.of(adam));
        });
    }

    /**
     * Where everybody stands.
     *
     * <p>State: {@link #weights()}. Inputs: data {@code x y} [COUNT], {@code grid} [CURVE], {@code isAdam} [RACERS, 1]. Outputs: {@code losses} [RACERS], mean squared errors,
     * {@code curves} [RACERS, CURVE].
     */
    static Program look() {
        return Program.record("look at six racers", p -> {
            Tensor isAdam = p.data("isAdam", RACERS, 1).gt(Tensor.scalar(0));
            Tensor[] descent = declare(p, DESCENT);
            Tensor[] adam = declare(p, ADAM);
            Tensor[] used = new Tensor[WEIGHTS.size()];
            for (int i = 0; i < used.length; i++) {
                used[i] = Tensor.where(isAdam, adam[i], descent[i]);
            }
            p.output("losses", losses(used, p.data("x", Track.COUNT), p.data("y", Track.COUNT)));
            p.output("curves", Track.quadratic(used, p.data("grid", CURVE)));
        });
    }

    private static Tensor[] declare(Recorder p, String set) {
        return WEIGHTS.stream().map(weight -> p.state(set + weight, RACERS, 1)).toArray(Tensor[]::new);
    }

    private static Tensor losses(Tensor[] weights, Tensor x, Tensor y) {
        return Track.quadratic(weights, x).sub(y).square().mean(1);
    }
}
