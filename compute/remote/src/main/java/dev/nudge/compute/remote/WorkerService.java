package dev.nudge.compute.remote;

import com.google.protobuf.ByteString;
import dev.nudge.compute.Program;
import dev.nudge.compute.device.CompiledProgram;
import dev.nudge.compute.device.Device;
import dev.nudge.compute.remote.protocol.CloseRequest;
import dev.nudge.compute.remote.protocol.CompileChunk;
import dev.nudge.compute.remote.protocol.Compiled;
import dev.nudge.compute.remote.protocol.DescribeRequest;
import dev.nudge.compute.remote.protocol.Description;
import dev.nudge.compute.remote.protocol.Done;
import dev.nudge.compute.remote.protocol.ForgetRequest;
import dev.nudge.compute.remote.protocol.HealthRequest;
import dev.nudge.compute.remote.protocol.Load;
import dev.nudge.compute.remote.protocol.ReadRequest;
import dev.nudge.compute.remote.protocol.RunReply;
import dev.nudge.compute.remote.protocol.RunRequest;
import dev.nudge.compute.remote.protocol.StartRequest;
import dev.nudge.compute.remote.protocol.Started;
import dev.nudge.compute.remote.protocol.StopRequest;
import dev.nudge.compute.remote.protocol.Values;
import dev.nudge.compute.remote.protocol.WorkerGrpc;
import dev.nudge.compute.remote.protocol.WriteChunk;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayOutputStream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Answers calls with a device of this process. Calls come on the thread that serves the sockets, which must never wait: everything is handed to other threads, but for runs
 * that are shorter than that would take, on a device that does them on the calling thread.
 */
final class WorkerService extends WorkerGrpc.WorkerImplBase {
    private final Device device;
    private final Executor threads;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

    WorkerService(Device device, Executor threads) {
        this.device = device;
        this.threads = threads;
    }

    Connection connect() {
        Connection connection = new Connection();
        connections.add(connection);
        return connection;
    }

    void disconnect(Connection connection) {
        connections.remove(connection);
        connection.close();
    }

    private static Connection connection() {
        return DeviceServer.CONNECTION.get();
    }

    /** Sends what {@code work} gives, or why it failed. */
    private <T> void answer(StreamObserver<T> out, String program, Supplier<T> work) {
        threads.execute(() -> {
            T answer;
            try {
                answer = work.get();
            } catch (Throwable failed) {
                out.onError(Failures.toStatus(failed, program));
                return;
            }
            out.onNext(answer);
            out.onCompleted();
        });
    }

    private void done(StreamObserver<Done> out, String program, Runnable work) {
        answer(out, program, () -> {
            work.run();
            return Done.getDefaultInstance();
        });
    }

    @Override
    public void describe(DescribeRequest request, StreamObserver<Description> out) {
        answer(
                out,
                "describe",
                () -> Description.newBuilder()
                        .setName(device.describe().name())
                        .setKind(device.describe().kind().name())
                        .setText(device.describe().text())
                        .build());
    }

    @Override
    public void health(HealthRequest request, StreamObserver<Load> out) {
        answer(
                out,
                "health",
                () -> Load.newBuilder()
                        .setPrograms(connections.stream()
                                .mapToInt(Connection::programs)
                                .sum())
                        .setExecutions(connections.stream()
                                .mapToInt(Connection::executions)
                                .sum())
                        .setBytes(connections.stream()
                                .mapToLong(Connection::bytes)
                                .sum())
                        .build());
    }

    @Override
    public StreamObserver<CompileChunk> compile(StreamObserver<Compiled> out) {
        Connection caller = connection();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        return new StreamObserver<>() {
            private String name = "";

            @Override
            public void onNext(CompileChunk chunk) {
                name = chunk.getName().isEmpty() ? name : chunk.getName();
                append(bytes, chunk.getBytes());
            }

            @Override
            public void onError(Throwable gone) {
                // The caller went away before its program was whole.
            }

            @Override
            public void onCompleted() {
                answer(out, name, () -> compile(caller, Program.fromBytes(name, bytes.toByteArray())));
            }
        };
    }

