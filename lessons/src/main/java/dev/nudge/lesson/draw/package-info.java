/** A digit of one's own: drawn by hand, made like those of the data set, and told to three models that know threes and sevens. */
@NullMarked
package dev.nudge.lesson.draw;

import org.jspecify.annotations.NullMarked;
