package dev.nudge.compute.reference;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Leaf;
import dev.nudge.compute.Program;
import dev.nudge.compute.device.CompiledProgram;
import dev.nudge.compute.device.Description;
import dev.nudge.compute.device.Device;
import dev.nudge.compute.device.DeviceExecution;
import java.util.Map;

/** Runs each op's own {@code forward} rule, one after the other, in double precision. Slow and plain on purpose. */
public final class ReferenceDevice implements Device {
    @Override
    public Description describe() {
        return new Description("reference", Description.Kind.CPU, "Reference: plain loops in double precision");
    }

    @Override
    public CompiledProgram compile(Program program) {
        return new CompiledProgram() {
            @Override
            public long bytes() {
                return program.graph().nodes().stream()
                        .mapToLong(node -> 64
                                + (node.op() instanceof Leaf.Constant constant
                                        ? 8L * constant.shape().size()
                                        : 0))
                        .sum();
            }

            @Override
            public long bytesPerExecution() {
                return ReferenceExecution.bytes(program);
            }

            @Override
            public long bytesOfInput(int node) {
                return 8L * program.graph().node(node).shape().size();
            }

            @Override
            public DeviceExecution start() {
                return new ReferenceExecution(program, Map.of());
            }

            @Override
            public DeviceExecution start(DeviceExecution other, Map<Integer, Integer> shared) {
                return new ReferenceExecution(program, ((ReferenceExecution) other).storage(shared));
            }

            @Override
            public void close() {
                // Holds nothing but the program.
            }
        };
    }

    @Override
    public void close() {
        Compute.forget(this);
    }
}
