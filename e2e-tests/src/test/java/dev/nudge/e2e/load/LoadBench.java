package dev.nudge.e2e.load;

import dev.nudge.e2e.RunningNudge;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * Many visitors at one server: each with a session, a page and a websocket of its own ({@link FlowPage}). Some drag slider a of lesson 1; others train the lesson on SGD at full speed. Prints how long after the
 * hand was to make it a move was answered, how many pictures a second those who train were sent, how many cores server and generator kept busy, the server's heap for each page, and what went wrong.
 *
 * <p>{@code ./nudge bench load}; {@link Options} are its options. With {@code --embeds} before them it is {@link EmbedBench}, with {@code --class N} {@link ClassBench}.
 */
final class LoadBench {

    /** What is trained: 64 numbers in, 30 ReLUs, batches of 64, for as many steps as a walk has. */
    private static final String TRAINING =
            "lessons/sgd?seven.v=1&seven.net=one&seven.units=30&seven.batch=64&seven.epochs=2000";

    /**
     * @param learners who drag
     * @param training who train, in the second of two rounds
     * @param seconds of a round that are counted
     * @param rhythm of those who drag
     */
    record Options(int learners, int training, int seconds, Visitor.Rhythm rhythm, String page) {
        private static final String USAGE =
                "load: these are its options, with their defaults: --learners 100 --training 20 --seconds 30"
                        + " --rate 10 (moves a second) --drag 3 --think 3 (seconds); or --embeds, or --class N, first";

        static Options of(String[] arguments) {
            int learners = 100;
            int training = 20;
            int seconds = 30;
            double rate = 10;
            double drag = 3;
            double think = 3;
            for (int i = 0; i < arguments.length; i += 2) {
                if (i + 1 == arguments.length || !arguments[i + 1].matches("\\d{1,5}(\\.\\d{1,3})?")) {
                    throw new IllegalArgumentException(USAGE);
                }
                double value = Double.parseDouble(arguments[i + 1]);
                switch (arguments[i]) {
                    case "--learners" -> learners = (int) value;
                    case "--training" -> training = (int) value;
                    case "--seconds" -> seconds = (int) value;
                    case "--rate" -> rate = value;
                    case "--drag" -> drag = value;
                    case "--think" -> think = value;
                    default -> throw new IllegalArgumentException(USAGE);
                }
            }
            return new Options(learners, training, seconds, new Visitor.Rhythm(rate, drag, think), "?show=all");
        }
    }

    private final RunningNudge nudge;
    private final Options options;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = FlowPage.connections(threads);

