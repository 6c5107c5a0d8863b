package dev.nudge.compute.tornado;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nudge.compute.device.DeviceFailedException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What a caller learns when TornadoVM fails or hangs. */
class DeviceThreadTest {
    @Test
    void aFailureNamesTheProgramThatAskedForIt() {
        try (DeviceThread thread = new DeviceThread(Duration.ofMinutes(1))) {
            assertThatExceptionOfType(DeviceFailedException.class)
                    .isThrownBy(() -> thread.call("fit a line", () -> {
                        throw new UnsupportedOperationException("no such kernel");
                    }))
                    .withMessageContaining("'fit a line'")
                    .withMessageContaining("no such kernel");
            assertThat(thread.<Integer>call("the next", () -> 7)).isEqualTo(7);
        }
    }

    @Test
    void aKernelThatNeverComesBackLosesTheDeviceAndNobodyWaitsForIt() {
        CountDownLatch never = new CountDownLatch(1);
        try (DeviceThread thread = new DeviceThread(Duration.ofMillis(50))) {
            assertThatExceptionOfType(DeviceFailedException.class)
                    .isThrownBy(() -> thread.call("hangs", () -> {
                        never.await();
                        return 1;
                    }))
                    .withMessageContaining("'hangs'");
            assertThatExceptionOfType(DeviceFailedException.class)
                    .isThrownBy(() -> thread.call("the next", () -> 7))
                    .withMessageContaining("'hangs'")
                    .withMessageContaining("lost");
            never.countDown();
        }
    }
}
