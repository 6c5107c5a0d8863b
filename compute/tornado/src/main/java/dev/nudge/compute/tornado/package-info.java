/** A device that runs programs on a GPU, or on whatever OpenCL offers, through TornadoVM. */
@NullMarked
package dev.nudge.compute.tornado;

import org.jspecify.annotations.NullMarked;
