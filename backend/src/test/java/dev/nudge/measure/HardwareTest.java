package dev.nudge.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HardwareTest {

    @Test
    void theProcessorIsCalledWhatTheSystemCallsIt(@TempDir Path folder) throws IOException {
        Path list = folder.resolve("cpuinfo");
        Files.writeString(list, "processor\t: 0\nmodel name\t: Some Processor 7\nmodel name\t: Some Processor 7\n");
        assertThat(Hardware.processor(list)).isEqualTo("Some Processor 7");
    }

    @Test
    void whereTheSystemDoesNotSayItIsCalledByItsKind(@TempDir Path folder) throws IOException {
        String kind = System.getProperty("os.arch");
        assertThat(Hardware.processor(folder.resolve("none"))).isEqualTo(kind);
        Path other = Files.writeString(folder.resolve("cpuinfo"), "processor\t: 0\nBogoMIPS\t: 50\n");
        assertThat(Hardware.processor(other)).isEqualTo(kind);
    }
}
