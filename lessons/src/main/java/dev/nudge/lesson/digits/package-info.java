/** Threes and sevens: images as tensors, the mean image of a digit, and a baseline that any network has to beat. */
@NullMarked
package dev.nudge.lesson.digits;

import org.jspecify.annotations.NullMarked;
