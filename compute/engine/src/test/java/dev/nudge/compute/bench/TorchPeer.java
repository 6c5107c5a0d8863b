package dev.nudge.compute.bench;

import dev.nudge.compute.device.Description;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/** PyTorch in a process of its own, which does the cases of {@link DeviceTable} on the same kind of device. */
final class TorchPeer implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;
    private final String name;

    private TorchPeer(Process process) throws IOException {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.name = "PyTorch " + read();
    }

    /** @param kind a GPU where PyTorch has one; what it took is part of the {@link #name} */
    static TorchPeer start(String python, Description.Kind kind) {
        try {
            Path folder = Files.createTempDirectory("peer");
            folder.toFile().deleteOnExit();
            for (String script : new String[] {"peer.py", "device_peer.py"}) {
                Path copy = folder.resolve(script);
                copy.toFile().deleteOnExit();
                try (InputStream source =
                        Objects.requireNonNull(TorchPeer.class.getResourceAsStream("/bench/" + script))) {
                    Files.write(copy, source.readAllBytes());
                }
            }
            return new TorchPeer(new ProcessBuilder(
                            python,
                            "-B",
                            folder.resolve("device_peer.py").toString(),
                            kind.name().toLowerCase(Locale.ROOT))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(python + " could not be started with PyTorch", e);
        }
    }

    String name() {
        return name;
    }

    /** How often a second it does a case. */
    double perSecond(String of) {
        try {
            process.outputWriter(StandardCharsets.UTF_8).append(of + "\n").flush();
            return Double.parseDouble(read());
        } catch (IOException e) {
            throw new UncheckedIOException("PyTorch did not do " + of, e);
        }
    }

    private String read() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("it ended before it answered");
        }
        return line;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
