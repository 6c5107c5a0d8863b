package dev.nudge.lesson.data;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Points in the plane, in a fixed order. Immutable; float32 like the tensors made from it.
 *
 * <p>Two {@code Points} are equal when every coordinate is.
 */
public final class Points {

    private final float[] xs;
    private final float[] ys;

    private Points(float[] xs, float[] ys) {
        this.xs = xs;
        this.ys = ys;
    }

    /**
     * @param xs abscissas, all finite
     * @param ys ordinates, as many as {@code xs}, all finite
     */
    public static Points of(float[] xs, float[] ys) {
        if (xs.length != ys.length) {
            throw new IllegalArgumentException("points: xs has " + xs.length + " values, ys has " + ys.length
                    + "; each point needs one of both. Drop the longer end?");
        }
        for (int i = 0; i < xs.length; i++) {
            if (!Float.isFinite(xs[i]) || !Float.isFinite(ys[i])) {
                throw new IllegalArgumentException("points: point " + (i + 1) + " is (" + xs[i] + ", " + ys[i]
                        + "); coordinates must be finite numbers. Leave the point out?");
            }
        }
        return new Points(xs.clone(), ys.clone());
    }

    public int count() {
        return xs.length;
    }

    public float x(int index) {
        return xs[index];
    }

    public float y(int index) {
        return ys[index];
    }

    /** A copy, shape [count]. */
    public float[] xs() {
        return xs.clone();
    }

    /** A copy, shape [count]. */
    public float[] ys() {
        return ys.clone();
    }

    public Points plus(float x, float y) {
        float[] moreXs = Arrays.copyOf(xs, xs.length + 1);
        float[] moreYs = Arrays.copyOf(ys, ys.length + 1);
        moreXs[xs.length] = x;
        moreYs[ys.length] = y;
        return of(moreXs, moreYs);
    }

    public Points with(int index, float x, float y) {
        float[] movedXs = xs.clone();
        float[] movedYs = ys.clone();
        movedXs[index] = x;
        movedYs[index] = y;
        return of(movedXs, movedYs);
    }

    public Points without(int index) {
        float[] fewerXs = new float[xs.length - 1];
        float[] fewerYs = new float[ys.length - 1];
        for (int i = 0, to = 0; i < xs.length; i++) {
            if (i != index) {
                fewerXs[to] = xs[i];
                fewerYs[to++] = ys[i];
            }
        }
        return new Points(fewerXs, fewerYs);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Points points && Arrays.equals(xs, points.xs) && Arrays.equals(ys, points.ys);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(xs) + Arrays.hashCode(ys);
    }

    @Override
    public String toString() {
        return count() + " points";
    }
}
