package dev.nudge.e2e.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Recorder;

/** Somebody with pages. */
sealed interface Visitor extends AutoCloseable permits Visitor.Dragging, Visitor.Training, Reading {

    /** The pages that are open, and those that failed. */
    List<FlowPage> pages();

    /** Does what this visitor does until {@code end}, a moment of {@link System#nanoTime}. */
    void stay(long end) throws InterruptedException;

    /** How often, for how long and how fast a slider is dragged: drags and pauses take turns. */
    record Rhythm(double movesPerSecond, double drag, double think) {

        long nanosBetweenMoves() {
            return (long) (1e9 / movesPerSecond);
        }
    }

    @Override
    default void close() {
        pages().forEach(FlowPage::close);
    }

    /** Drags slider a of a page with lesson 1's experiment. */
    final class Dragging implements Visitor {
        private final SliderPage page;
        private final Hand hand;
        private final Rhythm rhythm;
        private final double phase;

        /** @param phase 0 to 1, so that not all drag at once */
        Dragging(URI address, HttpClient http, Recorder times, Rhythm rhythm, double phase)
                throws IOException, InterruptedException {
            this(opened(new SliderPage(address, http, "parameter-a")), times, rhythm, phase);
        }

        /** At a page that is open. */
        Dragging(SliderPage page, Recorder times, Rhythm rhythm, double phase) {
            this.page = page;
            this.rhythm = rhythm;
            this.phase = phase;
            hand = page.hand(times);
        }

        private static SliderPage opened(SliderPage page) throws IOException, InterruptedException {
            page.open();
            return page;
        }

        @Override
        public List<FlowPage> pages() {
            return List.of(page.page());
        }

        Hand hand() {
            return hand;
        }

        @Override
        public void stay(long end) throws InterruptedException {
            long period = rhythm.nanosBetweenMoves();
            long turn = (long) ((rhythm.drag() + rhythm.think()) * 1e9);
            long drag = (long) (rhythm.drag() * 1e9);
            long begun = System.nanoTime() - (long) (phase * turn);
            int move = 0;
            for (long next = System.nanoTime() + (long) (phase * period); next < end; next += period) {
                long into = (next - begun) % turn;
                if (into < drag) {
                    sleepUntil(next);
                    hand.move(page.place(move++), next, into + period >= drag);
                }
            }
        }
    }

    /** Trains in the lesson on SGD as fast as there is time for, and begins anew when a walk is over. */
    final class Training implements Visitor {
        private static final String IDS = "seven-";

        private final AtomicLong pictures = new AtomicLong();

        private final FlowPage page;

        Training(URI address, HttpClient http) throws IOException, InterruptedException {
            page = new FlowPage(address, http, this::hear);
            page.open();
            page.click(button("pace-full"));
        }

        private void hear(FlowPage.Call call) {
            if (call.script().contains("requestAnimationFrame")) {
                pictures.incrementAndGet();
            }
        }

        /** Pictures that came, each of which had to be painted before the next. */
        long pictures() {
            return pictures.get();
        }

        private int button(String id) {
            return page.nodes()
                    .where("id", IDS + id)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("the page has no button " + IDS + id));
        }

        @Override
        public List<FlowPage> pages() {
            return List.of(page);
        }

        @Override
        public void stay(long end) throws InterruptedException {
            while (System.nanoTime() < end) {
                if (!page.nodes().hasClass(button("play"), "playing")) {
                    page.click(button("reset"));
                    page.click(button("play"));
                }
                sleepUntil(Math.min(end, System.nanoTime() + 250_000_000));
            }
        }
    }

    /** All stay until then. */
    static void stay(List<? extends Visitor> visitors, long end) throws InterruptedException {
        List<Thread> staying = new ArrayList<>();
        for (Visitor visitor : visitors) {
            staying.add(Thread.startVirtualThread(() -> {
                try {
                    visitor.stay(end);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        for (Thread each : staying) {
            each.join();
        }
    }

    static void sleepUntil(long moment) throws InterruptedException {
        long left = moment - System.nanoTime();
        if (left > 0) {
            Thread.sleep(left / 1_000_000, (int) (left % 1_000_000));
        }
    }
}
