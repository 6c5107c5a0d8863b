package dev.nudge.e2e.load;

import dev.nudge.e2e.RunningNudge;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * A class at one server: a teacher's desk, and learners who have joined by the code, each with a session, a page and a websocket of their own. They drag slider a of lesson 1 and think; one of
 * them moves to places that nobody else goes to, and the desk is watched for when it shows them. Prints how long after the hand was to make it a move was answered, how long until the desk showed one, the server's heap for
 * each learner, what server and generator used, what went wrong, and whether the desk at last shows everybody where they are.
 *
 * <p>{@code ./nudge bench load --class N}; {@link Options} are its options.
 */
final class ClassBench {

    private static final int SECONDS_BETWEEN_PROBES = 2;

    /**
     * @param learners in the class
     * @param seconds that are counted
     * @param rhythm of those who drag
     */
    record Options(int learners, int seconds, Visitor.Rhythm rhythm) {
        private static final String USAGE =
                "load --class N: these are its options, with their defaults: --seconds 60 --rate 10 (moves a second) --drag 3 --think 12 (seconds)";

        static Options of(String[] arguments) {
            int learners = 300;
            int seconds = 60;
            double rate = 10;
            double drag = 3;
            double think = 12;
            for (int i = 0; i < arguments.length; i += 2) {
                if (i + 1 == arguments.length || !arguments[i + 1].matches("\\d{1,5}(\\.\\d{1,3})?")) {
                    throw new IllegalArgumentException(USAGE);
                }
                double value = Double.parseDouble(arguments[i + 1]);
                switch (arguments[i]) {
                    case "--class" -> learners = (int) value;
                    case "--seconds" -> seconds = (int) value;
                    case "--rate" -> rate = value;
                    case "--drag" -> drag = value;
                    case "--think" -> think = value;
                    default -> throw new IllegalArgumentException(USAGE);
                }
            }
            return new Options(learners, seconds, new Visitor.Rhythm(rate, drag, think));
        }
    }

    private final RunningNudge nudge;
    private final Options options;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = FlowPage.connections(threads);

    private ClassBench(RunningNudge nudge, Options options) {
        this.nudge = nudge;
        this.options = options;
    }

    static void main(String[] arguments) throws IOException, InterruptedException {
        Options options;
        try {
            options = Options.of(arguments);
        } catch (IllegalArgumentException misused) {
            System.err.println(misused.getMessage());
            System.exit(2);
            return;
        }
        try (RunningNudge nudge = RunningNudge.start("load", List.of("-Xms512m", "-Xmx2g"))) {
            if (!new ClassBench(nudge, options).run()) {
                System.exit(1);
            }
        }
    }

    /** Whether nothing went wrong. */
    private boolean run() throws IOException, InterruptedException {
        System.out.printf(
                Locale.ROOT,
                "A class of %d, each with a page of their own, who drag slider a: %.0f moves a second for %.0f s, then %.0f s of thought. %d processors for server and generator, 2 GiB of heap.%n",
                options.learners(),
                options.rhythm().movesPerSecond(),
                options.rhythm().drag(),
                options.rhythm().think(),
                Runtime.getRuntime().availableProcessors());
        nudge.awaitWarm();
        Recorder times = new Recorder(3);
        List<Seated> learners = new ArrayList<>();
        try (TeacherPage desk = TeacherPage.open(URI.create(nudge.url()), http)) {
            // What every first page brings, such as classes, is no page's own.
            new Seated(desk.seat(), "First", http, new Recorder(3), options.rhythm(), 0).close();
            long empty = Usage.heap(nudge);
            Seated probe = new Seated(desk.seat(), "Probe", http, new Recorder(3), options.rhythm(), 0);
            learners.add(probe);
            for (int i = 0; i < options.learners(); i++) {
                double phase = (double) i / options.learners();
                learners.add(new Seated(desk.seat(), "Learner " + (i + 1), http, times, options.rhythm(), phase));
            }
            desk.watchThePlane();
            System.out.printf(
                    Locale.ROOT,
                    "Heap for each learner: %d KB.%n%n",
                    (Usage.heap(nudge) - empty) / 1024 / learners.size());
            List<Seated> others = learners.subList(1, learners.size());
            stay(others, probe, desk, Math.max(10, options.seconds() / 2), times, false);
            stay(others, probe, desk, options.seconds(), times, true);
            List<String> failures = learners.stream()
                    .flatMap(each -> each.page().failures().stream())
                    .toList();
            failures.stream().distinct().limit(10).forEach(System.out::println);
            nudge.newErrors().stream().limit(10).forEach(System.out::println);
            boolean whole = desk.shows(learners.stream().map(Seated::newest).toList());
            System.out.println(
                    whole
                            ? "The desk shows everybody where they are."
                            : "The desk does not show everybody where they are.");
            return failures.isEmpty() && whole;
        } finally {
            learners.forEach(Seated::close);
            http.shutdownNow();
            threads.shutdownNow();
        }
    }

    private void stay(List<Seated> learners, Seated probe, TeacherPage desk, int seconds, Recorder times, boolean told)
            throws InterruptedException {
        times.reset();
        Recorder delays = new Recorder(3);
        Usage usage = Usage.from(nudge);
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        Thread probing = Thread.startVirtualThread(() -> probe(probe, desk, delays, end));
        Visitor.stay(learners.stream().map(Seated::hands).toList(), end);
        probing.join();
        double server = usage.serverCores();
        double generator = usage.generatorCores();
        Hand.settle(learners.stream().map(each -> each.hands().hand()).toList());
        if (told) {
            Histogram moves = times.getIntervalHistogram();
            Histogram boards = delays.getIntervalHistogram();
            System.out.println("milliseconds             count      p50      p95      p99      max");
            print("slider's answer", moves);
            print("desk shows a move", boards);
            System.out.printf(
                    Locale.ROOT,
                    "cores: server %.2f, generator %.2f; never answered: %d; moves never shown by the desk: %d%n",
                    server,
                    generator,
                    learners.stream()
                            .mapToInt(each -> each.hands().hand().open())
                            .sum(),
                    desk.missed());
        }
    }

    private static void print(String name, Histogram histogram) {
        System.out.printf(
                Locale.ROOT,
                "%-20s %9d %8.1f %8.1f %8.1f %8.1f%n",
                name,
                histogram.getTotalCount(),
                histogram.getValueAtPercentile(50) / 1e6,
                histogram.getValueAtPercentile(95) / 1e6,
                histogram.getValueAtPercentile(99) / 1e6,
                histogram.getMaxValue() / 1e6);
    }

    /** Moves to places nobody else goes to, and sees when the desk has them. */
    private static void probe(Seated probe, TeacherPage desk, Recorder delays, long end) {
        try {
            for (int i = 0; System.nanoTime() < end - 1_000_000_000L; i++) {
                long due = System.nanoTime();
                float place = probe.apart(i);
                probe.hands().hand().move(place, due, true);
                long shown = desk.awaitShown(place, due + SECONDS_BETWEEN_PROBES * 1_000_000_000L);
                if (shown != 0) {
                    delays.recordValue(shown - due);
                }
                Visitor.sleepUntil(due + SECONDS_BETWEEN_PROBES * 1_000_000_000L);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
