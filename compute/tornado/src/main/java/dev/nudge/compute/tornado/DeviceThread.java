package dev.nudge.compute.tornado;

import dev.nudge.compute.device.DeviceFailedException;
import dev.nudge.compute.device.DeviceLostException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The one thread that builds and runs TornadoVM's plans: a plan used by two threads kills the JVM, and graphs built side by side come out wrong. Some kernels
 * that TornadoVM does not support never come back; then the device is lost, and says so.
 */
final class DeviceThread implements AutoCloseable {
    private final Duration patience;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("tornado").factory());
    private volatile String lostIn = "";

    /** @param patience how long a compilation, or a slice of a run, may take before the device counts as lost */
    DeviceThread(Duration patience) {
        this.patience = patience;
    }

    /**
     * Waits for its turn and for the result.
     *
     * @param what is done, for messages: the program's name
     */
    <T> T call(String what, Callable<T> work) {
        if (!lostIn.isEmpty()) {
            throw lost();
        }
        Future<T> result = thread.submit(work);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return result.get(patience.toMillis(), TimeUnit.MILLISECONDS);
                } catch (InterruptedException later) {
                    interrupted = true;
                }
            }
        } catch (TimeoutException hangs) {
            lostIn = what;
            throw lost();
        } catch (ExecutionException failed) {
            throw new DeviceFailedException(
                    "program '" + what + "' failed on tornado: " + failed.getCause(), failed.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private DeviceLostException lost() {
        return new DeviceLostException("tornado did not answer within " + patience.toSeconds() + " s in program '"
                + lostIn + "' and counts as lost; its process must be started again.");
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
