/** Stochastic gradient descent in seven steps: a model learns threes from sevens, and each step of it can be opened. */
@NullMarked
package dev.nudge.lesson.sgd;

import org.jspecify.annotations.NullMarked;
