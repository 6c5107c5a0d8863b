/** Any function out of ReLUs: one clipped line, two, many; by hand, exactly, and by gradient descent; in one dimension and two. */
@NullMarked
package dev.nudge.lesson.relu;

import org.jspecify.annotations.NullMarked;
