package dev.nudge.lesson.together;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Shape;
import dev.nudge.compute.Tensor;
import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Isolines;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.Picture.Layer;
import dev.nudge.lesson.Picture.Plot;
import dev.nudge.lesson.Picture.Role;
import dev.nudge.lesson.Picture.Scaled;
import dev.nudge.lesson.Picture.Size;
import dev.nudge.lesson.Picture.View;
import dev.nudge.lesson.Readout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A step of which each learner holds a mini-batch. The model is the line a·x + b, the points are {@value #POINTS} around y = 2x + 1, and every learner draws {@value #BATCH} of
 * them anew for each tick: their arrow is the negative gradient of the mean squared error of these. The class goes by the mean of all arrows.
 */
final class CommonStep implements Ensemble {

    static final int POINTS = 512;
    static final int BATCH = 4;

    private static final float SLOPE = 2;
    private static final float INTERCEPT = 1;
    private static final float NOISE = 1.2f;
    private static final Axis A = new Axis(-2, 5);
    private static final Axis B = new Axis(-3, 4);
    private static final int GRID = 36;
    private static final int LEVELS = 9;

    /** How long an arrow is drawn, as a share of the gradient. */
    private static final float DRAWN = 0.25f;

    /** How many arrows of others are drawn. */
    private static final int MOST_DRAWN = 320;

    private static final float CLOSE = 0.1f;

    private static final List<Picture> PICTURES = List.of(
            new Plot(
                    "valley",
                    Size.LARGE,
                    Scaled.linear("a"),
                    Scaled.linear("b"),
                    View.SQUARE,
                    List.of(
                            Layer.of("levels", Role.GUIDE),
                            Layer.of("path", Role.TRACE),
                            Layer.of("others", Role.PART),
                            Layer.of("truth", Role.GRADIENT),
                            Layer.of("mean", Role.MODEL),
                            Layer.of("own", Role.RUN_1),
                            Layer.of("here", Role.MARK))),
            new Plot(
                    "steadier",
                    Size.STRIP,
                    Scaled.logarithmic("joined"),
                    Scaled.linear("degrees"),
                    View.FITTED,
                    List.of(Layer.of("meanoff", Role.MODEL))));

    private final long seed;
    private final Compute compute;
    private final float[] xs = new float[POINTS];
    private final float[] ys = new float[POINTS];
    private final Chart levels;
    private float a = -1;
    private float b = 3;
    private int ticks;
    private List<Integer> seats = List.of();
    private final Map<Integer, Integer> drawn = new HashMap<>();
    private final List<float[]> path = new ArrayList<>();
    private Look look;

    /**
     * @param truth gradient over all points, [2]
     * @param each gradients of the seats' batches, in their order
     * @param mean of these; the truth where there are none
     */
    private record Look(float loss, float[] truth, float[][] each, float[] mean) {}

    CommonStep(long seed, Compute compute) {
        this.seed = seed;
        this.compute = compute;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < POINTS; i++) {
            xs[i] = (float) (2 * random.nextDouble() - 1);
            ys[i] = SLOPE * xs[i] + INTERCEPT + NOISE * (float) random.nextGaussian();
        }
        levels = compute.within(this::levels);
        look = look();
        path.add(new float[] {a, b});
    }

    @Override
    public String words() {
        return "crowd";
    }

    @Override
    public List<Picture> pictures() {
        return PICTURES;
    }

    @Override
    public List<Readout> readouts(boolean ofSeat) {
        Readout loss = new Readout("loss", Role.LOSS, 4);
        Readout meanOff = new Readout("meanoff", Role.MODEL, 0);
        return ofSeat
                ? List.of(loss, new Readout("ownoff", Role.RUN_1, 0), meanOff)
                : List.of(loss, new Readout("eachoff", Role.PART, 0), meanOff);
    }

    @Override
    public float rate() {
        return 0.2f;
    }

    @Override
    public void seat(List<Integer> here) {
        if (!here.equals(seats)) {
            seats = List.copyOf(here);
            drawn.keySet().retainAll(seats);
            look = look();
        }
    }

    @Override
    public int parts(int seat) {
        return seats.contains(seat) ? 1 : 0;
    }

    /** Whatever a learner does here draws another batch. */
    @Override
    public void move(int seat, Move move) {
        if (seats.contains(seat)) {
            drawn.merge(seat, 1, Integer::sum);
            look = look();
        }
    }

    @Override
    public void tick(float rate) {
        a -= rate * look.mean()[0];
        b -= rate * look.mean()[1];
        ticks++;
        path.add(new float[] {a, b});
        look = look();
    }

    /** The points of a seat's batch at this tick. */
    private int[] batch(int seat) {
        SplittableRandom random = new SplittableRandom(
                seed * 31 + seat * 1_000_003L + ticks * 7_919L + drawn.getOrDefault(seat, 0) * 104_729L);
        return random.ints(BATCH, 0, POINTS).toArray();
    }

    private Look look() {
        return compute.within(() -> {
            int count = seats.size();
            float[] batchXs = new float[count * BATCH];
            float[] batchYs = new float[count * BATCH];
            for (int i = 0; i < count; i++) {
                int[] points = batch(seats.get(i));
                for (int j = 0; j < BATCH; j++) {
                    batchXs[i * BATCH + j] = xs[points[j]];
                    batchYs[i * BATCH + j] = ys[points[j]];
                }
            }
            float[][] whole = slopes(xs, ys, 1, POINTS);
            float[][] each = count == 0 ? new float[0][] : slopes(batchXs, batchYs, count, BATCH);
            return new Look(loss(), whole[0], each, count == 0 ? whole[0] : mean(each, count));
        });
    }

    /** Gradients with respect to a and b, for every row of points at once: each row has an a and a b of its own. */
    private float[][] slopes(float[] rowXs, float[] rowYs, int rows, int columns) {
        Tensor x = Tensor.of(rowXs, Shape.of(rows, columns));
        Tensor y = Tensor.of(rowYs, Shape.of(rows, columns));
        Tensor as = Tensor.full(a, rows, 1).contiguous().requiresGrad();
        Tensor bs = Tensor.full(b, rows, 1).contiguous().requiresGrad();
        as.mul(x).add(bs).sub(y).square().mean(1).sum().backward();
        float[] da = as.grad().toArray();
        float[] db = bs.grad().toArray();
        float[][] slopes = new float[rows][];
        for (int i = 0; i < rows; i++) {
            slopes[i] = new float[] {da[i], db[i]};
        }
        return slopes;
    }

    private float loss() {
        return Tensor.of(xs).mul(a).add(b).sub(Tensor.of(ys)).square().mean().item();
    }

    private static float[] mean(float[][] each, int count) {
        double da = 0;
        double db = 0;
        for (int i = 0; i < count; i++) {
            da += each[i][0];
            db += each[i][1];
        }
        return new float[] {(float) (da / count), (float) (db / count)};
    }

    /** Degrees between two arrows; NaN where one has no length. */
    private static float between(float[] one, float[] other) {
        double lengths = Math.hypot(one[0], one[1]) * Math.hypot(other[0], other[1]);
        double cosine = (one[0] * other[0] + one[1] * other[1]) / lengths;
        return (float) Math.toDegrees(Math.acos(Math.clamp(cosine, -1, 1)));
    }

    private Chart levels() {
        float[] cells = new float[GRID * GRID];
        Tensor x = Tensor.of(xs);
        Tensor y = Tensor.of(ys);
        for (int row = 0; row < GRID; row++) {
            float intercept = B.min() + (B.max() - B.min()) * row / (GRID - 1);
            float[] slopes = Tensor.linspace(A.min(), A.max(), GRID).toArray();
            float[] losses = Tensor.of(slopes)
                    .reshape(GRID, 1)
                    .mul(x)
                    .add(intercept)
                    .sub(y)
                    .square()
                    .mean(1)
                    .toArray();
            System.arraycopy(losses, 0, cells, row * GRID, GRID);
        }
        return Isolines.of("levels", cells, GRID, A, B, Isolines.levels(cells, LEVELS));
    }

    @Override
    public Frame frame() {
        return frame(-1);
    }

    @Override
    public Frame frame(int seat, int part) {
        return frame(seats.indexOf(seat));
    }

    /** @param place of whose arrow is bold among the seats; -1 for nobody's */
    private Frame frame(int place) {
        float meanOff = between(look.mean(), look.truth());
        return Frame.saying(Message.of("crowd.words", (float) seats.size(), look.loss(), meanOff))
                .axis("a", A)
                .axis("b", B)
                .axis("joined", new Axis(1, Math.max(2, seats.size())))
                .axis("degrees", new Axis(0, 180))
                .chart(levels)
                .chart(walked())
                .chart(arrows("others", others(place)))
                .chart(arrows("truth", new float[][] {look.truth()}))
                .chart(arrows("mean", new float[][] {look.mean()}))
                .chart(arrows("own", place < 0 ? new float[0][] : new float[][] {look.each()[place]}))
                .chart(new Chart.Scatter("here", new float[] {a}, new float[] {b}))
                .chart(steadier())
                .readout("loss", look.loss())
                .readout("meanoff", meanOff)
                .readout("ownoff", place < 0 ? Float.NaN : between(look.each()[place], look.truth()))
                .readout("eachoff", eachOff())
                .goal("close", Math.hypot(a - SLOPE, b - INTERCEPT) < CLOSE)
                .build();
    }

    private float[][] others(int own) {
        List<float[]> others = new ArrayList<>();
        for (int i = 0; i < look.each().length && others.size() < MOST_DRAWN; i++) {
            if (i != own) {
                others.add(look.each()[i]);
            }
        }
        return others.toArray(float[][]::new);
    }

    private float eachOff() {
        double sum = 0;
        for (float[] each : look.each()) {
            sum += between(each, look.truth());
        }
        return look.each().length == 0 ? Float.NaN : (float) (sum / look.each().length);
    }

    private Chart walked() {
        float[] walkedA = new float[path.size()];
        float[] walkedB = new float[path.size()];
        for (int i = 0; i < walkedA.length; i++) {
            walkedA[i] = path.get(i)[0];
            walkedB[i] = path.get(i)[1];
        }
        return new Chart.Lines("path", walkedA, walkedB);
    }

    private Chart arrows(String id, float[][] slopes) {
        int count = slopes.length;
        float[] fromA = new float[count];
        float[] fromB = new float[count];
        float[] da = new float[count];
        float[] db = new float[count];
        for (int i = 0; i < count; i++) {
            fromA[i] = a;
            fromB[i] = b;
            da[i] = -DRAWN * slopes[i][0];
            db[i] = -DRAWN * slopes[i][1];
        }
        return new Chart.Arrows(id, fromA, fromB, da, db);
    }

    /** How far the mean of the first learners is off, by how many that are. */
    private Chart steadier() {
        int count = look.each().length;
        float[] joined = new float[count];
        float[] off = new float[count];
        for (int i = 0; i < count; i++) {
            joined[i] = i + 1;
            off[i] = between(mean(look.each(), i + 1), look.truth());
        }
        return new Chart.Lines("meanoff", joined, off);
    }

    @Override
    public float[] state() {
        return new float[] {a, b, ticks};
    }

    @Override
    public void restore(float[] state) {
        if (state.length != 3) {
            throw new IllegalArgumentException(
                    "common step: " + state.length + " numbers are no state; a, b and the count of ticks are");
        }
        a = state[0];
        b = state[1];
        ticks = (int) state[2];
        path.clear();
        path.add(new float[] {a, b});
        look = look();
    }
}
