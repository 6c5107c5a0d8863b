package dev.nudge.lesson.data;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A curve drawn by hand: heights at evenly spaced places, each one of {@value #LEVELS} + 1 levels between a lowest and a highest height. Immutable.
 */
public final class Curve {

    /** How finely a height is told: finer than a pixel of any picture, coarse enough for a link. */
    public static final int LEVELS = 4095;

    /** Nothing drawn yet. */
    public static final Curve NOTHING = new Curve(new short[0], 0, 0);

    private final short[] levels;
    private final float low;
    private final float high;

    private Curve(short[] levels, float low, float high) {
        this.levels = levels;
        this.low = low;
        this.high = high;
    }

    /**
     * The curve nearest to these heights.
     *
     * @param heights shape [samples], each from {@code low} to {@code high}; others are clamped
     */
    public static Curve through(float[] heights, float low, float high) {
        short[] levels = new short[heights.length];
        for (int i = 0; i < levels.length; i++) {
            if (!Float.isFinite(heights[i])) {
                throw new IllegalArgumentException("curve: height " + i + " is " + heights[i]
                        + "; every height must be a finite number. Fill the gaps first?");
            }
            levels[i] = (short) Math.round(Math.clamp((heights[i] - low) / (high - low), 0, 1) * LEVELS);
        }
        return new Curve(levels, low, high);
    }

    /** The curve of these levels, each 0 to {@value #LEVELS}. */
    public static Curve ofLevels(short[] levels, float low, float high) {
        for (short level : levels) {
            if (level < 0 || level > LEVELS) {
                throw new IllegalArgumentException("curve: level " + level + " is not from 0 to " + LEVELS);
            }
        }
        return new Curve(levels.clone(), low, high);
    }

    public boolean isNothing() {
        return levels.length == 0;
    }

    public int samples() {
        return levels.length;
    }

    /** Whether it lies between these heights. */
    public boolean fits(float low, float high) {
        return this.low == low && this.high == high;
    }

    /** Heights, shape [samples]. */
    public float[] heights() {
        float[] heights = new float[levels.length];
        for (int i = 0; i < heights.length; i++) {
            heights[i] = low + (high - low) * levels[i] / LEVELS;
        }
        return heights;
    }

    public short[] levels() {
        return levels.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Curve curve
                && curve.low == low
                && curve.high == high
                && Arrays.equals(curve.levels, levels);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(levels);
    }

    @Override
    public String toString() {
        return isNothing() ? "nothing drawn" : "a curve of " + levels.length + " heights";
    }
}
