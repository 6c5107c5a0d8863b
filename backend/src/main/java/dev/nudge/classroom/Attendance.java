package dev.nudge.classroom;

import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Guess;
import dev.nudge.lesson.Trail;
import dev.nudge.lesson.data.Curve;
import dev.nudge.lesson.together.Ensemble;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page at one seat of a class. Whoever holds it can see and do what that seat can and nothing else; closing it leaves the seat as it is, for whoever comes
 * back with its key.
 *
 * <p>Every method throws {@link ClassroomRefusedException} once the seat was taken away.
 */
public final class Attendance implements AutoCloseable {

    private final Classroom room;
    private final Seat seat;
    private Audience.Listener listener = () -> {};
    /** Where this page was last, or was led. */
    private @Nullable Trail here;

    private boolean closed;

    Attendance(Classroom room, Seat seat) {
        this.room = room;
        this.seat = seat;
        room.at(seat, mine -> {
            mine.comes();
            return mine;
        });
        room.audience().moves();
    }

    /** Its number in the class. */
    public int seat() {
        return seat.number();
    }

    public String code() {
        return room.record().code();
    }

    public String nickname() {
        return room.at(seat, Seat::nickname);
    }

    public Agenda agenda() {
        return room.agenda();
    }

    /** Whether the seat is still there. */
    public boolean isThere() {
        return room.has(seat);
    }

    /**
     * @param news called when the agenda changes, or the screen that is shown to all; on any thread, so it must be quick and wait for nothing
     */
    public void listen(Runnable news) {
        room.audience().remove(listener);
        listener = news::run;
        room.audience().addStudent(listener, seat());
    }

    /** Where this seat begins in an experiment: where it was last, or where the class begins, or where the experiment does. */
    public Trail trail(Experiment experiment) {
        return trail(experiment, room.agenda().stop());
    }

    /** Likewise, on a page that is at this stop. */
    public Trail trail(Experiment experiment, Stop at) {
        return room.trail(seat, experiment, at);
    }

    /** Where the class begins in an experiment at this stop, or where the experiment does. */
    public Trail start(Experiment experiment, Stop at) {
        return room.agenda().start(experiment, at);
    }

    /** The experiment that was in hand last; empty before the first. */
    public String experiment() {
        return room.at(seat, Seat::experiment);
    }

    /** Is now here. Boards hear of it a few times a second, and it is written down within a second. */
    public void stands(Experiment experiment, Trail trail, Frame frame) {
        if (trail.equals(here) && elsewhere().isPresent()) {
            // Where it was led, and told late; another page of this seat has moved on since.
            return;
        }
        here = trail;
        room.stands(seat, experiment, trail, frame);
    }

    /** Where another page of this seat has gone since this one moved; empty where none has. */
    public Optional<Standing> elsewhere() {
        return own().standing().filter(there -> !there.trail().equals(here));
    }

    /** This page goes there too. */
    public void follows(Standing there) {
        here = there.trail();
    }

    /** The state that the teacher has given to all, if this seat has not had it yet. */
    public Optional<Agenda.Push> owed() {
        return room.agenda().push().filter(push -> push.number() > room.at(seat, Seat::pushed));
    }

    /** Takes what {@link #owed} said; where this seat stood in that experiment is kept. */
    public Trail take(Agenda.Push push, Experiment experiment) {
        Trail theirs = Agenda.read(experiment, push.link());
        room.at(seat, mine -> {
            mine.given(push, experiment, theirs);
            return mine;
        });
        return theirs;
    }

    /** Counts a state as taken that this seat has no use for. */
    public void pass(Agenda.Push push) {
        room.at(seat, mine -> {
            mine.passed(push);
            return mine;
        });
    }

    /** Where this seat stood before the teacher's state came; empty where that is not kept, or was taken back. */
    public Optional<Trail> kept(Experiment experiment) {
        return room.at(seat, mine -> mine.kept(experiment.id())).map(link -> Agenda.read(experiment, link));
    }

    /** It is back where it stood: nothing is kept any more. */
    public void takenBack(Experiment experiment) {
        room.at(seat, mine -> {
            mine.takeBack(experiment.id());
            return mine;
        });
    }

    /**
     * Says beforehand what the score will be; the last word counts, until the truth is told.
     *
     * @param asked the number of what this answers, {@link Agenda#asked}
     * @return whether it counts: not where something else is asked by now, nothing is to be guessed, or all is paused
     */
    public boolean guess(int asked, float value) {
        if (!Float.isFinite(value)) {
            throw new IllegalArgumentException(
                    "guess: " + value + " is no number that can be reached; say a finite one");
        }
        return room.guess(seat, asked, value);
    }

    /**
     * Draws beforehand how a line will go; the last drawing counts, until the truth is told.
     *
     * @param asked the number of what this answers, {@link Agenda#asked}
     * @param shares of the picture's height, 0 to 1, at {@value Guess#SAMPLES} places; what lies beyond is put on the edge
     * @return whether it counts, as a guess does
     */
    public boolean draw(int asked, Curve shares) {
        if (shares.samples() != Guess.SAMPLES) {
            throw new IllegalArgumentException("draw: " + shares.samples() + " heights were drawn; a drawing has "
                    + Guess.SAMPLES + ". Take Guess.shares?");
        }
        return room.draw(seat, asked, Curve.through(shares.heights(), 0, 1));
    }

    /**
     * What the class trains as one, as this seat sees it; empty while it trains nothing.
     *
     * @param part which of the seat's parts is bold, from 0
     */
    public Optional<Together> together(int part) {
        return room.together(seat, part);
    }

    /**
     * What this seat does there from the next tick on.
     *
     * @return whether it counts: not while all is paused, or nothing is trained as one
     */
    public boolean move(Ensemble.Move move) {
        return room.move(seat, move);
    }

    /** What this seat has done of the task. */
    public Attendee own() {
        return room.at(seat, mine -> mine.attendee(room.agenda(), room.now()));
    }

    /** The screen that everybody sees, if there is one and it is not this seat's own. */
    public Optional<Standing> shown() {
        return room.agenda().shown().orElse(seat()) == seat() ? Optional.empty() : room.shown();
    }

    /** Whose screen that is; empty for the teacher's, and where names are not shown. */
    public String shownName() {
        int number = room.agenda().shown().orElse(Seat.TEACHER);
        return number == Seat.TEACHER || room.agenda().anonymous()
                ? ""
                : room.seat(number).map(Seat::nickname).orElse("");
    }

    /**
     * Leaves for good: the seat and all that was done there are removed.
     *
     * @throws ClassroomRefusedException if that could not be written down; the seat is as it was then
     */
    public void leave() {
        room.remove(seat());
        close();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            room.audience().remove(listener);
            if (room.has(seat)) {
                room.at(seat, mine -> {
                    mine.goes();
                    return mine;
                });
            }
            room.audience().moves();
        }
    }
}
