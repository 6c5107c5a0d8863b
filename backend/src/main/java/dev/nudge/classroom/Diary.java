package dev.nudge.classroom;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** What a class does, as it is written down behind it, and where everybody was, to be gone back over. */
final class Diary {

    /** Between two moments of one seat that are remembered, while a class has few. */
    private static final Duration BETWEEN_MOMENTS = Duration.ofSeconds(2);

    /** After so many eighths of what is kept, moments are twice as far apart with each one more. */
    private static final int EIGHTHS = 8;

    private static final int MOST_DOUBLINGS = 12;

    private final String room;
    private final ClassroomStore store;
    private final int most;
    /** How many moments are remembered; under the class's lock. */
    private int moments;

    private final AtomicLong changes = new AtomicLong();

    /** What was done since the last one. */
    record Page(Map<Integer, Work> works, List<Moment> moments, List<Common.Written> played) {

        static final Page EMPTY = new Page(Map.of(), List.of(), List.of());

        boolean isEmpty() {
            return works.isEmpty() && played.isEmpty();
        }
    }

    /**
     * @param most moments, the more seldom the more there are; twice as many at most
     */
    Diary(String room, ClassroomStore store, int most) {
        this.room = room;
        this.store = store;
        this.most = most;
        this.moments = store.moments(room);
    }

    /** What is to be written down now; under the class's lock. */
    Page page(Collection<Seat> seats, List<Common.Written> played, Instant now) {
        // A class that has been at work for long remembers more seldom.
        long doublings = Math.min(MOST_DOUBLINGS, (long) EIGHTHS * moments / most);
        Duration between = BETWEEN_MOMENTS.multipliedBy(1L << doublings);
        Map<Integer, Work> works = new HashMap<>();
        List<Moment> remembered = new ArrayList<>();
        for (Seat seat : seats) {
            Work work = seat.unwritten();
            if (work != null) {
                works.put(seat.number(), work);
                if (moments + remembered.size() < 2 * most) {
                    seat.moment(between, now).ifPresent(remembered::add);
                }
            }
        }
        moments += remembered.size();
        return new Page(works, remembered, played);
    }

    void write(Page page) {
        store.write(room, page.works(), page.moments(), page.played());
        if (!page.moments().isEmpty()) {
            changes.incrementAndGet();
        }
    }

    /** It could not be written down; under the class's lock. */
    void tearOut(Page page) {
        moments -= page.moments().size();
    }

    /** All of it is gone; under the class's lock. */
    void clear() {
        moments = 0;
        changes.incrementAndGet();
    }

    /** Somebody's is gone. */
    void removed() {
        changes.incrementAndGet();
    }

    /** How often what is remembered has changed. */
    long changed() {
        return changes.get();
    }
}
