package dev.nudge.compute.remote;

import dev.nudge.compute.Budget;
import dev.nudge.compute.Compute;
import dev.nudge.compute.Execution;
import dev.nudge.compute.Program;
import dev.nudge.compute.Tensor;
import dev.nudge.compute.cpu.CpuDevice;
import dev.nudge.compute.device.Device;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One small run, as a slider's move asks for: a scalar is set, one step replayed, two outputs read. What a second process adds is the difference. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "--sun-misc-unsafe-memory-access=allow"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class LoopbackBenchmark {
    /** Where: in this process, in another, in another with all that brings it back. */
    @Param({"cpu", "remote", "recovering"})
    String where = "cpu";

    private final Compute[] compute = new Compute[1];
    private final Execution[] execution = new Execution[1];
    private final Device[] device = new Device[1];
    private int move;

    @Setup
    public void open() {
        device[0] = switch (where) {
            case "remote" -> Children.start(Children.CPU).device();
            case "recovering" ->
                new RecoveringDevice(
                        "remote",
                        new Workers(List.of(died -> WorkerProcess.start(Children.CPU, Children.SHORT, died))),
                        new CpuDevice(),
                        Duration.ofSeconds(20));
            default -> new CpuDevice();
        };
        compute[0] = Compute.on(device[0], Budget.unlimited());
        execution[0] = compute[0].open(Program.record("look", p -> {
            Tensor curve = p.data("x", 100).square().mul(p.scalar("a"));
            p.output("curve", curve);
            p.output("loss", curve.sub(p.data("y", 100)).abs().mean());
        }));
    }

    @Benchmark
    public float move() {
        execution[0].set("a", move++ % 100);
        execution[0].run(1);
        return execution[0].read("curve")[0] + execution[0].read("loss")[0];
    }

    @TearDown
    public void close() {
        compute[0].close();
        device[0].close();
    }
}
