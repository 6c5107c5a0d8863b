package dev.nudge.session;

import dev.nudge.compute.device.Device;
import dev.nudge.compute.device.Devices;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The device that answers. */
@Configuration
class DeviceConfiguration {

    @Bean(destroyMethod = "close")
    Device device() {
        return Devices.get("cpu");
    }
}
