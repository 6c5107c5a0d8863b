package dev.nudge.rest;

import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Trail;
import dev.nudge.link.Permalink;

/**
 * What a program asks about.
 *
 * @param device that it is to be computed on; empty to leave that to the server
 */
record Question(Experiment experiment, Trail trail, String device) {

    /** The same question, always written the same way: a link's query. */
    String query() {
        return Permalink.query(experiment, trail) + (device.isEmpty() ? "" : "&" + Questions.ON + "=" + device);
    }
}
