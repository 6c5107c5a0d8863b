package dev.nudge.compute.remote;

import com.google.protobuf.ByteString;
import dev.nudge.compute.Compute;
import dev.nudge.compute.Program;
import dev.nudge.compute.device.CompiledProgram;
import dev.nudge.compute.device.Description;
import dev.nudge.compute.device.Device;
import dev.nudge.compute.device.DeviceExecution;
import dev.nudge.compute.device.DeviceFailedException;
import dev.nudge.compute.remote.protocol.CompileChunk;
import dev.nudge.compute.remote.protocol.Compiled;
import dev.nudge.compute.remote.protocol.DescribeRequest;
import dev.nudge.compute.remote.protocol.ForgetRequest;
import dev.nudge.compute.remote.protocol.HealthRequest;
import dev.nudge.compute.remote.protocol.Load;
import dev.nudge.compute.remote.protocol.StartRequest;
import dev.nudge.compute.remote.protocol.WorkerGrpc;
import io.grpc.ChannelCredentials;
import io.grpc.ClientInterceptors;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** The device of a worker in another process, as if it were in this one. When the worker is lost, calls throw {@link WorkerLostException}. */
final class RemoteDevice implements Device {
    private final ManagedChannel channel;
    private final Calls calls;
    private final Deadlines deadlines;

    private RemoteDevice(ManagedChannel channel, Handshake handshake, Deadlines deadlines) {
        this.channel = channel;
        this.deadlines = deadlines;
        this.calls = new Calls(ClientInterceptors.intercept(channel, handshake), deadlines);
    }

    /**
     * The device of the worker at {@code address}. Nothing is sent yet.
     *
     * @param credentials of TLS, or {@link InsecureChannelCredentials}, which are refused for another machine
     */
    static RemoteDevice at(
            InetSocketAddress address, Handshake handshake, ChannelCredentials credentials, Deadlines deadlines) {
        if (credentials instanceof InsecureChannelCredentials
                && !Objects.requireNonNull(address.getAddress(), "an unknown host")
                        .isLoopbackAddress()) {
            throw new IllegalArgumentException(
                    "plain text to " + address + ", another machine, is refused; give the worker and this side TLS.");
        }
        ManagedChannel channel = NettyChannelBuilder.forAddress(address, credentials)
                .directExecutor()
                .keepAliveTime(10, TimeUnit.SECONDS)
                .keepAliveTimeout(10, TimeUnit.SECONDS)
                .keepAliveWithoutCalls(true)
                .maxInboundMessageSize(4 << 20)
                .build();
        return new RemoteDevice(channel, handshake, deadlines);
    }

    @Override
    public Description describe() {
        var description = calls.ask(WorkerGrpc.getDescribeMethod(), DescribeRequest.getDefaultInstance());
        return new Description(
                description.getName(), Description.Kind.valueOf(description.getKind()), description.getText());
    }

    /** What is open on the worker, of all its callers. */
    Load load() {
        return calls.ask(WorkerGrpc.getHealthMethod(), HealthRequest.getDefaultInstance());
    }

    @Override
    public boolean isElsewhere() {
        return true;
    }

    @Override
    public CompiledProgram compile(Program program) {
        byte[] bytes = program.toBytes();
        List<CompileChunk> chunks = new ArrayList<>();
        for (int i = 0; i < Numbers.chunks(bytes.length); i++) {
            ByteString part = Numbers.chunk(bytes, i);
            chunks.add(CompileChunk.newBuilder()
                    .setName(i == 0 ? program.name() : "")
                    .setBytes(part)
                    .build());
        }
        return new Remote(calls.compiling(() -> calls.send(WorkerGrpc.getCompileMethod(), chunks, deadlines.call())));
    }

    @Override
    public void close() {
        Compute.forget(this);
        channel.shutdownNow();
    }

    private final class Remote implements CompiledProgram {
        private final Compiled compiled;

        private Remote(Compiled compiled) {
            this.compiled = compiled;
        }

        @Override
        public long bytes() {
            return compiled.getBytes();
        }

        @Override
        public long bytesPerExecution() {
            return compiled.getBytesPerExecution();
        }

        @Override
        public long bytesOfInput(int node) {
            return compiled.getBytesOfInputsOrDefault(node, 0);
        }

        @Override
        public DeviceExecution start() {
            return start(StartRequest.newBuilder(), true);
        }

        @Override
        public DeviceExecution start(DeviceExecution other, Map<Integer, Integer> shared) {
            RemoteExecution sharing = (RemoteExecution) other;
            sharing.share();
            return start(StartRequest.newBuilder().setOther(sharing.number()).putAllShared(shared), false);
        }

        private DeviceExecution start(StartRequest.Builder request, boolean alone) {
            request.setProgram(compiled.getProgram());
            long number = calls.compiling(() -> calls.ask(WorkerGrpc.getStartMethod(), request.build()))
                    .getExecution();
            return new RemoteExecution(calls, deadlines, number, alone);
        }

        @Override
        public void close() {
            try {
                calls.ask(
                        WorkerGrpc.getForgetMethod(),
                        ForgetRequest.newBuilder()
                                .setProgram(compiled.getProgram())
                                .build());
            } catch (DeviceFailedException gone) {
                // What a connection opened is freed when it ends.
            }
        }
    }
}
