package dev.nudge.lesson.together;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Shape;
import dev.nudge.compute.Tensor;
import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.FrameBuilder;
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
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

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
    /** Ends of axes at which their few numbers are whole. */
    private static final int MOST_SPLIT = 5;

    private static final int DEGREES = 200;
    private static final int GRID = 36;
    private static final int LEVELS = 9;

    /** How long an arrow is drawn, as a share of the gradient. */
    private static final float DRAWN = 0.25f;

    /** How many arrows of others are drawn. */
    private static final int MOST_DRAWN = 320;

    private static final float CLOSE = 0.1f;
    private static final float BEGIN_A = -1;
    private static final float BEGIN_B = 3;

    /** A tick that would lead farther than this is not taken: float32 would soon be at its end, and from here a lower rate still leads back. */
    private static final float FARTHEST = 1e6f;

    private static final int MOST_TOLD = 400;

    /** Of the way no more is drawn: near the valley it would hide all arrows. */
    private static final int MOST_WALKED = 30;

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
                            Layer.of("own", Role.OWN),
                            Layer.of("here", Role.MARK))),
            new Plot(
                    "steadier",
                    Size.STRIP,
                    Scaled.linear("joined"),
                    Scaled.linear("degrees"),
                    View.FITTED,
                    List.of(Layer.of("meanoff", Role.MODEL))));

    private final long seed;
    private final Compute compute;
    private final float[] xs = new float[POINTS];
    private final float[] ys = new float[POINTS];
    private final Chart levels;
    private float a = BEGIN_A;
    private float b = BEGIN_B;
    private int ticks;
    private List<Integer> seats = List.of();
    private final Map<Integer, Integer> drawn = new HashMap<>();
    private final List<Place> path = new ArrayList<>();
    /** Whether the last tick would have led too far. */
    private boolean lost;

    private @Nullable Look look;

    /** Where the class has been. */
    private record Place(float a, float b, float loss) {}

    /**
     * All that can be seen of the numbers as they are.
     *
     * @param truth gradient over all points, [2]
     * @param each gradients of the seats' batches, in their order
     * @param mean of these; the truth where there are none
     * @param charts what everybody sees alike
     */
    private record Look(
            float loss,
            float[] truth,
            float[][] each,
            float[] mean,
            float meanOff,
            float eachOff,
            List<Chart> charts) {}

    CommonStep(long seed, Compute compute) {
        this.seed = seed;
        this.compute = compute;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < POINTS; i++) {
            xs[i] = (float) (2 * random.nextDouble() - 1);
            ys[i] = SLOPE * xs[i] + INTERCEPT + NOISE * (float) random.nextGaussian();
        }
        levels = compute.within(this::levels);
        goOnFrom(a, b);
    }

    private void goOnFrom(float newA, float newB) {
        a = newA;
        b = newB;
        lost = false;
        path.clear();
        path.add(new Place(a, b, compute.within(this::loss)));
        look = null;
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
                ? List.of(loss, new Readout("ownoff", Role.OWN, 0), meanOff)
                : List.of(loss, new Readout("eachoff", Role.PART, 0), meanOff);
    }

    @Override
    public void seat(List<Integer> here) {
        if (!here.equals(seats)) {
            seats = List.copyOf(here);
            drawn.keySet().retainAll(seats);
            look = null;
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
            look = null;
        }
    }

    @Override
    public boolean tick(float rate) {
        float[] mean = look().mean();
        float nextA = a - rate * mean[0];
        float nextB = b - rate * mean[1];
        lost = !(Math.hypot(nextA, nextB) < FARTHEST);
        ticks++;
        look = null;
        if (lost) {
            return false;
        }
        a = nextA;
        b = nextB;
        path.add(new Place(a, b, look().loss()));
        if (path.size() > MOST_TOLD) {
            path.removeFirst();
        }
        return true;
    }

    @Override
    public boolean isLost() {
        return lost;
    }

    /** There is nothing to follow by hand: all go by their arrows. */
    @Override
    public Set<Integer> following() {
        return Set.of();
    }

    /** The points of a seat's batch at this tick. */
    private int[] batch(int seat) {
        SplittableRandom random = new SplittableRandom(
                seed * 31 + seat * 1_000_003L + ticks * 7_919L + drawn.getOrDefault(seat, 0) * 104_729L);
        return random.ints(BATCH, 0, POINTS).toArray();
    }

    /** Made once for all that is drawn and done until the next tick, however many ask. */
    private Look look() {
        Look now = look;
        if (now == null) {
            now = made();
            look = now;
        }
        return now;
    }

    private Look made() {
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
            float[] truth = slopes(xs, ys, 1, POINTS)[0];
            float[][] each = count == 0 ? new float[0][] : slopes(batchXs, batchYs, count, BATCH);
            float[][] means = means(each);
            float[] mean = count == 0 ? truth : means[count - 1];
            List<Chart> charts = List.of(
                    levels,
                    walked(),
                    arrows("others", Arrays.copyOf(each, Math.min(count, MOST_DRAWN))),
                    arrows("truth", new float[][] {truth}),
                    arrows("mean", new float[][] {mean}),
                    new Chart.Scatter("here", new float[] {a}, new float[] {b}),
                    steadier(means, truth));
            return new Look(loss(), truth, each, mean, between(mean, truth), eachOff(each, truth), charts);
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

    /** Of the first, of the first two, and so on. */
    private static float[][] means(float[][] each) {
        float[][] means = new float[each.length][];
        double da = 0;
        double db = 0;
        for (int i = 0; i < each.length; i++) {
            da += each[i][0];
            db += each[i][1];
            means[i] = new float[] {(float) (da / (i + 1)), (float) (db / (i + 1))};
        }
        return means;
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
        Look now = look();
        FrameBuilder frame = Frame.saying(Message.of("crowd.words", (float) seats.size(), now.loss(), now.meanOff()))
                .axis("a", A)
                .axis("b", B)
                .axis("joined", new Axis(0, Math.max(MOST_SPLIT, seats.size())))
                .axis("degrees", new Axis(0, DEGREES))
                .chart(arrows("own", place < 0 ? new float[0][] : new float[][] {now.each()[place]}))
                .readout("loss", now.loss())
                .readout("meanoff", now.meanOff())
                .readout("ownoff", place < 0 ? Float.NaN : between(now.each()[place], now.truth()))
                .readout("eachoff", now.eachOff())
                .goal("close", Math.hypot(a - SLOPE, b - INTERCEPT) < CLOSE);
        now.charts().forEach(frame::chart);
        if (lost) {
            frame.notice(Message.of("crowd.lost"));
        } else if (climbs()) {
            frame.notice(Message.of("crowd.diverges"));
        }
        return frame.build();
    }

    /** A noisy arrow leads up now and then; out of the valley it does not. */
    private boolean climbs() {
        int last = path.size() - 1;
        return last > 0
                && path.get(last).loss() > path.get(last - 1).loss()
                && path.get(last).loss() > 2 * path.getFirst().loss();
    }

    private static float eachOff(float[][] each, float[] truth) {
        double sum = 0;
        for (float[] one : each) {
            sum += between(one, truth);
        }
        return each.length == 0 ? Float.NaN : (float) (sum / each.length);
    }

    private Chart walked() {
        List<Place> last = path.subList(Math.max(0, path.size() - MOST_WALKED), path.size());
        float[] walkedA = new float[last.size()];
        float[] walkedB = new float[last.size()];
        for (int i = 0; i < walkedA.length; i++) {
            walkedA[i] = last.get(i).a();
            walkedB[i] = last.get(i).b();
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
    private static Chart steadier(float[][] means, float[] truth) {
        float[] joined = new float[means.length];
        float[] off = new float[means.length];
        for (int i = 0; i < means.length; i++) {
            joined[i] = i + 1;
            off[i] = between(means[i], truth);
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
        ticks = (int) state[2];
        boolean fine = Math.hypot(state[0], state[1]) < FARTHEST;
        goOnFrom(fine ? state[0] : BEGIN_A, fine ? state[1] : BEGIN_B);
    }
}
