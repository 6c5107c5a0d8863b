package dev.nudge.lesson.together;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Tensor;
import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.FrameBuilder;
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
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A function of which each learner holds a ReLU: f(x) = b + Σ w·relu(±(x − k)), fitted to points by the mean squared error. A learner moves the weight w and the kink k of
 * their own; b follows its slope by itself. A class of less than {@value #LEAST} holds several each.
 */
final class CommonFunction implements Ensemble {

    /** With fewer there is no curve to speak of. */
    static final int LEAST = 12;

    private static final int POINTS = 61;
    private static final Axis X = new Axis(-2, 2);
    private static final Axis Y = new Axis(-3, 3);

    /** Kinks spread like this leave no large gap, however many there are. */
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    /** A tick that would lead beyond this loss is not taken: from below it a lower rate still leads back. */
    private static final float LOST = 1e4f;

    /** How far a kink goes in one tick at most, and it stays where there are points: else a class that diverged could never come back. */
    private static final float MOST_ASIDE = 0.1f;

    private static final float CLOSE = 0.02f;
    private static final float LOWEST_SHOWN = 1e-3f;
    private static final int MOST_TOLD = 400;
    /** Of others, behind somebody's own. */
    private static final int MOST_OTHERS = 24;

    private static final List<Picture> PICTURES = List.of(
            Plot.of(
                    "fit",
                    Size.LARGE,
                    "x",
                    "y",
                    Layer.of("zero", Role.GUIDE),
                    Layer.of("points", Role.DATA),
                    Layer.of("others", Role.PART),
                    Layer.of("sum", Role.MODEL),
                    Layer.of("mine", Role.RUN_3),
                    Layer.of("own", Role.OWN)),
            new Plot(
                    "path",
                    Size.STRIP,
                    Scaled.linear(Axis.STEP),
                    Scaled.logarithmic("loss"),
                    View.FITTED,
                    List.of(Layer.of("path", Role.LOSS))));

    private final Compute compute;
    private final Tensor xs = Tensor.linspace(X.min(), X.max(), POINTS);
    private final float[] targets;
    private float[] weights = {};
    private float[] kinks = {};
    private float bias;
    private List<Integer> seats = List.of();
    private final Holdings holdings = new Holdings();
    private final Map<Integer, Map<Integer, Move>> moves = new HashMap<>();
    private final List<Float> path = new ArrayList<>();
    private boolean lost;
    private Look look;

    /**
     * All that can be seen of the numbers as they are.
     *
     * @param sum f at the points' places
     */
    private record Look(float loss, float[] sum, float[] weightSlopes, float[] kinkSlopes, float biasSlope) {}

    CommonFunction(long seed, Compute compute) {
        this.compute = compute;
        // A wave whose place and height are the seed's.
        double shift = 0.6 * (new SplittableRandom(seed).nextDouble() - 0.5);
        targets = compute.within(
                () -> xs.add(shift).mul(2).sin().mul(1.4).add(xs.mul(0.3)).toArray());
        grow(LEAST);
        look = look();
        path.add(look.loss());
    }

    @Override
    public String words() {
        return "chorus";
    }

    @Override
    public List<Picture> pictures() {
        return PICTURES;
    }

    @Override
    public List<Readout> readouts(boolean ofSeat) {
        Readout loss = new Readout("loss", Role.LOSS, 4);
        return ofSeat
                ? List.of(
                        loss,
                        new Readout("weightslope", Role.GRADIENT, 4),
                        new Readout("kinkslope", Role.GRADIENT, 4),
                        new Readout("weight", Role.OWN, 3),
                        new Readout("kink", Role.OWN, 3))
                : List.of(loss, new Readout("parts", Role.PART, 0));
    }

    private void grow(int count) {
        int before = weights.length;
        if (count > before) {
            weights = Arrays.copyOf(weights, count);
            kinks = Arrays.copyOf(kinks, count);
            for (int i = before; i < count; i++) {
                double place = (0.5 + i * GOLDEN) % 1;
                kinks[i] = (float) (X.min() + place * (X.max() - X.min()));
            }
        }
    }

    @Override
    public void seat(List<Integer> here) {
        if (here.equals(seats)) {
            return;
        }
        seats = List.copyOf(here);
        moves.keySet().retainAll(seats);
        int before = weights.length;
        share();
        if (weights.length != before) {
            look = look();
        }
    }

    private void share() {
        grow(Math.max(LEAST, seats.size()));
        holdings.share(seats, weights.length);
    }

    @Override
    public int parts(int seat) {
        return holdings.of(seat).size();
    }

    @Override
    public void move(int seat, Move move) {
        if (!seats.contains(seat)) {
            return;
        }
        Map<Integer, Move> own = moves.computeIfAbsent(seat, of -> new HashMap<>());
        if (move.follows() || own.values().stream().anyMatch(Move::follows)) {
            own.clear();
        }
        own.put(move.part(), move);
    }

    private Move move(int seat, int part) {
        Map<Integer, Move> own = moves.getOrDefault(seat, Map.of());
        return own.values().stream()
                .filter(Move::follows)
                .findFirst()
                .orElseGet(() -> own.getOrDefault(part, Move.NONE));
    }

    @Override
    public boolean tick(float rate) {
        Look now = look;
        float[] weightsBefore = weights.clone();
        float[] kinksBefore = kinks.clone();
        float biasBefore = bias;
        for (int seat : seats) {
            List<Integer> held = holdings.of(seat);
            for (int part = 0; part < held.size(); part++) {
                Move move = move(seat, part);
                int unit = held.get(part);
                weights[unit] += rate * carried(move.follows(), move.first(), now.weightSlopes()[unit]);
                float aside = rate * carried(move.follows(), move.second(), now.kinkSlopes()[unit]);
                kinks[unit] = Math.clamp(kinks[unit] + Math.clamp(aside, -MOST_ASIDE, MOST_ASIDE), X.min(), X.max());
            }
        }
        bias -= rate * now.biasSlope();
        Look next = look();
        lost = !(next.loss() < LOST) && !(next.loss() < now.loss());
        if (lost) {
            weights = weightsBefore;
            kinks = kinksBefore;
            bias = biasBefore;
            return false;
        }
        look = next;
        path.add(look.loss());
        if (path.size() > MOST_TOLD) {
            path.removeFirst();
        }
        return true;
    }

    @Override
    public boolean isLost() {
        return lost;
    }

    @Override
    public Set<Integer> following() {
        return moves.entrySet().stream()
                .filter(each -> each.getValue().values().stream().anyMatch(Move::follows))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Downhill by itself, or the way and as far as a hand says. */
    private static float carried(boolean follows, float hand, float slope) {
        return follows ? -slope : hand * Math.abs(slope);
    }

    private Look look() {
        return compute.within(() -> {
            int count = weights.length;
            float[] signs = new float[count];
            for (int i = 0; i < count; i++) {
                signs[i] = i % 2 == 0 ? 1 : -1;
            }
            Tensor w = Tensor.of(weights).requiresGrad();
            Tensor k = Tensor.of(kinks).requiresGrad();
            Tensor b = Tensor.scalar(bias).requiresGrad();
            Tensor parts = xs.reshape(POINTS, 1).sub(k).mul(Tensor.of(signs)).relu();
            Tensor sum = parts.matmul(w.reshape(count, 1)).reshape(POINTS).add(b);
            Tensor loss = sum.sub(Tensor.of(targets)).square().mean();
            loss.backward();
            return new Look(
                    loss.item(),
                    sum.toArray(),
                    w.grad().toArray(),
                    k.grad().toArray(),
                    b.grad().item());
        });
    }

    @Override
    public Frame frame() {
        return frame(new int[0], -1);
    }

    @Override
    public Frame frame(int seat, int part) {
        int[] held = holdings.of(seat).stream().mapToInt(unit -> unit).toArray();
        return frame(held, held.length == 0 ? -1 : held[Math.clamp(part, 0, held.length - 1)]);
    }

    /** All, where nobody's own are among them; else as many as are told apart behind those, which is less for a network to carry to everybody, too. */
    private int[] others(Set<Integer> mine) {
        int[] all = IntStream.range(0, weights.length)
                .filter(unit -> !mine.contains(unit))
                .toArray();
        int every = mine.isEmpty() ? 1 : Math.max(1, Math.ceilDiv(all.length, MOST_OTHERS));
        return IntStream.range(0, all.length)
                .filter(i -> i % every == 0)
                .map(i -> all[i])
                .toArray();
    }

    private Frame frame(int[] held, int own) {
        Set<Integer> mine = Arrays.stream(held).boxed().collect(Collectors.toSet());
        FrameBuilder frame = Frame.saying(Message.of("chorus.words", (float) weights.length, look.loss()))
                .axis("x", X)
                .axis("y", Y)
                .axis(Axis.STEP, new Axis(0, Math.max(20, path.size() - 1)))
                .axis("loss", new Axis(LOWEST_SHOWN, highest()))
                .chart(new Chart.Lines("zero", new float[] {X.min(), X.max()}, new float[] {0, 0}))
                .chart(new Chart.Scatter("points", xs.toArray(), targets.clone()))
                .chart(lines("others", others(mine)))
                .chart(lines(
                        "mine", Arrays.stream(held).filter(unit -> unit != own).toArray()))
                .chart(new Chart.Lines("sum", xs.toArray(), look.sum().clone()))
                .chart(lines("own", own < 0 ? new int[0] : new int[] {own}))
                .chart(path())
                .readout("loss", look.loss())
                .readout("parts", weights.length)
                .readout("weightslope", own < 0 ? Float.NaN : look.weightSlopes()[own])
                .readout("kinkslope", own < 0 ? Float.NaN : look.kinkSlopes()[own])
                .readout("weight", own < 0 ? Float.NaN : weights[own])
                .readout("kink", own < 0 ? Float.NaN : kinks[own])
                .goal("close", look.loss() < CLOSE);
        if (lost) {
            frame.notice(Message.of("chorus.lost"));
        } else if (path.size() > 1 && look.loss() > path.getFirst() && look.loss() > path.get(path.size() - 2)) {
            frame.notice(Message.of("chorus.diverges"));
        }
        return frame.build();
    }

    private float highest() {
        float highest = 10;
        for (float loss : path) {
            highest = Float.isFinite(loss) ? Math.max(highest, loss) : highest;
        }
        return highest;
    }

    private Chart path() {
        float[] steps = new float[path.size()];
        float[] losses = new float[path.size()];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = i;
            losses[i] = Math.max(LOWEST_SHOWN, path.get(i));
        }
        return new Chart.Lines("path", steps, losses);
    }

    /** Each a line from edge to edge with its kink, the pen lifted between two. */
    private Chart lines(String id, int[] units) {
        float[] lineXs = new float[4 * units.length];
        float[] lineYs = new float[4 * units.length];
        for (int i = 0; i < units.length; i++) {
            float kink = Math.clamp(kinks[units[i]], X.min(), X.max());
            float[] places = {X.min(), kink, X.max()};
            for (int j = 0; j < places.length; j++) {
                lineXs[4 * i + j] = places[j];
                lineYs[4 * i + j] = at(units[i], places[j]);
            }
            lineXs[4 * i + 3] = Float.NaN;
            lineYs[4 * i + 3] = Float.NaN;
        }
        return new Chart.Lines(id, lineXs, lineYs);
    }

    private float at(int unit, float x) {
        float sign = unit % 2 == 0 ? 1 : -1;
        return weights[unit] * Math.max(0, sign * (x - kinks[unit]));
    }

    @Override
    public float[] state() {
        float[] state = new float[1 + 2 * weights.length];
        state[0] = bias;
        System.arraycopy(weights, 0, state, 1, weights.length);
        System.arraycopy(kinks, 0, state, 1 + weights.length, kinks.length);
        return state;
    }

    @Override
    public void restore(float[] state) {
        int count = (state.length - 1) / 2;
        if (state.length < 1 + 2 * LEAST || state.length % 2 == 0) {
            throw new IllegalArgumentException("common function: " + state.length
                    + " numbers are no state; a bias, then weights and kinks of at least " + LEAST + " ReLUs are");
        }
        lost = false;
        bias = state[0];
        weights = Arrays.copyOfRange(state, 1, 1 + count);
        kinks = Arrays.copyOfRange(state, 1 + count, state.length);
        share();
        look = look();
        path.clear();
        path.add(look.loss());
    }

    @Override
    public Shares shares() {
        return holdings.shares(weights.length);
    }

    @Override
    public void restore(Shares shares) {
        holdings.restore(shares);
        share();
    }

    @Override
    public void retain(Set<Integer> back) {
        holdings.retain(back);
    }
}
