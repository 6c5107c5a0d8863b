package dev.nudge.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A Nudge to test: the one at {@code nudge.url}, or a process of our own on free ports from the jar at {@code nudge.jar}, unpacked as {@code ./nudge run}
 * unpacks it, in a folder of its own under {@code nudge.artifacts}.
 */
public final class RunningNudge implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final String url;
    private final @Nullable Process process;
    private final @Nullable Path log;
    private final Thread shutdown = new Thread(this::stop);
    private long logRead;

    private RunningNudge(String url, @Nullable Process process, @Nullable Path log) {
        this.url = url.endsWith("/") ? url : url + "/";
        this.process = process;
        this.log = log;
    }

    public static RunningNudge find() {
        String url = System.getProperty("nudge.url", "");
        return url.isEmpty() ? start("nudge", List.of()) : new RunningNudge(url, null, null);
    }

    /**
     * A process of our own.
     *
     * @param name of its folder
     * @param flags of its JVM
     * @param arguments of its own
     */
    public static RunningNudge start(String name, List<String> flags, String... arguments) {
        Path folder = Artifacts.folder().resolve(name).resolve("app");
        unpack(folder);
        return start(name, folder.resolve("nudge.jar"), flags, List.of(arguments));
    }

    private static void unpack(Path folder) {
        try {
            Process unpacking = new ProcessBuilder(
                            java(),
                            "-Djarmode=tools",
                            "-jar",
                            jar().toString(),
                            "extract",
                            "--force",
                            "--destination",
                            folder.toString(),
                            "--application-filename",
                            "nudge.jar")
                    .inheritIO()
                    .start();
            if (unpacking.waitFor() != 0) {
                throw new IllegalStateException("The jar could not be unpacked into " + folder + ".");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static Path jar() {
        Path jar = Path.of(System.getProperty("nudge.jar", "frontend/target/nudge-frontend-0.1.0-SNAPSHOT.jar"))
                .toAbsolutePath()
                .normalize();
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException("There is no Nudge to test at " + jar
                    + ": build it with ./nudge mvn package -pl frontend -am, name another jar with -Dnudge.jar=…,"
                    + " or a running Nudge with -Dnudge.url=….");
        }
        return jar;
    }

    private static RunningNudge start(String name, Path jar, List<String> flags, List<String> arguments) {
        try {
            Path home = Files.createDirectories(Artifacts.folder().resolve(name));
            Path log = home.resolve("nudge.log.txt");
            int port = freePort();
            int management = freePort();
            List<String> command = new ArrayList<>(List.of(
                    java(),
                    "--add-modules",
                    "jdk.incubator.vector",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-Xmx1g"));
            command.addAll(flags);
            command.addAll(List.of("-jar", jar.toString(), "--nudge.data=" + home.resolve("data")));
            command.addAll(arguments);
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().put("NUDGE_HOST", "127.0.0.1");
            builder.environment().put("NUDGE_PORT", Integer.toString(port));
            builder.environment().put("NUDGE_MANAGEMENT_PORT", Integer.toString(management));
            RunningNudge nudge = new RunningNudge("http://127.0.0.1:" + port, builder.start(), log);
            Runtime.getRuntime().addShutdownHook(nudge.shutdown);
            nudge.awaitHealth(management);
            return nudge;
        } catch (IOException e) {
            throw new UncheckedIOException("Nudge could not be started from " + jar + ".", e);
        }
    }

    /** The processes it started, such as workers. */
    List<ProcessHandle> children() {
        return process == null ? List.of() : process.toHandle().children().toList();
    }

    /** With a slash at the end. */
    public String url() {
        return url;
    }

    /** Its process, if it is one of ours. */
    public Optional<ProcessHandle> process() {
        return Optional.ofNullable(process).map(Process::toHandle);
    }

    /** What Nudge logged as an error since this was last asked; empty for one we did not start. */
    public List<String> newErrors() {
        if (log == null) {
            return List.of();
        }
        try {
            byte[] all = Files.readAllBytes(log);
            String fresh = new String(all, (int) logRead, (int) (all.length - logRead), StandardCharsets.UTF_8);
            logRead = all.length;
            return fresh.lines().filter(line -> line.contains("ERROR")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until what it does after its start, so that the first learner's moves are quick, is done. */
    public void awaitWarm() {
        if (log == null) {
            return;
        }
        try {
            Instant end = Instant.now().plus(PATIENCE);
            while (!Files.readString(log).contains("Warm after")) {
                if (Instant.now().isAfter(end)) {
                    throw new IllegalStateException(
                            "Nudge is not warm after " + PATIENCE.toSeconds() + " s: see " + log + ".");
                }
                Thread.sleep(200);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (process != null) {
            Runtime.getRuntime().removeShutdownHook(shutdown);
            stop();
        }
    }

    private void stop() {
        if (process == null) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void awaitHealth(int management) {
        HttpRequest health = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management + "/actuator/health"))
                .timeout(Duration.ofSeconds(10))
                .build();
        Instant end = Instant.now().plus(PATIENCE);
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (Instant.now().isBefore(end)) {
                if (process == null || !process.isAlive()) {
                    throw new IllegalStateException("Nudge ended before it answered: see " + log + ".");
                }
                if (healthy(client, health)) {
                    return;
                }
                Thread.sleep(200);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close();
        throw new IllegalStateException("Nudge did not answer within " + PATIENCE.toSeconds() + " s: see " + log + ".");
    }

    private static boolean healthy(HttpClient client, HttpRequest health) throws InterruptedException {
        try {
            return client.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
