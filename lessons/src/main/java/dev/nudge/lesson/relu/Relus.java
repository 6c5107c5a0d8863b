package dev.nudge.lesson.relu;

import dev.nudge.compute.Tensor;

/** The arithmetic of sums of rectified lines, {@code c + Σ w·relu(m·x + b)}. */
final class Relus {

    private Relus() {}

    /**
     * The rectified lines, each at each place: one matrix multiplication and a clip.
     *
     * @param x [places, inputs]
     * @param m [inputs, relus]
     * @param b [relus]
     * @return [places, relus]
     */
    static Tensor hidden(Tensor x, Tensor m, Tensor b) {
        return x.matmul(m).add(b).relu();
    }

    /**
     * The sum at each place, for one input.
     *
     * @param x [places]
     * @param m [relus]
     * @param b [relus]
     * @param w [relus]
     * @param c []
     * @return [places]
     */
    static Tensor sum(Tensor x, Tensor m, Tensor b, Tensor w, Tensor c) {
        return hidden(x.unsqueeze(1), m.unsqueeze(0), b)
                .matmul(w.unsqueeze(1))
                .squeeze(1)
                .add(c);
    }

    /**
     * Where each rectified line bends, kept between two ends; a level one, which bends nowhere, is said to bend at the right end.
     *
     * @return [relus]
     */
    static Tensor kinks(Tensor m, Tensor b, float low, float high) {
        Tensor level = m.eq(0);
        Tensor slope = Tensor.where(level, Tensor.scalar(1), m);
        return Tensor.where(level, Tensor.scalar(high), b.neg().div(slope)).clip(low, high);
    }

    /**
     * The abscissas of three points through which each weighted rectified line goes: left end, kink, right end.
     *
     * @return [relus, 3]
     */
    static Tensor corners(Tensor kinks, float low, float high) {
        Tensor zero = kinks.mul(0);
        return Tensor.stack(1, zero.add(low), kinks, zero.add(high));
    }

    /**
     * Each weighted rectified line at places of its own.
     *
     * @param x [relus, places]
     * @return [relus, places]
     */
    static Tensor parts(Tensor x, Tensor m, Tensor b, Tensor w) {
        return x.mul(m.unsqueeze(1)).add(b.unsqueeze(1)).relu().mul(w.unsqueeze(1));
    }

    /**
     * The output weights with which ReLUs of slope 1, one at each point but the last, go through all points: the changes of slope.
     *
     * @param xs [points], rising
     * @param ys [points]
     * @return [points − 1]
     */
    static Tensor through(Tensor xs, Tensor ys) {
        int pieces = xs.size() - 1;
        Tensor slopes = ys.slice(0, 1, pieces + 1)
                .sub(ys.slice(0, 0, pieces))
                .div(xs.slice(0, 1, pieces + 1).sub(xs.slice(0, 0, pieces)));
        return pieces == 1
                ? slopes
                : Tensor.cat(
                        0, slopes.slice(0, 0, 1), slopes.slice(0, 1, pieces).sub(slopes.slice(0, 0, pieces - 1)));
    }
}
