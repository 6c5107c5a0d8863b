package dev.nudge.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a run leaves what somebody may want to look at. */
final class Artifacts {

    private Artifacts() {}

    static Path folder() {
        return Path.of(System.getProperty("nudge.artifacts", "target/browser")).toAbsolutePath();
    }

    /** Deletes what an earlier, failed run of this test left. */
    static void forget(String test) {
        if (!Files.isDirectory(folder())) {
            return;
        }
        try (DirectoryStream<Path> old = Files.newDirectoryStream(folder(), test + ".{png,trace.zip,other*}")) {
            for (Path file : old) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
