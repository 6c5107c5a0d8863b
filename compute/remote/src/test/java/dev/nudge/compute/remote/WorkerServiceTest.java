package dev.nudge.compute.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Execution;
import dev.nudge.compute.Program;
import dev.nudge.compute.cpu.CpuDevice;
import dev.nudge.compute.device.CompiledProgram;
import dev.nudge.compute.device.Description;
import dev.nudge.compute.device.Device;
import dev.nudge.compute.device.DeviceExecution;
import dev.nudge.compute.remote.protocol.RunRequest;
import io.grpc.InsecureChannelCredentials;
import io.grpc.InsecureServerCredentials;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

/** How calls are answered beside one another. */
class WorkerServiceTest {
    private static final InetSocketAddress LOOPBACK = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private static RemoteDevice caller(DeviceServer server, Deadlines deadlines) {
        return RemoteDevice.at(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()),
                Handshake.with("t"),
                InsecureChannelCredentials.create(),
                deadlines);
    }

    private static DeviceServer server(Device device) throws IOException {
        return DeviceServer.start(device, LOOPBACK, Handshake.with("t"), InsecureServerCredentials.create());
    }

    private static Program count(String name) {
        return Program.record(name, p -> {
            var count = p.state("count", 1);
            p.update(count, count.add(1));
            p.output(name, count.mul(1));
        });
    }

    @Test
    void aStopThatComesAfterItsRunEndsNoOther() {
        CpuDevice cpu = new CpuDevice();
        CompiledProgram compiled = cpu.compile(count("counts"));
        DeviceExecution execution = compiled.start();
        HostedExecution hosted = new HostedExecution("count", execution, 0, new ReentrantLock());
        assertThat(run(hosted, 1)).isEqualTo(10);
        hosted.stop(1);
        assertThat(run(hosted, 2)).isEqualTo(10);
        hosted.stop(3);
        assertThat(run(hosted, 3)).as("a stop that comes before its run").isZero();
        assertThat(run(hosted, 4)).isEqualTo(10);
        hosted.close();
        compiled.close();
        cpu.close();
    }

    private static long run(HostedExecution hosted, long run) {
        long[] done = new long[1];
        RunRequest request = RunRequest.newBuilder().setRun(run).setSteps(10).build();
        hosted.run(request, () -> false, reply -> done[0] = reply.getDone());
        return done[0];
    }

    @Test
    void manyInputsAndOutputsOfOneCallAreMoreThanAMessageHolds() throws IOException {
        int many = 120;
        int size = 8000;
        Program program = Program.record("many", p -> {
            for (int i = 0; i < many; i++) {
                p.output("y" + i, p.data("x" + i, size).mul(2));
            }
        });
        try (DeviceServer server = server(new CpuDevice());
                RemoteDevice caller = caller(server, Children.SHORT);
                Compute compute = Training.on(caller)) {
            Execution execution = compute.open(program);
            for (int round = 1; round <= 2; round++) {
                for (int i = 0; i < many; i++) {
                    double[] x = new double[size];
                    java.util.Arrays.fill(x, round + i);
                    execution.write("x" + i, x);
                }
                execution.run(1);
                for (int i = 0; i < many; i++) {
                    assertThat(execution.readDoubles("y" + i)).containsOnly(2.0 * (round + i));
                }
            }
        }
    }

    @Test
    void aRunBehindACompilationDoesNotCountAsHanging() throws Exception {
        try (OneThread device = new OneThread();
                DeviceServer server = server(device);
                RemoteDevice caller = caller(
                        server, new Deadlines(Duration.ofMillis(200), Duration.ofSeconds(60), Duration.ofMillis(200)));
                Compute compute = Training.on(caller)) {
            Execution execution = compute.open(count("quick"));
            CompletableFuture<Execution> compiling = CompletableFuture.supplyAsync(() -> compute.open(count("slow")));
            device.begun.await();
            CompletableFuture<Long> run = CompletableFuture.supplyAsync(() -> execution.run(3));
            Thread.sleep(1000);
            assertThat(run).isNotDone();
            device.goOn.countDown();
            assertThat(run.get()).isEqualTo(3);
            assertThat(execution.read("count")).containsExactly(3f);
            compiling.get();
        }
    }

    @Test
    void aDeviceThatMakesItsCallersWaitNeverDoesSoOnTheThreadOfTheSockets() throws IOException {
        try (OneThread device = new OneThread();
                DeviceServer server = server(device);
                RemoteDevice caller = caller(server, Children.SHORT);
                Compute compute = Training.on(caller)) {
            Execution execution = compute.open(count("quick"));
            for (int i = 0; i < 20; i++) {
                execution.run(1);
                assertThat(device.runner).startsWith("worker-call-");
            }
        }
    }

    /** The CPU on a thread of its own, as drivers want it. Compiling what is called slow takes until it may go on. */
    private static final class OneThread implements Device {
        private final CpuDevice cpu = new CpuDevice();
        private final ExecutorService thread = Executors.newSingleThreadExecutor();
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);
        private volatile String runner = "";

        @Override
        public Description describe() {
            return cpu.describe();
        }

        @Override
        public boolean isElsewhere() {
            return true;
        }

        @Override
        public CompiledProgram compile(Program program) {
            CompiledProgram compiled = CompletableFuture.supplyAsync(
                            () -> {
                                if (program.outputs().containsKey("slow")) {
                                    begun.countDown();
                                    try {
                                        goOn.await();
                                    } catch (InterruptedException stopped) {
                                        throw new IllegalStateException(stopped);
                                    }
                                }
                                return cpu.compile(program);
                            },
                            thread)
                    .join();
            return Delegates.runs(compiled, run -> {
                runner = Thread.currentThread().getName();
                return CompletableFuture.supplyAsync(run, thread).join();
            });
        }

        @Override
        public void close() {
            thread.shutdown();
            cpu.close();
        }
    }
}
