/** Four ways to add up the misses, and what each makes of an outlier. */
@NullMarked
package dev.nudge.lesson.loss;

import org.jspecify.annotations.NullMarked;
