package dev.nudge.classroom;

import dev.nudge.lesson.together.Ensemble;

/**
 * What the class trains as one.
 *
 * @param number counts up from 1
 * @param seed of what is drawn
 * @param rate scales everybody; above 0
 * @param running whether it ticks by itself
 */
public record Game(int number, Ensemble.Kind kind, long seed, float rate, boolean running) {

    public static final float LOWEST_RATE = 1e-4f;
    public static final float HIGHEST_RATE = 2;

    public Game {
        if (!(rate >= LOWEST_RATE && rate <= HIGHEST_RATE)) {
            throw new IllegalArgumentException(
                    "game: the rate is " + rate + "; " + LOWEST_RATE + " to " + HIGHEST_RATE + " are possible");
        }
    }
}
