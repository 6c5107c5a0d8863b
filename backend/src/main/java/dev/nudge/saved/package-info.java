/** Runs that learners have saved under a short address, and tensors that they have brought. */
@NullMarked
package dev.nudge.saved;

import org.jspecify.annotations.NullMarked;
