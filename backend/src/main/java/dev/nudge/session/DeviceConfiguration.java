package dev.nudge.session;

import dev.nudge.compute.device.Availability;
import dev.nudge.compute.device.Device;
import dev.nudge.compute.device.Devices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The device that answers. */
@Configuration
class DeviceConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(DeviceConfiguration.class);

    /**
     * @param name {@code nudge.device}; where it cannot be had, the CPU answers, and the log says why
     * @throws IllegalArgumentException if nothing of this name was ever looked for
     */
    @Bean(destroyMethod = "close")
    Device device(@Value("${nudge.device:cpu}") String name) {
        if (Devices.probe().get(name) instanceof Availability.Unavailable unavailable) {
            LOG.warn("The device '{}' is not here, the CPU answers: {}", name, unavailable.reason());
            return Devices.get("cpu");
        }
        return Devices.get(name);
    }
}
