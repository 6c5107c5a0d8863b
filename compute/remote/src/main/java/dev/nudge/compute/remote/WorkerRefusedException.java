package dev.nudge.compute.remote;

import dev.nudge.compute.device.DeviceFailedException;
import java.io.Serial;

/** The worker will not work with this caller: it is of another build, or the token is not the one it was given. Trying again does not help. */
public final class WorkerRefusedException extends DeviceFailedException {
    @Serial
    private static final long serialVersionUID = 1;

    WorkerRefusedException(String message) {
        super(message, null);
    }
}
