package dev.nudge.e2e.load;

import dev.nudge.e2e.RunningNudge;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * Many readers of one page with five embeds ({@link Reading}). They come one after the other and go down the page, until all embeds of all are there; then they stay. Prints how long an embed takes until it
 * answers its first move, how long after the hand was to make it a move was answered, what it costs, and what went wrong.
 *
 * <p>{@code ./nudge bench load --embeds}; {@link Options} are its options.
 */
final class EmbedBench {

    private static final long SEED = 7;

    /** The generator is one address: what one address may ask to be computed is lifted. */
    private static final List<String> FLAGS =
            List.of("-Xms512m", "-Xmx2g", "-Dnudge.rest.requests-per-minute=100000", "-Dnudge.rest.burst=10000");

    /**
     * @param learners who read
     * @param seconds that are counted once all embeds are there
     * @param arrive seconds within which the readers come
     */
    record Options(int learners, int seconds, int arrive, Reading.Habits habits) {
        private static final String USAGE =
                "load --embeds: these are its options, with their defaults: --learners 300 --seconds 60 --arrive 120 --scroll 15"
                        + " (seconds until the next embed is near) --rate 10 (moves a second) --drag 3 --think 20 (seconds)";

        static Options of(String[] arguments) {
            int learners = 300;
            int seconds = 60;
            int arrive = 120;
            double scroll = 15;
            double rate = 10;
            double drag = 3;
            double think = 20;
            for (int i = 0; i < arguments.length; i += 2) {
                if (i + 1 == arguments.length || !arguments[i + 1].matches("\\d{1,5}(\\.\\d{1,3})?")) {
                    throw new IllegalArgumentException(USAGE);
                }
                double value = Double.parseDouble(arguments[i + 1]);
                switch (arguments[i]) {
                    case "--learners" -> learners = (int) value;
                    case "--seconds" -> seconds = (int) value;
                    case "--arrive" -> arrive = (int) value;
                    case "--scroll" -> scroll = value;
                    case "--rate" -> rate = value;
                    case "--drag" -> drag = value;
                    case "--think" -> think = value;
                    default -> throw new IllegalArgumentException(USAGE);
                }
            }
            return new Options(
                    learners, seconds, arrive, new Reading.Habits(new Visitor.Rhythm(rate, drag, think), scroll));
        }
    }

    private final RunningNudge nudge;
    private final Options options;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = FlowPage.connections(threads);
    private final Reading.Times times = new Reading.Times(new Recorder(3), new Recorder(3));
    private final Random random = new Random(SEED);

    private EmbedBench(RunningNudge nudge, Options options) {
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
        try (RunningNudge nudge = RunningNudge.start("load", FLAGS)) {
            if (!new EmbedBench(nudge, options).run()) {
                System.exit(1);
            }
        }
    }

    /** Whether nothing went wrong. */
    private boolean run() throws IOException, InterruptedException {
        Visitor.Rhythm rhythm = options.habits().rhythm();
        System.out.printf(
                Locale.ROOT,
                "%d readers come within %d s to a page with %d embeds: the first begins with the page, a second once it is there, another every %.0f s. Each drags one of its sliders, %.0f moves a second for %.0f s, after about %.0f s of reading."
                        + " %d processors for server and generator, 2 GiB of heap.%n",
                options.learners(),
                options.arrive(),
                Reading.PAGE.size(),
                options.habits().scroll(),
                rhythm.movesPerSecond(),
                rhythm.drag(),
                rhythm.think(),
                Runtime.getRuntime().availableProcessors());
        List<Reading> readers = new ArrayList<>();
        try {
            nudge.awaitWarm();
            warmUp();
            long empty = Usage.heap(nudge);
            System.out.println(
                    "\nmilliseconds: of an embed until its first move was answered, and from when a move was due to its answer");
            System.out.println(
                    "                     count  replaced      p50      p95      p99      max   server  generator  failures");
            long now = System.nanoTime();
            for (int i = 0; i < options.learners(); i++) {
                readers.add(reader(now + (long) (1e9 * options.arrive() * i / options.learners())));
            }
            stay(
                    readers,
                    options.arrive() + (int) (options.habits().scroll() * (Reading.PAGE.size() - 1)),
                    "they come",
                    true);
            stay(readers, options.seconds(), "they read", false);
            int there = readers.stream().mapToInt(Reading::embedsThere).sum();
            System.out.printf(
                    Locale.ROOT,
                    "%nEmbeds that are there: %d. Heap for each: %d KB.%n",
                    there,
                    (Usage.heap(nudge) - empty) / 1024 / Math.max(1, there));
            List<String> failures = failures(readers);
            failures.stream().distinct().limit(10).forEach(System.out::println);
            nudge.newErrors().stream().limit(10).forEach(System.out::println);
            return failures.isEmpty() && there >= options.learners() * Reading.PAGE.size();
        } finally {
            readers.forEach(Visitor::close);
            http.shutdownNow();
            threads.shutdownNow();
        }
    }

