package dev.nudge.compute.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.nudge.compute.Program;
import dev.nudge.compute.Recorder;
import dev.nudge.compute.Tensor;
import dev.nudge.compute.device.CompiledProgram;
import java.lang.management.ManagementFactory;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** What a program says it takes includes what kernels keep for themselves. */
class ScratchTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void ofSumsOverDimensionsThatLieApart() {
        startTakesWhatItSays(p -> p.data("x", 60, 50, 70).sum(0, 2));
    }

    @Test
    void ofSumsOfManyRows() {
        startTakesWhatItSays(p -> p.data("x", 300, 40_000).sum(0));
    }

    @Test
    void ofSorting() {
        startTakesWhatItSays(p -> p.data("x", 300_000).argsort(0, false));
    }

    @Test
    void ofARowAndANumber() {
        startTakesWhatItSays(
                p -> p.data("x", 400).expand(500, 400).add(p.scalar("s").expand(500, 400)));
    }

    @Test
    @EnabledIf("vectors")
    void ofARowThatAllOthersShare() {
        long operands = 4L * (300 * 1000 + 1000 + 300 * 1000);
        CompiledProgram compiled = compile(p -> p.data("x", 300, 1000).add(p.data("row", 1000)));
        assertThat(compiled.bytesPerExecution()).isBetween(operands + 4 * 2000, operands + 4 * 2000 + 2000);
    }

    @Test
    @EnabledIf("vectors")
    void ofPackedProducts() {
        long operands = 4L * (700 * 300 + 300 * 500 + 700 * 500);
        long packedRight = 4L * 500 * 256;
        long packedLeft = 4L * 700 * 256;
        CompiledProgram straight = compile(p -> p.data("a", 700, 300).matmul(p.data("b", 300, 500)));
        assertThat(straight.bytesPerExecution()).isBetween(operands + packedRight, operands + packedRight + 200_000);
        CompiledProgram turned =
                compile(p -> p.data("a", 300, 700).transpose(0, 1).matmul(p.data("b", 300, 500)));
        assertThat(turned.bytesPerExecution())
                .isBetween(operands + packedRight + packedLeft, operands + packedRight + packedLeft + 200_000);
    }

    static boolean vectors() {
        return Simd.AVAILABLE;
    }

    private static void startTakesWhatItSays(Function<Recorder, Tensor> result) {
        CompiledProgram compiled = compile(result);
        // Loads the classes, which takes memory once.
        compiled.start();
        long before = THREADS.getCurrentThreadAllocatedBytes();
        compiled.start();
        long taken = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertThat(taken).isBetween(compiled.bytesPerExecution() - 50_000, compiled.bytesPerExecution() + 50_000);
    }

    private static CompiledProgram compile(Function<Recorder, Tensor> result) {
        return new CpuDevice().compile(Program.record("scratch", p -> p.output("out", result.apply(p))));
    }
}
