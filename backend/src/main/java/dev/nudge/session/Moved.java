package dev.nudge.session;

import dev.nudge.compute.device.DeviceSwitch;

/**
 * A learner's numbers went on upon another device when theirs died.
 *
 * @param step of the walk from which on they may be the other device's; 0 where all that is shown is
 * @param last where they are now, and why
 */
public record Moved(int step, DeviceSwitch last) {}
