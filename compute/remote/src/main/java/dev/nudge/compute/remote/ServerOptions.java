package dev.nudge.compute.remote;

import dev.nudge.compute.device.Availability;
import dev.nudge.compute.device.Device;
import dev.nudge.compute.device.DeviceProvider;
import io.grpc.InsecureServerCredentials;
import io.grpc.ServerCredentials;
import io.grpc.TlsServerCredentials;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/**
 * What a worker is started with.
 *
 * <ul>
 *   <li>{@code --device NAME}: which device it hosts, by its provider's name; default {@code cpu}
 *   <li>{@code --listen HOST:PORT}: default {@code 127.0.0.1:0}
 *   <li>{@code --child yes}: the token is the first line of standard input, and the worker ends with it
 *   <li>{@code --token-file FILE}: the token otherwise
 *   <li>{@code --tls-certificate FILE --tls-key FILE}: PEM; needed anywhere but on the loopback interface
 *   <li>{@code --tls-clients FILE}: PEM; only callers with a certificate of these authorities are served
 * </ul>
 */
final class ServerOptions {
    /** What a child prints once it listens; then the port. */
    static final String READY = "nudge-worker-port=";

    /** What a child prints when its device cannot be had; then the reason. */
    static final String UNAVAILABLE = "nudge-worker-unavailable=";

    private static final List<String> KNOWN = List.of(
            "--device", "--listen", "--child", "--token-file", "--tls-certificate", "--tls-key", "--tls-clients");

    private final Map<String, String> options;
    private final BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

    private ServerOptions(Map<String, String> options) {
        this.options = options;
    }

    static ServerOptions of(String... args) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < args.length; i += 2) {
            options.put(args[i], args[i + 1]);
        }
        if (args.length % 2 != 0 || !KNOWN.containsAll(options.keySet())) {
            throw new IllegalArgumentException("a worker's options are " + String.join(", ", KNOWN)
                    + ", each with a value; given were " + String.join(" ", args) + ".");
        }
        return new ServerOptions(options);
    }

    /**
     * Opens the device and listens.
     *
     * @param callerGone ends this process; run when that which started it has gone, while the device is being opened too, which may take long or for ever
     */
    DeviceServer start(Runnable callerGone) throws IOException {
        String token = token();
        whenCallerGoes(callerGone);
        ServerCredentials credentials = credentials();
        String listen = options.getOrDefault("--listen", "127.0.0.1:0");
        int colon = listen.lastIndexOf(':');
        InetSocketAddress address =
                new InetSocketAddress(listen.substring(0, colon), Integer.parseInt(listen.substring(colon + 1)));
        return DeviceServer.start(
                device(options.getOrDefault("--device", "cpu")), address, Handshake.with(token), credentials);
    }

    private String token() throws IOException {
        if (options.containsKey("--child")) {
            String line = input.readLine();
            if (line == null || line.isBlank()) {
                throw new IllegalArgumentException("--child: the first line of standard input must be the token.");
            }
            return line;
        }
        String file = options.get("--token-file");
        if (file == null && !options.containsKey("--tls-clients")) {
            throw new IllegalArgumentException(
                    "anybody could call this worker: give it --token-file, or --tls-clients, or start it as a --child.");
        }
        if (file == null) {
            return "";
        }
        String token = Files.readString(Path.of(file)).strip();
        if (token.isEmpty()) {
            throw new IllegalArgumentException("--token-file: " + file
                    + " holds no token, so anybody could call this worker. Write one into it, on one line.");
        }
        return token;
    }

    private ServerCredentials credentials() throws IOException {
        String certificate = options.get("--tls-certificate");
        String key = options.get("--tls-key");
        String clients = options.get("--tls-clients");
        if ((certificate == null) != (key == null) || clients != null && certificate == null) {
            throw new IllegalArgumentException(
                    "--tls-certificate and --tls-key belong together, and --tls-clients needs"
                            + " both: without them the worker would speak plain text and ask nobody who they are.");
        }
        if (certificate == null || key == null) {
            return InsecureServerCredentials.create();
        }
        TlsServerCredentials.Builder tls =
                TlsServerCredentials.newBuilder().keyManager(new File(certificate), new File(key));
        if (clients != null) {
            tls.trustManager(new File(clients)).clientAuth(TlsServerCredentials.ClientAuth.REQUIRE);
        }
        return tls.build();
    }

    /** The device of this name. Those that would be in yet another process are left out. */
    private static Device device(String name) {
        for (ServiceLoader.Provider<DeviceProvider> each :
                ServiceLoader.load(DeviceProvider.class).stream().toList()) {
            if (InOtherProcesses.class.isAssignableFrom(each.type())) {
                continue;
            }
            DeviceProvider provider = each.get();
            if (provider.name().equals(name)) {
                return switch (provider.probe()) {
                    case Availability.Available available -> available.device();
                    case Availability.Unavailable unavailable -> throw new UnavailableException(unavailable.reason());
                };
            }
        }
        throw new UnavailableException("no provider on the worker's class path offers '" + name + "'");
    }

    /** Runs {@code end} when standard input ends, which it does with the process that started this one. */
    private void whenCallerGoes(Runnable end) {
        if (options.containsKey("--child")) {
            Thread.ofPlatform().daemon().name("worker-parent").start(() -> {
                try {
                    while (input.readLine() != null) {
                        // Nothing more is said; only the end counts.
                    }
                } catch (IOException gone) {
                    // The same as its end.
                }
                end.run();
            });
        }
    }

    /** The device that was asked for cannot be had. */
    static final class UnavailableException extends RuntimeException {
        @java.io.Serial
        private static final long serialVersionUID = 1;

        UnavailableException(String reason) {
            super(reason);
        }
    }
}
