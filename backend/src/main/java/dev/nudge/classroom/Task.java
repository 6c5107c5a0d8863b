package dev.nudge.classroom;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a class is asked to reach, at one experiment. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Task.Goal.class, name = "goal"),
    @JsonSubTypes.Type(value = Task.Below.class, name = "below"),
    @JsonSubTypes.Type(value = Task.Race.class, name = "race"),
    @JsonSubTypes.Type(value = Task.Guess.class, name = "guess")
})
public sealed interface Task {

    String experiment();

    /** A checkpoint of the experiment. */
    record Goal(String experiment, String goal) implements Task {}

    /** A score under a bound. */
    record Below(String experiment, float score) implements Task {

        public Below {
            requireFinite("below", score);
        }
    }

    /**
     * Everybody begins at the same place; after so many steps the lowest score leads.
     *
     * @param steps at least 1
     */
    record Race(String experiment, int steps) implements Task {

        public Race {
            if (steps < 1 || steps > 10_000) {
                throw new IllegalArgumentException("race: " + steps + " steps; 1 to 10000 are possible");
            }
        }
    }

    /**
     * Everybody says beforehand what the score will be.
     *
     * @param truth what it was; told to nobody before {@code told}
     */
    record Guess(String experiment, float truth, boolean told) implements Task {

        public Guess {
            requireFinite("guess", truth);
        }
    }

    private static void requireFinite(String what, float value) {
        if (!Float.isFinite(value)) {
            throw new IllegalArgumentException(what + ": " + value + " is no score to reach; name a finite number");
        }
    }
}
