package dev.nudge.compute.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Execution;
import dev.nudge.compute.Program;
import dev.nudge.compute.ShapeException;
import dev.nudge.compute.cpu.CpuDevice;
import dev.nudge.compute.device.DeviceFailedException;
import dev.nudge.compute.device.DeviceLostException;
import io.grpc.ChannelCredentials;
import io.grpc.InsecureChannelCredentials;
import io.grpc.InsecureServerCredentials;
import io.grpc.ServerCredentials;
import io.grpc.TlsChannelCredentials;
import io.grpc.TlsServerCredentials;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is served, how, and what a caller leaves behind. */
class DeviceServerTest {
    private static final InetSocketAddress LOOPBACK = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final Program DOUBLE =
            Program.record("double", p -> p.output("twice", p.data("x", 300_000).mul(2)));

    private static DeviceServer server(String token, ServerCredentials credentials) throws IOException {
        return DeviceServer.start(new CpuDevice(), LOOPBACK, Handshake.with(token), credentials);
    }

    private static RemoteDevice caller(DeviceServer server, String token, ChannelCredentials credentials) {
        return RemoteDevice.at(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()),
                Handshake.with(token),
                credentials,
                Children.SHORT);
    }

    @Test
    void onlyTheTokenOfThisStartIsServed() throws IOException {
        try (DeviceServer server = server("right", InsecureServerCredentials.create());
                RemoteDevice wrong = caller(server, "wrong", InsecureChannelCredentials.create());
                RemoteDevice right = caller(server, "right", InsecureChannelCredentials.create())) {
            assertThatThrownBy(wrong::describe)
                    .isInstanceOf(WorkerRefusedException.class)
                    .hasMessageContaining("token");
            assertThat(right.describe().name()).isEqualTo("cpu");
        }
    }

    @Test
    void plainTextIsForThisMachineAlone() {
        InetSocketAddress elsewhere = new InetSocketAddress("0.0.0.0", 0);
        assertThatThrownBy(() -> DeviceServer.start(
                        new CpuDevice(), elsewhere, Handshake.with("t"), InsecureServerCredentials.create()))
                .hasMessageContaining("plain text");
        assertThatThrownBy(() -> RemoteDevice.at(
                        new InetSocketAddress("192.0.2.1", 1),
                        Handshake.with("t"),
                        InsecureChannelCredentials.create(),
                        Children.SHORT))
                .hasMessageContaining("TLS");
    }

    @Test
    void byTlsWithCertificatesOfBothSides(@TempDir Path folder) throws Exception {
        Certificates here = Certificates.make(folder, "worker");
        Certificates there = Certificates.make(folder, "caller");
        ServerCredentials mutual = TlsServerCredentials.newBuilder()
                .keyManager(here.certificate(), here.key())
                .trustManager(there.certificate())
                .clientAuth(TlsServerCredentials.ClientAuth.REQUIRE)
                .build();
        ChannelCredentials known = trusting(here.certificate())
                .keyManager(there.certificate(), there.key())
                .build();
        ChannelCredentials stranger = trusting(here.certificate())
                .keyManager(here.certificate(), here.key())
                .build();
        try (DeviceServer server = server("", mutual);
                RemoteDevice right = caller(server, "", known);
                RemoteDevice wrong = caller(server, "", stranger);
                RemoteDevice plain = caller(server, "", InsecureChannelCredentials.create())) {
            assertThat(right.describe().name()).isEqualTo("cpu");
            assertThatThrownBy(wrong::describe).isInstanceOf(WorkerLostException.class);
            assertThatThrownBy(plain::describe).isInstanceOf(WorkerLostException.class);
        }
    }

    private static TlsChannelCredentials.Builder trusting(File certificate) throws IOException {
        return TlsChannelCredentials.newBuilder().trustManager(certificate);
    }

    @Test
    void byTlsWithAToken(@TempDir Path folder) throws Exception {
        Certificates here = Certificates.make(folder, "worker");
        ServerCredentials tls = TlsServerCredentials.create(here.certificate(), here.key());
        ChannelCredentials trust = trusting(here.certificate()).build();
        try (DeviceServer server = server("secret", tls);
                RemoteDevice right = caller(server, "secret", trust);
                RemoteDevice wrong = caller(server, "guess", trust)) {
            assertThat(right.describe().name()).isEqualTo("cpu");
            assertThatThrownBy(wrong::describe).isInstanceOf(WorkerRefusedException.class);
        }
    }

    @Test
    void largeArraysCrossInChunksAndWhatAConnectionOpenedGoesWithIt() throws Exception {
        try (DeviceServer server = server("t", InsecureServerCredentials.create());
                RemoteDevice watcher = caller(server, "t", InsecureChannelCredentials.create())) {
            RemoteDevice caller = caller(server, "t", InsecureChannelCredentials.create());
            Compute compute = Training.on(caller);
            Execution execution = compute.open(DOUBLE);
            float[] x = new float[300_000];
            for (int i = 0; i < x.length; i++) {
                x[i] = i;
            }
            execution.write("x", x);
            execution.run(1);
            float[] twice = execution.read("twice");
            for (int i = 0; i < x.length; i++) {
                assertThat(twice[i]).isEqualTo(2f * i);
            }
            assertThat(watcher.load().getExecutions()).isEqualTo(1);
            assertThat(watcher.load().getBytes()).isGreaterThan(2_400_000);
            caller.close();
            while (watcher.load().getExecutions() > 0 || watcher.load().getPrograms() > 0) {
                Thread.sleep(5);
            }
            assertThat(watcher.load().getBytes()).isZero();
        }
    }

    @Test
    void garbageFromACallerHarmsNobodyElse() throws IOException {
        try (DeviceServer server = server("t", InsecureServerCredentials.create());
                RemoteDevice caller = caller(server, "t", InsecureChannelCredentials.create())) {
            byte[] garbage = new byte[10_000];
            new Random(1).nextBytes(garbage);
            for (int i = 0; i < 20; i++) {
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                    socket.getOutputStream().write(garbage);
                } catch (IOException cutOff) {
                    // The server hangs up on such a caller, perhaps before all was sent.
                }
            }
            assertThat(caller.describe().name()).isEqualTo("cpu");
        }
    }

    @Test
    void whatADeviceThrowsArrivesAsItWas() {
        ShapeException shapes = new ShapeException("matmul", "left is [2, 3], right is [4, 5]; 3 and 4 must match.");
        for (RuntimeException thrown : new RuntimeException[] {
            shapes,
            new IllegalArgumentException("one"),
            new IllegalStateException("two"),
            new IndexOutOfBoundsException("three"),
            new ArithmeticException("four"),
            new UnsupportedOperationException("five"),
            new DeviceFailedException("six", null)
        }) {
            RuntimeException arrived = Failures.fromStatus(Failures.toStatus(thrown, "program"));
            assertThat(arrived).hasSameClassAs(thrown).hasMessage(thrown.getMessage());
        }
        assertThat(Failures.fromStatus(Failures.toStatus(new DeviceLostException("seven"), "program")))
                .isInstanceOf(WorkerLostException.class)
                .hasMessage("seven");
        assertThat(Failures.fromStatus(Failures.toStatus(shapes, "p")))
                .isInstanceOfSatisfying(
                        ShapeException.class,
                        same -> assertThat(same.operation()).isEqualTo("matmul"));
    }
}
