package dev.nudge.classroom;

import dev.nudge.classroom.ClassroomRefusedException.Reason;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Trail;
import dev.nudge.link.Permalink;
import dev.nudge.saved.Letters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * One class: its truth in memory, and behind it in the database. What a teacher asks for, and who comes and goes, is committed before anybody hears of it; what
 * seats do is written behind.
 */
final class Classroom {

    /** Between two moments of one seat that are remembered, while a class has few. */
    private static final Duration BETWEEN_MOMENTS = Duration.ofSeconds(2);

    private final ClassroomRecord record;
    private final ClassroomStore store;
    private final Nicknames nicknames;
    private final ClassroomLimits limits;
    private final Clock clock;

    /** Whoever commits something holds it, one after the other; never wanted by who holds the class itself. */
    private final ReentrantLock committing = new ReentrantLock();

    private final Map<Integer, Seat> seats = new TreeMap<>();
    private volatile Agenda agenda;
    private Instant asked;
    private int moments;

    private final Set<Listener> students = new CopyOnWriteArraySet<>();
    private final Set<Listener> watchers = new CopyOnWriteArraySet<>();
    /** Whether seats did anything that boards have not heard of yet, and whether the seat that is shown did. */
    private boolean moved;

    private boolean shownMoved;
    private Instant used;

    /** Who is told that there is something new. Called on any thread; quick, and waits for nothing. */
    interface Listener {
        void hears();
    }

    Classroom(ClassroomRecord record, ClassroomStore store, Nicknames nicknames, ClassroomLimits limits, Clock clock) {
        this.record = record;
        this.store = store;
        this.nicknames = nicknames;
        this.limits = limits;
        this.clock = clock;
        this.agenda = record.agenda();
        this.asked = now();
        this.used = now();
        this.moments = store.moments(record.id());
        store.seats(record.id(), now()).forEach(seat -> seats.put(seat.number(), seat));
        if (!seats.containsKey(Seat.TEACHER)) {
            Seat teacher = new Seat(Seat.TEACHER, "", record.teacherHash(), false, now());
            store.add(record.id(), teacher);
            seats.put(Seat.TEACHER, teacher);
        }
    }

    Instant now() {
        return ClassroomStore.now(clock);
    }

    ClassroomRecord record() {
        return record;
    }

    Agenda agenda() {
        return agenda;
    }

    // ---- what is committed -------------------------------------------------------------------

    private void commit(Runnable work) {
        committing.lock();
        try {
            work.run();
        } catch (DataAccessException | TransactionException failed) {
            throw new ClassroomRefusedException(failed);
        } finally {
            committing.unlock();
        }
    }

    /** Asks the class for something else. */
    void change(UnaryOperator<Agenda> change) {
        commit(() -> {
            Agenda next = change.apply(agenda);
            if (next.equals(agenda)) {
                return;
            }
            if (agenda.ended()) {
                throw new ClassroomRefusedException(Reason.ENDED);
            }
            store.write(record.id(), next);
            synchronized (this) {
                if (next.asked() != agenda.asked()) {
                    asked = now();
                }
                agenda = next;
                seats.values().forEach(seat -> seat.begin(next, now()));
            }
        });
        tellAll();
    }

    /** @return the key of the seat, and its number */
    Entrance sit(String typed, boolean simulated) {
        String key = Letters.draw(Letters.SECRET);
        Seat[] taken = new Seat[1];
        commit(() -> {
            requireOpen();
            List<String> names = new ArrayList<>();
            int number;
            synchronized (this) {
                if (seats.size() > limits.seats()) {
                    throw new ClassroomRefusedException(Reason.FULL, limits.seats());
                }
                seats.values().forEach(seat -> names.add(seat.nickname()));
                number = seats.keySet().stream().max(Integer::compare).orElse(0) + 1;
            }
            Seat seat = new Seat(number, nicknames.admit(typed, names), Letters.hash(key), simulated, now());
            if (!simulated) {
                store.add(record.id(), seat);
            }
            synchronized (this) {
                seat.begin(agenda, now());
                seats.put(number, seat);
            }
            taken[0] = seat;
        });
        move(false);
        return new Entrance(key, taken[0].number());
    }

    private void requireOpen() {
        if (agenda.ended()) {
            throw new ClassroomRefusedException(Reason.ENDED);
        }
    }

    void rename(int number, String typed) {
        commit(() -> {
            Seat seat = require(number);
            List<String> names;
            synchronized (this) {
                names = seats.values().stream()
                        .filter(other -> other != seat)
                        .map(Seat::nickname)
                        .toList();
            }
            String name = nicknames.admit(typed, names);
            store.rename(record.id(), number, name);
            synchronized (this) {
                seat.rename(name);
            }
        });
        tellAll();
    }

    void remove(int number) {
        if (number == Seat.TEACHER) {
            throw new IllegalArgumentException("classroom: seat 0 is the teacher's own and stays");
        }
        commit(() -> {
            store.remove(record.id(), number);
            synchronized (this) {
                seats.remove(number);
            }
        });
        tellAll();
    }

    /** Everybody but the teacher is gone, with all that was done. */
    void reset() {
        commit(() -> {
            store.reset(record.id());
            synchronized (this) {
                seats.keySet().removeIf(number -> number != Seat.TEACHER);
                require(Seat.TEACHER).clear(now());
                moments = 0;
            }
        });
        change(before -> before.at(0).saying("").paused(false));
        tellAll();
    }

    // ---- what seats do -----------------------------------------------------------------------

