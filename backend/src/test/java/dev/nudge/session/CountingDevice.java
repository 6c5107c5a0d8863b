package dev.nudge.session;

import dev.nudge.compute.Program;
import dev.nudge.compute.device.CompiledProgram;
import dev.nudge.compute.device.Description;
import dev.nudge.compute.device.Device;
import dev.nudge.compute.device.DeviceExecution;
import dev.nudge.compute.device.Devices;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** The CPU device, counting the executions that hold memory on it and telling of what they run. */
final class CountingDevice implements Device {

    private final Device cpu = Devices.get("cpu");
    private final LongConsumer ran;
    private int held;
    private volatile boolean elsewhere;
    private volatile @Nullable CountDownLatch silence;
    private volatile @Nullable RuntimeException failure;

    CountingDevice() {
        this(steps -> {});
    }

    /**
     * @param ran told of the steps of every run
     */
    CountingDevice(LongConsumer ran) {
        this.ran = ran;
    }

    /** From now on it says that it is in another process. */
    void goElsewhere() {
        elsewhere = true;
    }

    @Override
    public boolean isElsewhere() {
        return elsewhere;
    }

    /**
     * From now on a run comes back when this is counted down.
     *
     * @param then what it throws then; null if it goes on
     */
    void beSilentUntil(CountDownLatch spoken, @Nullable RuntimeException then) {
        failure = then;
        silence = spoken;
    }

    private void speak() {
        CountDownLatch spoken = silence;
        if (spoken != null) {
            try {
                spoken.await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            silence = null;
            if (failure != null) {
                throw failure;
            }
        }
    }

    int held() {
        return held;
    }

    @Override
    public Description describe() {
        return cpu.describe();
    }

    @Override
    public CompiledProgram compile(Program program) {
        CompiledProgram compiled = cpu.compile(program);
        return new CompiledProgram() {
            @Override
            public long bytes() {
                return compiled.bytes();
            }

            @Override
            public long bytesPerExecution() {
                return compiled.bytesPerExecution();
            }

            @Override
            public long bytesOfInput(int node) {
                return compiled.bytesOfInput(node);
            }

            @Override
            public DeviceExecution start() {
                return counted(compiled.start());
            }

            @Override
            public DeviceExecution start(DeviceExecution other, Map<Integer, Integer> shared) {
                throw new UnsupportedOperationException("no program here shares");
            }

            @Override
            public void close() {
                compiled.close();
            }
        };
    }

    @Override
    public void close() {}

    private DeviceExecution counted(DeviceExecution execution) {
        held++;
        return new DeviceExecution() {
            @Override
            public void write(int node, float[] values) {
                execution.write(node, values);
            }

            @Override
            public void write(int node, double[] values) {
                execution.write(node, values);
            }

            @Override
            public float[] read(int node) {
                return execution.read(node);
            }

            @Override
            public double[] readDoubles(int node) {
                return execution.readDoubles(node);
            }

            @Override
            public long run(long steps, BooleanSupplier stop) {
                speak();
                ran.accept(steps);
                return execution.run(steps, stop);
            }

            @Override
            public void close() {
                held--;
                execution.close();
            }
        };
    }
}
