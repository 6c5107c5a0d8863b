package dev.nudge.compute.bench;

import dev.nudge.compute.Budget;
import dev.nudge.compute.Compute;
import dev.nudge.compute.Execution;
import dev.nudge.compute.Program;
import dev.nudge.compute.device.Availability;
import dev.nudge.compute.device.Device;
import dev.nudge.compute.device.Devices;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The devices of this class path in one table: {@code ./nudge bench device [--device cpu,remote] [--matmul 512,1024]}. Each figure is the best of five
 * rounds of 0.3 s after a second of warming up. Work is replayed many times within a call, but for "one small run", which is a whole round trip: set a
 * scalar, run one step, read the loss.
 */
public final class DeviceTable {
    private static final int ROUNDS = 5;
    private static final long ROUND_NANOS = 300_000_000;
    private static final long WARM_NANOS = 1_000_000_000;

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
        if (args.length % 2 != 0 || !List.of("--device", "--matmul").containsAll(options.keySet())) {
            System.err.println("options are --device NAME[,NAME…] and --matmul SIZE[,SIZE…]");
            System.exit(2);
        }
        List<Integer> sizes = Arrays.stream(
                        options.getOrDefault("--matmul", "512,1024,2048").split(","))
                .map(Integer::valueOf)
                .toList();
        Map<String, Map<Row, Double>> columns = new LinkedHashMap<>();
        for (String name : names(options.get("--device"))) {
            if (Devices.probe().get(name) instanceof Availability.Available available) {
                System.err.println(name + ": " + available.device().describe().text());
                columns.put(name, measure(available.device(), sizes));
            } else {
                System.err.println(name + " is not here: " + reason(name));
            }
        }
        print(columns);
        Devices.probe().values().forEach(each -> {
            if (each instanceof Availability.Available available) {
                available.device().close();
            }
        });
    }

    private static List<String> names(@org.jspecify.annotations.Nullable String asked) {
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

    private static Map<Row, Double> measure(Device device, List<Integer> sizes) {
        Map<Row, Double> rates = new LinkedHashMap<>();
        for (int n : sizes) {
            Program product = Program.record(
                    "matmul", p -> p.output("out", p.data("a", n, n).matmul(p.data("b", n, n))));
            rates.put(new Row("matmul " + n, "GFLOP/s", 2e-9 * n * n * n), replay(device, product));
        }
        Program add = Program.record(
                "broadcast add", p -> p.output("out", p.data("x", 10_000, 1000).add(p.data("z", 1000))));
        rates.put(new Row("broadcast add 1e7", "GB/s", 2 * 4e7 / 1e9), replay(device, add));
        rates.put(
                new Row("relu 784-30-1 batch 256", "steps/s", 1),
                replay(device, BenchPrograms.imageNetwork(256, 784, 30, 1)));
        rates.put(
                new Row("1000 x tanh 2-8-8-1 batch 10", "steps/s", 1),
                replay(device, BenchPrograms.tanhNetwork(10, 2, 8, 8, 1).copies(1000, "x", "y")));
        rates.put(new Row("quadratic 20", "steps/s", 1), replay(device, BenchPrograms.quadratic(20)));
        rates.put(new Row("one small run", "us", -1e6), moves(device));
        return rates;
    }

    /** Steps a second in long runs. */
    private static double replay(Device device, Program program) {
        try (Compute compute = Compute.on(device, Budget.unlimited())) {
            Execution execution = BenchPrograms.fill(compute.open(program));
            return perSecond(execution::run);
        }
    }

    /** Round trips a second. */
    private static double moves(Device device) {
        try (Compute compute = Compute.on(device, Budget.unlimited())) {
            Execution execution = BenchPrograms.fill(compute.open(BenchPrograms.quadratic(20)));
            return perSecond(times -> {
                for (long i = 0; i < times; i++) {
                    execution.set("a", i % 7);
                    execution.run(1);
                    execution.read("loss");
                }
            });
        }
    }

    private static double perSecond(Call call) {
        long times = 1;
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < WARM_NANOS) {
            long start = System.nanoTime();
            call.run(times);
            if (System.nanoTime() - start < ROUND_NANOS / 2) {
                times *= 2;
            }
        }
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            call.run(times);
            best = Math.max(best, times * 1e9 / (System.nanoTime() - start));
        }
        return best;
    }

    private static void print(Map<String, Map<Row, Double>> columns) {
        List<Row> rows = new ArrayList<>();
        columns.values().stream().findFirst().ifPresent(first -> rows.addAll(first.keySet()));
        System.out.printf("%-30s %8s", "case", "");
        columns.keySet().forEach(name -> System.out.printf(" %14s", name));
        System.out.println();
        for (Row row : rows) {
            System.out.printf("%-30s %8s", row.name(), row.unit());
            for (Map<Row, Double> column : columns.values()) {
                double perSecond = Objects.requireNonNull(column.get(row));
                double shown = row.work() < 0 ? -row.work() / perSecond : row.work() * perSecond;
                System.out.printf(
                        Locale.ROOT, " %14s", String.format(Locale.ROOT, shown < 100 ? "%.2f" : "%.0f", shown));
            }
            System.out.println();
        }
    }
}
