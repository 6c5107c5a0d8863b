/** The lesson on the derivative and the gradient: seven small experiments. */
@NullMarked
package dev.nudge.lesson.gradient;

import org.jspecify.annotations.NullMarked;
