package dev.nudge.lesson.rate;

import dev.nudge.compute.nn.Schedule;
import dev.nudge.lesson.Message;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** By what rule a racer walks. All but the last two are plain gradient descent under a {@link Schedule}. */
enum Rule {
    CONSTANT,
    STEPS {
        @Override
        Schedule schedule(double rate, int length) {
            return Schedule.steps(rate, Math.max(1, length / 4), 0.3);
        }
    },
    EXPONENTIAL {
        @Override
        Schedule schedule(double rate, int length) {
            return Schedule.exponential(rate, Math.pow(0.01, 1.0 / length));
        }
    },
    COSINE {
        @Override
        Schedule schedule(double rate, int length) {
            return Schedule.cosine(rate, length);
        }
    },
    ONECYCLE {
        @Override
        Schedule schedule(double rate, int length) {
            return Schedule.oneCycle(rate, length);
        }
    },
    MOMENTUM,
    ADAM;

    /** What momentum keeps of its velocity. */
    static final double KEPT = 0.9;

    static final List<String> IDS = Arrays.stream(values()).map(Rule::id).toList();

    /** The name in links. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Rule named(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    Message said() {
        return Message.of("race.rule." + id());
    }

    /**
     * The rate of every step.
     *
     * @param rate the highest, or the only one
     * @param length of the race, in steps
     */
    Schedule schedule(double rate, int length) {
        return Schedule.constant(rate);
    }

    boolean isAdam() {
        return this == ADAM;
    }

    double momentum() {
        return this == MOMENTUM ? KEPT : 0;
    }
}
