package dev.nudge.compute.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No worker starts that anybody could call. */
class ServerOptionsTest {
    @TempDir
    private Path folder;

    @Test
    void withoutATokenOrClientsAWorkerDoesNotStart() {
        refused("anybody could call");
    }

    @Test
    void anEmptyTokenIsNone() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), " \n");
        refused("holds no token", "--token-file", file.toString());
    }

    @Test
    void clientsCannotBeAskedWhoTheyAreInPlainText() {
        refused("--tls-clients needs both", "--tls-clients", "authorities.pem");
        refused("belong together", "--tls-clients", "authorities.pem", "--tls-key", "key.pem");
    }

    @Test
    void aWorkerWhoseDeviceNeverComesEndsWithItsCaller() throws Exception {
        Process worker = new ProcessBuilder(WorkerCommand.ofThisProcess("never", "64m")
                        .with(Never.HANGS)
                        .words())
                .redirectErrorStream(true)
                .start();
        try {
            worker.outputWriter().append("token\n").flush();
            String line = worker.inputReader().readLine();
            while (line != null && !line.contains(Never.ASKED)) {
                line = worker.inputReader().readLine();
            }
            assertThat(line).as("its device is asked for").isNotNull();
            worker.outputWriter().close();
            assertThat(worker.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            worker.destroyForcibly();
        }
    }

    private static void refused(String why, String... options) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerOptions.of(options).start(() -> {}))
                .withMessageContaining(why);
    }
}
