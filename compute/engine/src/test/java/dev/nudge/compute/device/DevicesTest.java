package dev.nudge.compute.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Devices are found; those that cannot be had say why. */
class DevicesTest {
    /** A provider that fails as a missing native library would. */
    private record Failing() implements DeviceProvider {
        @Override
        public String name() {
            return "broken";
        }

        @Override
        public Availability probe() {
            throw new UnsatisfiedLinkError("no driver");
        }
    }

    /** A provider that finds nothing to say. */
    private record Silent(String name) implements DeviceProvider {
        @Override
        @SuppressWarnings("NullAway")
        public Availability probe() {
            return null;
        }
    }

    @Test
    void aProviderThatSaysNothingIsUnavailable() {
        assertThat(Devices.probe(List.of(new Silent("silent"))).get("silent"))
                .isInstanceOfSatisfying(
                        Availability.Unavailable.class,
                        u -> assertThat(u.reason()).contains("returned null"));
    }

    @Test
    void aNameThatTwoOfferIsNobodys() {
        assertThat(Devices.probe(List.of(new Failing(), new Silent("broken"))).get("broken"))
                .isInstanceOfSatisfying(
                        Availability.Unavailable.class,
                        u -> assertThat(u.reason()).contains("Failing", "Silent", "both offer 'broken'"));
    }

    @Test
    void theCpuIsAlwaysThere() {
        assertThat(Devices.probe().keySet()).containsExactly("cpu", "reference");
        assertThat(Devices.get("cpu").describe().text()).startsWith("CPU, ");
        assertThat(Devices.get("cpu")).isSameAs(Devices.get("cpu"));
    }

    @Test
    void anUnknownNameIsRefusedWithTheNamesThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Devices.get("abacus"))
                .withMessageContaining("cpu, reference");
    }

    @Test
    void aProviderThatFailsIsUnavailableWithTheReason() {
        assertThat(Devices.probe(List.of(new Failing())).get("broken"))
                .isInstanceOfSatisfying(
                        Availability.Unavailable.class,
                        u -> assertThat(u.reason()).contains("no driver"));
    }
}
