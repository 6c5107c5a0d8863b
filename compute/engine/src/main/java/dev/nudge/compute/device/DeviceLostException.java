package dev.nudge.compute.device;

import java.io.Serial;

/** The device will answer nothing more: what it was asked last never came back. Only another process brings it back. */
public final class DeviceLostException extends DeviceFailedException {
    @Serial
    private static final long serialVersionUID = 1;

    /** @param message in which program, and how long it was waited for */
    public DeviceLostException(String message) {
        super(message, null);
    }
}
