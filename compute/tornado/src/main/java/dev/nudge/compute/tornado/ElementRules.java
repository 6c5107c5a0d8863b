package dev.nudge.compute.tornado;

import uk.ac.manchester.tornado.api.math.TornadoMath;

/**
 * The rules of elementwise ops in float32, as kernels call them. A comparison with NaN is false, so each rule says by the order of its tests what
 * becomes of NaN. Names are the ops' labels.
 *
 * <p>No {@code &&} and {@code ||} here or in the other rules: TornadoVM 5.2.0 drops a negation when it turns one into a value. One test after the other, or
 * a product of tests, comes out right. And no {@code <=} and {@code >=}: it takes those for true where NaN is compared. Public for the written kernels, which have loaders of their own.
 */
public final class ElementRules {
    private ElementRules() {}

    public static float neg(float x) {
        return -x;
    }

    public static float abs(float x) {
        return TornadoMath.abs(x);
    }

    /** 0 for NaN and -0 too. */
    public static float sign(float x) {
        float below = x < 0 ? -1 : 0;
        return x > 0 ? 1 : below;
    }

    public static float square(float x) {
        return x * x;
    }

    public static float sqrt(float x) {
        return TornadoMath.sqrt(x);
    }

    public static float reciprocal(float x) {
        return 1 / x;
    }

    public static float exp(float x) {
        return TornadoMath.exp(x);
    }

    public static float log(float x) {
        return TornadoMath.log(x);
    }

    /** With u = 1 + x rounded, log(u) x / (u - 1): the rounding of u cancels (Kahan; Higham 2002, section 1.14.1). */
    public static float log1p(float x) {
        float u = 1 + x;
        float d = u - 1;
        float quotient = d == 0 ? 1 : x / d;
        float correction = d - d == 0 ? quotient : 1;
        float log = d == 0 ? x : TornadoMath.log(u);
        return log * correction;
    }

    public static float sin(float x) {
        return TornadoMath.sin(x);
    }

    public static float cos(float x) {
        return TornadoMath.cos(x);
    }

    public static float tanh(float x) {
        return TornadoMath.tanh(x);
    }

    public static float sigmoid(float x) {
        return 1 / (1 + TornadoMath.exp(-x));
    }

    /** max(x, 0) + log1p(e^-|x|). */
    public static float softplus(float x) {
        return relu(x) + log1p(TornadoMath.exp(-TornadoMath.abs(x)));
    }

    public static float relu(float x) {
        float positive = x > 0 ? x : 0;
        return x == x ? positive : x;
    }

    public static float step(float x) {
        return x > 0 ? 1 : 0;
    }

    /** Abramowitz and Stegun 7.1.6 (a series of terms of one sign) up to 2, 7.1.14 (a continued fraction) beyond; from 4.5 on it rounds to 1. */
    public static float erf(float x) {
        float size = TornadoMath.abs(x);
        float factor = TornadoMath.exp(-x * x);
        if (size < 2) {
            float term = x;
            float sum = x;
            for (int n = 1; n < 26; n++) {
                term = term * (2 * x * x) / (2 * n + 1);
                sum = sum + term;
            }
            return 1.1283791671f * factor * sum;
        }
        float fraction = size;
        for (int n = 24; n >= 1; n--) {
            fraction = size + n * 0.5f / fraction;
        }
        float one = size < 4.5f ? 1 - 0.5641895835f * factor / fraction : 1;
        float signed = x < 0 ? -one : one;
        return x == x ? signed : x;
    }

    public static float add(float a, float b) {
        return a + b;
    }

    public static float sub(float a, float b) {
        return a - b;
    }

    public static float mul(float a, float b) {
        return a * b;
    }

    public static float div(float a, float b) {
        return a / b;
    }

    /** NaN if either is. */
    public static float maximum(float a, float b) {
        float larger = a > b ? a : b;
        return a == a ? larger : a;
    }

    /** NaN if either is. */
    public static float minimum(float a, float b) {
        float smaller = a < b ? a : b;
        return a == a ? smaller : a;
    }

    public static float pow(float a, float b) {
        return TornadoMath.pow(a, b);
    }

    public static float eq(float a, float b) {
        return a == b ? 1 : 0;
    }

    public static float ne(float a, float b) {
        return a == b ? 0 : 1;
    }

    public static float lt(float a, float b) {
        return a < b ? 1 : 0;
    }

    public static float le(float a, float b) {
        return lt(a, b) + eq(a, b);
    }

    public static float gt(float a, float b) {
        return a > b ? 1 : 0;
    }

    public static float ge(float a, float b) {
        return gt(a, b) + eq(a, b);
    }

    /** NaN counts as true, since it is not 0. */
    public static float where(float condition, float a, float b) {
        return condition == 0 ? b : a;
    }
}
