package dev.nudge.compute.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How workers are started and reached. */
class RemoteSettingsTest {
    @Test
    void withoutAnArgfileThereIsNone() {
        assertThat(new RemoteSettings(Map.of("nudge.tornado.classes", "c")::get).tornadoCommand("tornado"))
                .isEmpty();
    }

    @Test
    void theWorkerIsToldWhichDevice() {
        Map<String, String> settings =
                Map.of("nudge.tornado.argfile", "a", "nudge.tornado.classes", "c", "nudge.tornado.device", "0:1");
        assertThat(new RemoteSettings(settings::get)
                        .tornadoCommand("tornado")
                        .orElseThrow()
                        .words())
                .contains("@a", "-Dnudge.tornado.device=0:1")
                .containsSubsequence("-Dnudge.tornado.device=0:1", "-cp", DeviceServer.class.getName(), "tornado");
    }

    @ParameterizedTest
    @CsvSource({
        "nudge.remote.silence, abc, no whole number from 1 on. Leave it out for 10?",
        "nudge.remote.workers, 0, no whole number from 1 on. Leave it out for 1?",
        "nudge.remote.patience, -3, no whole number from 1 on. Leave it out for 10?",
        "nudge.remote.addresses, foo, 'no host:port, such as gpu.example.org:7000'"
    })
    void aSettingThatCannotBeMeantIsNamedWithWhatItShouldBe(String setting, String value, String rule) {
        Map<String, String> settings = Map.of(setting, value);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RemoteSettings(settings::get).device("remote"))
                .withMessageContainingAll(setting + ": '" + value + "' is", rule);
    }
}
