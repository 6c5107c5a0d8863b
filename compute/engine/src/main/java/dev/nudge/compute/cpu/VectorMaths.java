package dev.nudge.compute.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The functions of {@link ScalarMaths} on many numbers at a time, step for step the same; the rest of an array is left to the scalar form. */
final class VectorMaths {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    private VectorMaths() {}

    static int bits() {
        return SPECIES.vectorBitSize();
    }

    /** Handles whole vectors from {@code from}; returns where it stopped. */
    static int exp(float[] out, float[] x, int from, int to) {
        int i = from;
        for (; i <= to - SPECIES.length(); i += SPECIES.length()) {
            exp(FloatVector.fromArray(SPECIES, x, i)).intoArray(out, i);
        }
        return i;
    }

    /** Handles whole vectors from {@code from}; returns where it stopped. */
    static int sigmoid(float[] out, float[] x, int from, int to) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        int i = from;
        for (; i <= to - SPECIES.length(); i += SPECIES.length()) {
            FloatVector power = exp(FloatVector.fromArray(SPECIES, x, i).neg());
            one.div(power.add(1)).intoArray(out, i);
        }
        return i;
    }

    /** Handles whole vectors from {@code from}; returns where it stopped. */
    static int tanh(float[] out, float[] x, int from, int to) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        int i = from;
        for (; i <= to - SPECIES.length(); i += SPECIES.length()) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, i);
            FloatVector size = v.abs();
            FloatVector z = v.mul(v);
            FloatVector p = FloatVector.broadcast(SPECIES, ScalarMaths.T0).fma(z, constant(ScalarMaths.T1));
            p = p.fma(z, constant(ScalarMaths.T2));
            p = p.fma(z, constant(ScalarMaths.T3));
            p = p.fma(z, constant(ScalarMaths.T4));
            FloatVector small = p.fma(z, one).mul(v);
            FloatVector large = one.sub(one.add(1).div(exp(size.add(size)).add(1)));
            large = large.blend(large.neg(), v.lt(0));
            large.blend(small, size.lt(ScalarMaths.SMALL)).intoArray(out, i);
        }
        return i;
    }

    private static FloatVector constant(float value) {
        return FloatVector.broadcast(SPECIES, value);
    }

    private static FloatVector exp(FloatVector x) {
        // Not min and max: keeping their promise about -0 and NaN takes several instructions each.
        FloatVector clamped = x.blend(ScalarMaths.HIGHEST, x.compare(VectorOperators.GT, ScalarMaths.HIGHEST));
        FloatVector shifted = clamped.fma(constant(ScalarMaths.LOG2_E), constant(ScalarMaths.ROUND));
        FloatVector n = shifted.sub(ScalarMaths.ROUND);
        FloatVector r = n.fma(constant(ScalarMaths.LN2_HIGH), clamped);
        r = n.fma(constant(ScalarMaths.LN2_LOW), r);
        FloatVector p = constant(ScalarMaths.E0).fma(r, constant(ScalarMaths.E1));
        p = p.fma(r, constant(ScalarMaths.E2));
        p = p.fma(r, constant(ScalarMaths.E3));
        p = p.fma(r, constant(ScalarMaths.E4));
        p = p.fma(r, constant(ScalarMaths.E5));
        p = p.fma(r.mul(r), r).add(1);
        FloatVector scale = shifted.reinterpretAsInts()
                .lanewise(VectorOperators.LSHL, 23)
                .add(ScalarMaths.HALF)
                .reinterpretAsFloats();
        VectorMask<Float> vanishes = x.lt(ScalarMaths.LOWEST);
        return p.mul(scale).mul(2).blend(0, vanishes);
    }
}
