package dev.nudge.lesson.training;

import dev.nudge.compute.nn.Schedule;

/** How the learning rate changes on the way through the epochs that are planned. */
public enum RateSchedule implements Named {
    CONSTANT {
        @Override
        public Schedule schedule(double rate, int steps) {
            return Schedule.constant(rate);
        }
    },
    /** A tenth after each third. */
    STAIRS {
        @Override
        public Schedule schedule(double rate, int steps) {
            return Schedule.steps(rate, (steps + 2) / 3, 0.1);
        }
    },
    COSINE {
        @Override
        public Schedule schedule(double rate, int steps) {
            return Schedule.cosine(rate, steps);
        }
    },
    CYCLE {
        @Override
        public Schedule schedule(double rate, int steps) {
            return Schedule.oneCycle(rate, steps);
        }
    };

    /**
     * @param rate that is set
     * @param steps in all epochs that are planned, 1 or more
     */
    public abstract Schedule schedule(double rate, int steps);
}
