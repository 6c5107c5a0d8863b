package dev.nudge.lesson.relu;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Execution;
import dev.nudge.compute.Program;
import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.data.Curve;
import dev.nudge.lesson.formula.Formula;
import java.util.Arrays;
import java.util.Map;

/** A target as numbers, {@value Interval#TABLE} of them from −2 to 2. Immutable. */
final class TargetCurve {

    private final float[] heights;

    private TargetCurve(float[] heights) {
        this.heights = heights;
    }

    /** What these settings ask for. A formula is computed on the device. */
    static TargetCurve of(Settings settings, Compute compute) {
        Target target = TargetControls.target(settings);
        if (target == Target.DRAWN) {
            Curve curve = settings.curve(TargetControls.DRAWING);
            return new TargetCurve(curve.isNothing() ? new float[Interval.TABLE] : fine(curve.heights()));
        }
        Formula formula = target.formula(settings.text(TargetControls.EXPRESSION));
        Program program = Program.record("target " + formula, p -> {
            var x = p.data("x", Interval.TABLE);
            p.output(
                    "y", formula.evaluate(Map.of("x", x)).expand(Interval.TABLE).contiguous());
        });
        try (Execution execution = compute.open(program)) {
            execution.write("x", Interval.table());
            execution.run(1);
            return new TargetCurve(execution.read("y"));
        }
    }

    /** Whether two settings ask for the same. */
    static boolean isSame(Settings one, Settings other) {
        Target target = TargetControls.target(one);
        return target == TargetControls.target(other)
                && switch (target) {
                    case EXPRESSION ->
                        one.text(TargetControls.EXPRESSION).equals(other.text(TargetControls.EXPRESSION));
                    case DRAWN -> one.curve(TargetControls.DRAWING).equals(other.curve(TargetControls.DRAWING));
                    default -> true;
                };
    }

    /** A coarse table, read at the places of the fine one. */
    private static float[] fine(float[] coarse) {
        float[] heights = new float[Interval.TABLE];
        for (int i = 0; i < heights.length; i++) {
            heights[i] = at(coarse, (float) i / (heights.length - 1));
        }
        return heights;
    }

    /**
     * @param share how far along the table, 0 to 1
     */
    private static float at(float[] table, float share) {
        float place = share * (table.length - 1);
        int left = Math.clamp((int) place, 0, table.length - 2);
        float rest = place - left;
        return (1 - rest) * table[left] + rest * table[left + 1];
    }

    /** Shape [{@value Interval#TABLE}]. */
    float[] heights() {
        return heights.clone();
    }

    /** At the places a net is trained on, shape [{@value Interval#SAMPLES}]. */
    float[] samples() {
        float[] samples = new float[Interval.SAMPLES];
        int stride = (Interval.TABLE - 1) / (Interval.SAMPLES - 1);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = heights[i * stride];
        }
        return samples;
    }

    /** At {@code count} evenly spaced places, both ends included. */
    float[] evenly(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = at(heights, (float) i / (count - 1));
        }
        return values;
    }

    /** Its largest distance from 0. */
    float reach() {
        float reach = 0;
        for (float height : heights) {
            reach = Math.max(reach, Math.abs(height));
        }
        return reach;
    }

    /** From −2.5 to 2.5, or wider where the target needs it. */
    Axis axis() {
        float top = Math.max(2.5f, 1.25f * reach());
        return new Axis(-top, top);
    }

    boolean isFlat() {
        return Arrays.equals(heights, new float[heights.length]);
    }
}
