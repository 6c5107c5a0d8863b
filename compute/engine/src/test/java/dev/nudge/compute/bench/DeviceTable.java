package dev.nudge.compute.bench;

import dev.nudge.compute.Budget;
import dev.nudge.compute.Compute;
import dev.nudge.compute.Execution;
import dev.nudge.compute.Program;
import dev.nudge.compute.device.Availability;
import dev.nudge.compute.device.Description;
import dev.nudge.compute.device.Device;
import dev.nudge.compute.device.Devices;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The devices of this class path in one table: {@code ./nudge bench device [--device cpu,remote] [--matmul 512,1024] [--torch PYTHON]}. Each figure is the best of
 * five rounds of 0.3 s after a second of warming up, or of as many as fit into ten seconds. Work is replayed many times within a call, but for "one small
 * run", which is a whole round trip: set a scalar, run one step, read the loss. What would take longer than {@value #LONGEST_SECONDS} s a step is left out. A Python with
 * PyTorch does the same beside each kind of device.
 */
public final class DeviceTable {
    private static final int ROUNDS = 5;
    private static final long ROUND_NANOS = 300_000_000;
    private static final long WARM_NANOS = 1_000_000_000;
    /** The way to another process is much code, which two JVMs compile only after some ten thousand calls. */
    private static final long WARM_CALLS_NANOS = 15_000_000_000L;

    private static final long ALL_ROUNDS_NANOS = 10_000_000_000L;
    private static final double LONGEST_SECONDS = 5;

    private DeviceTable() {}

    /** What one call does, so many times. */
    private interface Call {
        void run(long times);
    }

    /**
     * A line of the table.
     *
     * @param unit of the rate
     * @param work of one step in that unit
     */
    private record Row(String name, String unit, double work) {}

