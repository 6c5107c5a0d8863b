package dev.nudge.compute.tornado;

import dev.nudge.compute.device.Availability;
import dev.nudge.compute.device.DeviceFailedException;
import dev.nudge.compute.device.DeviceProvider;

/** Offers what TornadoVM finds, in a JVM that was started for it. */
public final class TornadoProvider implements DeviceProvider {
    @Override
    public String name() {
        return "tornado";
    }

    @Override
    public Availability probe() {
        if (System.getProperty("tornado.load.runtime.implementation") == null || !KernelClassLoader.isInstalled()) {
            return new Availability.Unavailable(
                    "this process was not started for TornadoVM; the worker is, when TORNADOVM_HOME names its SDK.");
        }
        try {
            return new Availability.Available(new TornadoDevice());
        } catch (DeviceFailedException refused) {
            Throwable why = refused.getCause() == null ? refused : refused.getCause();
            return new Availability.Unavailable(String.valueOf(why.getMessage()));
        }
    }
}
