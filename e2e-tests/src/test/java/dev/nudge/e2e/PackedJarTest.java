package dev.nudge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The packed jar says how it is run. */
class PackedJarTest {

    @Test
    void itSaysHowItIsRunAndEnds() throws IOException, InterruptedException {
        Process packed = new ProcessBuilder(
                        RunningNudge.java(), "-jar", RunningNudge.jar().toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(packed.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(packed.waitFor()).as(said).isEqualTo(1);
        assertThat(said).contains("Nudge runs unpacked").contains("extract");
    }
}
