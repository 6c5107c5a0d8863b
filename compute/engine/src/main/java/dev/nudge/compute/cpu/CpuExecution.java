package dev.nudge.compute.cpu;

import dev.nudge.compute.device.DeviceExecution;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** A program's instructions bound to arrays of their own. */
final class CpuExecution implements DeviceExecution {
    private final CpuProgram program;
    private final Set<Integer> inputs;
    private float[][] arrays;
    private Kernel[] kernels;
    private boolean whole = true;

    /** @param shared contents of arrays that another execution has too */
    CpuExecution(CpuProgram program, Map<Integer, float[]> shared) {
        this.program = program;
        this.inputs = program.inputs();
        arrays = new float[program.capacities().size()][];
        for (int i = 0; i < arrays.length; i++) {
            float[] given = shared.getOrDefault(i, program.constants().get(i));
            arrays[i] = given != null ? given : new float[program.capacities().get(i)];
        }
        kernels = program.instructions().stream()
                .map(instruction -> {
                    List<Operand> in =
                            instruction.in().stream().map(this::operand).toList();
                    return Kernels.bind(instruction.op(), operand(instruction.out()), in);
                })
                .toArray(Kernel[]::new);
    }

    /** The storage of a node, for another execution to share. */
    float[] array(int node) {
        return arrays[program.place(node).array()];
    }

    private Operand operand(CpuProgram.Place place) {
        return new Operand(arrays[place.array()], place.layout());
    }

    @Override
    public long run(long steps, BooleanSupplier stop) {
        Cancellation cancellation = new Cancellation(stop);
        for (long step = 0; step < steps; step++) {
            if (cancellation.isRequested()) {
                return step;
            }
            whole = false;
            if (program.isLong() && !mayBeCutOff(cancellation)) {
                return step;
            }
            run(program.isLong() ? program.commit() : 0, kernels.length);
            whole = true;
        }
        return steps;
    }

    private void run(int from, int to) {
        Kernel[] each = kernels;
        for (int i = from; i < to; i++) {
            each[i].run();
        }
    }

    /** The part of a step before the state begins to change, which looks at {@code cancellation} all the time; false if it was cut off. */
    private boolean mayBeCutOff(Cancellation cancellation) {
        cancellation.begin();
        try {
            for (int i = 0; i < program.commit() && !cancellation.isRequested(); i++) {
                kernels[i].run();
            }
        } finally {
            Cancellation.end();
        }
        return !cancellation.isRequested();
    }

    @Override
    public void write(int node, float[] values) {
        System.arraycopy(values, 0, operand(program.place(node)).data(), 0, values.length);
    }

    @Override
    public void write(int node, double[] values) {
        float[] target = operand(program.place(node)).data();
        for (int i = 0; i < values.length; i++) {
            target[i] = (float) values[i];
        }
    }

    @Override
    public float[] read(int node) {
        if (!whole && !inputs.contains(node)) {
            throw new IllegalStateException(
                    "the last step was cut off or failed, so there are no outputs of a whole step. Run"
                            + " one more, then read?");
        }
        Operand from = operand(program.place(node));
        float[] copy = new float[from.size()];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = from.data()[from.layout().position(i)];
        }
        return copy;
    }

    @Override
    public double[] readDoubles(int node) {
        float[] values = read(node);
        double[] exact = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            exact[i] = values[i];
        }
        return exact;
    }

    @Override
    public void close() {
        arrays = new float[0][];
        kernels = new Kernel[0];
    }
}
