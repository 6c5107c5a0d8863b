/** Lesson 1: fit a quadratic to twenty noisy points. */
@NullMarked
package dev.nudge.lesson.quadratic;

import org.jspecify.annotations.NullMarked;
