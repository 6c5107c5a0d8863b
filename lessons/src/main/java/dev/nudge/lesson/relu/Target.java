package dev.nudge.lesson.relu;

import dev.nudge.lesson.formula.Formula;
import dev.nudge.lesson.formula.Vocabulary;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a sum of ReLUs is to come close to. */
enum Target {
    SINE("sin(2*x)"),
    /** Jumps at 0: the one that no continuous function reaches. */
    STEP("2*step(x) - 1"),
    /** Jumps at −1, 0 and 1. */
    SAWTOOTH("2*(x - step(x+1) - step(x) - step(x-1)) + 3"),
    POLYNOMIAL("0.5*x^3 - 1.3*x"),
    /** What the learner typed. */
    EXPRESSION(""),
    /** What the learner drew. */
    DRAWN("");

    static final Vocabulary WORDS = Vocabulary.of("x");

    private final String formula;

    Target(String formula) {
        this.formula = formula;
    }

    /** The name in links. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Target named(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(Target::id).toList();
    }

    /**
     * The formula it stands for.
     *
     * @param typed by the learner
     */
    Formula formula(String typed) {
        return Formula.parse(this == EXPRESSION ? typed : formula, WORDS);
    }
}
