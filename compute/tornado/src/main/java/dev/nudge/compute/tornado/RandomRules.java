package dev.nudge.compute.tornado;

import uk.ac.manchester.tornado.api.math.TornadoMath;

/** Random numbers by counter, as {@link dev.nudge.compute.Random} defines them. */
public final class RandomRules {
    private RandomRules() {}

    /** The step of its two parts, modulo 2^32. */
    public static int step(float low, float high) {
        return (int) low + ((int) high << 24);
    }

    /** The upper 24 bits of the first word over 2^24: exactly what the definition gives. */
    public static float uniform(float seed, int step, int stream, int element) {
        return (float) (block(seed, step, stream, element) >>> 40) / 16777216f;
    }

    /** Box and Muller in double precision, rounded last. */
    public static float normal(float seed, int step, int stream, int element) {
        long words = block(seed, step, stream, element);
        double first = (double) ((words >>> 32) + 1);
        double second = (double) (words & 0xFFFFFFFFL);
        double radius = TornadoMath.sqrt(-2 * TornadoMath.log(first / 4294967296.0));
        return (float) (radius * TornadoMath.cos(6.283185307179586 * second / 4294967296.0));
    }

    /** Ten rounds of Philox 4x32: the first word of the block above the second. */
    public static long block(float seed, int step, int stream, int element) {
        int c0 = element;
        int c1 = step;
        int c2 = stream;
        int c3 = 0;
        int k0 = (int) seed;
        int k1 = 0;
        for (int round = 0; round < 10; round++) {
            long product0 = 0xD2511F53L * (c0 & 0xFFFFFFFFL);
            long product1 = 0xCD9E8D57L * (c2 & 0xFFFFFFFFL);
            c0 = (int) (product1 >>> 32) ^ c1 ^ k0;
            c1 = (int) product1;
            c2 = (int) (product0 >>> 32) ^ c3 ^ k1;
            c3 = (int) product0;
            k0 = k0 + 0x9E3779B9;
            k1 = k1 + 0xBB67AE85;
        }
        return ((c0 & 0xFFFFFFFFL) << 32) | (c1 & 0xFFFFFFFFL);
    }
}
