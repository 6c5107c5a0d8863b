package dev.nudge.session;

import dev.nudge.compute.device.DeviceSwitch;
import java.util.List;

/**
 * A learner's numbers went on upon another device when theirs failed.
 *
 * @param step of the walk from which on they may be the other device's; 0 where all that is shown is
 * @param switches what happened to each program that is open now, oldest first; one at least
 */
public record Moved(int step, List<DeviceSwitch> switches) {
    /** Where they are now, and why. */
    public DeviceSwitch last() {
        return switches.getLast();
    }

    /** Why they are there: each reason once, oldest first. */
    public List<String> reasons() {
        return switches.stream().map(DeviceSwitch::reason).distinct().toList();
    }
}
