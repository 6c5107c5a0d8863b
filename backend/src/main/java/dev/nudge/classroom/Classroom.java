package dev.nudge.classroom;

import dev.nudge.classroom.ClassroomRefusedException.Reason;
import dev.nudge.compute.Compute;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Trail;
import dev.nudge.lesson.data.Curve;
import dev.nudge.lesson.together.Ensemble;
import dev.nudge.saved.Letters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * One class: its truth in memory, and behind it in the database. What a teacher asks for, and who comes and goes, is committed before anybody hears of it; what
 * seats do is written behind.
 */
final class Classroom {

    private static final int LONGEST_KEY = 100;

    private final ClassroomRecord record;
    private final ClassroomStore store;
    private final Nicknames nicknames;
    private final ClassroomLimits limits;
    private final Clock clock;
    private final Films films;
    private final Pen pen = new Pen();
    private final Diary diary;
    private final Audience audience;
    private final Arrivals arrivals;
    private final Played played;

    private final Map<Integer, Seat> seats = new TreeMap<>();
    private volatile Agenda agenda;
    /** Seats that are being looked at where a race ends. */
    private final Set<Seat> arriving = new HashSet<>();
    /** The highest number that was ever drawn, also before the server was started: none is drawn twice, so that nobody finds somebody else at their seat. */
    private int highest;

    private boolean closed;
    private Instant used;

    Classroom(
            ClassroomRecord record,
            ClassroomStore store,
            Nicknames nicknames,
            ClassroomLimits limits,
            Supplier<Compute> computes,
            Arrivals arrivals,
            Films films,
            Clock clock) {
        this.films = films;
        this.record = record;
        this.store = store;
        this.nicknames = nicknames;
        this.limits = limits;
        this.clock = clock;
        this.agenda = record.agenda();
        this.highest = record.highest();
        this.used = now();
        this.diary = new Diary(record.id(), store, limits.moments());
        this.audience = new Audience(clock);
        this.arrivals = arrivals;
        this.played = new Played(computes);
        for (Seat seat : store.seats(record.id(), now())) {
            // What was asked last is committed, and what seats did for it may not have been written down.
            seat.begin(agenda, now());
            seats.put(seat.number(), seat);
        }
        store.common(record.id())
                .filter(written -> agenda.game().isPresent()
                        && written.number() == agenda.game().get().number())
                .ifPresent(written -> common().ifPresent(begun -> {
                    begun.restore(written);
                    begun.retain(seats.keySet());
                }));
    }

    Instant now() {
        return ClassroomStore.now(clock);
    }

    /** Whether its days are over. */
    boolean isOver() {
        return record.expires().isBefore(now());
    }

    ClassroomRecord record() {
        return record;
    }

    Agenda agenda() {
        return agenda;
    }

    Audience audience() {
        return audience;
    }

    // ---- what is committed -------------------------------------------------------------------

    private void commit(Runnable work) {
        pen.commit(() -> {
            requireThere();
            work.run();
        });
    }

    private synchronized void requireThere() {
        if (closed) {
            throw new ClassroomRefusedException(Reason.GONE);
        }
    }

    /** Asks the class for something else. */
    void change(UnaryOperator<Agenda> change) {
        commit(() -> {
            Agenda wished = change.apply(agenda);
            if (wished.equals(agenda)) {
                return;
            }
            requireOpen();
            Agenda next = wished.asked() == agenda.asked() ? wished : wished.since(now());
            if (!store.write(record.id(), next)) {
                throw new ClassroomRefusedException(Reason.GONE);
            }
            follow(next);
        });
        audience.tellAll();
    }

