package dev.nudge.e2e;

import java.nio.file.Path;

/** Where a run leaves what somebody may want to look at. */
final class Artifacts {

    private Artifacts() {}

    static Path folder() {
        return Path.of(System.getProperty("nudge.artifacts", "target/browser")).toAbsolutePath();
    }
}
