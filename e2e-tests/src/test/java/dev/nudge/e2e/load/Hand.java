package dev.nudge.e2e.load;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Recorder;

/**
 * A hand at one slider, as the page's own script tells of it: at most one move is on its way, and the newest waits. A move counts as answered when the answer to it, or to a newer one that took its
 * place, has come; its time runs from when the hand was to make it, however late it was sent.
 */
public final class Hand {

    private final FlowPage page;
    private final int slider;
    private final Recorder times;
    /** When the moves that are not answered yet were due, oldest first, and how many of them the one on its way stands for. */
    private final Deque<Long> due = new ArrayDeque<>();

    private int underWay;
    private int serial;
    private int stroke = 1;
    private float newest = Float.NaN;
    private boolean ends;
    private long asked;
    private long told;

    /** @param times nanoseconds from when a move was due to its answer */
    public Hand(FlowPage page, int slider, Recorder times) {
        this.page = page;
        this.slider = slider;
        this.times = times;
    }

    /**
     * A move.
     *
     * @param when it was due, a moment of {@link System#nanoTime}
     * @param ends whether the hand then lets go
     */
    public synchronized void move(float value, long when, boolean ends) {
        newest = value;
        this.ends |= ends;
        due.add(when);
        asked++;
        if (underWay == 0) {
            tell();
        }
    }

    /** For what the page's elements are told. */
    public synchronized void hear(FlowPage.Call call) {
        if (underWay > 0
                && call.node() == slider
                && call.script().contains(".answer(")
                && call.arguments().get(1).intValue(0) == serial) {
            long now = System.nanoTime();
            for (; underWay > 0; underWay--) {
                times.recordValue(Math.max(1, now - due.remove()));
            }
            if (!due.isEmpty()) {
                tell();
            }
        }
    }

    private void tell() {
        underWay = due.size();
        told++;
        page.event(
                slider,
                "parameter-move",
                Map.of(
                        "event.detail",
                        Map.of(
                                "value",
                                newest,
                                "ends",
                                ends,
                                "at",
                                System.nanoTime() / 1e6,
                                "stroke",
                                stroke,
                                "serial",
                                ++serial)));
        stroke += ends ? 1 : 0;
        ends = false;
    }

    /** Where it was moved to last; NaN for nowhere. */
    synchronized float newest() {
        return newest;
    }

    /** Moves that were due. */
    synchronized long asked() {
        return asked;
    }

    /** Moves that were sent; the others gave way to newer ones. */
    synchronized long told() {
        return told;
    }

    /** Moves without an answer yet. */
    public synchronized int open() {
        return due.size();
    }

    /** What is on its way arrives, or ten seconds pass. */
    static void settle(List<Hand> hands) throws InterruptedException {
        for (int i = 0; i < 100 && hands.stream().anyMatch(hand -> hand.open() > 0); i++) {
            Thread.sleep(100);
        }
    }
}
