/** Lesson "tensors": ranks, and how one storage is read in many ways. */
@NullMarked
package dev.nudge.lesson.views;

import org.jspecify.annotations.NullMarked;
