package dev.nudge.compute;

import java.util.Arrays;

/** Numbers that come from outside the computation. */
public sealed interface Leaf extends Op {
    Shape shape();

    DType dtype();

    /** What an input of a program is for. */
    enum Kind {
        /** Uploaded by the caller, resident on the device until written again. */
        DATA,
        /** One number that a control changes without a new compilation. */
        SCALAR,
        /** Stays on the device from step to step and is changed by updates. */
        STATE
    }

    /**
     * A named input of a program.
     *
     * @param kind what it is for
     * @param name unique within the program
     */
    record Input(Kind kind, String name, Shape shape, DType dtype) implements Leaf {
        @Override
        public String label() {
            return name;
        }
    }

    /** Numbers the caller gave to a tensor at once, outside any program. */
    record Given(Shape shape, DType dtype) implements Leaf {
        @Override
        public String label() {
            return "given";
        }
    }

    /** Numbers fixed when the program is recorded, in row-major order. */
    record Constant(Shape shape, DType dtype, double... values) implements Leaf {
        /** A copy. */
        @Override
        public double[] values() {
            return values.clone();
        }

        @Override
        public String label() {
            return "constant";
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Constant constant
                    && dtype == constant.dtype
                    && shape.equals(constant.shape)
                    && Arrays.equals(values, constant.values);
        }

        @Override
        public int hashCode() {
            return 31 * shape.hashCode() + Arrays.hashCode(values);
        }
    }
}
