package dev.nudge.allowance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AllowanceTest {

    @Test
    void aHouseholdIsOneAddressHoweverItIsWritten() {
        String household = ClientAddress.of("2001:db8:1:2:3:4:5:6");
        assertThat(ClientAddress.of("2001:db8:1:2:ffff::1")).isEqualTo(household);
        assertThat(ClientAddress.of("2001:0DB8:0001:0002::")).isEqualTo(household);
        assertThat(ClientAddress.of("2001:db8:1:3::1")).isNotEqualTo(household);
        assertThat(ClientAddress.of("fe80::1%eth0")).isEqualTo(ClientAddress.of("fe80::2"));
        assertThat(ClientAddress.of("::ffff:192.0.2.7")).isEqualTo(ClientAddress.of("192.0.2.7"));
        assertThat(ClientAddress.of("192.0.2.8")).isNotEqualTo(ClientAddress.of("192.0.2.7"));
        assertThat(ClientAddress.of("a pipe")).isEqualTo("a pipe");
        assertThat(ClientAddress.of(null)).isEmpty();
    }

    @Test
    void anAddressIsToldHowLongToWaitAndOthersAreNotHeldUp() {
        Buckets buckets = new Buckets(3, 1);
        for (int i = 0; i < 3; i++) {
            assertThat(buckets.take("192.0.2.7")).isZero();
        }
        assertThat(buckets.take("192.0.2.7")).isBetween(Duration.ofSeconds(1), Duration.ofMinutes(1));
        assertThat(buckets.take("192.0.2.8")).isZero();
    }

    @Test
    void whoOnlyLooksTakesNothing() {
        Buckets buckets = new Buckets(2, Duration.ofMinutes(10));
        for (int i = 0; i < 5; i++) {
            assertThat(buckets.wait("192.0.2.7")).isZero();
        }
        assertThat(buckets.take("192.0.2.7")).isZero();
        assertThat(buckets.take("192.0.2.7")).isZero();
        assertThat(buckets.wait("192.0.2.7")).isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5));
        assertThat(buckets.wait("192.0.2.8")).isZero();
    }
}
