package dev.nudge.lesson.gradient;

import static dev.nudge.lesson.gradient.Squares.ELEMENTS;
import static dev.nudge.lesson.gradient.Squares.RATE;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Execution;
import dev.nudge.compute.Program;
import dev.nudge.compute.Tensor;
import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.FrameBuilder;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Simulation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One learner's three numbers. */
final class SquaresSimulation implements Simulation {

    /** A sum so large has left for good. */
    private static final float GONE = 1e9f;

    private record Place(int steps, float[] numbers) implements Saved {
        @Override
        public long bytes() {
            return 48;
        }
    }

    private final Squares experiment;
    private final Execution step;
    private final float[] sums;
    private Settings settings;
    private float[] numbers = {};
    private int steps;

    SquaresSimulation(Squares experiment, Settings settings, Compute compute) {
        this.experiment = experiment;
        this.settings = settings;
        sums = new float[experiment.mostSteps() + 1];
        step = compute.open(program());
        begin(settings);
    }

    /**
     * Inputs: data {@code w} [3], scalar {@code rate}. Outputs: {@code squares gradient push next} [3], scalar {@code sum}: the sum of the squares, its gradient,
     * the gradient times the rate, and {@code w} without that.
     */
    private static Program program() {
        return Program.record("sum of squares", p -> {
            Tensor w = p.data("w", 3);
            Tensor squares = w.square();
            Tensor sum = squares.sum();
            Tensor gradient = sum.gradients(w).getFirst();
            Tensor push = gradient.mul(p.scalar("rate"));
            p.output("squares", squares);
            p.output("sum", sum);
            p.output("gradient", gradient);
            p.output("push", push);
            p.output("next", w.sub(push));
        });
    }

    @Override
    public void begin(Settings opening) {
        settings = opening;
        steps = 0;
        numbers = new float[ELEMENTS.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = opening.number(ELEMENTS.get(i));
        }
        sums[0] = look();
    }

    @Override
    public void change(Settings changed) {
        settings = changed;
    }

    /** Runs the program where the walk stands; returns the sum there. */
    private float look() {
        step.write("w", numbers);
        step.set("rate", settings.number(RATE));
        step.run(1);
        return step.read("sum")[0];
    }

    @Override
    public int step(int count) {
        int taken = 0;
        while (taken < count && !isOver()) {
            look();
            numbers = step.read("next");
            steps++;
            taken++;
            sums[steps] = look();
        }
        return taken;
    }

    @Override
    public boolean isOver() {
        return steps >= experiment.mostSteps() || !(sums[steps] > 0 && sums[steps] < GONE);
    }

    @Override
    public Settings here(Settings before) {
        Settings here = before;
        for (int i = 0; i < numbers.length; i++) {
            here = here.with(ELEMENTS.get(i), experiment.slider(ELEMENTS.get(i)).clamp(numbers[i]));
        }
        return here;
    }

    @Override
    public Frame frame() {
        float sum = look();
        float[] gradient = step.read("gradient");
        float rate = settings.number(RATE);
        FrameBuilder frame = Frame.saying(Message.of(
                        "squares.words",
                        numbers[0],
                        numbers[1],
                        numbers[2],
                        sum,
                        gradient[0],
                        gradient[1],
                        gradient[2]))
                .axis(Axis.STEP, new Axis(0, Math.max(20, 1.5f * steps)).withRoundTop())
                .axis("sum", sumAxis())
                .readout("steps", steps)
                .readout("sum", sum)
                .chart(new Chart.Table(
                        "table",
                        List.of(
                                Message.of("squares.head.what"),
                                Message.of("squares.head.first"),
                                Message.of("squares.head.second"),
                                Message.of("squares.head.third"),
                                Message.of("squares.head.sum")),
                        List.of(
                                row(Message.of("squares.row.w"), numbers, ""),
                                row(Message.of("squares.row.squares"), step.read("squares"), sum),
                                row(Message.of("squares.row.gradient"), gradient, ""),
                                row(Message.of("squares.row.push", rate), step.read("push"), ""),
                                row(Message.of("squares.row.next"), step.read("next"), "")),
                        List.of(2)))
                .chart(new Chart.Lines("path", Samples.counting(steps + 1), Arrays.copyOf(sums, steps + 1)))
                .goal("small", steps > 0 && sum < 0.01f)
                .goal("once", steps == 1 && sum == 0 && sums[0] > 0)
                .goal("away", steps > 0 && sum > sums[0]);
        for (int i = 0; i < numbers.length; i++) {
            frame.readout("w" + i, numbers[i]).readout("gradient" + i, gradient[i]);
        }
        notice(frame, sum, rate);
        return frame.build();
    }

    private void notice(FrameBuilder frame, float sum, float rate) {
        if (sum == 0) {
            frame.notice(Message.of("squares.zero"));
        } else if (sum >= GONE) {
            frame.notice(Message.of("squares.gone", sum, steps));
        } else if (steps > 0 && sum > sums[steps - 1]) {
            frame.notice(Message.of("squares.rose", sums[steps - 1], sum));
        } else if (rate > 0.1f) {
            frame.notice(Message.of("squares.unusual", rate));
        }
    }

    /** From zero to what the walk began with; what climbs above four times that is cut off. */
    private Axis sumAxis() {
        float top = 0;
        for (int i = 0; i <= steps; i++) {
            top = Math.max(top, sums[i]);
        }
        return new Axis(0, Math.clamp(1.05f * top, 1e-3f, Math.max(1e-3f, 4 * sums[0]))).withRoundTop();
    }

    private static List<Object> row(Message name, float[] values, Object last) {
        List<Object> row = new ArrayList<>();
        row.add(name);
        for (float value : values) {
            row.add(value);
        }
        row.add(last);
        return row;
    }

    @Override
    public Saved save() {
        return new Place(steps, numbers.clone());
    }

    @Override
    public void restore(Saved saved, Settings restored) {
        Place place = (Place) saved;
        settings = restored;
        steps = place.steps;
        numbers = place.numbers.clone();
    }

    @Override
    public void close() {
        step.close();
    }
}
