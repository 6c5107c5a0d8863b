package dev.nudge.compute.device;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
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

    /**
     * Probes providers; one that fails in any way makes its device unavailable and nothing else. A name that two offer is nobody's: which came first would depend on the
     * order of the class path.
     */
    static Map<String, Availability> probe(Iterable<DeviceProvider> providers) {
        Map<String, Availability> devices = new LinkedHashMap<>();
        Map<String, DeviceProvider> by = new HashMap<>();
        Iterator<DeviceProvider> each = providers.iterator();
        for (int number = 1; ; number++) {
            String name = "provider " + number;
            try {
                if (!each.hasNext()) {
                    return devices;
                }
                DeviceProvider provider = each.next();
                name = provider.name();
                DeviceProvider other = by.put(name, provider);
                devices.put(
                        name,
                        other == null
                                ? probe(provider)
                                : new Availability.Unavailable(other.getClass().getName() + " and "
                                        + provider.getClass().getName() + " both offer '" + name
                                        + "'; leave one of them out of the class path"));
            } catch (Throwable failed) {
                devices.put(name, new Availability.Unavailable(failed.toString()));
            }
        }
    }

    private static Availability probe(DeviceProvider provider) {
        return Objects.requireNonNull(
                provider.probe(), () -> "probe() of " + provider.getClass().getName() + " returned null");
    }

    /** Holds the probe's result; loaded on first use. */
    private static final class Found {
        static final Map<String, Availability> DEVICES =
                java.util.Collections.unmodifiableMap(probe(ServiceLoader.load(DeviceProvider.class)));
    }
}
