package dev.nudge.compute.tornado;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.compute.Budget;
import dev.nudge.compute.Compute;
import dev.nudge.compute.Execution;
import dev.nudge.compute.Program;
import dev.nudge.compute.Tensor;
import dev.nudge.compute.device.Device;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sessions that are gone leave no more on the device than the cache of programs may hold: in a process of its own, TornadoVM has little memory beyond that. */
class DeviceMemoryTest {
    /** The cache keeps programs of 256 MB together. */
    private static final String ROOM = "-Dtornado.device.memory=320MB";

    private static final int SESSIONS = 1000;
    private static final int SESSIONS_OF_A_PROGRAM = 20;

    /** Four megabytes of state, and as much again for what the host sends. */
    private static final int NUMBERS = 1 << 20;

    @Test
    void aThousandSessionsOfFiftyProgramsGoOneAfterTheOtherThroughRoomForAFew() throws Exception {
        Process process = start(Sessions.class);
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        assertThat(printed).contains(SESSIONS + " sessions");
    }

    /** As this process was started, but with little room. */
    private static Process start(Class<?> main) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of(ROOM, "-cp", System.getProperty("java.class.path"), main.getName()));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** What the process does. */
    static final class Sessions {
        private Sessions() {}

        public static void main(String[] arguments) {
            int done = 0;
            try (Device device = new TornadoDevice()) {
                while (done < SESSIONS) {
                    try (Compute compute = Compute.on(device, Budget.unlimited())) {
                        Execution execution = compute.open(program(done / SESSIONS_OF_A_PROGRAM));
                        execution.run(2);
                        if (execution.read("first")[0] != done / SESSIONS_OF_A_PROGRAM) {
                            throw new IllegalStateException("session " + done + " counted wrong");
                        }
                    }
                    done++;
                }
            }
            System.out.println(done + " sessions");
            System.exit(0);
        }

        /** Programs of their own, since each counts by another number. */
        private static Program program(int number) {
            return Program.record("session " + number, p -> {
                Tensor w = p.state("w", NUMBERS);
                p.output("first", w.slice(0, 0, 1));
                p.update(w, w.add(number));
            });
        }
    }
}
