package dev.nudge.compute.remote;

import dev.nudge.compute.device.Device;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * What both ends must have in common: a hash of the engine's and this module's classes. A program's bytes mean the same only where the ops are the
 * same, so a worker of another build is refused.
 */
final class BuildHash {
    private BuildHash() {}

    /** Of the classes that run here. */
    static String ofThisProcess() {
        return Own.HASH;
    }

    /** Where the class files of {@code type} lie: a jar file or a folder. */
    static Path place(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        try {
            if (source != null && "file".equals(source.getLocation().getProtocol())) {
                return Path.of(source.getLocation().toURI());
            }
        } catch (URISyntaxException wrong) {
            throw new IllegalStateException("the place of " + type.getName() + " has no name: " + wrong, wrong);
        }
        throw new NotAFileException("the classes of " + type.getName() + " lie in "
                + (source == null ? "no known place" : source.getLocation())
                + ", which a second process cannot read. Start the unpacked application: ./nudge run does.");
    }

    private static String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path place : List.of(place(Device.class), place(BuildHash.class))) {
                if (Files.isDirectory(place)) {
                    add(digest, place);
                } else {
                    try (FileSystem jar = FileSystems.newFileSystem(place)) {
                        add(digest, jar.getPath("/"));
                    }
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 12);
        } catch (NoSuchAlgorithmException | IOException failed) {
            throw new UncheckedIOException(
                    failed instanceof IOException io ? io : new IOException("no SHA-256", failed));
        }
    }

    private static void add(MessageDigest digest, Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve("dev/nudge/compute"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".class"))
                    .sorted((a, b) -> a.toString().compareTo(b.toString()))
                    .toList()) {
                digest.update(root.relativize(file)
                        .toString()
                        .replace('\\', '/')
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
        }
    }

    /** Computed on first use. */
    private static final class Own {
        static final String HASH = hash();
    }

    /** Classes that lie in no file of their own, as in a nested jar. */
    static final class NotAFileException extends IllegalStateException {
        @java.io.Serial
        private static final long serialVersionUID = 1;

        NotAFileException(String message) {
            super(message);
        }
    }
}
