package dev.nudge.compute.remote;

import dev.nudge.compute.device.DeviceFailedException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The process that runs the device died, hangs, or says what makes no sense. What it held is gone. */
public final class WorkerLostException extends DeviceFailedException {
    @Serial
    private static final long serialVersionUID = 1;

    WorkerLostException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
