package dev.nudge.compute.cpu;

/**
 * exp, tanh and sigmoid in float32, one number at a time; {@link VectorMaths} does the same steps on many. The polynomials are those of the Cephes library
 * (Moshier, 1992); errors are below 2e-7 of the result.
 */
final class ScalarMaths {
    /** From here on e^x is infinite; below LOWEST it is less than 2.5e-38 and given as 0. */
    static final float HIGHEST = 89f;

    static final float LOWEST = -86.6f;

    static final float LOG2_E = 1.44269504f;
    /** Adding it rounds to a whole number, which is then found in the lowest bits. */
    static final float ROUND = 12582912f;

    static final float LN2_HIGH = -0.693359375f;
    static final float LN2_LOW = 2.12194440e-4f;
    static final float E0 = 1.9875691500e-4f;
    static final float E1 = 1.3981999507e-3f;
    static final float E2 = 8.3334519073e-3f;
    static final float E3 = 4.1665795894e-2f;
    static final float E4 = 1.6666665459e-1f;
    static final float E5 = 5.0000001201e-1f;
    /** The exponent of 1/2: results are doubled last, so that the largest need no exponent beyond the highest. */
    static final int HALF = 126 << 23;

    /** Below this size tanh is a polynomial, since 1 - 2/(e^2x + 1) would lose digits. */
    static final float SMALL = 0.625f;

    static final float T0 = -5.70498872745e-3f;
    static final float T1 = 2.06390887954e-2f;
    static final float T2 = -5.37397155531e-2f;
    static final float T3 = 1.33314422036e-1f;
    static final float T4 = -3.33332819422e-1f;

    private ScalarMaths() {}

    static float exp(float x) {
        float clamped = x > HIGHEST ? HIGHEST : x;
        float shifted = Math.fma(clamped, LOG2_E, ROUND);
        float n = shifted - ROUND;
        float r = Math.fma(n, LN2_LOW, Math.fma(n, LN2_HIGH, clamped));
        float p = Math.fma(E0, r, E1);
        p = Math.fma(p, r, E2);
        p = Math.fma(p, r, E3);
        p = Math.fma(p, r, E4);
        p = Math.fma(p, r, E5);
        p = Math.fma(p, r * r, r) + 1;
        float scale = Float.intBitsToFloat((Float.floatToRawIntBits(shifted) << 23) + HALF);
        float result = p * scale * 2;
        return x < LOWEST ? 0 : result;
    }

    static float sigmoid(float x) {
        return 1 / (1 + exp(-x));
    }

    static float tanh(float x) {
        float size = Math.abs(x);
        if (size < SMALL) {
            float z = x * x;
            float p = Math.fma(T0, z, T1);
            p = Math.fma(p, z, T2);
            p = Math.fma(p, z, T3);
            p = Math.fma(p, z, T4);
            return Math.fma(p, z, 1) * x;
        }
        float large = 1 - 2 / (exp(size + size) + 1);
        return x < 0 ? -large : large;
    }
}
