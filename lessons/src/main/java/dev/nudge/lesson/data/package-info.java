/** Data as learners bring it: points, and the text they paste. */
@NullMarked
package dev.nudge.lesson.data;

import org.jspecify.annotations.NullMarked;
