package dev.nudge.compute.cpu;

import dev.nudge.compute.device.DeviceExecution;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/** A program's instructions bound to arrays of their own. */
final class CpuExecution implements DeviceExecution {
    private final Map<Integer, CpuProgram.Place> places;
    private float[][] arrays;
    private Kernel[] kernels;

    CpuExecution(CpuProgram program) {
        places = program.places();
        arrays = new float[program.capacities().size()][];
        for (int i = 0; i < arrays.length; i++) {
            float[] constant = program.constants().get(i);
            arrays[i] =
                    constant != null ? constant : new float[program.capacities().get(i)];
        }
        kernels = program.instructions().stream()
                .map(instruction -> {
                    List<Operand> in =
                            instruction.in().stream().map(this::operand).toList();
                    return Kernels.bind(instruction.op(), operand(instruction.out()), in);
                })
                .toArray(Kernel[]::new);
    }

    private Operand operand(CpuProgram.Place place) {
        return new Operand(arrays[place.array()], place.layout());
    }

    @Override
    public long run(long steps, BooleanSupplier stop) {
        Kernel[] each = kernels;
        for (long step = 0; step < steps; step++) {
            if (stop.getAsBoolean()) {
                return step;
            }
            for (Kernel kernel : each) {
                kernel.run();
            }
        }
        return steps;
    }

    @Override
    public void write(int node, float[] values) {
        System.arraycopy(values, 0, operand(place(node)).data(), 0, values.length);
    }

    @Override
    public void write(int node, double[] values) {
        float[] target = operand(place(node)).data();
        for (int i = 0; i < values.length; i++) {
            target[i] = (float) values[i];
        }
    }

    @Override
    public float[] read(int node) {
        Operand from = operand(place(node));
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

    private CpuProgram.Place place(int node) {
        return Objects.requireNonNull(places.get(node), "not an input or output");
    }

    @Override
    public void close() {
        arrays = new float[0][];
        kernels = new Kernel[0];
    }
}
