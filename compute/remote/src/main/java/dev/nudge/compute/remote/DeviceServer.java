package dev.nudge.compute.remote;

import dev.nudge.compute.device.Device;
import io.grpc.Attributes;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.InsecureServerCredentials;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerCredentials;
import io.grpc.ServerInterceptor;
import io.grpc.ServerTransportFilter;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Hosts any {@link Device} for callers in other processes. Plain text only ever on the loopback interface; to another machine always by TLS.
 */
public final class DeviceServer implements AutoCloseable {
    static final Context.Key<Connection> CONNECTION = Context.key("connection");
    private static final Attributes.Key<Connection> OF_TRANSPORT = Attributes.Key.create("connection");

    private final Device device;
    private final Server server;
    private final ExecutorService threads;

    private DeviceServer(Device device, Server server, ExecutorService threads) {
        this.device = device;
        this.server = server;
        this.threads = threads;
    }

    /**
     * Listens.
     *
     * @param address where; port 0 takes a free one. Plain text is refused anywhere but on the loopback interface
     * @param credentials of TLS, or {@link InsecureServerCredentials}
     */
    static DeviceServer start(
            Device device, InetSocketAddress address, Handshake handshake, ServerCredentials credentials)
            throws IOException {
        if (credentials instanceof InsecureServerCredentials
                && !Objects.requireNonNull(address.getAddress(), "an unknown host")
                        .isLoopbackAddress()) {
            throw new IllegalArgumentException("the worker would speak plain text on " + address
                    + ", to other machines; give it --tls-certificate and --tls-key.");
        }
        ExecutorService threads = Executors.newCachedThreadPool(
                Thread.ofPlatform().daemon().name("worker-call-", 0).factory());
        WorkerService service = new WorkerService(device, threads);
        Server server = NettyServerBuilder.forAddress(address, credentials)
                .directExecutor()
                .addService(service)
                .intercept(new OfConnection())
                .intercept(handshake)
                .addTransportFilter(new Connections(service))
                .keepAliveTime(10, TimeUnit.SECONDS)
                .permitKeepAliveTime(5, TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(true)
                .build()
                .start();
        return new DeviceServer(device, server, threads);
    }

    int port() {
        return server.getPort();
    }

    void await() throws InterruptedException {
        server.awaitTermination();
    }

    @Override
    public void close() {
        server.shutdownNow();
        threads.shutdown();
        device.close();
    }

    /** One {@link dev.nudge.compute.remote.Connection} for each caller's transport. */
    private static final class Connections extends ServerTransportFilter {
        private final WorkerService service;

        private Connections(WorkerService service) {
            this.service = service;
        }

        @Override
        public Attributes transportReady(Attributes attributes) {
            return attributes.toBuilder().set(OF_TRANSPORT, service.connect()).build();
        }

        @Override
        public void transportTerminated(@Nullable Attributes attributes) {
            // A caller that never spoke the protocol has none.
            Connection connection = attributes == null ? null : attributes.get(OF_TRANSPORT);
            if (connection != null) {
                // Closing waits for runs to end, which the thread that serves the sockets must not.
                Thread.ofPlatform().daemon().name("worker-free").start(() -> service.disconnect(connection));
            }
        }
    }

    /** Tells each call which connection it came by. */
    private static final class OfConnection implements ServerInterceptor {
        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            Connection connection = Objects.requireNonNull(call.getAttributes().get(OF_TRANSPORT));
            return Contexts.interceptCall(Context.current().withValue(CONNECTION, connection), call, headers, next);
        }
    }

    /**
     * Starts a worker; see {@link ServerOptions} for the arguments.
     */
    public static void main(String... args) throws IOException, InterruptedException {
        ServerOptions options = ServerOptions.of(args);
        try (DeviceServer server = options.start(() -> Runtime.getRuntime().halt(0))) {
            System.out.println(ServerOptions.READY + server.port());
            server.await();
        } catch (ServerOptions.UnavailableException unavailable) {
            System.out.println(ServerOptions.UNAVAILABLE + unavailable.getMessage());
            System.exit(3);
        }
    }
}