    private Seat require(int number) {
        Seat seat = seats.get(number);
        if (seat == null) {
            throw new ClassroomRefusedException(Reason.GONE);
        }
        return seat;
    }

    /** Something with a seat, under the class's lock. */
    synchronized <T> T at(int number, Function<Seat, T> use) {
        used = now();
        return use.apply(require(number));
    }

    synchronized boolean has(int number) {
        return seats.containsKey(number);
    }

    /** The seat that this key opens; 0 where it opens none. */
    synchronized int seat(String key) {
        String hash = Letters.hash(key);
        return seats.values().stream()
                .filter(seat -> seat.number() != Seat.TEACHER && seat.keyHash().equals(hash))
                .mapToInt(Seat::number)
                .findFirst()
                .orElse(0);
    }

    void stands(int number, Standing here) {
        synchronized (this) {
            Seat seat = require(number);
            used = now();
            if (seat.stands(here, agenda, asked, used)) {
                moved = true;
                shownMoved |= agenda.shown().orElse(-1) == number;
            }
        }
    }

    Duration sinceAsked() {
        synchronized (this) {
            return Duration.between(asked, now());
        }
    }

    void guess(int number, float value) {
        synchronized (this) {
            if (agenda.task()
                    .filter(task -> task instanceof Task.Guess(String experiment, float truth, boolean told) && !told)
                    .isPresent()) {
                require(number).guess(value, Duration.between(asked, now()));
                moved = true;
            }
        }
    }

    /** Somebody's page came or went. */
    void move(boolean atOnce) {
        synchronized (this) {
            moved = true;
        }
        if (atOnce) {
            tick();
        }
    }

    /** Whose screen everybody sees, and where that stands. */
    synchronized Optional<Standing> shown() {
        return agenda.shown().isPresent()
                ? Optional.ofNullable(seats.get(agenda.shown().getAsInt())).map(Seat::standing)
                : Optional.empty();
    }

    synchronized String nickname(int number) {
        return require(number).nickname();
    }

    synchronized Board board() {
        Instant now = now();
        return new Board(
                record.code(),
                agenda,
                seats.values().stream()
                        .filter(seat -> seat.number() != Seat.TEACHER)
                        .map(seat -> seat.attendee(agenda, now))
                        .toList(),
                now);
    }

    // ---- who hears of it ---------------------------------------------------------------------

    void addStudent(Listener listener) {
        students.add(listener);
    }

    void addWatcher(Listener listener) {
        watchers.add(listener);
    }

    void remove(Listener listener) {
        students.remove(listener);
        watchers.remove(listener);
    }

    private void tellAll() {
        students.forEach(Listener::hears);
        watchers.forEach(Listener::hears);
    }

    /** Tells boards what moved since the last time; called a few times a second. */
    void tick() {
        boolean tellWatchers;
        boolean tellStudents;
        synchronized (this) {
            tellWatchers = moved;
            tellStudents = shownMoved;
            moved = false;
            shownMoved = false;
        }
        if (tellWatchers) {
            watchers.forEach(Listener::hears);
        }
        if (tellStudents) {
            students.forEach(Listener::hears);
        }
    }

    /** Time alone changes a board too: who does not get on is stuck. */
    void tickSlowly() {
        watchers.forEach(Listener::hears);
    }

    /** Whether nobody is here, and was not for so long. */
    synchronized boolean isIdle(Duration time) {
        return watchers.isEmpty()
                && seats.values().stream().noneMatch(Seat::isOpen)
                && Duration.between(used, now()).compareTo(time) > 0;
    }

    // ---- what is written behind --------------------------------------------------------------

    /** What seats have done since the last time. */
    synchronized Unwritten unwritten() {
        Instant now = now();
        Map<Integer, Work> works = new HashMap<>();
        List<Moment> remembered = new ArrayList<>();
        // A class that has been at work for long remembers more seldom.
        Duration between = BETWEEN_MOMENTS.multipliedBy(1 + 8L * moments / limits.moments());
        for (Seat seat : seats.values()) {
            Work work = seat.unwritten();
            if (work != null) {
                works.put(seat.number(), work);
                if (moments < limits.moments()) {
                    seat.moment(between, now).ifPresent(remembered::add);
                }
            }
        }
        moments += remembered.size();
        return new Unwritten(works, remembered);
    }

    synchronized void stayUnwritten(Collection<Integer> numbers) {
        numbers.stream().map(seats::get).filter(seat -> seat != null).forEach(Seat::stayUnwritten);
    }

    record Unwritten(Map<Integer, Work> works, List<Moment> moments) {}

    List<Moment> history() {
        return store.history(record.id());
    }

    /** Where a seat's page begins: where it stands, or where the class begins, or where the experiment does. */
    Trail trail(int number, Experiment experiment) {
        return at(number, seat -> seat.link(experiment.id()))
                .map(own -> read(experiment, own))
                .orElseGet(() -> start(experiment));
    }

    /** Where the class begins in an experiment, or where the experiment does. */
    Trail start(Experiment experiment) {
        Predicate<Stop> here = stop ->
                stop.experiment().equals(experiment.id()) && !stop.link().isEmpty();
        Optional<String> begun =
                agenda.stops().stream().filter(here).map(Stop::link).findFirst();
        return begun.map(link -> read(experiment, link)).orElseGet(experiment::start);
    }

    static Trail read(Experiment experiment, String link) {
        return Permalink.read(experiment, Permalink.parameters(link), Set.of()).trail();
    }
}
