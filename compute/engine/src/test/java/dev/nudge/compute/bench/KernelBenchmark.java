package dev.nudge.compute.bench;

import dev.nudge.compute.Budget;
import dev.nudge.compute.Compute;
import dev.nudge.compute.Execution;
import dev.nudge.compute.Program;
import dev.nudge.compute.Recorder;
import dev.nudge.compute.Tensor;
import dev.nudge.compute.device.Devices;
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

/** Microseconds of one op on large tensors, replayed as a program: results go into buffers that are there already. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xmx4g"})
@Warmup(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 24, time = 150, timeUnit = TimeUnit.MILLISECONDS)
public class KernelBenchmark {
    /** Which op: matrix products as m x k x n, all others on 1e7 elements. */
    @Param({
        "matmul 64x64x64",
        "matmul 256x256x256",
        "matmul 512x512x512",
        "matmul 1024x1024x1024",
        "matmul 2048x2048x2048",
        "matmul 256x784x30",
        "matmul 12396x784x30",
        "matmul 12396x784x1",
        "add",
        "broadcast add",
        "relu",
        "exp",
        "tanh",
        "sigmoid",
        "sum",
        "mean",
        "sum axis 0",
        "sum axis 1"
    })
    String op = "add";

    private Compute compute = Compute.on(Devices.get("cpu"), Budget.unlimited());
    private Execution execution = compute.open(Program.record("nothing", p -> {}));

    @Setup
    public void open() {
        execution = BenchPrograms.fill(compute.open(Program.record(op, p -> p.output("out", result(p)))));
    }

    private Tensor result(Recorder p) {
        if (op.startsWith("matmul ")) {
            String[] sizes = op.substring(7).split("x");
            int m = Integer.parseInt(sizes[0]);
            int k = Integer.parseInt(sizes[1]);
            return p.data("a", m, k).matmul(p.data("b", k, Integer.parseInt(sizes[2])));
        }
        Tensor x = p.data("x", 10_000, 1000);
        return switch (op) {
            case "add" -> x.add(p.data("z", 10_000, 1000));
            case "broadcast add" -> x.add(p.data("z", 1000));
            case "relu" -> x.relu();
            case "exp" -> x.exp();
            case "tanh" -> x.tanh();
            case "sigmoid" -> x.sigmoid();
            case "sum" -> x.sum();
            case "mean" -> x.mean();
            case "sum axis 0" -> x.sum(0);
            case "sum axis 1" -> x.sum(1);
            default -> throw new IllegalArgumentException(op);
        };
    }

    @Benchmark
    public long run() {
        return execution.run(1);
    }

    @TearDown
    public void close() {
        compute.close();
    }
}
