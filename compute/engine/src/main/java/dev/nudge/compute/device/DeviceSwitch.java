package dev.nudge.compute.device;

/**
 * An execution went on upon another device than the one it was opened on.
 *
 * @param step how many steps it had done
 * @param to where it is now
 * @param reason why
 */
public record DeviceSwitch(long step, Description to, String reason) {}
