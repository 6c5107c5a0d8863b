package dev.nudge.lesson;

import java.util.List;

/**
 * A piece of a lesson's text. In the text, everything but prose stands between a line {@code ::: word …} and a line {@code :::}:
 *
 * <pre>
 * ::: experiment tangent
 * :::
 *
 * ::: predict secant
 * You halve h. What happens to the error of the slope?
 * - it halves
 * + it stays
 * Here is what you would have seen …
 * :::
 *
 * ::: deeper Why not zero?
 * Markdown …
 * :::
 *
 * ::: code partial
 * :::
 * </pre>
 *
 * <p>Prose may hold links of two kinds of our own: {@code [gradient](term:gradient)} opens the card of a word, {@code [set the rate to
 * 1](poke:quadratic?rate=1)} sets controls of an experiment.
 */
public sealed interface Passage {

    /** Markdown, with formulas between dollars. */
    record Prose(String markdown) implements Passage {}

    /** An experiment's place. The prose up to the next one stands beside it. */
    record Live(String experiment) implements Passage {}

    /**
     * A question to be answered by a tap before the text goes on.
     *
     * @param id unique within the lesson
     * @param question Markdown
     * @param options to choose from
     * @param right the number, from 0, of the option that turns out to hold
     * @param reveal Markdown, shown after the choice
     */
    record Predict(String id, String question, List<String> options, int right, String reveal) implements Passage {
        public Predict {
            options = List.copyOf(options);
        }
    }

    /**
     * For those who want to know more; folded.
     *
     * @param markdown what is inside
     */
    record Deeper(String title, String markdown) implements Passage {}

    /** A {@link Listing} of that name, outside an experiment. */
    record Code(String listing) implements Passage {}
}
