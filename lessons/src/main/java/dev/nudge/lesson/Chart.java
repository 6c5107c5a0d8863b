package dev.nudge.lesson;

/** Something to be drawn. Plain numbers; how it looks is the page's business. */
public sealed interface Chart {

    /** The name the page finds it by. */
    String id();

    /**
     * Dots.
     *
     * @param xs shape [n]
     * @param ys shape [n]
     */
    record Scatter(String id, float[] xs, float[] ys) implements Chart {}

    /**
     * A line through points; a NaN lifts the pen.
     *
     * @param xs shape [n]
     * @param ys shape [n]
     */
    record Lines(String id, float[] xs, float[] ys) implements Chart {}
}
