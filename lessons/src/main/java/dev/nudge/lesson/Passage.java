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
 * ::: draw unzeroed accumulate/race?then=200
 * How will the loss of the other run go?
 * - zeroed
 * + kept
 * Here is why …
 * :::
 *
 * ::: picture graph/graph?then=16
 * 1974. Paul Werbos …
 * :::
 *
 * ::: deeper Why not zero?
 * Markdown …
 * :::
 *
 * ::: code partial quadratic
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
     * A question to be answered by drawing a curve before the text goes on.
     *
     * @param id unique within the lesson
     * @param question Markdown
     * @param preset the picture to draw in
     * @param shown the charts that are there from the start
     * @param truth the chart that is laid over the drawing; it is a line
     * @param reveal Markdown, shown then
     */
    record Draw(String id, String question, Preset preset, List<String> shown, String truth, String reveal)
            implements Passage {
        public Draw {
            shown = List.copyOf(shown);
        }
    }

    /**
     * A small picture, of any experiment of the course.
     *
     * @param words Markdown, beside it; they say what it shows
     */
    record Illustration(Preset preset, String words) implements Passage {}

    /**
     * For those who want to know more; folded.
     *
     * @param markdown what is inside
     */
    record Deeper(String title, String markdown) implements Passage {}

    /**
     * A {@link Listing} of that name.
     *
     * @param experiment whose present numbers are in it; empty for a listing without places
     */
    record Code(String listing, String experiment) implements Passage {}
}
