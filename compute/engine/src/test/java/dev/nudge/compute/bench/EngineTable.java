package dev.nudge.compute.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the engine's benchmarks and prints them in one table.
 *
 * <p>Options: {@code --threads N} (default: all cores), {@code --torch PYTHON} names a Python with PyTorch, which then runs the same cases; without it the
 * column says "not measured". {@code --only WORD} keeps the cases whose name contains the word.
 */
public final class EngineTable {
    private EngineTable() {}

    public static void main(String... args) throws RunnerException, IOException, InterruptedException {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < args.length; i += 2) {
            options.put(args[i], args[i + 1]);
        }
        if (args.length % 2 != 0 || !List.of("--threads", "--torch", "--only").containsAll(options.keySet())) {
            throw new IllegalArgumentException("options are --threads N, --torch PYTHON, --only WORD");
        }
        int threads = Integer.parseInt(
                options.getOrDefault("--threads", "" + Runtime.getRuntime().availableProcessors()));
        Collection<RunResult> results = engine(threads, options.getOrDefault("--only", ""));
        String python = options.get("--torch");
        print(results, python == null ? Map.of() : peer(python, threads), threads);
    }

    private static Collection<RunResult> engine(int threads, String only) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("dev.nudge.compute.bench.(Step|Kernel)Benchmark")
                .shouldFailOnError(true)
                .jvmArgsAppend("--add-modules=jdk.incubator.vector", "-Xmx4g", "-XX:ActiveProcessorCount=" + threads);
        if (!only.isEmpty()) {
            options.param("step", keep(StepBenchmark.class, "step", only));
            options.param("op", keep(KernelBenchmark.class, "op", only));
        }
        return new Runner(options.build()).run();
    }

    private static String[] keep(Class<?> benchmark, String field, String only) {
        try {
            String[] all = benchmark
                    .getDeclaredField(field)
                    .getAnnotation(org.openjdk.jmh.annotations.Param.class)
                    .value();
            String[] kept = java.util.Arrays.stream(all)
                    .filter(name -> name.contains(only))
                    .toArray(String[]::new);
            return kept.length == 0 ? new String[] {all[0]} : kept;
        } catch (NoSuchFieldException renamed) {
            throw new IllegalStateException(renamed);
        }
    }

    /** Microseconds of each case in PyTorch. */
    private static Map<String, Double> peer(String python, int threads) throws IOException, InterruptedException {
        Path script = Files.createTempFile("peer", ".py");
        try (InputStream source = Objects.requireNonNull(EngineTable.class.getResourceAsStream("/bench/peer.py"))) {
            Files.write(script, source.readAllBytes());
        }
        Process process = new ProcessBuilder(python, script.toString(), "" + threads)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Files.delete(script);
        if (process.waitFor() != 0) {
            throw new IOException(python + " could not run the cases in PyTorch");
        }
        Map<String, Double> measured = new HashMap<>();
        output.lines().map(line -> line.split("\t")).forEach(pair -> measured.put(pair[0], Double.valueOf(pair[1])));
        return measured;
    }

    private static void print(Collection<RunResult> results, Map<String, Double> peer, int threads) {
        System.out.printf(
                "%n%-30s %14s %10s %16s %8s   (%d threads)%n",
                "case", "engine, us", "±", "PyTorch, us", "ratio", threads);
        for (RunResult result : results) {
            String name = result.getParams()
                    .getParam(result.getParams().getParamsKeys().iterator().next());
            double own = result.getPrimaryResult().getScore();
            double error = result.getPrimaryResult().getScoreError();
            Double other = peer.get(name);
            System.out.printf(
                    "%-30s %14.3f %10.3f %16s %8s%n",
                    name,
                    own,
                    error,
                    other == null ? "not measured" : String.format("%.3f", other),
                    other == null ? "" : String.format("%.2f", other / own));
        }
    }
}
