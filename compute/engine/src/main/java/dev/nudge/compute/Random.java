package dev.nudge.compute;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Random numbers that depend only on (seed, stream, step, element): no hidden state, the same on every device, in any order. Inputs: the seed, a whole
 * number below 2^24 in size, which every device holds exactly, and the step in two such numbers: low, and high, which counts 2^24 of low.
 *
 * <p>The generator is Philox 4x32 with 10 rounds (Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", 2011). Element
 * i takes the block with the counter (i, step modulo 2^32, stream, 0) and the key (seed, 0). With u0 and u1 its first two words, UNIFORM is the upper 24
 * bits of u0 over 2^24; NORMAL is sqrt(-2 log((u0 + 1) / 2^32)) cos(2 pi u1 / 2^32) (Box and Muller, 1958).
 *
 * @param kind the distribution
 * @param shape of the result
 * @param stream tells apart several draws in one program
 * @param lanes whether the last dimension of the shape counts independent copies, each with its own seed and step and the numbers it would draw alone
 */
public record Random(Kind kind, Shape shape, int stream, boolean lanes) implements Primitive {
    /** A distribution. */
    public enum Kind {
        /** Evenly from 0 (inclusive) to 1 (exclusive). */
        UNIFORM,
        /** The standard normal distribution. */
        NORMAL
    }

    /** Whole numbers below this are exact in float32. */
    static final int WHOLE = 1 << 24;

    private static final double TWO_32 = 4294967296.0;

    @Override
    public String label() {
        return kind == Kind.UNIFORM ? "rand" : "randn";
    }

    @Override
    public Shape infer(List<Shape> inputs) {
        for (Shape input : inputs) {
            if (input.size() != copies()) {
                throw new ShapeException(
                        label(),
                        "the seed and both parts of the step are one number for each copy, but one is " + input + ".");
            }
        }
        return shape;
    }

    /** How many independent copies lie side by side. */
    public int copies() {
        return lanes ? shape.dim(-1) : 1;
    }

    @Override
    public void forward(Values out, List<Values> inputs) {
        int copies = copies();
        for (int i = 0; i < shape.size(); i++) {
            int copy = i % copies;
            int seed = seed(inputs.get(0).get(copy));
            int step = step(inputs.get(1).get(copy), inputs.get(2).get(copy));
            out.set(i, draw(seed, step, i / copies));
        }
    }

    @Override
    public @Nullable Tensor gradient(int input, Tensor upstream, Tensor output, List<Tensor> inputs) {
        return null;
    }

    /**
     * The seed as a whole number.
     *
     * @throws IllegalArgumentException if it is none below 2^24 in size: seeds beyond that would fall together in float32
     */
    public static int seed(double seed) {
        if (!(Math.abs(seed) < WHOLE && seed == (int) seed)) {
            throw new IllegalArgumentException("random: the seed is " + seed
                    + "; it must be a whole number between -(2^24 - 1) and 2^24 - 1. Set '" + Recorder.SEED
                    + "' to a smaller one?");
        }
        return (int) seed;
    }

    /** The step of these two parts, modulo 2^32. */
    public static int step(double low, double high) {
        return (int) (long) (low + high * WHOLE);
    }

    /** Element {@code i} of the draw with this seed and step. */
    public double draw(int seed, int step, int i) {
        int c0 = i;
        int c1 = step;
        int c2 = stream;
        int c3 = 0;
        int k0 = seed;
        int k1 = 0;
        for (int round = 0; round < 10; round++) {
            long product0 = 0xD2511F53L * (c0 & 0xFFFFFFFFL);
            long product1 = 0xCD9E8D57L * (c2 & 0xFFFFFFFFL);
            c0 = (int) (product1 >>> 32) ^ c1 ^ k0;
            c1 = (int) product1;
            c2 = (int) (product0 >>> 32) ^ c3 ^ k1;
            c3 = (int) product0;
            k0 += 0x9E3779B9;
            k1 += 0xBB67AE85;
        }
        if (kind == Kind.UNIFORM) {
            return (c0 >>> 8) / 16777216.0;
        }
        double radius = Math.sqrt(-2 * Math.log(((c0 & 0xFFFFFFFFL) + 1) / TWO_32));
        return radius * Math.cos(2 * Math.PI * (c1 & 0xFFFFFFFFL) / TWO_32);
    }
}
