/** Expressions over tensors that learners type in PyTorch's spelling, evaluated on the engine. */
@NullMarked
package dev.nudge.lesson.tensor;

import org.jspecify.annotations.NullMarked;
