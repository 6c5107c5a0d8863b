package dev.nudge.lesson.relu;

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
import dev.nudge.lesson.Unmoving;
import dev.nudge.lesson.data.Points;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One learner's points and the sum that goes through them. */
final class ThroughPointsSimulation extends Unmoving {

    /** Points nearer to one another than this share an x: a function has one value there, and the later point has it. */
    private static final float SAME = 1e-3f;

    /** A miss below this is float32 rounding and nothing else. */
    private static final float ROUNDING = 1e-4f;

    private static final Axis HEIGHTS = new Axis(-2.5f, 2.5f);

    private final Compute compute;
    private @Nullable Execution look;
    private int opened;

    ThroughPointsSimulation(Settings settings, Compute compute) {
        super(settings);
        this.compute = compute;
    }

    /**
     * Inputs: data {@code xs ys} [points], {@code grid} [grid]. Outputs: {@code sum} [grid], {@code weights} [points − 1], {@code cornerXs cornerYs}
     * [points − 1, 3], {@code hit} [points] the sum at the points, {@code miss} [] the largest of its misses.
     */
    private static Program program(int points) {
        return Program.record("through " + points + " points", p -> {
            Tensor xs = p.data("xs", points);
            Tensor ys = p.data("ys", points);
            Tensor w = Relus.through(xs, ys);
            Tensor kinks = xs.slice(0, 0, points - 1);
            Tensor m = Tensor.ones(points - 1);
            Tensor b = kinks.neg();
            Tensor c = ys.select(0, 0);
            Tensor corners = Relus.corners(kinks, Interval.PICTURE.min(), Interval.PICTURE.max());
            p.output("sum", Relus.sum(p.data("grid", Interval.GRID), m, b, w, c));
            p.output("weights", w);
            p.output("cornerXs", corners);
            p.output("cornerYs", Relus.parts(corners, m, b, w));
            Tensor hit = Relus.sum(xs, m, b, w, c);
            p.output("miss", hit.sub(ys).abs().max(0));
        });
    }

    private Execution look(int points) {
        if (look == null || opened != points) {
            Execution next = compute.open(program(points));
            close();
            next.write("grid", Interval.grid());
            look = next;
            opened = points;
        }
        return look;
    }

    @Override
    public Frame frame() {
        Points points = settings().points(ThroughPoints.POINTS);
        Points distinct = distinct(points);
        if (distinct.count() < 2) {
            return lonely(points);
        }
        Execution look = look(distinct.count());
        look.write("xs", distinct.xs());
        look.write("ys", distinct.ys());
        look.run(1);
        int relus = distinct.count() - 1;
        float[] weights = look.read("weights");
        float miss = look.read("miss")[0];
        float[] xs = Interval.grid();
        float[] sum = look.read("sum");
        FrameBuilder frame = Frame.saying(Message.of("through.words", relus, distinct.count(), miss, negative(weights)))
                .chart(Pen.pieces("parts", look.read("cornerXs"), look.read("cornerYs"), 3, 0, relus))
                .chart(beyond(distinct, xs, sum, false))
                .chart(beyond(distinct, xs, sum, true))
                .chart(table(distinct, weights))
                .readout("relus", relus)
                .readout("miss", miss)
                .goal("ten", distinct.count() >= 10 && miss < ROUNDING);
        if (distinct.count() < points.count()) {
            frame.notice(Message.of("through.same"));
        }
        return rest(frame, points);
    }

    /** All points stand above one another; no two are left to go through. */
    private static Frame lonely(Points points) {
        return rest(
                Frame.saying(Message.of("through.lonely"))
                        .chart(new Chart.Lines("parts", new float[0], new float[0]))
                        .chart(new Chart.Lines("unknown", new float[0], new float[0]))
                        .chart(new Chart.Lines("sum", new float[0], new float[0]))
                        .chart(new Chart.Table("weights", headings(), List.of(), List.of()))
                        .readout("relus", 0)
                        .readout("miss", 0),
                points);
    }

    private static Frame rest(FrameBuilder frame, Points points) {
        return frame.axis("x", Interval.PICTURE)
                .axis("y", HEIGHTS)
                .chart(Pen.level("zero", 0, Interval.PICTURE))
                .chart(new Chart.Scatter("points", points.xs(), points.ys()))
                .readout("count", points.count())
                .build();
    }

    /** From left to right, one for each x; of those that share one, the last. */
    private static Points distinct(Points points) {
        int[] order = IntStream.range(0, points.count())
                .boxed()
                .sorted(Comparator.comparingDouble(points::x))
                .mapToInt(Integer::intValue)
                .toArray();
        float[] xs = new float[order.length];
        float[] ys = new float[order.length];
        int count = 0;
        int last = -1;
        for (int i : order) {
            if (count > 0 && points.x(i) - xs[count - 1] < SAME) {
                if (i > last) {
                    ys[count - 1] = points.y(i);
                    last = i;
                }
                continue;
            }
            xs[count] = points.x(i);
            ys[count++] = points.y(i);
            last = i;
        }
        return Points.of(Arrays.copyOf(xs, count), Arrays.copyOf(ys, count));
    }

    /** The sum between the first point and the last, or what is left and right of them, drawn up to the points themselves. */
    private static Chart.Lines beyond(Points points, float[] xs, float[] sum, boolean between) {
        float first = points.x(0);
        float last = points.x(points.count() - 1);
        List<float[]> drawn = new ArrayList<>();
        for (int i = 0; i < xs.length; i++) {
            if (between == (xs[i] > first && xs[i] < last)) {
                drawn.add(new float[] {xs[i], sum[i]});
            }
        }
        for (int i = 0; i < points.count(); i++) {
            if (between || i == 0 || i == points.count() - 1) {
                drawn.add(new float[] {points.x(i), points.y(i)});
            }
        }
        if (!between) {
            drawn.add(new float[] {(first + last) / 2, Float.NaN});
        }
        drawn.sort(Comparator.comparingDouble(point -> point[0]));
        float[] lineXs = new float[drawn.size()];
        float[] lineYs = new float[drawn.size()];
        for (int i = 0; i < lineXs.length; i++) {
            lineXs[i] = drawn.get(i)[0];
            lineYs[i] = drawn.get(i)[1];
        }
        return new Chart.Lines(between ? "sum" : "unknown", lineXs, lineYs);
    }

    private static List<Message> headings() {
        return List.of(Message.of("through.kink"), Message.of("through.weight"));
    }

    private static Chart.Table table(Points points, float[] weights) {
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            rows.add(List.of(points.x(i), weights[i]));
        }
        return new Chart.Table("weights", headings(), rows, List.of());
    }

    private static int negative(float[] weights) {
        int negative = 0;
        for (float weight : weights) {
            negative += weight < 0 ? 1 : 0;
        }
        return negative;
    }

    @Override
    public void close() {
        if (look != null) {
            look.close();
            look = null;
        }
    }
}
