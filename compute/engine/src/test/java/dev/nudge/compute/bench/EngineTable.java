package dev.nudge.compute.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the engine's benchmarks and prints them in one table. Times are the best of 24 means over 0.15 seconds, bytes the least of the 24. PyTorch runs
 * each case in turns with the engine, for as long: "ratio" is its best time by the engine's, "in turns" the median of the 24 ratios of one turn each.
 *
 * <p>Options: {@code --threads N} (default: all cores), {@code --torch PYTHON} names a Python with PyTorch, which then runs the same cases; without it the
 * column says "not measured". {@code --only WORD,WORD} keeps the cases whose name contains one of the words. {@code --check} ends with 1 when a shape takes more than
 * {@value #NEIGHBOURS} % longer than its larger neighbour, or a step on one thread allocates more than {@value #BYTES} bytes.
 */
public final class EngineTable {
    private static final int NEIGHBOURS = 25;
    private static final int BYTES = 64;

    private EngineTable() {}

    /** One line of the table; without PyTorch its time is not a number. */
    private record Measured(Case of, double microseconds, double bytes, double torch, double inTurns) {}

    public static void main(String... args) throws RunnerException {
        List<String> words = new ArrayList<>(List.of(args));
        boolean check = words.remove("--check");
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < words.size(); i += 2) {
            options.put(words.get(i), words.get(i + 1));
        }
        if (words.size() % 2 != 0 || !List.of("--threads", "--torch", "--only").containsAll(options.keySet())) {
            throw new IllegalArgumentException("options are --threads N, --torch PYTHON, --only WORD, --check");
        }
        int threads = Integer.parseInt(
                options.getOrDefault("--threads", "" + Runtime.getRuntime().availableProcessors()));
        String only = options.getOrDefault("--only", "");
        List<Case> cases = Case.ALL.stream()
                .filter(each -> Arrays.stream(only.split(",")).anyMatch(each.name()::contains))
                .toList();
        if (cases.isEmpty()) {
            System.err.println("No case's name contains " + only + ". There are:");
            Case.ALL.forEach(each -> System.err.println("  " + each.name()));
            System.exit(2);
        }
        requireAllParameters();
        String python = options.get("--torch");
        List<Measured> measured = new ArrayList<>();
        for (Case each : cases) {
            System.err.printf("%d of %d: %s%n", measured.size() + 1, cases.size(), each.name());
            measured.add(measure(each, threads, python));
        }
        print(measured, threads);
        List<String> failures = failures(measured, threads);
        failures.forEach(System.out::println);
        if (check && !failures.isEmpty()) {
            System.exit(1);
        }
    }

    private static Measured measure(Case each, int threads, @Nullable String python) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("dev.nudge.compute.bench." + each.benchmark().getSimpleName())
                .param(each.parameter(), each.name())
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .jvmArgsAppend(
                        "--add-modules=jdk.incubator.vector",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Xmx4g",
                        "-XX:ActiveProcessorCount=" + threads);
        if (python != null) {
            options.addProfiler(TorchProfiler.class, threads + " " + python);
        }
        RunResult result = new Runner(options.addProfiler(GCProfiler.class).build()).runSingle();
        double best = result.getPrimaryResult().getStatistics().getMin();
        double torch = secondary(result, TorchProfiler.LABEL).min().orElse(Double.NaN);
        double bytes = secondary(result, "gc.alloc.rate.norm").min().orElse(Double.NaN);
        return new Measured(each, best, bytes, torch, inTurns(result));
    }

    /** The median of PyTorch's time by the engine's in each iteration; not a number without PyTorch. */
    private static double inTurns(RunResult result) {
        double[] engine = iterations(result)
                .mapToDouble(iteration -> iteration.getPrimaryResult().getScore())
                .toArray();
        double[] torch = secondary(result, TorchProfiler.LABEL).toArray();
        double[] ratios = IntStream.range(0, torch.length)
                .mapToDouble(i -> torch[i] / engine[i])
                .sorted()
                .toArray();
        return ratios.length == 0 ? Double.NaN : (ratios[(ratios.length - 1) / 2] + ratios[ratios.length / 2]) / 2;
    }

    private static Stream<IterationResult> iterations(RunResult result) {
        return result.getBenchmarkResults().stream().flatMap(fork -> fork.getIterationResults().stream());
    }

    /** A secondary result's values, one of each iteration; none where it was not measured. */
    private static DoubleStream secondary(RunResult result, String label) {
        return iterations(result)
                .map(iteration -> iteration.getSecondaryResults().get(label))
                .filter(Objects::nonNull)
                .mapToDouble(value -> value.getScore());
    }

    /** The cases here and the benchmarks' parameters are the same. */
    private static void requireAllParameters() {
        List<String> names = new ArrayList<>();
        for (Class<?> benchmark : List.of(StepBenchmark.class, KernelBenchmark.class)) {
            Arrays.stream(benchmark.getDeclaredFields())
                    .map(field -> field.getAnnotation(Param.class))
                    .filter(Objects::nonNull)
                    .forEach(parameter -> names.addAll(List.of(parameter.value())));
        }
        List<String> cases = Case.ALL.stream().map(Case::name).toList();
        if (!names.equals(cases)) {
            throw new IllegalStateException("the table has " + cases + ", the benchmarks have " + names);
        }
    }

    private static void print(List<Measured> measured, int threads) {
        System.out.printf(
                "%-30s %11s %18s %8s %14s %6s %8s %7s %10s   (%s)%n",
                "case",
                "us",
                "rate",
                "B/step",
                "PyTorch, us",
                "ratio",
                "in turns",
                "target",
                "neighbour",
                threads == 1 ? "1 thread" : threads + " threads");
        for (Measured each : measured) {
            Double difference = neighbourDifference(each, measured);
            System.out.printf(
                    "%-30s %11.2f %18s %8.0f %14s %6s %8s %7s %10s%n",
                    each.of.name(),
                    each.microseconds,
                    each.of.rate(each.microseconds),
                    each.bytes,
                    Double.isNaN(each.torch) ? "not measured" : String.format("%.2f", each.torch),
                    Double.isNaN(each.torch) ? "" : String.format("%.2f", each.torch / each.microseconds),
                    Double.isNaN(each.inTurns) ? "" : String.format("%.2f", each.inTurns),
                    each.of.target(threads),
                    difference == null ? "" : String.format("%+.0f %%", difference));
        }
    }

    /** How much longer a case takes than its neighbour, a shape a little larger, in percent. */
    private static @Nullable Double neighbourDifference(Measured one, List<Measured> all) {
        return all.stream()
                .filter(other -> other.of.name().equals(one.of.neighbour()))
                .findFirst()
                .map(other -> 100 * (one.microseconds / other.microseconds - 1))
                .orElse(null);
    }

    private static List<String> failures(List<Measured> measured, int threads) {
        List<String> failures = new ArrayList<>();
        for (Measured each : measured) {
            Double difference = neighbourDifference(each, measured);
            if (difference != null && difference > NEIGHBOURS) {
                failures.add(String.format(
                        "%s: %+.0f %% beside its larger neighbour, more than %d %%",
                        each.of.name(), difference, NEIGHBOURS));
            }
            if (threads == 1 && each.of.isStep() && !(each.bytes <= BYTES)) {
                failures.add(String.format("%s: %.0f bytes a step, more than %d", each.of.name(), each.bytes, BYTES));
            }
        }
        return failures;
    }
}
