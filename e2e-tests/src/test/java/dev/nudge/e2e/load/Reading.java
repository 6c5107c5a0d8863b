package dev.nudge.e2e.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.HdrHistogram.Recorder;

/**
 * Reads a page with embeds, as {@code embed.js} makes it: of those near the window the first begins alone, and the other, with the still pictures of those that are far, once it is there or has been slow; the far ones
 * begin when the reader comes near. Now and then a slider of one that is there is dragged.
 */
final class Reading implements Visitor {

    /** @param slider whose id is the experiment's and the control's */
    record Embed(String experiment, String control) {}

    /** The page, one embed below the other. */
    static final List<Embed> PAGE = List.of(
            new Embed("quadratic", "a"),
            new Embed("losslab", "a"),
            new Embed("tangent", "x"),
            new Embed("graph", "a"),
            new Embed("cells", "k"));

    /** As many stand near the window at the top of the page. */
    private static final int NEAR = 2;

    /** How long the first, where it is slow, keeps the others from beginning. */
    private static final Duration TURN = Duration.ofSeconds(4);

    private static final int PATIENCE_MS = 60_000;

    /** An embed that is there. */
    private record Live(SliderPage page, Hand hand) {}

    /**
     * @param rhythm of its drags; thoughts vary by half of what it says
     * @param scroll seconds until the next embed is near
     */
    record Habits(Rhythm rhythm, double scroll) {}

    /**
     * @param first nanoseconds from when an embed began to the answer to its first move, made as soon as its slider is there
     * @param moves nanoseconds from when a move was due to its answer
     */
    record Times(Recorder first, Recorder moves) {}

    private final URI nudge;
    private final HttpClient http;
    private final Habits habits;
    private final Times times;
    private final Random random;
    private final List<SliderPage> begun = new CopyOnWriteArrayList<>();
    private final List<Live> live = new CopyOnWriteArrayList<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private long nextEmbed;
    private int embeds;
    private long nextDrag;
    private int moves;

    /**
     * @param comes when the page is opened, a moment of {@link System#nanoTime}
     * @param random decides which slider is dragged, and when
     */
    Reading(URI nudge, HttpClient http, Habits habits, Times times, long comes, Random random) {
        this.nudge = nudge;
        this.http = http;
        this.habits = habits;
        this.times = times;
        this.random = random;
        nextEmbed = comes;
        nextDrag = comes + thought();
    }

    @Override
    public List<FlowPage> pages() {
        return begun.stream().map(SliderPage::page).toList();
    }

    /** What went wrong beside its pages. */
    List<String> failures() {
        return failures;
    }

    List<Hand> hands() {
        return live.stream().map(Live::hand).toList();
    }

    int embedsThere() {
        return live.size();
    }

    @Override
    public void stay(long end) throws InterruptedException {
        List<Thread> beginning = new ArrayList<>();
        for (long next = next(); next < end; next = next()) {
            Visitor.sleepUntil(next);
            if (next == nextEmbed && embeds < PAGE.size()) {
                if (embeds == 0) {
                    beginning.add(Thread.startVirtualThread(this::arrive));
                    embeds = NEAR;
                } else {
                    Embed embed = PAGE.get(embeds++);
                    beginning.add(Thread.startVirtualThread(() -> begin(embed)));
                }
                nextEmbed += (long) (habits.scroll() * 1e9);
            } else {
                drag(next, end);
            }
        }
        Visitor.sleepUntil(end);
        for (Thread each : beginning) {
            each.join();
        }
    }

    private long next() {
        return embeds < PAGE.size() ? Math.min(nextEmbed, nextDrag) : nextDrag;
    }

    private long thought() {
        return (long) (habits.rhythm().think() * (0.5 + random.nextDouble()) * 1e9);
    }

    private void drag(long from, long end) throws InterruptedException {
        long period = habits.rhythm().nanosBetweenMoves();
        long last = Math.min(end, from + (long) (habits.rhythm().drag() * 1e9)) - period;
        if (!live.isEmpty()) {
            Live dragged = live.get(random.nextInt(live.size()));
            for (long due = from; due <= last; due += period) {
                Visitor.sleepUntil(due);
                dragged.hand().move(dragged.page().place(moves++), due, due + period > last);
            }
        }
        nextDrag = Math.max(from, last) + period + thought();
    }

    /** What a page's top needs, one after the other. */
    private void arrive() {
        fetchStills(PAGE.subList(0, NEAR));
        Thread first = Thread.startVirtualThread(() -> begin(PAGE.getFirst()));
        try {
            first.join(TURN);
            fetchStills(PAGE.subList(NEAR, PAGE.size()));
            PAGE.subList(1, NEAR).forEach(this::begin);
            first.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void fetchStills(List<Embed> some) {
        try {
            for (Embed embed : some) {
                URI still = nudge.resolve("picture/" + embed.experiment() + ".svg?theme=light");
                int status = http.send(HttpRequest.newBuilder(still).build(), HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                if (status != 200) {
                    failures.add(still + " was answered with " + status);
                }
            }
        } catch (IOException failed) {
            failures.add("no still picture: " + failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void begin(Embed embed) {
        long due = System.nanoTime();
        try {
            SliderPage page = new SliderPage(
                    nudge.resolve("embed/" + embed.experiment() + "?theme=light"),
                    http,
                    embed.experiment() + "-" + embed.control());
            begun.add(page);
            page.open();
            Hand first = page.hand(times.first());
            first.move(page.place(1), due, true);
            for (int waited = 0; first.open() > 0; waited += 2) {
                if (waited > PATIENCE_MS) {
                    failures.add("the first move of " + embed + " was not answered");
                    return;
                }
                Thread.sleep(2);
            }
            live.add(new Live(page, page.hand(times.moves())));
        } catch (IOException | RuntimeException failed) {
            failures.add(embed + " did not begin: " + failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
