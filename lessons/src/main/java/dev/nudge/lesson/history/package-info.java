/** Side trip: how we got here. */
@NullMarked
package dev.nudge.lesson.history;

import org.jspecify.annotations.NullMarked;
