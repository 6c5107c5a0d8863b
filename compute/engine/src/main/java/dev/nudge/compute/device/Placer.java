package dev.nudge.compute.device;

import dev.nudge.compute.Program;

/** Says on which device a program runs. Programs that share with one that is open go where that is, without being asked for. */
public interface Placer {
    /** The device for this program; the same each time it is asked, while that is {@linkplain Device#isReady() ready}. */
    Device place(Program program);
}
