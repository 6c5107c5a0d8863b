package dev.nudge.rest;

import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Lesson;
import dev.nudge.lesson.Trail;

/** Where people see what programs are told: addresses on this server, beginning with a slash. */
public interface Pages {

    String of(Lesson lesson);

    /** The page that shows an experiment at the end of this trail. */
    String of(Experiment experiment, Trail trail);
}
