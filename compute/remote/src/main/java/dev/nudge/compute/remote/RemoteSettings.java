package dev.nudge.compute.remote;

import dev.nudge.compute.cpu.CpuDevice;
import dev.nudge.compute.device.Device;
import io.grpc.ChannelCredentials;
import io.grpc.TlsChannelCredentials;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How devices in other processes are set up, by system properties or the environment ({@code nudge.remote.tls.key} is {@code NUDGE_REMOTE_TLS_KEY} there).
 *
 * <ul>
 *   <li>{@code nudge.remote.device}: what the workers host; default {@code cpu}
 *   <li>{@code nudge.remote.workers}: how many children; default 1
 *   <li>{@code nudge.remote.heap}: of each child; default {@code 1g}
 *   <li>{@code nudge.remote.addresses}: {@code host:port} of workers that run elsewhere, with commas; instead of children
 *   <li>{@code nudge.remote.token.file}: holds the token of those workers
 *   <li>{@code nudge.remote.tls.authorities}: PEM, whose certificates those workers have
 *   <li>{@code nudge.remote.tls.certificate}, {@code nudge.remote.tls.key}: PEM, this side's own
 *   <li>{@code nudge.remote.silence}: seconds after which a worker counts as hanging; default 10
 *   <li>{@code nudge.remote.patience}: seconds to wait for a worker before the CPU of this process goes on; default 10
 * </ul>
 *
 * <p>The device {@code tornado} has children too, with heap, silence and patience as above. {@code ./nudge} sets these where there is an SDK:
 *
 * <ul>
 *   <li>{@code nudge.tornado.argfile}: the JVM's options that TornadoVM needs
 *   <li>{@code nudge.tornado.classes}: jar or folder of {@code compute/tornado}
 *   <li>{@code nudge.tornado.device}: which of TornadoVM's devices, {@code backend:device}; handed on to the worker. Without it the first GPU
 * </ul>
 */
final class RemoteSettings {
    private static final Pattern ADDRESS = Pattern.compile("(.+):(\\d{1,5})");

    private final UnaryOperator<@Nullable String> lookUp;

    RemoteSettings(UnaryOperator<@Nullable String> lookUp) {
        this.lookUp = lookUp;
    }

    static RemoteSettings ofSystem() {
        return new RemoteSettings(key -> System.getProperty(
                String.valueOf(key),
                System.getenv(String.valueOf(key).toUpperCase(Locale.ROOT).replace('.', '_'))));
    }

    private String get(String key, String otherwise) {
        return whole("nudge.remote." + key, otherwise);
    }

    private String whole(String key, String otherwise) {
        String value = lookUp.apply(key);
        return value == null ? otherwise : value;
    }

    private int number(String key, int otherwise) {
        String value = get(key, "");
        try {
            int number = value.isEmpty() ? otherwise : Integer.parseInt(value.strip());
            if (number >= 1) {
                return number;
            }
        } catch (NumberFormatException none) {
            // Said below.
        }
        throw new IllegalArgumentException("nudge.remote." + key + ": '" + value
                + "' is no whole number from 1 on. Leave it out for " + otherwise + "?");
    }

    private Deadlines deadlines() {
        Duration silence = Duration.ofSeconds(number("silence", 10));
        return new Deadlines(silence, Deadlines.USUAL.compile(), silence);
    }

    /**
     * The device, whose workers start when it is first used.
     *
     * @throws BuildHash.NotAFileException if a second process could not be started from where this one's classes lie
     */
    Device device(String name) {
        String addresses = get("addresses", "");
        if (!addresses.isEmpty()) {
            return recovering(name, elsewhere(addresses));
        }
        WorkerCommand command = WorkerCommand.ofThisProcess(get("device", "cpu"), get("heap", "1g"));
        return recovering(name, children(command, number("workers", 1)));
    }

    /**
     * The device in a worker with TornadoVM; empty where nothing says how to start one.
     *
     * @throws BuildHash.NotAFileException as {@link #device}
     */
    Optional<Device> tornado(String name) {
        return tornadoCommand(name).map(command -> recovering(name, children(command, 1)));
    }

    /** How a worker with TornadoVM is started; empty where nothing says. */
    Optional<WorkerCommand> tornadoCommand(String name) {
        String argfile = whole("nudge.tornado.argfile", "");
        String classes = whole("nudge.tornado.classes", "");
        if (argfile.isEmpty() || classes.isEmpty()) {
            return Optional.empty();
        }
        WorkerCommand command =
                WorkerCommand.ofThisProcess(name, get("heap", "1g")).forTornado(argfile, classes);
        String which = whole("nudge.tornado.device", "");
        return Optional.of(which.isEmpty() ? command : command.with("-Dnudge.tornado.device=" + which));
    }

    private Device recovering(String name, List<Workers.Source> sources) {
        Duration patience = Duration.ofSeconds(number("patience", 10));
        return new RecoveringDevice(name, new Workers(sources), new CpuDevice(), patience);
    }

    private List<Workers.Source> children(WorkerCommand command, int count) {
        Deadlines deadlines = deadlines();
        return Collections.nCopies(count, died -> WorkerProcess.start(command, deadlines, died));
    }

    private List<Workers.Source> elsewhere(String addresses) {
        List<Workers.Source> sources = new ArrayList<>();
        for (String address : addresses.split(",")) {
            Matcher parts = ADDRESS.matcher(address.strip());
            if (!parts.matches()) {
                throw new IllegalArgumentException("nudge.remote.addresses: '" + address.strip()
                        + "' is no host:port, such as gpu.example.org:7000. Several stand with commas between.");
            }
            String host = parts.group(1);
            int port = Integer.parseInt(parts.group(2));
            sources.add(died -> {
                RemoteDevice device = RemoteDevice.at(
                        new InetSocketAddress(host, port), Handshake.with(token()), credentials(), deadlines());
                boolean agreed = false;
                try {
                    device.describe();
                    agreed = true;
                } finally {
                    if (!agreed) {
                        device.close();
                    }
                }
                return new Worker(device, 0, () -> {});
            });
        }
        return sources;
    }

    private String token() {
        String file = get("token.file", "");
        try {
            return file.isEmpty() ? "" : Files.readString(Path.of(file)).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private ChannelCredentials credentials() {
        TlsChannelCredentials.Builder tls = TlsChannelCredentials.newBuilder();
        try {
            String authorities = get("tls.authorities", "");
            if (!authorities.isEmpty()) {
                tls.trustManager(new File(authorities));
            }
            String certificate = get("tls.certificate", "");
            if (!certificate.isEmpty()) {
                tls.keyManager(new File(certificate), new File(get("tls.key", "")));
            }
            return tls.build();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
