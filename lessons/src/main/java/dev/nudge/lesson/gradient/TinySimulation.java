package dev.nudge.lesson.gradient;

import static dev.nudge.lesson.gradient.Tiny.H;
import static dev.nudge.lesson.gradient.Tiny.X;

import dev.nudge.compute.Budget;
import dev.nudge.compute.Compute;
import dev.nudge.compute.Execution;
import dev.nudge.compute.Precision;
import dev.nudge.compute.Program;
import dev.nudge.compute.Tensor;
import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Counted;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.FrameBuilder;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Settings;
import java.math.BigDecimal;
import java.util.Arrays;

/** One learner's nudge of x², in both precisions at once. */
final class TinySimulation extends Counted {

    /** What the work in a precision of its own may take. */
    private static final Budget SMALL = new Budget(1 << 20, 1 << 16, Long.MAX_VALUE);

    private static final int SAMPLES = 145;
    /** Powers of ten: both axes show exponents, as thirteen decades of numbers would not fit. */
    private static final Axis NUDGES = new Axis(-12, 1);

    private static final Axis ERRORS = new Axis(-11, 2);

    private final Compute[] computes = {Precision.SINGLE.open(SMALL), Precision.DOUBLE.open(SMALL)};
    private final Execution[] slopes = new Execution[2];
    private final double[] nudges = Samples.byFactors(Digits.decimal(Tiny.LEAST), 1, SAMPLES);

    TinySimulation(Settings settings) {
        super(settings);
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = computes[i].open(program());
        }
    }

    /** Inputs: scalar {@code x}, data {@code h} [SAMPLES + 1], the last of them the learner's. Output: {@code slopes} [SAMPLES + 1], of the secants of x². */
    private static Program program() {
        return Program.record("slope of x² by nudging", p -> {
            Tensor x = p.scalar("x");
            Tensor h = p.data("h", SAMPLES + 1);
            p.output("slopes", x.add(h).square().sub(x.square()).div(h));
        });
    }

    private double nudge() {
        return new BigDecimal(Float.toString(settings().number(H)))
                .movePointLeft(steps())
                .doubleValue();
    }

    @Override
    protected int most() {
        return (int) Math.floor(Math.log10(settings().number(H) / Tiny.LEAST) + 1e-6);
    }

    @Override
    public Settings here(Settings settings) {
        return settings.with(H, (float) Math.max(nudge(), Tiny.LEAST));
    }

    private double[] slopes(Execution execution, double h) {
        double[] all = Arrays.copyOf(nudges, SAMPLES + 1);
        all[SAMPLES] = h;
        execution.set("x", settings().number(X));
        execution.write("h", all);
        execution.run(1);
        return execution.readDoubles("slopes");
    }

    @Override
    public Frame frame() {
        double h = nudge();
        double exact = 2 * settings().number(X);
        double[] single = slopes(slopes[0], h);
        double[] twice = slopes(slopes[1], h);
        int singleDigits = Digits.agreeing(single[SAMPLES], exact, Digits.FLOAT32);
        int doubleDigits = Digits.agreeing(twice[SAMPLES], exact, Digits.DOUBLE);
        float[] xs = new float[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            xs[i] = (float) Math.log10(nudges[i]);
        }
        FrameBuilder frame = Frame.saying(Message.of(
                        "tiny.words",
                        settings().number(X),
                        (float) exact,
                        (float) h,
                        (float) single[SAMPLES],
                        singleDigits,
                        Digits.said(twice[SAMPLES], 10),
                        doubleDigits))
                .axis("h", NUDGES)
                .axis("error", ERRORS)
                .readout("nudge", (float) h)
                .readout("single", (float) single[SAMPLES])
                .readout("double", (float) twice[SAMPLES])
                .chart(new Chart.Lines("double", xs, errors(twice, exact, SAMPLES)))
                .chart(new Chart.Lines("single", xs, errors(single, exact, SAMPLES)))
                .chart(new Chart.Scatter(
                        "here",
                        new float[] {(float) Math.log10(h), (float) Math.log10(h)},
                        new float[] {error(single[SAMPLES], exact), error(twice[SAMPLES], exact)}))
                .goal("zero", single[SAMPLES] == 0 && exact > 0)
                .goal("single", singleDigits >= 3)
                .goal("double", doubleDigits >= 7);
        if (single[SAMPLES] == 0 && exact > 0) {
            frame.notice(Message.of("tiny.swallowed", settings().number(X), (float) h));
        } else if (exact == 0) {
            frame.notice(Message.of("tiny.atzero"));
        }
        return frame.build();
    }

    private static float[] errors(double[] slopes, double exact, int count) {
        float[] errors = new float[count];
        for (int i = 0; i < count; i++) {
            errors[i] = error(slopes[i], exact);
        }
        return errors;
    }

    /** The error as a power of ten. Where there is none, it lies on the axis's edge. */
    private static float error(double slope, double exact) {
        return (float) Math.max(Math.log10(Math.abs(slope - exact)), ERRORS.min());
    }

    @Override
    public void close() {
        for (Compute compute : computes) {
            compute.close();
        }
    }
}
