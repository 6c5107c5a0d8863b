package dev.nudge.compute.remote;

import dev.nudge.compute.Program;
import dev.nudge.compute.cpu.CpuDevice;
import dev.nudge.compute.device.Availability;
import dev.nudge.compute.device.CompiledProgram;
import dev.nudge.compute.device.Description;
import dev.nudge.compute.device.Device;
import dev.nudge.compute.device.DeviceExecution;
import dev.nudge.compute.device.DeviceFailedException;
import dev.nudge.compute.device.DeviceLostException;
import dev.nudge.compute.device.DeviceProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * What goes wrong in a worker. As the device {@code saboteur} it is the CPU, but a program with an output whose name says so hangs in a run, takes all memory, ends the
 * process, or makes the device fail; as a main class it is a worker that sends garbage.
 */
public final class Saboteur implements DeviceProvider {
    @Override
    public String name() {
        return "saboteur";
    }

    @Override
    public Availability probe() {
        Device cpu = new CpuDevice();
        return new Availability.Available(new Device() {
            @Override
            public Description describe() {
                return cpu.describe();
            }

            @Override
            public CompiledProgram compile(Program program) {
                String name = String.join(", ", program.outputs().keySet());
                if (name.contains("fails at compile")) {
                    throw new DeviceFailedException("'" + name + "' does not compile", null);
                }
                if (name.contains("loses the device")) {
                    throw new DeviceLostException("'" + name + "' never came back");
                }
                return new Spoiled(name, cpu.compile(program));
            }

            @Override
            public void close() {
                cpu.close();
            }
        });
    }

    /** Of a type that nobody here knows, as drivers' are. */
    private static final class DriverException extends RuntimeException {
        @java.io.Serial
        private static final long serialVersionUID = 1;

        DriverException() {
            super("code -5");
        }
    }

    private record Spoiled(String name, CompiledProgram compiled) implements CompiledProgram {
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

        private void requireRoom() {
            if (name.contains("fails at start")) {
                throw new DeviceFailedException("no memory for '" + name + "'", null);
            }
        }

        @Override
        public DeviceExecution start() {
            requireRoom();
            return new SpoiledExecution(name, compiled.start(), new AtomicLong());
        }

        @Override
        public DeviceExecution start(DeviceExecution other, Map<Integer, Integer> shared) {
            requireRoom();
            return new SpoiledExecution(
                    name, compiled.start(((SpoiledExecution) other).execution(), shared), new AtomicLong());
        }

        @Override
        public void close() {
            compiled.close();
        }
    }

    private record SpoiledExecution(String name, DeviceExecution execution, AtomicLong done)
            implements DeviceExecution {
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
            if (name.contains("hangs")) {
                while (true) {
                    LockSupport.parkNanos(1_000_000_000);
                }
            }
            if (name.contains("takes all memory")) {
                long[][] all = new long[1 << 20][];
                for (int i = 0; i < all.length; i++) {
                    all[i] = new long[1 << 20];
                }
                throw new IllegalStateException("there was room for " + all.length);
            }
            if (name.contains("ends the process")) {
                Runtime.getRuntime().halt(134);
            }
            if (name.contains("fails after 8 steps") && done.addAndGet(steps) > 8) {
                throw new DriverException();
            }
            return execution.run(steps, stop);
        }

        @Override
        public void close() {
            execution.close();
        }
    }

    /** Says that it is ready, then answers every connection with random bytes. */
    public static void main(String... args) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            System.out.println(ServerOptions.READY + server.getLocalPort());
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    while (System.in.read() >= 0) {
                        // Until the parent goes.
                    }
                } catch (IOException gone) {
                    // The same.
                }
                Runtime.getRuntime().halt(0);
            });
            byte[] garbage = new byte[4096];
            new Random(1).nextBytes(garbage);
            while (true) {
                try (Socket caller = server.accept()) {
                    caller.getOutputStream().write(garbage);
                }
            }
        }
    }
}
