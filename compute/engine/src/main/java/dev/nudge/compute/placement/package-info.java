/** Which device a program goes to, and why. */
@NullMarked
package dev.nudge.compute.placement;

import org.jspecify.annotations.NullMarked;