    private LoadBench(RunningNudge nudge, Options options) {
        this.nudge = nudge;
        this.options = options;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length > 0 && arguments[0].equals("--embeds")) {
            EmbedBench.main(Arrays.copyOfRange(arguments, 1, arguments.length));
            return;
        }
        if (arguments.length > 0 && arguments[0].equals("--class")) {
            ClassBench.main(arguments);
            return;
        }
        Options options;
        try {
            options = Options.of(arguments);
        } catch (IllegalArgumentException misused) {
            System.err.println(misused.getMessage());
            System.exit(2);
            return;
        }
        try (RunningNudge nudge = RunningNudge.start("load", List.of("-Xms512m", "-Xmx2g"))) {
            if (!new LoadBench(nudge, options).run()) {
                System.exit(1);
            }
        }
    }

    /** Whether nothing went wrong. */
    private boolean run() throws IOException, InterruptedException {
        System.out.printf(
                Locale.ROOT,
                "%d learners, each with a page of their own, drag slider a: %.0f moves a second for %.0f s, then %.0f s of thought. %d processors for server and generator, 2 GiB of heap.%n",
                options.learners(),
                options.rhythm().movesPerSecond(),
                options.rhythm().drag(),
                options.rhythm().think(),
                Runtime.getRuntime().availableProcessors());
        nudge.awaitWarm();
        // What every first page brings, such as classes, is no page's own.
        new Visitor.Dragging(URI.create(nudge.url() + options.page()), http, new Recorder(3), options.rhythm(), 0)
                .close();
        long empty = Usage.heap(nudge);
        List<Visitor> visitors = new ArrayList<>();
        try {
            Recorder times = new Recorder(3);
            List<Visitor.Dragging> learners = new ArrayList<>();
            for (int i = 0; i < options.learners(); i++) {
                Visitor.Dragging learner = new Visitor.Dragging(
                        URI.create(nudge.url() + options.page()),
                        http,
                        times,
                        options.rhythm(),
                        (double) i / options.learners());
                visitors.add(learner);
                learners.add(learner);
            }
            System.out.printf(
                    Locale.ROOT,
                    "Heap for each page: %d KB.%n%n",
                    (Usage.heap(nudge) - empty) / 1024 / Math.max(1, options.learners()));
            System.out.println("milliseconds from when a move was due to its answer");
            System.out.println(
                    "                        moves  replaced      p50      p95      p99      max  pictures   server  generator  failures");
            stay(visitors, times, learners, Math.max(10, options.seconds() / 2), Optional.empty());
            Histogram alone = stay(visitors, times, learners, options.seconds(), Optional.of("nobody trains"));
            if (options.training() > 0) {
                for (int i = 0; i < options.training(); i++) {
                    visitors.add(new Visitor.Training(URI.create(nudge.url() + TRAINING), http));
                }
                stay(visitors, times, learners, 5, Optional.empty());
                Histogram beside =
                        stay(visitors, times, learners, options.seconds(), Optional.of(options.training() + " train"));
                System.out.printf(
                        Locale.ROOT,
                        "as long as without: p50 %.2f, p95 %.2f, p99 %.2f times%n",
                        (double) beside.getValueAtPercentile(50) / alone.getValueAtPercentile(50),
                        (double) beside.getValueAtPercentile(95) / alone.getValueAtPercentile(95),
                        (double) beside.getValueAtPercentile(99) / alone.getValueAtPercentile(99));
            }
            List<String> failures = failures(visitors);
            failures.stream().distinct().limit(10).forEach(System.out::println);
            nudge.newErrors().stream().limit(10).forEach(System.out::println);
            return failures.isEmpty();
        } finally {
            visitors.forEach(Visitor::close);
            http.shutdownNow();
            threads.shutdownNow();
        }
    }

    private static List<String> failures(List<Visitor> visitors) {
        return visitors.stream()
                .flatMap(visitor -> visitor.pages().stream())
                .flatMap(page -> page.failures().stream())
                .toList();
    }

    /** One round. @param name under which it is printed, if it is */
    private Histogram stay(
            List<Visitor> visitors, Recorder times, List<Visitor.Dragging> learners, int seconds, Optional<String> name)
            throws InterruptedException {
        times.reset();
        long asked = sum(learners, true);
        long told = sum(learners, false);
        long pictures = pictures(visitors);
        Usage usage = Usage.from(nudge);
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        Visitor.stay(visitors, end);
        double lasted = usage.seconds();
        double server = usage.serverCores();
        double generator = usage.generatorCores();
        Hand.settle(learners.stream().map(Visitor.Dragging::hand).toList());
        Histogram histogram = times.getIntervalHistogram();
        asked = sum(learners, true) - asked;
        told = sum(learners, false) - told;
        int open = learners.stream().mapToInt(learner -> learner.hand().open()).sum();
        if (name.isPresent()) {
            System.out.printf(
                    Locale.ROOT,
                    "%16s %12d %9d %8.1f %8.1f %8.1f %8.1f %9.1f %8.2f  %9.2f %9d%s%n",
                    name.get(),
                    asked,
                    asked - told,
                    histogram.getValueAtPercentile(50) / 1e6,
                    histogram.getValueAtPercentile(95) / 1e6,
                    histogram.getValueAtPercentile(99) / 1e6,
                    histogram.getMaxValue() / 1e6,
                    (pictures(visitors) - pictures) / lasted,
                    server,
                    generator,
                    failures(visitors).size(),
                    open == 0 ? "" : ", " + open + " never answered");
        }
        return histogram;
    }

    private static long sum(List<Visitor.Dragging> learners, boolean asked) {
        return learners.stream()
                .mapToLong(learner ->
                        asked ? learner.hand().asked() : learner.hand().told())
                .sum();
    }

    /** That those who train were sent. */
    private static long pictures(List<Visitor> visitors) {
        return visitors.stream()
                .mapToLong(visitor -> visitor instanceof Visitor.Training training ? training.pictures() : 0)
                .sum();
    }
}
