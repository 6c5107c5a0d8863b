package dev.nudge.compute.tornado;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nudge.compute.Budget;
import dev.nudge.compute.Compute;
import dev.nudge.compute.Execution;
import dev.nudge.compute.Program;
import dev.nudge.compute.Tensor;
import dev.nudge.compute.device.Device;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the driver holds for programs that are gone. On a processor, such as PoCL's, it holds it in this process, where it can be seen. */
class DriverMemoryTest {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int SESSIONS = 1000;
    private static final int SESSIONS_OF_A_PROGRAM = 20;
    private static final int NUMBERS = 1 << 20;

    @Test
    void aThousandSessionsOfFiftyProgramsLeaveNothingBehind() throws IOException {
        assumeTrue(Files.exists(STATUS), "only Linux says what a process holds");
        Device device = new TornadoDevice();
        long early = 0;
        for (int session = 0; session < SESSIONS; session++) {
            int number = session / SESSIONS_OF_A_PROGRAM;
            try (Compute compute = Compute.on(device, Budget.unlimited())) {
                Execution execution = compute.open(program(number));
                execution.run(2);
                assertThat(execution.read("first")).containsExactly(number);
            }
            if (session % SESSIONS_OF_A_PROGRAM == SESSIONS_OF_A_PROGRAM - 1) {
                Compute.forget(device);
            }
            if (session == SESSIONS / 5) {
                early = held();
            }
        }
        long grown = held() - early;
        device.close();
        long oneOfEach = 4L * NUMBERS * (SESSIONS - SESSIONS / 5) / SESSIONS_OF_A_PROGRAM;
        assertThat(grown).as("bytes more than after the first programs").isLessThan(oneOfEach / 2);
    }

    /** Programs of their own, since each counts by another number. */
    private static Program program(int number) {
        return Program.record("session " + number, p -> {
            Tensor w = p.state("w", NUMBERS);
            p.output("first", w.slice(0, 0, 1));
            p.update(w, w.add(number));
        });
    }

    /** Bytes of this process, but for Java's own. */
    private static long held() throws IOException {
        System.gc();
        long java = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
        for (BufferPoolMXBean pool : ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)) {
            java += pool.getMemoryUsed();
        }
        String line = Files.readAllLines(STATUS).stream()
                .filter(each -> each.startsWith("VmRSS:"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", "")) * 1024 - java;
    }
}
