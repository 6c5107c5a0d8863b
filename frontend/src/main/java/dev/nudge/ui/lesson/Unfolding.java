package dev.nudge.ui.lesson;

import java.util.Arrays;
import java.util.Locale;

/** How much of the first lesson is out in the open. Each stage opens after a success at the one before. */
enum Unfolding {
    /** Slider a, the points and the loss. */
    A,
    /** All three sliders. */
    ABC,
    /** The slope at each slider. */
    SLOPES,
    /** The steps, the rate, the learner's own points. */
    ALL;

    /** The name in links. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The stage a link names; {@code otherwise} when it names none. */
    static Unfolding named(String id, Unfolding otherwise) {
        return Arrays.stream(values())
                .filter(u -> u.id().equals(id))
                .findFirst()
                .orElse(otherwise);
    }

    boolean atLeast(Unfolding other) {
        return compareTo(other) >= 0;
    }
}
