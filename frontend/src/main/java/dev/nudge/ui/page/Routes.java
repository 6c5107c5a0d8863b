package dev.nudge.ui.page;

import dev.nudge.lesson.Course;
import dev.nudge.lesson.Lesson;

/** The addresses of pages. */
public final class Routes {

    public static final String START = "";
    public static final String LESSONS = "lessons";
    public static final String LESSON = "lessons/:lesson";
    public static final String TEACH = "teach";
    public static final String EMBED = "embed";

    private Routes() {}

    /** A lesson's address: the first one is the start page. */
    public static String of(Lesson lesson) {
        return lesson.equals(Course.lessons().getFirst()) ? START : LESSONS + "/" + lesson.id();
    }
}
