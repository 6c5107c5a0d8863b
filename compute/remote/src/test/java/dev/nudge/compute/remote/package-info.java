/** A device in a second process: the contract, the golden values, and what it survives. */
@NullMarked
package dev.nudge.compute.remote;

import org.jspecify.annotations.NullMarked;
