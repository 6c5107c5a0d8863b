package dev.nudge.compute.placement;

import dev.nudge.compute.Budget;
import dev.nudge.compute.Compute;
import dev.nudge.compute.Execution;
import dev.nudge.compute.Program;
import dev.nudge.compute.Tensor;
import dev.nudge.compute.Work;
import dev.nudge.compute.device.CompiledProgram;
import dev.nudge.compute.device.Device;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * Measures how fast a device is, by small programs: many tiny ops, one elementwise op on much memory, one matrix product. Takes some tenths of a second and
 * half a hundred megabytes, once when a device starts, off the path of requests. Each number is the best of several runs, since a machine that does other
 * work is never too fast.
 */
public final class Calibration {
    private static final int ROUNDS = 7;
    private static final int OPS = 64;
    private static final int STEPS = 20;
    private static final int ELEMENTS = 1 << 21;
    private static final int SIZE = 384;

    private final Device device;
    private final LongSupplier nanoTime;

    private Calibration(Device device, LongSupplier nanoTime) {
        this.device = device;
        this.nanoTime = nanoTime;
    }

    /**
     * The speed of a device, measured now.
     *
     * @throws IllegalStateException if the device died on the way and another one went on, whose speed this would be
     */
    public static Speed of(Device device) {
        return of(device, System::nanoTime);
    }

    /** By another clock. */
    static Speed of(Device device, LongSupplier nanoTime) {
        return new Calibration(device, nanoTime).measure();
    }

    private Speed measure() {
        Program tiny = Program.record("calibrate ops", p -> {
            Tensor x = p.state("x", 1);
            Tensor y = x;
            for (int i = 0; i < OPS; i++) {
                y = y.mul(0.5).sin();
            }
            p.update(x, y);
        });
        Program memory = Program.record("calibrate memory", p -> {
            Tensor x = p.state("x", ELEMENTS);
            p.update(x, x.neg());
        });
        Program product = Program.record("calibrate product", p -> {
            Tensor x = p.state("x", SIZE, SIZE);
            p.update(x, x.matmul(p.data("w", SIZE, SIZE)));
        });
        double compile = compileSeconds(tiny) / Work.of(tiny).ops();
        double one = seconds(tiny, 1);
        double many = seconds(tiny, 1 + STEPS);
        double step = Math.max(0, many - one) / STEPS;
        double op = step / Work.of(tiny).ops();
        double launch = Math.max(0, one - step);
        double bytes = rate(Work.of(memory).bytes(), memory, op);
        double flops = rate(Work.of(product).flops(), product, op);
        return new Speed(launch, op, flops, bytes, compile);
    }

    /** Work per second of a program's step, without what its ops cost anyway. */
    private double rate(long work, Program program, double opSeconds) {
        double step = Math.max(0, seconds(program, 1 + STEPS) - seconds(program, 1)) / STEPS;
        // A clock that stands still, or a step lost in noise, must not look infinitely fast.
        return work / Math.max(step - Work.of(program).ops() * opSeconds, 1e-9);
    }

    private double compileSeconds(Program program) {
        double best = Double.POSITIVE_INFINITY;
        for (int round = 0; round < ROUNDS; round++) {
            long start = nanoTime.getAsLong();
            CompiledProgram compiled = device.compile(program);
            best = Math.min(best, since(start));
            compiled.close();
        }
        return best;
    }

    /** The time of a run; a run returns when the device is done. */
    private double seconds(Program program, int steps) {
        double[] rounds = new double[ROUNDS];
        try (Compute compute = Compute.on(device, Budget.unlimited())) {
            Execution execution = compute.open(program);
            for (int round = 0; round < ROUNDS; round++) {
                long start = nanoTime.getAsLong();
                execution.run(steps);
                rounds[round] = since(start);
            }
            if (!execution.switches().isEmpty()) {
                throw new IllegalStateException("the device died while its speed was measured: "
                        + execution.switches().getLast().reason());
            }
        }
        return Arrays.stream(rounds).min().orElseThrow();
    }

    private double since(long start) {
        return (nanoTime.getAsLong() - start) * 1e-9;
    }
}
