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
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How the device {@code remote} is set up, by system properties or the environment ({@code nudge.remote.tls.key} is {@code NUDGE_REMOTE_TLS_KEY} there).
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
 */
final class RemoteSettings {
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
        String value = lookUp.apply("nudge.remote." + key);
        return value == null ? otherwise : value;
    }

    private Deadlines deadlines() {
        Duration silence = Duration.ofSeconds(Long.parseLong(get("silence", "10")));
        return new Deadlines(silence, Deadlines.USUAL.compile(), silence);
    }

    /**
     * The device, whose workers start when it is first used.
     *
     * @throws BuildHash.NotAFileException if a second process could not be started from where this one's classes lie
     */
    Device device(String name) {
        String addresses = get("addresses", "");
        List<Workers.Source> sources = addresses.isEmpty() ? children() : elsewhere(addresses);
        Duration patience = Duration.ofSeconds(Long.parseLong(get("patience", "10")));
        return new RecoveringDevice(name, new Workers(sources), new CpuDevice(), patience);
    }

    private List<Workers.Source> children() {
        WorkerCommand command = WorkerCommand.ofThisProcess(get("device", "cpu"), get("heap", "1g"));
        int count = Integer.parseInt(get("workers", "1"));
        return Collections.nCopies(count, died -> WorkerProcess.start(command, deadlines(), died));
    }

    private List<Workers.Source> elsewhere(String addresses) {
        List<Workers.Source> sources = new ArrayList<>();
        for (String address : addresses.split(",")) {
            int colon = address.lastIndexOf(':');
            String host = address.substring(0, colon).strip();
            int port = Integer.parseInt(address.substring(colon + 1).strip());
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
