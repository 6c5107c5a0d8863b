package dev.nudge.saved;

import dev.nudge.compute.Compute;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which engine computes here: the version that Maven wrote into its jar. */
final class EngineVersion {

    private static final String FILE = "/META-INF/maven/dev.nudge/nudge-engine/pom.properties";

    /** What stands for classes that are in no jar. */
    private static final String UNRELEASED = "unreleased";

    static final String HERE = read();

    private EngineVersion() {}

    private static String read() {
        try (InputStream in = Compute.class.getResourceAsStream(FILE)) {
            if (in == null) {
                return UNRELEASED;
            }
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version", UNRELEASED);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
