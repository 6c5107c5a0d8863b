package dev.nudge.compute.cpu;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Program;
import dev.nudge.compute.device.CompiledProgram;
import dev.nudge.compute.device.Description;
import dev.nudge.compute.device.Device;
import java.util.function.BooleanSupplier;

/** Runs programs in float32 on this machine's processor. */
public final class CpuDevice implements Device {
    @Override
    public Description describe() {
        int cores = Runtime.getRuntime().availableProcessors();
        return new Description(
                "cpu", Description.Kind.CPU, "CPU, " + cores + (cores == 1 ? " core, " : " cores, ") + Simd.describe());
    }

    @Override
    public CompiledProgram compile(Program program) {
        return CpuProgram.plan(program);
    }

    @Override
    public void warmUp(BooleanSupplier stop) {
        WarmUp.run(this, stop);
    }

    @Override
    public void close() {
        Compute.forget(this);
    }
}
