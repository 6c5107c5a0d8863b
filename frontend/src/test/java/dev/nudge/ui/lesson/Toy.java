package dev.nudge.ui.lesson;

import dev.nudge.compute.Compute;
import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Control.Effect;
import dev.nudge.lesson.Control.Scale;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.FrameBuilder;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.Picture.Layer;
import dev.nudge.lesson.Picture.Plain;
import dev.nudge.lesson.Picture.Plot;
import dev.nudge.lesson.Picture.Role;
import dev.nudge.lesson.Picture.Scaled;
import dev.nudge.lesson.Picture.Size;
import dev.nudge.lesson.Picture.View;
import dev.nudge.lesson.Readout;
import dev.nudge.lesson.Refusal;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Simulation;
import dev.nudge.lesson.data.Matrix;
import dev.nudge.lesson.data.PastedMatrix;
import dev.nudge.lesson.data.Points;
import java.util.List;

/** An experiment that declares every control and every chart there is, so that a page has to show them all. */
final class Toy implements Experiment {

    private static final Points PRESET = Points.of(new float[] {1, 2}, new float[] {3, 4});

    @Override
    public String id() {
        return "toy";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<Control> controls() {
        return List.of(
                new Control.Slider("size", 0, 10, 0.1f, 0, 10, 2, Scale.LINEAR, Effect.LIVE),
                new Control.Choice("kind", List.of("round", "square"), "round", Effect.RESTART),
                new Control.Toggle("on", false, Effect.RESTART),
                new Control.Line("formula", "x", 20, Toy::rule, Effect.RESTART),
                new Control.EditablePoints("points", PRESET, 2, 4, Effect.RESTART),
                new Control.EditableMatrix(
                        "matrix",
                        Matrix.of(2, 1, 2, 3, 4),
                        new PastedMatrix(3, 3, -10, 10),
                        Effect.LIVE,
                        List.of(
                                new Control.Filling("turn", (matrix, seed) -> matrix.transposed()),
                                new Control.Filling("seeded", (matrix, seed) -> matrix.with(0, 0, seed)))),
                new Control.Drawing("curve", 0, 10, 5, 0, 10, Effect.RESTART));
    }

    private static void rule(String text) {
        if (!text.contains("x")) {
            throw new Refusal(Message.of("toy.formula.without"));
        }
    }

    @Override
    public List<Picture> pictures() {
        return List.of(
                new Plot(
                        "plane",
                        Size.LARGE,
                        Scaled.linear("x"),
                        Scaled.linear("y"),
                        View.SQUARE,
                        List.of(
                                Layer.of("heat", Role.LOSS),
                                Layer.of("unknown", Role.UNKNOWN),
                                Layer.of("line", Role.MODEL),
                                Layer.movable("drawn", Role.PREDICTION, "curve"),
                                Layer.of("arrows", Role.GRADIENT),
                                Layer.of("labels", Role.MARK),
                                Layer.movable("points", Role.DATA, "points"),
                                Layer.movable("mark", Role.MARK, "size"))),
                new Plot(
                        "bubbles",
                        Size.STRIP,
                        Scaled.logarithmic("speed"),
                        Scaled.linear("rate"),
                        View.ZOOMABLE,
                        List.of(Layer.of("bubbles", Role.DATA))),
                Plot.of("bars", Size.SMALL, "names", "heights", Layer.of("bars", Role.RUN_3)),
                new Plain("table", Size.STRIP),
                new Plain("grid", Size.SMALL),
                new Plain("sheets", Size.STRIP),
                new Plain("product", Size.SMALL),
                new Plain("graph", Size.LARGE));
    }

    @Override
    public List<Readout> readouts() {
        return List.of(new Readout("double", Role.LOSS, 2));
    }

    @Override
    public List<String> checkpoints() {
        return List.of("large");
    }

    @Override
    public int mostSteps() {
        return 10;
    }

    @Override
    public Simulation simulate(Settings settings, Compute compute) {
        return new Walk(settings);
    }

    /** As many steps as were taken, and nothing else. */
    private static final class Walk implements Simulation {

        private record Place(int steps) implements Saved {
            @Override
            public long bytes() {
                return 16;
            }
        }

        private Settings settings;
        private int steps;

        private Walk(Settings settings) {
            this.settings = settings;
        }

        @Override
        public void begin(Settings opening) {
            settings = opening;
            steps = 0;
        }

        @Override
        public void change(Settings changed) {
            settings = changed;
        }

        @Override
        public int step(int count) {
            int taken = Math.min(count, 10 - steps);
            steps += taken;
            return taken;
        }

        @Override
        public Frame frame() {
            float size = settings.number("size");
            Points points = settings.points("points");
            float[] drawn = settings.curve("curve").heights();
            FrameBuilder frame = Frame.saying(Message.of("toy.words", size, (float) steps))
                    .axis("x", new Axis(0, 10))
                    .axis("y", new Axis(0, 10))
                    .axis("speed", new Axis(1, 100))
                    .axis("rate", new Axis(0, 1))
                    .axis("names", new Axis(0, 1))
                    .axis("heights", new Axis(0, 20))
                    .readout("double", 2 * size)
                    .chart(new Chart.Heatmap("heat", 2, new float[] {0, 1, 2, size}, new Axis(0, 10)))
                    .chart(new Chart.Lines("unknown", new float[] {8, 10}, new float[] {10, 10}))
                    .chart(new Chart.Lines("line", new float[] {0, 10}, new float[] {0, size}))
                    .chart(new Chart.Lines("drawn", places(drawn.length), drawn))
                    .chart(new Chart.Arrows("arrows", one(1), one(1), one(size), one(0)))
                    .chart(new Chart.Labels("labels", one(5), one(5), List.of(Message.of("toy.label"))))
                    .chart(new Chart.Scatter("points", points.xs(), points.ys()))
                    .chart(new Chart.Scatter("mark", one(size), one(0)))
                    .chart(new Chart.Bubbles(
                            "bubbles",
                            new float[] {2, 50},
                            new float[] {0.2f, 0.8f},
                            new float[] {10, 40},
                            new int[] {0, 1},
                            new int[] {0, 1},
                            new boolean[] {false, size > 5},
                            List.of(Message.of("toy.label"), Message.of("toy.label"))))
                    .chart(new Chart.Bars("bars", List.of("size", "twice"), new float[] {size, 2 * size}))
                    .chart(new Chart.Table(
                            "table",
                            List.of(Message.of("toy.heading.name"), Message.of("toy.heading.value")),
                            List.of(List.of("size", size), List.of("steps", (float) steps)),
                            List.of(steps % 2)))
                    .chart(new Chart.Grid("grid", 2, new float[] {-1, 1, size, 0}, new Axis(-10, 10)))
                    .chart(new Chart.Sheets(
                            "sheets",
                            List.of(
                                    new Chart.Sheet(
                                            Message.of("toy.sheet.column"),
                                            List.of(2, 1),
                                            List.of(2, 3),
                                            new float[] {size, size, size, 1, 1, 1},
                                            new Axis(0, 10)),
                                    new Chart.Sheet(
                                            Message.of("toy.sheet.block"),
                                            List.of(256, 3),
                                            List.of(8, 256, 3),
                                            new float[0],
                                            new Axis(0, 1)))))
                    .chart(new Chart.Product(
                            "product",
                            factor("left", 1, size),
                            factor("right", 2, 1, 2),
                            new Chart.Product.Factor(
                                    Message.of("toy.label"),
                                    new Chart.Grid("result", 2, new float[] {size, Float.NaN}, new Axis(-10, 10))
                                            .marked(List.of(0, 1), List.of(1))
                                            .leading(List.of("then=1", "size=3")))))
                    .chart(new Chart.Graph(
                            "graph",
                            List.of(
                                    new Chart.Graph.Node(0, 0, "x", List.of(), Chart.Graph.State.DONE),
                                    new Chart.Graph.Node(
                                            1, 0, "x²", List.of(Message.of("toy.label")), Chart.Graph.State.NOW)),
                            List.of(new Chart.Graph.Edge(0, 1, List.of(), Chart.Graph.State.WAITING))))
                    .goal("large", size > 8)
                    .idle("on", settings.pick("kind").equals("square"));
            if (size > 8) {
                frame.notice(Message.of("toy.big"));
            }
            return frame.build();
        }

        private static Chart.Product.Factor factor(String id, int columns, float... cells) {
            return new Chart.Product.Factor(
                    Message.of("toy.label"), new Chart.Grid(id, columns, cells, new Axis(-10, 10)));
        }

        private static float[] one(float value) {
            return new float[] {value};
        }

        private static float[] places(int count) {
            float[] places = new float[count];
            for (int i = 0; i < count; i++) {
                places[i] = 2.5f * i;
            }
            return places;
        }

        @Override
        public Saved save() {
            return new Place(steps);
        }

        @Override
        public void restore(Saved saved, Settings restored) {
            settings = restored;
            steps = ((Place) saved).steps();
        }

        @Override
        public void close() {
            // It holds no tensors.
        }
    }
}
