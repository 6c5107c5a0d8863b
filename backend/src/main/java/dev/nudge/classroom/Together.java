package dev.nudge.classroom;

import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.Readout;
import java.util.List;

/**
 * What somebody sees of what the class trains as one.
 *
 * @param words what its sentences begin with
 * @param ticks how many there were so far
 * @param parts how many parts this seat holds; 0 on a board
 * @param follows whether they follow their slopes by themselves
 * @param lost whether no tick is taken any more at this rate
 */
public record Together(
        Game game,
        String words,
        List<Picture> pictures,
        List<Readout> readouts,
        Frame frame,
        int ticks,
        int parts,
        boolean follows,
        boolean lost) {}
