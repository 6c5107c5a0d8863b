package dev.nudge.compute.device;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The device failed, and not what it was asked for: a kernel does not compile, the driver is out of memory, the process is gone. Another device would do the
 * same program. What is wrong with a program or its numbers is thrown as what it is, such as {@link dev.nudge.compute.ShapeException}.
 */
public class DeviceFailedException extends IllegalStateException {
    @Serial
    private static final long serialVersionUID = 1;

    /** @param message which program on which device, and why */
    public DeviceFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
