/** The device that is always there: float32 on this machine's processor. */
@NullMarked
package dev.nudge.compute.cpu;

import org.jspecify.annotations.NullMarked;
