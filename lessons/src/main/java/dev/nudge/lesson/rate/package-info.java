/** The learning rate: a race of six, and the finder. */
@NullMarked
package dev.nudge.lesson.rate;

import org.jspecify.annotations.NullMarked;