    private Compiled compile(Connection caller, Program program) {
        CompiledProgram compiled = device.compile(program);
        Compiled.Builder answer = Compiled.newBuilder()
                .setProgram(caller.add(new Connection.Held(program, compiled)))
                .setBytes(compiled.bytes())
                .setBytesPerExecution(compiled.bytesPerExecution());
        program.inputs().values().forEach(node -> answer.putBytesOfInputs(node, compiled.bytesOfInput(node)));
        return answer.build();
    }

    @Override
    public void forget(ForgetRequest request, StreamObserver<Done> out) {
        Connection caller = connection();
        done(out, "forget", () -> caller.forgetProgram(request.getProgram()));
    }

    @Override
    public void start(StartRequest request, StreamObserver<Started> out) {
        Connection caller = connection();
        answer(
                out,
                "start",
                () -> Started.newBuilder()
                        .setExecution(caller.add(caller.start(request)))
                        .build());
    }

    @Override
    public StreamObserver<WriteChunk> write(StreamObserver<Done> out) {
        Connection caller = connection();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        return new StreamObserver<>() {
            private WriteChunk first = WriteChunk.getDefaultInstance();

            @Override
            public void onNext(WriteChunk chunk) {
                first = bytes.size() == 0 ? chunk : first;
                append(bytes, chunk.getBytes());
            }

            @Override
            public void onError(Throwable gone) {
                // The caller went away before its numbers were whole.
            }

            @Override
            public void onCompleted() {
                done(out, "write", () -> {
                    if (bytes.size() != first.getSize()) {
                        throw new IllegalArgumentException(
                                "write: " + first.getSize() + " bytes were announced, " + bytes.size() + " came.");
                    }
                    caller.execution(first.getExecution())
                            .write(first.getNode(), first.getDoubles(), bytes.toByteArray());
                });
            }
        };
    }

    @Override
    public void read(ReadRequest request, StreamObserver<Values> out) {
        Connection caller = connection();
        threads.execute(() -> {
            try {
                HostedExecution execution = caller.execution(request.getExecution());
                Values all = Numbers.exact(request.getNode(), execution.read(request.getNode()));
                Numbers.parts(all).forEach(out::onNext);
                out.onCompleted();
            } catch (Throwable failed) {
                out.onError(Failures.toStatus(failed, "read"));
            }
        });
    }

    @Override
    public void run(RunRequest request, StreamObserver<RunReply> out) {
        ServerCallStreamObserver<RunReply> call = (ServerCallStreamObserver<RunReply>) out;
        HostedExecution execution;
        try {
            execution = connection().execution(request.getExecution());
        } catch (UnknownNumberException unknown) {
            out.onError(Failures.toStatus(unknown, "run"));
            return;
        }
        try {
            if (!device.isElsewhere() && execution.runIfShort(request, call::isCancelled, out::onNext)) {
                out.onCompleted();
            } else {
                threads.execute(() -> run(execution, request, call));
            }
        } catch (Throwable failed) {
            out.onError(Failures.toStatus(failed, execution.program()));
        }
    }

    private static void run(HostedExecution execution, RunRequest request, ServerCallStreamObserver<RunReply> call) {
        try {
            execution.run(request, call::isCancelled, call::onNext);
            call.onCompleted();
        } catch (Throwable failed) {
            if (!call.isCancelled()) {
                call.onError(Failures.toStatus(failed, execution.program()));
            }
        }
    }

    @Override
    public void stop(StopRequest request, StreamObserver<Done> out) {
        Connection caller = connection();
        done(out, "stop", () -> caller.execution(request.getExecution()).stop(request.getRun()));
    }

    @Override
    public void close(CloseRequest request, StreamObserver<Done> out) {
        Connection caller = connection();
        done(out, "close", () -> caller.closeExecution(request.getExecution()));
    }

    private static void append(ByteArrayOutputStream bytes, ByteString more) {
        bytes.writeBytes(more.toByteArray());
    }
}
