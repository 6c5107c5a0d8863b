package dev.nudge.classroom;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a class is asked to reach, at one experiment. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Task.Goal.class, name = "goal"),
    @JsonSubTypes.Type(value = Task.Below.class, name = "below"),
    @JsonSubTypes.Type(value = Task.Race.class, name = "race"),
    @JsonSubTypes.Type(value = Task.Guess.class, name = "guess"),
    @JsonSubTypes.Type(value = Task.Drawing.class, name = "drawing")
})
public sealed interface Task {

    String experiment();

    /** What everybody says beforehand, and is told afterwards. */
    sealed interface Foretold extends Task {

        /** Whether the truth is told. */
        boolean told();

        /** The same, with its truth told. */
        Foretold telling();
    }

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
     * @param steps 1 to {@value Race#MOST_STEPS}
     */
    record Race(String experiment, int steps) implements Task {

        public static final int MOST_STEPS = 10_000;

        public Race {
            if (steps < 1 || steps > MOST_STEPS) {
                throw new IllegalArgumentException("race: " + steps + " steps; 1 to " + MOST_STEPS + " are possible");
            }
        }
    }

    /**
     * Everybody says beforehand what the score will be.
     *
     * @param truth what it was; told to nobody before {@code told}
     */
    record Guess(String experiment, float truth, boolean told) implements Foretold {

        public Guess {
            requireFinite("guess", truth);
        }

        @Override
        public Guess telling() {
            return new Guess(experiment, truth, true);
        }

        /** How far off a number is that was said beforehand. */
        public float off(float said) {
            return Math.abs(said - truth);
        }
    }

    /**
     * Everybody draws beforehand how a line will go.
     *
     * @param drawing the id of a curve that the text of the experiment's lesson asks a reader to draw
     */
    record Drawing(String experiment, String drawing, boolean told) implements Foretold {

        @Override
        public Drawing telling() {
            return new Drawing(experiment, drawing, true);
        }
    }

    private static void requireFinite(String what, float value) {
        if (!Float.isFinite(value)) {
            throw new IllegalArgumentException(what + ": " + value + " is no score to reach; name a finite number");
        }
    }
}
