package dev.nudge.compute.bench;

import dev.nudge.compute.Budget;
import dev.nudge.compute.Compute;
import dev.nudge.compute.Execution;
import dev.nudge.compute.Program;
import dev.nudge.compute.device.Devices;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Microseconds of one training step: forward, loss, backward, update. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 24, time = 150, timeUnit = TimeUnit.MILLISECONDS)
public class StepBenchmark {
    private static final int STEPS = 100;

    /** Which step; neighbours of each shape show that nothing is wired to one. */
    @Param({
        "quadratic 20",
        "quadratic 19",
        "tanh 2-8-8-1 batch 10",
        "tanh 3-7-5-1 batch 10",
        "relu 784-30-1 batch 256",
        "relu 783-29-1 batch 255",
        "300 x tanh 2-8-8-1 batch 10",
        "299 x tanh 3-7-5-1 batch 10"
    })
    String step = "quadratic 20";

    private Compute compute = Compute.on(Devices.get("cpu"), Budget.unlimited());
    private Execution execution = compute.open(program("quadratic 20"));

    private static Program program(String step) {
        return switch (step) {
            case "quadratic 20" -> BenchPrograms.quadratic(20);
            case "quadratic 19" -> BenchPrograms.quadratic(19);
            case "tanh 2-8-8-1 batch 10" -> BenchPrograms.tanhNetwork(10, 2, 8, 8, 1);
            case "tanh 3-7-5-1 batch 10" -> BenchPrograms.tanhNetwork(10, 3, 7, 5, 1);
            case "relu 784-30-1 batch 256" -> BenchPrograms.imageNetwork(256, 784, 30, 1);
            case "relu 783-29-1 batch 255" -> BenchPrograms.imageNetwork(255, 783, 29, 1);
            case "300 x tanh 2-8-8-1 batch 10" ->
                BenchPrograms.tanhNetwork(10, 2, 8, 8, 1).copies(300, "x", "y");
            case "299 x tanh 3-7-5-1 batch 10" ->
                BenchPrograms.tanhNetwork(10, 3, 7, 5, 1).copies(299, "x", "y");
            default -> throw new IllegalArgumentException(step);
        };
    }

    @Setup
    public void open() {
        execution = BenchPrograms.fill(compute.open(program(step)));
    }

    @Benchmark
    @OperationsPerInvocation(STEPS)
    public long run() {
        return execution.run(STEPS);
    }

    @TearDown
    public void close() {
        compute.close();
    }
}
