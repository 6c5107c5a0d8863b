package dev.nudge.e2e.load;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Recorder;
import org.jspecify.annotations.Nullable;

/** Somebody with one page. */
sealed interface Visitor extends AutoCloseable {

    /** The page that is visited. */
    FlowPage page();

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
        page().close();
    }

    /** Drags slider a of a page with lesson 1's experiment. */
    final class Dragging implements Visitor {
        private final FlowPage page;
        private final Hand hand;
        private final Rhythm rhythm;
        private final double phase;

        /** @param phase 0 to 1, so that not all drag at once */
        Dragging(URI address, Executor threads, Recorder times, Rhythm rhythm, double phase)
                throws IOException, InterruptedException {
            this.rhythm = rhythm;
            this.phase = phase;
            Heard heard = new Heard();
            page = new FlowPage(address, threads, heard::hear);
            page.open();
            int slider = page.nodes()
                    .where("id", "parameter-a")
                    .findFirst()
                    .orElseThrow(() -> new IOException(address + " has no slider a; of what it is, "
                            + page.nodes().count() + " nodes are known"));
            hand = new Hand(page, slider, times);
            heard.hand = hand;
        }

        /** The page is open before its slider is known. */
        private static final class Heard {
            private volatile @Nullable Hand hand;

            void hear(FlowPage.Call call) {
                Hand listening = hand;
                if (listening != null) {
                    listening.hear(call);
                }
            }
        }

        @Override
        public FlowPage page() {
            return page;
        }

        Hand hand() {
            return hand;
        }

        @Override
        public void stay(long end) throws InterruptedException {
            long period = rhythm.nanosBetweenMoves();
            long turn = (long) ((rhythm.drag() + rhythm.think()) * 1e9);
            long begun = System.nanoTime() - (long) (phase * turn);
            int move = 0;
            for (long next = System.nanoTime() + (long) (phase * period); next < end; next += period) {
                if ((next - begun) % turn < rhythm.drag() * 1e9) {
                    sleepUntil(next);
                    hand.move(-2 + 0.07f * (move++ % 100), next);
                }
            }
        }
    }

    /** Trains in the lesson on SGD as fast as there is time for, and begins anew when a walk is over. */
    final class Training implements Visitor {
        private static final String IDS = "seven-";

        private final AtomicLong pictures = new AtomicLong();

        private final FlowPage page;

        Training(URI address, Executor threads) throws IOException, InterruptedException {
            page = new FlowPage(address, threads, this::hear);
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
        public FlowPage page() {
            return page;
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

    private static void sleepUntil(long moment) throws InterruptedException {
        long left = moment - System.nanoTime();
        if (left > 0) {
            Thread.sleep(left / 1_000_000, (int) (left % 1_000_000));
        }
    }
}
