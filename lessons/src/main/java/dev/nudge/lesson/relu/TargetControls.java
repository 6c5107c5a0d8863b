package dev.nudge.lesson.relu;

import dev.nudge.compute.Tensor;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Control.Effect;
import dev.nudge.lesson.FrameBuilder;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Refusal;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.formula.Formula;
import java.util.List;
import java.util.Map;

/** The controls that choose a target: a named one, a formula, a drawing. */
final class TargetControls {

    static final String TARGET = "target";
    static final String EXPRESSION = "f";
    static final String DRAWING = "drawing";

    /** How high a hand may draw. */
    static final float DRAWN_TOP = 2;

    private static final int DRAWN_SAMPLES = 101;

    /** What a typed formula may reach: far beyond any picture, far below where float32 loses its squares. */
    private static final float HIGHEST = 1e4f;

    private TargetControls() {}

    static List<Control> list() {
        return List.of(
                new Control.Choice(TARGET, Target.ids(), Target.SINE.id(), Effect.RESTART),
                new Control.Line(
                        EXPRESSION, "sin(4*x) * exp(-x^2)", Formula.LONGEST, TargetControls::require, Effect.RESTART),
                new Control.Drawing(
                        DRAWING, Interval.LOW, Interval.HIGH, DRAWN_SAMPLES, -DRAWN_TOP, DRAWN_TOP, Effect.RESTART));
    }

    static Target target(Settings settings) {
        return Target.named(settings.pick(TARGET));
    }

    /** Marks what has nothing to say under this target. */
    static void markIdle(FrameBuilder frame, Settings settings) {
        Target target = target(settings);
        frame.idle(EXPRESSION, target != Target.EXPRESSION).idle(DRAWING, target != Target.DRAWN);
    }

    private static void require(String typed) {
        Formula formula = Formula.parse(typed, Target.WORDS);
        float[] xs = Interval.table();
        Tensor values = Tensor.noGrad(() -> formula.evaluate(Map.of("x", Tensor.of(xs))));
        float[] ys = values.expand(xs.length).toArray();
        for (int i = 0; i < ys.length; i++) {
            requireUsable(typed, "x = " + Messages.number(xs[i]), ys[i]);
        }
    }

    /** Lets pass a formula's value where it can be drawn and learnt. */
    static void requireUsable(String typed, String where, float value) {
        if (!Float.isFinite(value)) {
            throw new Refusal(Message.of("formula.infinite", typed, where));
        }
        if (Math.abs(value) > HIGHEST) {
            throw new Refusal(Message.of("formula.high", typed, value, where));
        }
    }
}
