package dev.nudge.classroom;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;

/** Who hears of a class: learners' pages of what is asked of them, desks and boards of all that moves. Safe for use by several threads. */
final class Audience {

    /** Who is told that there is something new. Called on any thread; quick, and waits for nothing. */
    interface Listener {
        void hears();
    }

    private final InstantSource clock;
    /** Each with the number of its seat. */
    private final Map<Listener, Integer> students = new ConcurrentHashMap<>();

    private final Set<Listener> watchers = new CopyOnWriteArraySet<>();
    private volatile Instant watched;
    /** Whether seats did anything that boards have not heard of yet, and whether the seat that is shown did. */
    private boolean moved;

    private boolean shownMoved;
    /** Seats with several pages that moved: the others follow. */
    private Set<Integer> led = new HashSet<>();

    Audience(InstantSource clock) {
        this.clock = clock;
        this.watched = clock.instant();
    }

    void addStudent(Listener listener, int seat) {
        students.put(listener, seat);
    }

    void addWatcher(Listener listener) {
        watchers.add(listener);
    }

    void remove(Listener listener) {
        students.remove(listener);
        if (watchers.remove(listener)) {
            watched = clock.instant();
        }
    }

    /** Whether neither a desk nor a board is open. */
    boolean isUnwatched() {
        return watchers.isEmpty();
    }

    /** Likewise, and none was for so long. */
    boolean isUnwatched(Duration time) {
        return isUnwatched() && Duration.between(watched, clock.instant()).compareTo(time) >= 0;
    }

    /** Something moved, of which boards hear with the next tick. */
    synchronized void moves() {
        moved = true;
    }

    /** Likewise, on the screen that everybody sees. */
    synchronized void shownMoves() {
        shownMoved = true;
    }

    /** Likewise, at a seat that has several pages. */
    synchronized void leads(int seat) {
        led.add(seat);
    }

    void tellAll() {
        tellStudents();
        tellWatchers();
    }

    void tellStudents() {
        students.keySet().forEach(Listener::hears);
    }

    private void tellWatchers() {
        watchers.forEach(Listener::hears);
    }

    /** Tells what moved since the last time. */
    void tick() {
        boolean tellWatchers;
        boolean tellStudents;
        Set<Integer> tellSeats;
        synchronized (this) {
            tellWatchers = moved;
            tellStudents = shownMoved;
            moved = false;
            shownMoved = false;
            tellSeats = led;
            led = new HashSet<>();
        }
        if (tellWatchers) {
            tellWatchers();
        }
        if (tellStudents) {
            tellStudents();
        } else if (!tellSeats.isEmpty()) {
            students.forEach((listener, seat) -> {
                if (tellSeats.contains(seat)) {
                    listener.hears();
                }
            });
        }
    }
}