    public static void main(String... args) {
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i + 1 < args.length; i += 2) {
            options.put(args[i], args[i + 1]);
        }
        if (args.length % 2 != 0 || !List.of("--device", "--matmul", "--torch").containsAll(options.keySet())) {
            System.err.println("options are --device NAME[,NAME…], --matmul SIZE[,SIZE…] and --torch PYTHON");
            System.exit(2);
        }
        List<Integer> sizes = Arrays.stream(options.getOrDefault("--matmul", "512,1024,2048,4096,8192")
                        .split(","))
                .map(Integer::valueOf)
                .toList();
        Map<String, Map<Row, Double>> columns = new LinkedHashMap<>();
        Set<Description.Kind> kinds = new LinkedHashSet<>();
        for (String name : names(options.get("--device"))) {
            if (Devices.probe().get(name) instanceof Availability.Available available) {
                Description description = described(name, available.device());
                System.err.println(name + ": " + description.text());
                kinds.add(description.kind());
                columns.put(name, measure(available.device(), sizes));
            } else {
                System.err.println(name + " is not here: " + reason(name));
            }
        }
        String python = options.get("--torch");
        if (python != null) {
            for (Description.Kind kind : kinds) {
                try (TorchPeer peer = TorchPeer.start(python, kind)) {
                    System.err.println(peer.name());
                    columns.put(peer.name(), measure(peer, sizes));
                }
            }
        }
        print(columns);
        Devices.probe().values().forEach(each -> {
            if (each instanceof Availability.Available available) {
                available.device().close();
            }
        });
    }

    /** A process that is only starting says at first what stands in for it. */
    private static Description described(String name, Device device) {
        Description description = device.describe();
        for (int asked = 1; asked < 6 && !description.name().equals(name); asked++) {
            description = device.describe();
        }
        return description;
    }

    private static List<String> names(@Nullable String asked) {
        return asked != null
                ? List.of(asked.split(","))
                : Devices.probe().keySet().stream()
                        .filter(name -> !name.equals("reference"))
                        .toList();
    }

    private static String reason(String name) {
        return Devices.probe().get(name) instanceof Availability.Unavailable unavailable
                ? unavailable.reason()
                : "there are " + String.join(", ", Devices.probe().keySet());
    }

    private static Row matmul(int n) {
        return new Row("matmul " + n, "TFLOP/s", 2e-12 * n * n * n);
    }

    private static final Row ADD = new Row("broadcast add", "GB/s", 2 * 4e7 / 1e9);
    private static final Row NETWORK = new Row("relu 784-30-1 batch 256", "steps/s", 1);
    private static final Row NETWORKS = new Row("1000 x tanh 2-8-8-1 batch 10", "steps/s", 1);
    private static final Row QUADRATIC = new Row("quadratic 20", "steps/s", 1);
    private static final Row MOVE = new Row("one small run", "us", -1e6);

    private static Map<Row, Double> measure(Device device, List<Integer> sizes) {
        Map<Row, Double> rates = new LinkedHashMap<>();
        double flops = Double.POSITIVE_INFINITY;
        for (int n : sizes) {
            Row row = matmul(n);
            if (row.work() / flops < LONGEST_SECONDS) {
                Program product = Program.record(
                        "matmul", p -> p.output("out", p.data("a", n, n).matmul(p.data("b", n, n))));
                rates.put(row, replay(device, product));
                flops = row.work() * Objects.requireNonNull(rates.get(row));
            }
        }
        Program add = Program.record(
                "broadcast add", p -> p.output("out", p.data("x", 10_000, 1000).add(p.data("z", 1000))));
        rates.put(ADD, replay(device, add));
        rates.put(NETWORK, replay(device, BenchPrograms.imageNetwork(256, 784, 30, 1)));
        rates.put(
                NETWORKS,
                replay(device, BenchPrograms.tanhNetwork(10, 2, 8, 8, 1).copies(1000, "x", "y")));
        rates.put(QUADRATIC, replay(device, BenchPrograms.quadratic(20)));
        rates.put(MOVE, moves(device));
        return rates;
    }

    private static Map<Row, Double> measure(TorchPeer peer, List<Integer> sizes) {
        Map<Row, Double> rates = new LinkedHashMap<>();
        double flops = Double.POSITIVE_INFINITY;
        for (int n : sizes) {
            Row row = matmul(n);
            if (row.work() / flops < LONGEST_SECONDS) {
                rates.put(row, peer.perSecond(row.name()));
                flops = row.work() * Objects.requireNonNull(rates.get(row));
            }
        }
        for (Row row : List.of(ADD, NETWORK, NETWORKS, QUADRATIC)) {
            rates.put(row, peer.perSecond(row.name()));
        }
        return rates;
    }

    /** Steps a second in long runs. */
    private static double replay(Device device, Program program) {
        try (Compute compute = Compute.on(device, Budget.unlimited())) {
            Execution execution = BenchPrograms.fill(compute.open(program));
            return ofItsOwn(execution, perSecond(WARM_NANOS, execution::run));
        }
    }

    /** Round trips a second. */
    private static double moves(Device device) {
        try (Compute compute = Compute.on(device, Budget.unlimited())) {
            Execution execution = BenchPrograms.fill(compute.open(BenchPrograms.quadratic(20)));
            double rate = perSecond(WARM_CALLS_NANOS, times -> {
                for (long i = 0; i < times; i++) {
                    execution.set("a", i % 7);
                    execution.run(1);
                    execution.read("loss");
                }
            });
            return ofItsOwn(execution, rate);
        }
    }

    /** The rate; not a number if the device died meanwhile, since it is then another one's. */
    private static double ofItsOwn(Execution execution, double rate) {
        if (execution.switches().isEmpty()) {
            return rate;
        }
        System.err.println("not counted, another device went on: "
                + execution.switches().getLast().reason());
        return Double.NaN;
    }

    private static double perSecond(long warmNanos, Call call) {
        long times = 1;
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < warmNanos) {
            long start = System.nanoTime();
            call.run(times);
            if (System.nanoTime() - start < ROUND_NANOS / 2) {
                times *= 2;
            }
        }
        double best = 0;
        long measuring = System.nanoTime();
        for (int round = 0; round < ROUNDS && System.nanoTime() - measuring < ALL_ROUNDS_NANOS; round++) {
            long start = System.nanoTime();
            call.run(times);
            best = Math.max(best, times * 1e9 / (System.nanoTime() - start));
        }
        return best;
    }

    private static void print(Map<String, Map<Row, Double>> columns) {
        Set<Row> rows = new LinkedHashSet<>();
        columns.values().stream()
                .max(Comparator.comparingInt(Map::size))
                .ifPresent(longest -> rows.addAll(longest.keySet()));
        System.out.printf("%-30s %8s", "case", "");
        columns.keySet().forEach(name -> System.out.printf(" %14s", name));
        System.out.println();
        for (Row row : rows) {
            System.out.printf("%-30s %8s", row.name(), row.unit());
            columns.values().forEach(column -> System.out.printf(" %14s", written(row, column.get(row))));
            System.out.println();
        }
    }

    private static String written(Row row, @Nullable Double perSecond) {
        if (perSecond == null || perSecond.isNaN()) {
            return "-";
        }
        double shown = row.work() < 0 ? -row.work() / perSecond : row.work() * perSecond;
        String format = shown < 1 ? "%.4f" : shown < 100 ? "%.2f" : "%.0f";
        return String.format(Locale.ROOT, format, shown);
    }
}
