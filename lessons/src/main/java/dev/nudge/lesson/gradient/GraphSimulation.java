package dev.nudge.lesson.gradient;

import static dev.nudge.lesson.gradient.LiveGraph.PARAMETERS;
import static dev.nudge.lesson.gradient.LiveGraph.POINTS;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Tensor;
import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Chart.Graph;
import dev.nudge.lesson.Chart.Graph.State;
import dev.nudge.lesson.Counted;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.FrameBuilder;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.data.Points;
import java.util.ArrayList;
import java.util.List;

/** One learner's way through the graph. */
final class GraphSimulation extends Counted {

    private static final Axis X = new Axis(-3, 3);
    private static final Axis Y = new Axis(-4, 14);
    private static final float[] GRID = Samples.evenly(X.min(), X.max(), 61);

    private final Compute compute;

    GraphSimulation(Settings settings, Compute compute) {
        super(settings);
        this.compute = compute;
    }

    @Override
    protected int most() {
        return Part.FORWARD.size() + Part.BACKWARD.size();
    }

    private int forward() {
        return Math.min(steps(), Part.FORWARD.size());
    }

    private int backward() {
        return steps() - forward();
    }

    @Override
    public Frame frame() {
        return compute.within(() -> {
            float[] parameters = new float[PARAMETERS.size()];
            for (int i = 0; i < parameters.length; i++) {
                parameters[i] = settings().number(PARAMETERS.get(i));
            }
            Points points = near(settings().points(POINTS));
            return frame(parameters, points, Traced.of(parameters, points));
        });
    }

    /** The points, none further out than twice the picture. */
    private static Points near(Points points) {
        Points near = points;
        for (int i = 0; i < points.count(); i++) {
            near = near.with(
                    i,
                    Math.clamp(points.x(i), 2 * X.min(), 2 * X.max()),
                    Math.clamp(points.y(i), 2 * Y.min(), 2 * Y.max()));
        }
        return near;
    }

    private Frame frame(float[] parameters, Points points, Traced traced) {
        float[] curve = Traced.curve(
                        Tensor.scalar(parameters[0]),
                        Tensor.scalar(parameters[1]),
                        Tensor.scalar(parameters[2]),
                        Tensor.of(GRID))
                .toArray();
        float ofC = traced.gradient(Part.C)[0];
        boolean allTheWay = backward() == Part.BACKWARD.size();
        FrameBuilder frame = Frame.saying(words(traced))
                .axis("x", X)
                .axis("y", Y)
                .readout("loss", traced.value(Part.LOSS)[0])
                .readout("gradienta", traced.gradient(Part.A)[0])
                .readout("gradientb", traced.gradient(Part.B)[0])
                .readout("gradientc", ofC)
                .chart(graph(traced))
                .chart(misses(points, traced.value(Part.PREDICTION)))
                .chart(new Chart.Lines("curve", GRID, curve))
                .chart(new Chart.Scatter("points", points.xs(), points.ys()))
                .goal("forward", forward() == Part.FORWARD.size())
                .goal("backward", allTheWay)
                .goal("one", allTheWay && Math.abs(Math.abs(ofC) - 1) < 1e-6f);
        for (int i = 0; i < points.count(); i++) {
            frame.readout("x" + i, points.x(i)).readout("y" + i, points.y(i));
        }
        for (float error : traced.value(Part.ERROR)) {
            if (error == 0) {
                return frame.notice(Message.of("graph.kink")).build();
            }
        }
        return allTheWay ? frame.notice(Message.of("graph.arrived")).build() : frame.build();
    }

    private Graph graph(Traced traced) {
        List<Graph.Node> nodes = new ArrayList<>();
        for (Part part : Part.values()) {
            List<Message> lines = new ArrayList<>();
            if (isComputed(part)) {
                lines.add(Message.of("graph.value", vector(traced.value(part))));
            }
            if (hasGradient(part)) {
                lines.add(Message.of("graph.gradient", vector(traced.gradient(part))));
            }
            nodes.add(new Graph.Node(part.right, part.down, part.title, lines, state(part)));
        }
        List<Graph.Edge> edges = new ArrayList<>();
        for (Traced.Link link : traced.links()) {
            boolean flows = link.local().length > 0 && isComputed(link.to());
            edges.add(new Graph.Edge(
                    link.from().ordinal(),
                    link.to().ordinal(),
                    flows ? List.of(Message.of("graph.local", vector(link.local()))) : List.of(),
                    state(link)));
        }
        return new Graph("graph", nodes, edges);
    }

    private boolean isComputed(Part part) {
        return part.isGiven() || Part.FORWARD.indexOf(part) < forward();
    }

    private boolean hasGradient(Part part) {
        int turn = Part.BACKWARD.indexOf(part);
        return turn >= 0 && turn < backward();
    }

    /** On the way forward what is computed is done; on the way back, what has its gradient. */
    private State state(Part part) {
        if (backward() > 0) {
            return Part.BACKWARD.get(backward() - 1) == part
                    ? State.NOW
                    : hasGradient(part) ? State.DONE : State.WAITING;
        }
        if (forward() > 0 && Part.FORWARD.get(forward() - 1) == part) {
            return State.NOW;
        }
        return isComputed(part) ? State.DONE : State.WAITING;
    }

    private State state(Traced.Link link) {
        return backward() > 0 && link.local().length == 0
                ? State.WAITING
                : state(backward() > 0 ? link.from() : link.to());
    }

    private Message words(Traced traced) {
        if (backward() > 0) {
            Part part = Part.BACKWARD.get(backward() - 1);
            String gradient = vector(traced.gradient(part));
            if (part == Part.LOSS) {
                return Message.of("graph.seed", backward(), Part.BACKWARD.size());
            }
            Traced.Link onward = traced.onward(part);
            return Message.of(
                    part.isGiven() ? "graph.parameter" : "graph.backward",
                    backward(),
                    Part.BACKWARD.size(),
                    part.title,
                    vector(traced.gradient(onward.to())),
                    vector(onward.local()),
                    gradient);
        }
        if (forward() > 0) {
            Part part = Part.FORWARD.get(forward() - 1);
            return Message.of("graph.forward", forward(), Part.FORWARD.size(), part.title, vector(traced.value(part)));
        }
        return Message.of("graph.start");
    }

    /** One number where all are equal, else all of them, with fewer digits, so that a node has room for them. */
    private static String vector(float[] values) {
        boolean equal = true;
        List<String> texts = new ArrayList<>();
        for (float value : values) {
            equal &= value == values[0];
            texts.add(Messages.number(value, 2));
        }
        return equal && values.length > 0 ? Messages.number(values[0]) : "[" + String.join(", ", texts) + "]";
    }

    private static Chart.Lines misses(Points points, float[] prediction) {
        float[] xs = new float[3 * points.count()];
        float[] ys = new float[3 * points.count()];
        for (int i = 0; i < points.count(); i++) {
            xs[3 * i] = xs[3 * i + 1] = points.x(i);
            ys[3 * i] = points.y(i);
            ys[3 * i + 1] = prediction[i];
            xs[3 * i + 2] = ys[3 * i + 2] = Float.NaN;
        }
        return new Chart.Lines("misses", xs, ys);
    }

    @Override
    public void close() {
        // Its tensors are computed at once and held by nobody.
    }
}
