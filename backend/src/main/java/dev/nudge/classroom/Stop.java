package dev.nudge.classroom;

import dev.nudge.lesson.Course;
import dev.nudge.lesson.Lesson;

/**
 * A place of the course that a class goes to.
 *
 * @param lesson its id
 * @param experiment the one of the lesson that the class works at
 * @param link what it begins with, as the query of a link; empty for the experiment's own start
 */
public record Stop(String lesson, String experiment, String link) {

    /** A link may be no longer than one that is saved. */
    private static final int LONGEST = 20_000;

    /** @throws IllegalArgumentException if the course has no such place */
    public Stop {
        Course.lesson(lesson).experiment(experiment);
        if (link.length() > LONGEST) {
            throw new IllegalArgumentException("stop: the link of " + experiment + " has " + link.length()
                    + " characters; " + LONGEST + " is the most. Begin from fewer points?");
        }
    }

    /** The lesson's first experiment as it begins. */
    public static Stop at(Lesson lesson) {
        return new Stop(lesson.id(), lesson.experiments().getFirst().id(), "");
    }
}