    private synchronized void follow(Agenda next) {
        boolean goesOn = agenda.rests() && !next.rests();
        agenda = next;
        seats.values().forEach(seat -> {
            seat.hears(next, now());
            if (goesOn) {
                seat.rested(now());
            }
        });
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
                number = ++highest;
            }
            Seat seat = new Seat(number, nicknames.admit(typed, names), Letters.hash(key), simulated, now());
            if (simulated) {
                store.draw(record.id(), number);
            } else {
                store.add(record.id(), seat);
            }
            synchronized (this) {
                seat.begin(agenda, now());
                seats.put(number, seat);
            }
            taken[0] = seat;
        });
        audience.moves();
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
        audience.tellAll();
    }

    void remove(int number) {
        if (number == Seat.TEACHER) {
            throw new IllegalArgumentException("classroom: seat 0 is the teacher's own and stays");
        }
        commit(() -> {
            store.remove(record.id(), number);
            diary.removed();
            synchronized (this) {
                seats.remove(number);
                common().ifPresent(begun -> begun.retain(seats.keySet()));
            }
        });
        change(before ->
                before.shown().orElse(-1) == number && !before.ended() ? before.showing(OptionalInt.empty()) : before);
        audience.tellAll();
    }

    /** Everybody but the teacher is gone, with all that was done; the class begins anew. */
    void reset() {
        commit(() -> {
            requireOpen();
            Agenda next = agenda.at(0).saying("").paused(false);
            store.reset(record.id(), next);
            synchronized (this) {
                seats.keySet().removeIf(number -> number != Seat.TEACHER);
                teacher().clear(now());
                diary.clear();
                follow(next);
            }
        });
        audience.tellAll();
    }

    // ---- what seats do -----------------------------------------------------------------------

    private Seat require(int number) {
        Seat seat = seats.get(number);
        if (seat == null) {
            throw new ClassroomRefusedException(Reason.GONE);
        }
        return seat;
    }

    private Seat require(Seat seat) {
        if (!has(seat)) {
            throw new ClassroomRefusedException(Reason.GONE);
        }
        return seat;
    }

    /** Something with a seat, under the class's lock. */
    synchronized <T> T at(Seat seat, Function<Seat, T> use) {
        used = now();
        return use.apply(require(seat));
    }

    /** Whether this very seat is still there. */
    synchronized boolean has(Seat seat) {
        return seats.get(seat.number()) == seat;
    }

    synchronized Optional<Seat> seat(int number) {
        return Optional.ofNullable(seats.get(number));
    }

    synchronized Seat teacher() {
        return require(Seat.TEACHER);
    }

    /** The seat that this key opens. */
    Optional<Seat> seat(String key) {
        if (key.length() > LONGEST_KEY) {
            return Optional.empty();
        }
        String hash = Letters.hash(key);
        synchronized (this) {
            return seats.values().stream()
                    .filter(seat ->
                            seat.number() != Seat.TEACHER && seat.keyHash().equals(hash))
                    .findFirst();
        }
    }

    void stands(Seat seat, Experiment experiment, Trail trail, Frame frame) {
        Agenda asked;
        Instant when;
        Optional<Task.Race> passed;
        synchronized (this) {
            require(seat);
            asked = agenda;
            when = now();
            used = when;
            if (seat.stands(Standing.in(asked, experiment, trail, frame), asked, when)) {
                audience.moves();
                if (seat.isOpenTwice()) {
                    audience.leads(seat.number());
                }
                if (asked.shown().orElse(-1) == seat.number()) {
                    audience.shownMoves();
                }
            }
            passed = Racing.at(asked, experiment)
                    .filter(race -> seat.passes(race, trail.steps()))
                    .filter(race -> !arriving.contains(seat) && agenda.counts(experiment, trail));
            passed.ifPresent(race -> arriving.add(seat));
        }
        if (passed.isPresent()) {
            Trail there = trail.upTo(passed.get().steps());
            arrivals.walk(experiment, there, seen -> arrives(asked, seat, experiment, there, seen, when));
        }
    }

    /** It was seen where it stood at the last step of a race, which it has gone past since; that it was there then counts, however long it took to look. */
    private void arrives(
            Agenda asked, Seat seat, Experiment experiment, Trail there, Optional<Frame> seen, Instant when) {
        synchronized (this) {
            arriving.remove(seat);
            boolean goesOn = asked.asked() == agenda.asked() && asked.task().equals(agenda.task());
            if (seen.isPresent() && goesOn && has(seat)) {
                seat.came(Standing.in(agenda, experiment, there, seen.get()), agenda, when);
                audience.moves();
                audience.leads(seat.number());
            }
        }
    }

    boolean guess(Seat seat, int asked, float value) {
        return foretell(seat, asked, Task.Guess.class, (mine, after) -> mine.guess(value, after));
    }

    /** @param shares as a seat takes them */
    boolean draw(Seat seat, int asked, Curve shares) {
        return foretell(seat, asked, Task.Drawing.class, (mine, after) -> mine.draw(shares, after));
    }

    /** Does what is asked beforehand, as long as just that is asked and its truth is not told; whether it did. */
    private synchronized boolean foretell(
            Seat seat, int asked, Class<? extends Task.Foretold> kind, BiConsumer<Seat, Duration> word) {
        require(seat);
        boolean counts = !agenda.paused()
                && asked == agenda.asked()
                && agenda.task()
                        .filter(kind::isInstance)
                        .filter(task -> !kind.cast(task).told())
                        .isPresent();
        if (counts) {
            word.accept(seat, Duration.between(agenda.since(), now()));
            audience.moves();
        }
        return counts;
    }

    /** Whose screen everybody sees, and where that stands. */
    synchronized Optional<Standing> shown() {
        return agenda.shown().isPresent()
                ? Optional.ofNullable(seats.get(agenda.shown().getAsInt())).map(Seat::standing)
                : Optional.empty();
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

    // ---- what is trained as one --------------------------------------------------------------

    /** What is trained as one now, with those who are here. */
    private Optional<Common> common() {
        List<Integer> here = seats.values().stream()
                .filter(seat -> seat.isOpen() && seat.number() != Seat.TEACHER)
                .map(Seat::number)
                .toList();
        return played.by(closed ? Optional.empty() : agenda.game(), here);
    }

    /** As a board shows it. */
    synchronized Optional<Together> together() {
        return common().map(begun -> begun.board(agenda.game().orElseThrow()));
    }

    /** As a seat sees it. */
    synchronized Optional<Together> together(Seat seat, int part) {
        require(seat);
        return common().map(begun -> begun.seat(agenda.game().orElseThrow(), seat.number(), part));
    }

    /** Whether it counts. */
    synchronized boolean move(Seat seat, Ensemble.Move move) {
        require(seat);
        Optional<Common> begun = agenda.paused() ? Optional.empty() : common();
        begun.ifPresent(each -> each.move(seat.number(), move));
        if (begun.isPresent()) {
            audience.moves();
        }
        return begun.isPresent();
    }

    /** Applies what everybody does, once; learners hear of it, and boards with the next tick. */
    void beat() {
        synchronized (this) {
            common().ifPresent(begun -> begun.tick(agenda.game().orElseThrow().rate()));
        }
        audience.moves();
        audience.tellStudents();
    }

    /** Likewise, where it ticks by itself. */
    void beatIfRunning() {
        if (!agenda.paused() && agenda.game().filter(Game::running).isPresent()) {
            beat();
        }
    }

    /** Tells boards what moved since the last time; called a few times a second. */
    void tick() {
        audience.tick();
    }

    /** Time alone changes a board too: who does not get on is stuck. Boards hear with the next tick. */
    void tickSlowly() {
        audience.moves();
    }

    /** Somebody is about to come. */
    synchronized Classroom awaits() {
        used = now();
        return this;
    }

    /** Whether nobody is here, and was not for so long, and all is written down. */
    synchronized boolean isIdle(Duration time) {
        return seats.values().stream().noneMatch(Seat::isUnwritten)
                && audience.isUnwatched()
                && seats.values().stream().noneMatch(Seat::isOpen)
                && Duration.between(used, now()).compareTo(time) > 0;
    }

    /** Writes down what was done since the last time. Nobody leaves or is removed meanwhile, so that nothing of them comes back. */
    void write() {
        pen.write(() -> {
            Diary.Page page = unwritten();
            if (!page.isEmpty()) {
                try {
                    diary.write(page);
                } catch (DataAccessException | TransactionException failed) {
                    stayUnwritten(page);
                    throw failed;
                }
            }
        });
    }

    private synchronized Diary.Page unwritten() {
        return closed ? Diary.Page.EMPTY : diary.page(seats.values(), played.unwritten(), now());
    }

    private synchronized void stayUnwritten(Diary.Page page) {
        page.works().keySet().forEach(number -> seat(number).ifPresent(Seat::stayUnwritten));
        diary.tearOut(page);
        if (!page.played().isEmpty()) {
            played.stayUnwritten();
        }
    }

    /** It is not there any more: everybody who is here hears that their seats are gone. */
    void close() {
        synchronized (this) {
            closed = true;
            seats.clear();
            common();
        }
        audience.tellAll();
    }

    /** Whether it has not been removed. */
    synchronized boolean isThere() {
        return !closed;
    }

    /** It is read again when somebody comes. */
    synchronized void rest() {
        closed = true;
        common();
    }

    Film film() {
        return films.of(this, diary.changed(), () -> Film.of(store.track(record.id())));
    }

    List<Moment> history() {
        return store.history(record.id());
    }

    /** Where a seat's page begins: where it stands, or where the class begins, or where the experiment does. */
    Trail trail(Seat of, Experiment experiment, Stop there) {
        return at(of, seat -> seat.link(experiment.id()))
                .map(own -> Agenda.read(experiment, own))
                .orElseGet(() -> agenda.start(experiment, there));
    }
}
