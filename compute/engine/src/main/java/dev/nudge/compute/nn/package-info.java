/** Networks, losses, optimisers and schedules, composed of tensors. The same code computes at once and records programs. */
@NullMarked
package dev.nudge.compute.nn;

import org.jspecify.annotations.NullMarked;
