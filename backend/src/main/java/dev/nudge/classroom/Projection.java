package dev.nudge.classroom;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** One page that shows the class to everybody. It has names only where the teacher wants them, and never says who is stuck. */
public final class Projection implements AutoCloseable {

    private final Classroom room;
    private Audience.Listener listener = () -> {};

    Projection(Classroom room) {
        this.room = room;
    }

    public String code() {
        return room.record().code();
    }

    /** As {@link Desk#listen}. */
    public void listen(Runnable news) {
        room.audience().remove(listener);
        listener = news::run;
        room.audience().addWatcher(listener);
    }

    /** Whether the class has not been removed. */
    public boolean isThere() {
        return room.isThere();
    }

    public Board board() {
        Board board = room.board();
        return new Board(
                board.code(),
                board.agenda(),
                board.attendees().stream()
                        .map(each -> open(each, board.agenda().anonymous()))
                        .toList(),
                board.at());
    }

    private static Attendee open(Attendee of, boolean anonymous) {
        return new Attendee(
                of.seat(),
                anonymous ? "" : of.nickname(),
                of.simulated(),
                of.here(),
                of.standing(),
                of.position(),
                of.best(),
                of.guess(),
                of.drawn(),
                of.done(),
                anonymous ? Set.of() : of.reached(),
                Duration.ZERO);
    }

    /** The screen that everybody sees, if there is one. */
    public Optional<Standing> shown() {
        return room.shown();
    }

    /** What the class trains as one; empty while it trains nothing. */
    public Optional<Together> together() {
        return room.together();
    }

    @Override
    public void close() {
        room.audience().remove(listener);
    }
}
