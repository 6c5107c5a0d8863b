package dev.nudge.lesson.sgd;

import dev.nudge.lesson.Chart;
import dev.nudge.lesson.FrameBuilder;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Picture;
import java.util.List;

/** What a room shows of a training. */
interface Showing {

    /** Its pictures; a picture may stand in several rooms. */
    List<Picture> pictures();

    /** What can be set in it. */
    List<String> controls();

    /** Its charts while somebody is elsewhere: of the same names and kinds, with nothing in them. */
    List<Chart> blank();

    /** Its pictures in words. */
    Message words(Moment moment);

    /** Puts its charts, axes, notices and goals into a frame. */
    void show(Moment moment, FrameBuilder frame);
}
