package dev.nudge.compute.remote;

import dev.nudge.compute.device.Availability;

/**
 * Offers the device {@code tornado} in a worker whose JVM is started for TornadoVM, where {@link RemoteSettings} say how. Looking costs nothing; the worker starts
 * when the device is first used.
 */
public final class TornadoWorkerProvider implements InOtherProcesses {
    @Override
    public String name() {
        return "tornado";
    }

    @Override
    public Availability probe() {
        try {
            return RemoteSettings.ofSystem()
                    .tornado(name())
                    .<Availability>map(Availability.Available::new)
                    .orElseGet(
                            () -> new Availability.Unavailable(
                                    "no TornadoVM SDK of the version that is needed: neither TORNADOVM_HOME nor SDKMAN's usual folder has one. docs/gpu.md says in three steps how to get there."));
        } catch (BuildHash.NotAFileException | IllegalArgumentException refused) {
            return new Availability.Unavailable(String.valueOf(refused.getMessage()));
        }
    }
}
