package dev.nudge.classroom;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One page that shows the class to everybody. It has names only where the teacher wants them, and never says who is stuck. */
public final class Projection implements AutoCloseable {

    private final Classroom room;
    private Classroom.Listener listener = () -> {};

    Projection(Classroom room) {
        this.room = room;
    }

    public String code() {
        return room.record().code();
    }

    /** As {@link Desk#listen}. */
    public void listen(Runnable news) {
        room.remove(listener);
        listener = news::run;
        room.addWatcher(listener);
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

    /** Where everybody was, in the order of time, without links. */
    public List<Moment> track() {
        return room.track();
    }

    @Override
    public void close() {
        room.remove(listener);
    }
}
