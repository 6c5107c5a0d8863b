/** Side trip: which image model is best? */
@NullMarked
package dev.nudge.lesson.models;

import org.jspecify.annotations.NullMarked;
