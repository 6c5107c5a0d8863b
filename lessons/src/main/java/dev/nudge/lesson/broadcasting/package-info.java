/** Lesson "broadcasting": shapes that stretch to fit. */
@NullMarked
package dev.nudge.lesson.broadcasting;

import org.jspecify.annotations.NullMarked;
