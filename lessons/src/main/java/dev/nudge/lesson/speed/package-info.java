/** The lesson on speed: one product and one sum, computed in seven ways. */
@NullMarked
package dev.nudge.lesson.speed;

import org.jspecify.annotations.NullMarked;
