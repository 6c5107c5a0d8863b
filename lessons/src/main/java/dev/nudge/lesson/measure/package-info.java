/** Experiments that show how long something takes on this machine now, and the stopwatch that finds out. */
@NullMarked
package dev.nudge.lesson.measure;

import org.jspecify.annotations.NullMarked;
