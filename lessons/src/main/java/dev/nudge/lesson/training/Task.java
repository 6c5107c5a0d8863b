package dev.nudge.lesson.training;

import dev.nudge.lesson.digits.Means;

/** What is asked about an image. */
public enum Task {
    /** Whether it is a 3: 1 for a 3, 0 for a 7. */
    THREE_OR_SEVEN {
        @Override
        float target(int digit) {
            return digit == Means.THREE ? 1 : 0;
        }

        @Override
        float wrong(float target) {
            return 1 - target;
        }

        @Override
        public String pythonChosen() {
            return "(digits == 3) | (digits == 7)";
        }
    },
    /** Which of the ten digits it is. */
    DIGIT {
        @Override
        float target(int digit) {
            return digit;
        }

        @Override
        float wrong(float target) {
            return (target + 1) % DIGITS;
        }

        @Override
        public String pythonChosen() {
            return "digits < 10";
        }
    };

    public static final int DIGITS = 10;

    /** What is to be said of an image that shows this digit. */
    abstract float target(int digit);

    /** Something else than is to be said. */
    abstract float wrong(float target);

    /** Which images it is asked of, as Python has it: a mask over {@code digits}. */
    public abstract String pythonChosen();
}
