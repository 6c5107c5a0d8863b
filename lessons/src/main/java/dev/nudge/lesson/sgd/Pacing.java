package dev.nudge.lesson.sgd;

import dev.nudge.compute.nn.Schedule;

/** How the learning rate changes on the way through the epochs that are planned. */
enum Pacing implements Named {
    CONSTANT {
        @Override
        Schedule schedule(double rate, int steps) {
            return Schedule.constant(rate);
        }
    },
    /** A tenth after each third. */
    STAIRS {
        @Override
        Schedule schedule(double rate, int steps) {
            return Schedule.steps(rate, (steps + 2) / 3, 0.1);
        }
    },
    COSINE {
        @Override
        Schedule schedule(double rate, int steps) {
            return Schedule.cosine(rate, steps);
        }
    },
    CYCLE {
        @Override
        Schedule schedule(double rate, int steps) {
            return Schedule.oneCycle(rate, steps);
        }
    };

    /**
     * @param rate that is set
     * @param steps in all epochs that are planned, 1 or more
     */
    abstract Schedule schedule(double rate, int steps);
}
