package dev.nudge.lesson.relu;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Execution;
import dev.nudge.compute.Program;
import dev.nudge.compute.Tensor;
import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.formula.Formula;
import dev.nudge.lesson.formula.Vocabulary;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A height for every place of the square from −2 to 2, as a table of cells. Immutable. */
final class Landscape {

    /** What a net of two inputs may learn. */
    enum Target {
        HILL("1.5*exp(-x^2 - y^2) - 0.5"),
        SADDLE("x*y/3"),
        RIPPLES("sin(2*x) * cos(2*y)"),
        /** A table with a cliff around it: no continuous function has one. */
        DISC("2*step(2 - x^2 - y^2) - 1"),
        /** What the learner typed. */
        EXPRESSION("");

        private final String formula;

        Target(String formula) {
            this.formula = formula;
        }

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Target named(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT));
        }

        static List<String> ids() {
            return Arrays.stream(values()).map(Target::id).toList();
        }
    }

    /** Cells on a side; each is told at its middle. */
    static final int SIDE = 33;

    static final int CELLS = SIDE * SIDE;

    /** A net is trained on every second cell of every second row. */
    static final int SAMPLES = (SIDE / 2 + 1) * (SIDE / 2 + 1);

    static final Axis SQUARE = new Axis(Interval.LOW, Interval.HIGH);

    /** From the middle of the first cell to the middle of the last. */
    static final Axis MIDDLES = new Axis(Interval.LOW + 2f / SIDE, Interval.HIGH - 2f / SIDE);

    static final Vocabulary WORDS = Vocabulary.of("x", "y");

    private static final float[] PLACES = places();

    private final float[] heights;

    private Landscape(float[] heights) {
        this.heights = heights;
    }

    static Target target(Settings settings) {
        return Target.named(settings.pick(TargetControls.TARGET));
    }

    /** What these settings ask for, computed on the device. */
    static Landscape of(Settings settings, Compute compute) {
        Target target = target(settings);
        Formula formula = Formula.parse(
                target == Target.EXPRESSION ? settings.text(TargetControls.EXPRESSION) : target.formula, WORDS);
        Program program = Program.record("target " + formula, p -> {
            Tensor places = p.data("places", CELLS, 2);
            Map<String, Tensor> xAndY = Map.of("x", places.select(1, 0), "y", places.select(1, 1));
            p.output("heights", formula.evaluate(xAndY).expand(CELLS).contiguous());
        });
        try (Execution execution = compute.open(program)) {
            execution.write("places", PLACES);
            execution.run(1);
            return new Landscape(execution.read("heights"));
        }
    }

    static boolean isSame(Settings one, Settings other) {
        return target(one) == target(other)
                && (target(one) != Target.EXPRESSION
                        || one.text(TargetControls.EXPRESSION).equals(other.text(TargetControls.EXPRESSION)));
    }

    /** Refuses a formula whose heights cannot be drawn and learnt. */
    static void require(String typed) {
        Formula formula = Formula.parse(typed, WORDS);
        Tensor places = Tensor.of(PLACES, dev.nudge.compute.Shape.of(CELLS, 2));
        float[] heights = Tensor.noGrad(
                        () -> formula.evaluate(Map.of("x", places.select(1, 0), "y", places.select(1, 1))))
                .expand(CELLS)
                .toArray();
        for (int i = 0; i < CELLS; i++) {
            TargetControls.requireUsable(
                    typed,
                    "x = " + Messages.number(PLACES[2 * i]) + ", y = " + Messages.number(PLACES[2 * i + 1]),
                    heights[i]);
        }
    }

    private static float[] places() {
        float[] middles = Interval.spread(MIDDLES.min(), MIDDLES.max(), SIDE);
        float[] places = new float[2 * CELLS];
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                places[2 * (row * SIDE + column)] = middles[column];
                places[2 * (row * SIDE + column) + 1] = middles[row];
            }
        }
        return places;
    }

    /** x and y of every cell, row by row from the bottom, shape [CELLS, 2]. */
    static float[] allPlaces() {
        return PLACES.clone();
    }

    /** x and y of the cells a net is trained on, shape [SAMPLES, 2]. */
    static float[] samplePlaces() {
        return sampled(PLACES, 2);
    }

    /** Heights there, shape [SAMPLES]. */
    float[] samples() {
        return sampled(heights, 1);
    }

    private static float[] sampled(float[] cells, int numbers) {
        float[] sampled = new float[SAMPLES * numbers];
        int to = 0;
        for (int row = 0; row < SIDE; row += 2) {
            for (int column = 0; column < SIDE; column += 2) {
                System.arraycopy(cells, (row * SIDE + column) * numbers, sampled, to, numbers);
                to += numbers;
            }
        }
        return sampled;
    }

    /** Row by row from the bottom, shape [CELLS]. */
    float[] heights() {
        return heights.clone();
    }

    /** Its largest distance from 0. */
    float reach() {
        float reach = 0;
        for (float height : heights) {
            reach = Math.max(reach, Math.abs(height));
        }
        return reach;
    }

    /** The colours' range: 0 in the middle. */
    Axis range() {
        float top = Math.max(1, reach());
        return new Axis(-top, top);
    }
}
