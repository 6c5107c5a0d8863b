package dev.nudge.lesson.gradient;

import static dev.nudge.lesson.gradient.Tangent.H;
import static dev.nudge.lesson.gradient.Tangent.X;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Execution;
import dev.nudge.compute.Program;
import dev.nudge.compute.Tensor;
import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Counted;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.FrameBuilder;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Settings;
import java.util.List;

/** One learner's point on x². */
final class TangentSimulation extends Counted {

    private static final int SAMPLES = 101;
    private static final Axis ACROSS = new Axis(-4.5f, 5.5f);
    private static final Axis UP = new Axis(-6, 26);
    private static final Axis SLOPES = new Axis(-10, 12);

    private final Execution look;
    private final float[] grid = Samples.evenly(ACROSS.min(), ACROSS.max(), SAMPLES);
    private final float[] ends = {ACROSS.min(), ACROSS.max()};

    TangentSimulation(Settings settings, Compute compute) {
        super(settings);
        look = compute.open(program());
        look.write("grid", grid);
        look.write("ends", ends);
    }

    /**
     * Inputs: scalars {@code x h}, data {@code grid} [SAMPLES], {@code ends} [2]. Outputs: {@code curve slopes} [SAMPLES], {@code tangent secant} [2], {@code
     * numbers} [4]: the height, the height at x + h, the slope by autograd, the slope of the secant.
     */
    private static Program program() {
        return Program.record("tangent of x²", p -> {
            Tensor x = p.scalar("x");
            Tensor h = p.scalar("h");
            Tensor grid = p.data("grid", SAMPLES);
            Tensor ends = p.data("ends", 2);

            Tensor height = x.square();
            Tensor nudged = x.add(h).square();
            Tensor slope = height.gradients(x).getFirst();
            Tensor secant = nudged.sub(height).div(h);
            p.output("numbers", Tensor.stack(0, height, nudged, slope, secant));
            p.output("tangent", height.add(slope.mul(ends.sub(x))));
            p.output("secant", height.add(secant.mul(ends.sub(x))));

            Tensor curve = grid.square();
            p.output("curve", curve);
            p.output("slopes", curve.sum().gradients(grid).getFirst());
        });
    }

    @Override
    protected int most() {
        return Tangent.MOST_HALVINGS;
    }

    private float nudge() {
        return Math.scalb(settings().number(H), -steps());
    }

    @Override
    public Settings here(Settings settings) {
        return settings.with(H, Math.max(nudge(), 0.01f));
    }

    @Override
    public Frame frame() {
        float x = settings().number(X);
        float h = nudge();
        look.set("x", x);
        look.set("h", h);
        look.run(1);
        float[] numbers = look.read("numbers");
        float height = numbers[0];
        float nudged = numbers[1];
        float slope = numbers[2];
        float secant = numbers[3];
        float[] tangentLine = look.read("tangent");
        float[] secantLine = look.read("secant");

        FrameBuilder frame = Frame.saying(Message.of("tangent.words", x, height, slope, h, secant, secant - slope))
                .axis("x", ACROSS)
                .axis("y", UP)
                .axis("slope", SLOPES)
                .readout("x", x)
                .readout("nudge", h)
                .readout("height", height)
                .readout("slope", slope)
                .readout("secant", secant)
                .chart(new Chart.Lines("triangle", new float[] {x, x + h, x + h}, new float[] {height, height, nudged}))
                .chart(new Chart.Lines("curve", grid, look.read("curve")))
                .chart(new Chart.Lines("secant", ends, secantLine))
                .chart(new Chart.Lines("tangent", ends, tangentLine))
                .chart(new Chart.Scatter("nudged", new float[] {x + h}, new float[] {nudged}))
                .chart(new Chart.Scatter("point", new float[] {x}, new float[] {height}))
                .chart(new Chart.Labels(
                        "names",
                        new float[] {x < 0 ? 2.5f : -2.5f, x < 0 ? 2.5f : -2.5f},
                        new float[] {23.5f, 20.5f},
                        List.of(Message.of("tangent.slope", slope), Message.of("tangent.secant", secant))))
                .chart(new Chart.Lines("slopes", grid, look.read("slopes")))
                .chart(new Chart.Scatter("secantslope", new float[] {x}, new float[] {secant}))
                .chart(new Chart.Scatter("slope", new float[] {x}, new float[] {slope}))
                .goal("flat", Math.abs(slope) < 1e-3f)
                .goal("six", Math.abs(slope - 6) < 1e-3f)
                .goal("close", Math.abs(secant - slope) < 0.01f);
        if (steps() == Tangent.MOST_HALVINGS) {
            frame.notice(Message.of("tangent.halved", steps(), secant - slope));
        } else if (Math.abs(slope) < 1e-3f) {
            frame.notice(Message.of("tangent.bottom"));
        }
        return frame.build();
    }

    @Override
    public void close() {
        look.close();
    }
}
