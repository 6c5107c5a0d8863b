/** Tensors, autograd and programs. */
@NullMarked
package dev.nudge.compute;

import org.jspecify.annotations.NullMarked;
