package dev.nudge.compute.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;
import org.openjdk.jmh.runner.IterationType;

/**
 * Runs a benchmark's case in PyTorch before each iteration, for as long, so that what disturbs the machine meets both: PyTorch's mean of each round is the secondary
 * result {@value #LABEL}, in microseconds. One Python process goes on from round to round and ends with the benchmark's.
 */
public final class TorchProfiler implements InternalProfiler {
    static final String LABEL = "torch";
    /** PyTorch compiles nothing: its rounds before the first measured one last a tenth of the iteration. */
    private static final double WARM_UP = 0.1;

    private final String python;
    private final String threads;
    private @Nullable Process process;
    private double microseconds;

    /** @param settings {@code THREADS PYTHON} */
    public TorchProfiler(String settings) {
        String[] words = settings.split(" ", 2);
        this.threads = words[0];
        this.python = words[1];
    }

    @Override
    public String getDescription() {
        return "The same case in PyTorch, in turns";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        double seconds = iteration.getTime().convertTo(TimeUnit.MILLISECONDS) / 1e3;
        boolean warmUp = iteration.getType() == IterationType.WARMUP;
        try {
            if (process == null) {
                String parameter = benchmark.getParamsKeys().iterator().next();
                process = start(benchmark.getParam(parameter));
            }
            microseconds = round(process, warmUp ? WARM_UP * seconds : seconds);
        } catch (IOException e) {
            throw new UncheckedIOException(python + " could not run the case in PyTorch", e);
        }
    }

    private Process start(String name) throws IOException {
        Path script = Files.createTempFile("peer", ".py");
        script.toFile().deleteOnExit();
        try (InputStream source = Objects.requireNonNull(TorchProfiler.class.getResourceAsStream("/bench/peer.py"))) {
            Files.write(script, source.readAllBytes());
        }
        return new ProcessBuilder(python, script.toString(), threads, name)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static double round(Process peer, double seconds) throws IOException {
        peer.outputWriter(StandardCharsets.UTF_8).append(seconds + "\n").flush();
        BufferedReader answers = peer.inputReader(StandardCharsets.UTF_8);
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("it ended before it answered");
        }
        return Double.parseDouble(answer);
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        return List.of(new ScalarResult(LABEL, microseconds, "us", AggregationPolicy.AVG));
    }
}
