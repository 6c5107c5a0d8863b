package dev.nudge.compute.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a worker with TornadoVM is started. */
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
}
