/** What a device must offer to run programs, and how devices are found. */
@NullMarked
package dev.nudge.compute.device;

import org.jspecify.annotations.NullMarked;
