package dev.nudge.compute;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.nudge.compute.device.Devices;
import dev.nudge.compute.nn.Activation;
import dev.nudge.compute.nn.Losses;
import dev.nudge.compute.nn.Mlp;
import dev.nudge.compute.nn.Sgd;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Replaying allocates under 64 bytes a step on one thread, once warm: in a JVM that has one core, since large work is split otherwise. */
class StepAllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** In what order a JVM compiles is its own: now and then, on a busy machine, a vector of one kernel stays an object for good. Another JVM is asked then, twice at most. */
    @Test
    void staysUnder64Bytes() throws Exception {
        List<String> lines = printed();
        for (int again = 0; again < 2 && !lines.stream().allMatch(line -> bytes(line) < 64); again++) {
            lines = printed();
        }
        assertThat(lines).hasSize(4);
        assertThat(lines).allSatisfy(line -> assertThat(bytes(line)).as(line).isLessThan(64));
    }

    private static double bytes(String line) {
        return Double.parseDouble(line.split("\t")[1]);
    }

    private static List<String> printed() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-modules=jdk.incubator.vector",
                        "-XX:ActiveProcessorCount=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StepAllocationTest.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> lines = process.inputReader().lines().toList();
        assertThat(process.waitFor()).isZero();
        return lines;
    }

    /** Prints the bytes a step of the first lesson, of the vector functions, of an image network, and of one whose steps are long enough to be cut off. */
    public static void main(String... args) {
        print("quadratic", bytesPerStep(QuadraticLessonTest.program(20), 5000, 20_000));
        print("tanh and sigmoid", bytesPerStep(functions(), 5000, 10_000));
        print("image network", bytesPerStep(imageNetwork(256, 784), 2000, 500));
        print("long steps", bytesPerStep(imageNetwork(12_000, 100), 100, 20));
    }

    private static void print(String name, double bytes) {
        System.out.println(name + "\t" + bytes);
    }

    /** Where a vector kernel becomes objects, a step takes kilobytes. */
    private static Program functions() {
        return Program.record("functions", p -> {
            Tensor x = p.data("x", 500);
            p.output("y", x.tanh().add(x.sigmoid()).add(x.exp()));
        });
    }

    private static Program imageNetwork(int batch, int pixels) {
        Mlp mlp = new Mlp(Activation.RELU, pixels, 30, 1);
        return Program.record("image network", p -> {
            Mlp.Network net = mlp.declare(p);
            Tensor logits = net.apply(p.data("x", batch, pixels));
            Tensor loss = Losses.binaryCrossEntropyWithLogits(logits, p.data("y", batch, 1));
            new Sgd(p.scalar("learningRate")).update(p, loss, net.parameters());
            p.output("loss", loss);
        });
    }

    private static double bytesPerStep(Program program, int warmUp, int steps) {
        try (Compute compute = Compute.on(Devices.get("cpu"), Budget.unlimited())) {
            Execution execution = compute.open(program);
            execution.run(warmUp);
            // On a busy machine the last kernel may be compiled late: the least of a few rounds.
            double least = Double.POSITIVE_INFINITY;
            for (int round = 0; round < 6; round++) {
                long before = THREADS.getCurrentThreadAllocatedBytes();
                execution.run(steps);
                least = Math.min(least, (THREADS.getCurrentThreadAllocatedBytes() - before) / (double) steps);
            }
            return least;
        }
    }
}
