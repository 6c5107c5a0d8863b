package dev.nudge.lesson.relu;

import static dev.nudge.lesson.relu.MatrixBridge.RELUS;

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

/** One learner's three matrices, and how far they have been multiplied. */
final class MatrixBridgeSimulation implements Simulation {

    private static final float[] INPUTS = MatrixBridge.inputs().cells();

    private static final int ROWS = INPUTS.length / 2;
    private static final Axis COLOURS = new Axis(-3, 3);
    private static final Axis HEIGHTS = new Axis(-2.5f, 2.5f);

    private record Place(int done) implements Saved {
        @Override
        public long bytes() {
            return 16;
        }
    }

    private final Execution look;
    private Settings settings;
    private int done;

    MatrixBridgeSimulation(Settings settings, Compute compute) {
        this.settings = settings;
        look = compute.open(program());
        look.write("inputs", INPUTS);
        look.write("grid", Interval.grid());
    }

    /**
     * Inputs: data {@code inputs} [rows, 2], {@code first} [2, relus] slopes above biases, {@code second} [relus, 1], {@code grid} [grid]; scalar
     * {@code c}. Outputs: {@code product clipped} [rows, relus], {@code outputs} [rows, 1], {@code curve} [grid].
     */
    private static Program program() {
        return Program.record("multiply, clip, multiply", p -> {
            Tensor first = p.data("first", 2, RELUS);
            Tensor second = p.data("second", RELUS, 1);
            Tensor c = p.scalar("c");
            Tensor product = p.data("inputs", ROWS, 2).matmul(first);
            Tensor clipped = product.relu();
            p.output("product", product);
            p.output("clipped", clipped);
            p.output("outputs", clipped.matmul(second).add(c));
            Tensor grid = p.data("grid", Interval.GRID).unsqueeze(1);
            Tensor withOnes = Tensor.cat(1, grid, Tensor.ones(Interval.GRID, 1));
            p.output(
                    "curve", withOnes.matmul(first).relu().matmul(second).add(c).squeeze(1));
        });
    }

    @Override
    public void begin(Settings settings) {
        this.settings = settings;
        done = 0;
    }

    @Override
    public void change(Settings settings) {
        this.settings = settings;
    }

    @Override
    public int step(int count) {
        int taken = Math.min(count, MatrixBridge.STEPS - done);
        done += taken;
        return taken;
    }

    @Override
    public boolean isOver() {
        return done >= MatrixBridge.STEPS;
    }

    @Override
    public Saved save() {
        return new Place(done);
    }

    @Override
    public void restore(Saved saved, Settings settings) {
        this.settings = settings;
        done = ((Place) saved).done;
    }

    @Override
    public Frame frame() {
        float[] first = new float[2 * RELUS];
        float[] second = new float[RELUS];
        for (int i = 0; i < RELUS; i++) {
            first[i] = settings.number("m" + (i + 1));
            first[RELUS + i] = settings.number("b" + (i + 1));
            second[i] = settings.number("w" + (i + 1));
        }
        float c = settings.number("c");
        look.write("first", first);
        look.write("second", second);
        look.set("c", c);
        look.run(1);
        float[] outputs = look.read("outputs");
        boolean arrived = done == MatrixBridge.STEPS;
        FrameBuilder frame = Frame.saying(words(outputs, c))
                .axis("x", Interval.PICTURE)
                .axis("y", HEIGHTS)
                .chart(new Chart.Grid("inputs", 2, INPUTS.clone(), COLOURS))
                .chart(new Chart.Grid("first", RELUS, first, COLOURS))
                .chart(new Chart.Grid("product", RELUS, done >= 1 ? look.read("product") : new float[0], COLOURS))
                .chart(new Chart.Grid("clipped", RELUS, done >= 2 ? look.read("clipped") : new float[0], COLOURS))
                .chart(new Chart.Grid("second", 1, second, COLOURS))
                .chart(new Chart.Grid("outputs", 1, arrived ? outputs : new float[0], COLOURS))
                .chart(Pen.level("zero", 0, Interval.PICTURE))
                .chart(new Chart.Lines("sum", Interval.grid(), look.read("curve")))
                .chart(
                        arrived
                                ? new Chart.Scatter("rows", column(INPUTS, 2), outputs)
                                : new Chart.Scatter("rows", new float[0], new float[0]))
                .goal("through", arrived);
        for (int i = 0; i < ROWS; i++) {
            frame.readout("y" + (i + 1), outputs[i]);
        }
        return frame.build();
    }

    private Message words(float[] outputs, float c) {
        return switch (done) {
            case 0 -> Message.of("matrices.words.start", ROWS, RELUS);
            case 1 -> Message.of("matrices.words.product", ROWS, RELUS);
            case 2 -> {
                int negative = 0;
                for (float value : look.read("product")) {
                    negative += value < 0 ? 1 : 0;
                }
                yield Message.of("matrices.words.clipped", negative);
            }
            default -> Message.of("matrices.words.done", c, outputs[ROWS / 2], outputs[0]);
        };
    }

    /** The first of every {@code columns} numbers. */
    private static float[] column(float[] cells, int columns) {
        float[] column = new float[cells.length / columns];
        for (int i = 0; i < column.length; i++) {
            column[i] = cells[i * columns];
        }
        return column;
    }

    @Override
    public void close() {
        look.close();
    }
}