    /** What every first page brings, such as classes, is no page's own: some readers have been there before. */
    private void warmUp() throws InterruptedException {
        List<Reading> first = new ArrayList<>();
        long now = System.nanoTime();
        for (int i = 0; i < 4; i++) {
            first.add(new Reading(
                    URI.create(nudge.url()),
                    http,
                    new Reading.Habits(
                            new Visitor.Rhythm(options.habits().rhythm().movesPerSecond(), 2, 1), 2),
                    times,
                    now,
                    random));
        }
        Visitor.stay(first, now + 20_000_000_000L);
        first.forEach(Visitor::close);
        times.first().reset();
        times.moves().reset();
    }

    private Reading reader(long comes) {
        return new Reading(
                URI.create(nudge.url()), http, options.habits(), times, comes, new Random(random.nextLong()));
    }

    private void stay(List<Reading> readers, int seconds, String name, boolean begin) throws InterruptedException {
        times.moves().reset();
        long asked = sum(readers, true);
        long told = sum(readers, false);
        Usage usage = Usage.from(nudge);
        Visitor.stay(readers, System.nanoTime() + seconds * 1_000_000_000L);
        double server = usage.serverCores();
        double generator = usage.generatorCores();
        Hand.settle(hands(readers).toList());
        long open = hands(readers).mapToInt(Hand::open).sum();
        String rest = String.format(
                Locale.ROOT,
                "%8.2f  %9.2f %9d",
                server,
                generator,
                failures(readers).size());
        if (begin) {
            Histogram first = times.first().getIntervalHistogram();
            print(name + ": embeds", first.getTotalCount(), 0, first, rest);
        }
        asked = sum(readers, true) - asked;
        told = sum(readers, false) - told;
        print(name + ": moves", asked, asked - told, times.moves().getIntervalHistogram(), rest);
        if (open > 0) {
            System.out.println(open + " moves were never answered");
        }
    }

    private static void print(String name, long count, long replaced, Histogram histogram, String rest) {
        System.out.printf(
                Locale.ROOT,
                "%17s %8d %9d %8.1f %8.1f %8.1f %8.1f %s%n",
                name,
                count,
                replaced,
                histogram.getValueAtPercentile(50) / 1e6,
                histogram.getValueAtPercentile(95) / 1e6,
                histogram.getValueAtPercentile(99) / 1e6,
                histogram.getMaxValue() / 1e6,
                rest);
    }

    private static Stream<Hand> hands(List<Reading> readers) {
        return readers.stream().flatMap(reader -> reader.hands().stream());
    }

    private static long sum(List<Reading> readers, boolean asked) {
        return hands(readers)
                .mapToLong(hand -> asked ? hand.asked() : hand.told())
                .sum();
    }

    private static List<String> failures(List<Reading> readers) {
        return readers.stream()
                .flatMap(reader -> Stream.concat(
                        reader.failures().stream(), reader.pages().stream().flatMap(page -> page.failures().stream())))
                .toList();
    }
}
