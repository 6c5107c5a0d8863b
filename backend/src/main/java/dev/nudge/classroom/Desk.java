package dev.nudge.classroom;

import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Trail;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One page of a teacher's. What it asks for is committed when a method returns; every learner's page hears of it then. */
public final class Desk implements AutoCloseable {

    private final Classroom room;
    private final Keys keys;
    private final Classrooms classrooms;
    private Audience.Listener listener = () -> {};

    Desk(Classroom room, Keys keys, Classrooms classrooms) {
        this.room = room;
        this.keys = keys;
        this.classrooms = classrooms;
    }

    public String code() {
        return room.record().code();
    }

    /** What opens this class; a partner has no teacher's key. */
    public Keys keys() {
        return keys;
    }

    public Agenda agenda() {
        return room.agenda();
    }

    /**
     * @param news called at most four times a second when somebody moved, and at once when the agenda changes; on any thread, so it must be quick and wait for
     *     nothing
     */
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
        return room.board();
    }

    /**
     * Asks the class for something else.
     *
     * @throws IllegalArgumentException with the reason, if that cannot be asked
     * @throws ClassroomRefusedException if the class is over, or it could not be written down; then nothing has changed
     */
    public void ask(UnaryOperator<Agenda> change) {
        room.change(change);
    }

    /** The teacher's own screen is now here; who follows it hears of it a few times a second. */
    public void stands(Experiment experiment, Trail trail, Frame frame) {
        room.stands(room.teacher(), experiment, trail, frame);
    }

    /** Where the teacher's own screen begins. */
    public Trail trail(Experiment experiment) {
        return room.trail(room.teacher(), experiment, room.agenda().stop());
    }

    public void rename(int seat, String nickname) {
        room.rename(seat, nickname);
    }

    /** Takes a seat away, with all that was done there. */
    public void remove(int seat) {
        room.remove(seat);
    }

    /** Empties the class before a lesson: every seat and all that was remembered goes. */
    public void reset() {
        classrooms.rehearsals().end(room);
        room.reset();
    }

    /** Lets so many simulated learners work here until the class is reset, this is called with 0, or nobody has looked at the class for ten minutes. */
    public void rehearse(int learners) {
        classrooms.rehearsals().begin(room, learners);
    }

    /** What the class trains as one; empty while it trains nothing. */
    public Optional<Together> together() {
        return room.together();
    }

    /** One tick of it. */
    public void beat() {
        room.beat();
    }

    /** The lesson as far as it is written down, without links. */
    public Film film() {
        return room.film();
    }

    /** Where everybody was, in the order of time. */
    public List<Moment> history() {
        return room.history();
    }

    /** Removes the class with all that is known of it, at once; a teacher's alone. */
    public void delete() {
        if (keys.teacher().isEmpty()) {
            throw new IllegalStateException("classroom: a partner's key does not delete it");
        }
        classrooms.delete(room);
    }

    @Override
    public void close() {
        room.audience().remove(listener);
    }
}
