package dev.nudge.compute.tornado;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Program;
import dev.nudge.compute.device.CompiledProgram;
import dev.nudge.compute.device.Description;
import dev.nudge.compute.device.Device;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import uk.ac.manchester.tornado.api.TornadoBackend;
import uk.ac.manchester.tornado.api.TornadoRuntime;
import uk.ac.manchester.tornado.api.enums.TornadoDeviceType;
import uk.ac.manchester.tornado.api.runtime.TornadoRuntimeProvider;

/**
 * Runs programs through TornadoVM, in float32. It takes the first GPU TornadoVM finds, else whatever else there is (which may be a processor behind
 * OpenCL); {@code -Dnudge.tornado.device=0:1} takes device 1 of TornadoVM's backend 0.
 */
public final class TornadoDevice implements Device {
    private final DeviceThread thread = new DeviceThread(Duration.ofMinutes(2));
    private final uk.ac.manchester.tornado.api.common.TornadoDevice device;
    private final boolean small;

    /** @throws RuntimeException if TornadoVM has no device, or this JVM was not started for it */
    public TornadoDevice() {
        this(true);
    }

    /** @param small whether small programs may run as one kernel */
    TornadoDevice(boolean small) {
        this.small = small;
        this.device = thread.call("start", TornadoDevice::choose);
    }

    private static uk.ac.manchester.tornado.api.common.TornadoDevice choose() {
        TornadoRuntime runtime = TornadoRuntimeProvider.getTornadoRuntime();
        String wish = System.getProperty("nudge.tornado.device", "");
        if (!wish.isEmpty()) {
            return wished(wish, runtime);
        }
        List<uk.ac.manchester.tornado.api.common.TornadoDevice> all = new ArrayList<>();
        for (int i = 0; i < runtime.getNumBackends(); i++) {
            TornadoBackend backend = runtime.getBackend(i);
            for (int j = 0; j < backend.getNumDevices(); j++) {
                all.add(backend.getDevice(j));
            }
        }
        return all.stream()
                .filter(each -> each.getDeviceType() == TornadoDeviceType.GPU)
                .findFirst()
                .orElseGet(runtime::getDefaultDevice);
    }

    private static uk.ac.manchester.tornado.api.common.TornadoDevice wished(String wish, TornadoRuntime runtime) {
        List<String> there = new ArrayList<>();
        for (int i = 0; i < runtime.getNumBackends(); i++) {
            TornadoBackend backend = runtime.getBackend(i);
            for (int j = 0; j < backend.getNumDevices(); j++) {
                if (wish.equals(i + ":" + j)) {
                    return backend.getDevice(j);
                }
                there.add(i + ":" + j);
            }
        }
        throw new IllegalArgumentException("nudge.tornado.device: there is no device '" + wish + "'; TornadoVM has "
                + String.join(", ", there) + ". Choose one of these, or leave it out for the first GPU?");
    }

    @Override
    public Description describe() {
        boolean gpu = device.getDeviceType() == TornadoDeviceType.GPU;
        return new Description(
                "tornado",
                gpu ? Description.Kind.GPU : Description.Kind.CPU,
                device.getPhysicalDevice().getDeviceName().strip() + (gpu ? "" : " (a processor and no GPU)")
                        + " through TornadoVM, " + device.getTornadoVMBackend());
    }

    @Override
    public boolean isElsewhere() {
        return true;
    }

    @Override
    public CompiledProgram compile(Program program) {
        return new TornadoProgram(program, small, thread, device);
    }

    @Override
    public void close() {
        Compute.forget(this);
        thread.close();
    }
}
