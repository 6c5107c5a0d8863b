package dev.nudge.compute.device;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceLoader;

/** The devices of this process. */
public final class Devices {
    private Devices() {}

    /** All devices by name, with the reason where one cannot be had. Probed once. */
    public static Map<String, Availability> probe() {
        return Found.DEVICES;
    }

    /**
     * The device with this name.
     *
     * @throws IllegalArgumentException if there is none, or it is not available; the message says why
     */
    public static Device get(String name) {
        Availability availability = probe().get(name);
        return switch (availability) {
            case null ->
                throw new IllegalArgumentException(
                        "device '" + name + "' is not known; there are " + String.join(", ", probe().keySet()) + ".");
            case Availability.Available available -> available.device();
            case Availability.Unavailable unavailable ->
                throw new IllegalArgumentException("device '" + name + "' is not available: " + unavailable.reason());
        };
    }

    /** Probes providers; one that fails in any way makes its device unavailable and nothing else. */
    static Map<String, Availability> probe(Iterable<DeviceProvider> providers) {
        Map<String, Availability> devices = new LinkedHashMap<>();
        Iterator<DeviceProvider> each = providers.iterator();
        for (int number = 1; ; number++) {
            String name = "provider " + number;
            try {
                if (!each.hasNext()) {
                    return devices;
                }
                DeviceProvider provider = each.next();
                name = provider.name();
                devices.put(name, provider.probe());
            } catch (Throwable failed) {
                devices.put(name, new Availability.Unavailable(failed.toString()));
            }
        }
    }

    /** Holds the probe's result; loaded on first use. */
    private static final class Found {
        static final Map<String, Availability> DEVICES =
                java.util.Collections.unmodifiableMap(probe(ServiceLoader.load(DeviceProvider.class)));
    }
}
