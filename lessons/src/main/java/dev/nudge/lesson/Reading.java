package dev.nudge.lesson;

import java.util.Locale;
import java.util.Optional;

/** Texts beside the lessons, in Markdown. */
public final class Reading {

    private Reading() {}

    /** Books and references, each with a sentence on why. */
    public static String books(Locale locale) {
        return Texts.require("reading", "books", locale);
    }

    /** The teacher's guide of a lesson, a page long when printed; empty if nobody has written it. */
    public static Optional<String> guide(Lesson lesson, Locale locale) {
        return Texts.read("teach", lesson.id(), locale);
    }
}
