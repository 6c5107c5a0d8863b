package dev.nudge.compute.remote;

import dev.nudge.compute.device.Availability;

/**
 * Offers a device in other processes: children of this one, or workers on other machines, as {@link RemoteSettings} say. Looking costs nothing; workers
 * start when the device is first used.
 */
public final class RemoteDeviceProvider implements InOtherProcesses {
    @Override
    public String name() {
        return "remote";
    }

    @Override
    public Availability probe() {
        try {
            return new Availability.Available(RemoteSettings.ofSystem().device(name()));
        } catch (BuildHash.NotAFileException | IllegalArgumentException refused) {
            return new Availability.Unavailable(String.valueOf(refused.getMessage()));
        }
    }
}
