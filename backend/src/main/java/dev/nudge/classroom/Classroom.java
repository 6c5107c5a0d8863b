package dev.nudge.classroom;

import dev.nudge.classroom.ClassroomRefusedException.Reason;
import dev.nudge.compute.Compute;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Trail;
import dev.nudge.lesson.data.Curve;
import dev.nudge.lesson.together.Ensemble;
import dev.nudge.link.Permalink;
import dev.nudge.saved.Letters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * One class: its truth in memory, and behind it in the database. What a teacher asks for, and who comes and goes, is committed before anybody hears of it; what
 * seats do is written behind.
 */
final class Classroom {

    /** Between two moments of one seat that are remembered, while a class has few. */
    private static final Duration BETWEEN_MOMENTS = Duration.ofSeconds(2);

    /** After so many eighths of what is kept, moments are twice as far apart with each one more. */
    private static final int EIGHTHS = 8;

    private static final int MOST_DOUBLINGS = 12;

    private static final int LONGEST_KEY = 100;

    private static final Duration BEFORE_WRITING = Duration.ofMillis(250);

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final ClassroomRecord record;
    private final ClassroomStore store;
    private final Nicknames nicknames;
    private final ClassroomLimits limits;
    private final Clock clock;
    private final Supplier<Compute> computes;
    private @Nullable Common common;

    /** Whoever commits something holds it, one after the other; never wanted by who holds the class itself. */
    private final ReentrantLock committing = new ReentrantLock();

    private final Map<Integer, Seat> seats = new TreeMap<>();
    private volatile Agenda agenda;
    /** The highest number that was ever drawn: none is drawn twice, so that no page finds somebody else at its seat. */
    private int highest;

    private int moments;
    private boolean closed;

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

    Classroom(
            ClassroomRecord record,
            ClassroomStore store,
            Nicknames nicknames,
            ClassroomLimits limits,
            Supplier<Compute> computes,
            Clock clock) {
        this.computes = computes;
        this.record = record;
        this.store = store;
        this.nicknames = nicknames;
        this.limits = limits;
        this.clock = clock;
        this.agenda = record.agenda();
        this.used = now();
        this.moments = store.moments(record.id());
        for (Seat seat : store.seats(record.id(), now())) {
            seats.put(seat.number(), seat);
            highest = Math.max(highest, seat.number());
        }
        store.common(record.id())
                .filter(written -> agenda.game().isPresent()
                        && written.number() == agenda.game().get().number())
                .ifPresent(written -> common().ifPresent(played -> played.restore(written)));
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

    // ---- what is committed -------------------------------------------------------------------

    private void commit(Runnable work) {
        boolean mine = false;
        try {
            // While the database is silent, those who wait must not wait for one another.
            mine = committing.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (!mine) {
                throw new ClassroomRefusedException(Reason.NOT_SAVED);
            }
            requireThere();
            work.run();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ClassroomRefusedException(Reason.NOT_SAVED);
        } catch (DataAccessException | TransactionException failed) {
            throw new ClassroomRefusedException(failed);
        } finally {
            if (mine) {
                committing.unlock();
            }
        }
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
        tellAll();
    }

    private synchronized void follow(Agenda next) {
        agenda = next;
        seats.values().forEach(seat -> seat.hears(next, now()));
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
            if (!simulated) {
                store.add(record.id(), seat);
            }
            synchronized (this) {
                seat.begin(agenda, now());
                seats.put(number, seat);
            }
            taken[0] = seat;
        });
        comesOrGoes();
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
        change(before ->
                before.shown().orElse(-1) == number && !before.ended() ? before.showing(OptionalInt.empty()) : before);
        tellAll();
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
                moments = 0;
                follow(next);
            }
        });
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

    void stands(Seat seat, Standing here) {
        synchronized (this) {
            require(seat);
            used = now();
            if (seat.stands(here, agenda, used)) {
                moved = true;
                shownMoved |= agenda.shown().orElse(-1) == seat.number();
            }
        }
    }

    void guess(Seat seat, float value) {
        foretell(seat, Task.Guess.class, (mine, after) -> mine.guess(value, after));
    }

    /** @param shares as a seat takes them */
    void draw(Seat seat, Curve shares) {
        foretell(seat, Task.Drawing.class, (mine, after) -> mine.draw(shares, after));
    }

    /** Does what is asked beforehand, as long as that is asked and its truth is not told. */
    private synchronized void foretell(
            Seat seat, Class<? extends Task.Foretold> asked, BiConsumer<Seat, Duration> word) {
        if (!agenda.paused()
                && agenda.task()
                        .filter(asked::isInstance)
                        .filter(task -> !asked.cast(task).told())
                        .isPresent()) {
            word.accept(require(seat), Duration.between(agenda.since(), now()));
            moved = true;
        }
    }

    /** Somebody's page came or went. */
    synchronized void comesOrGoes() {
        moved = true;
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
        Optional<Game> game = closed ? Optional.empty() : agenda.game();
        Common now = common;
        if (now != null && (game.isEmpty() || !now.is(game.get()))) {
            now.close();
            now = null;
        }
        if (now == null && game.isPresent()) {
            now = new Common(game.get(), computes.get());
        }
        common = now;
        if (now != null) {
            now.seat(seats.values().stream()
                    .filter(seat -> seat.isOpen() && seat.number() != Seat.TEACHER)
                    .map(Seat::number)
                    .toList());
        }
        return Optional.ofNullable(now);
    }

    /** As a board shows it. */
    synchronized Optional<Together> together() {
        return common().map(played -> played.board(agenda.game().orElseThrow()));
    }

    /** As a seat sees it. */
    synchronized Optional<Together> together(Seat seat, int part) {
        require(seat);
        return common().map(played -> played.seat(agenda.game().orElseThrow(), seat.number(), part));
    }

    void move(Seat seat, Ensemble.Move move) {
        synchronized (this) {
            require(seat);
            if (!agenda.paused()) {
                common().ifPresent(played -> played.move(seat.number(), move));
            }
            moved = true;
        }
    }

    /** Applies what everybody does, once; everybody hears of it. */
    void beat() {
        synchronized (this) {
            common().ifPresent(played -> played.tick(agenda.game().orElseThrow().rate()));
        }
        tellAll();
    }

    /** Likewise, where it ticks by itself. */
    void beatIfRunning() {
        if (!agenda.paused() && agenda.game().filter(Game::running).isPresent()) {
            beat();
        }
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

    /** Somebody is about to come. */
    synchronized Classroom awaits() {
        used = now();
        return this;
    }

    /** Whether nobody is here, and was not for so long, and all is written down. */
    synchronized boolean isIdle(Duration time) {
        return seats.values().stream().noneMatch(Seat::isUnwritten)
                && watchers.isEmpty()
                && seats.values().stream().noneMatch(Seat::isOpen)
                && Duration.between(used, now()).compareTo(time) > 0;
    }

    // ---- what is written behind --------------------------------------------------------------

    /** Writes down what was done since the last time. Nobody leaves or is removed meanwhile, so that nothing of them comes back. */
    void write() {
        if (!isFreeToWrite()) {
            return;
        }
        try {
            Unwritten all = unwritten();
            if (!all.isNothing()) {
                try {
                    store.write(record.id(), all.works(), all.moments(), all.played());
                } catch (DataAccessException | TransactionException failed) {
                    stayUnwritten(all);
                    throw failed;
                }
            }
        } finally {
            committing.unlock();
        }
    }

    /** Waits a little for who commits: a class in which many come at once must be written down all the same. */
    private boolean isFreeToWrite() {
        try {
            return committing.tryLock(BEFORE_WRITING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return committing.tryLock();
        }
    }

    private synchronized Unwritten unwritten() {
        Instant now = now();
        Map<Integer, Work> works = new HashMap<>();
        List<Moment> remembered = new ArrayList<>();
        if (closed) {
            return new Unwritten(works, remembered, List.of());
        }
        // A class that has been at work for long remembers more seldom.
        long doublings = Math.min(MOST_DOUBLINGS, (long) EIGHTHS * moments / limits.moments());
        Duration between = BETWEEN_MOMENTS.multipliedBy(1L << doublings);
        for (Seat seat : seats.values()) {
            Work work = seat.unwritten();
            if (work != null) {
                works.put(seat.number(), work);
                if (moments + remembered.size() < 2 * limits.moments()) {
                    seat.moment(between, now).ifPresent(remembered::add);
                }
            }
        }
        moments += remembered.size();
        List<Common.Written> played = common == null ? List.of() : common.unwritten();
        return new Unwritten(works, remembered, played);
    }

    private synchronized void stayUnwritten(Unwritten all) {
        all.works().keySet().forEach(number -> seat(number).ifPresent(Seat::stayUnwritten));
        moments -= all.moments().size();
        if (common != null && !all.played().isEmpty()) {
            common.stayUnwritten();
        }
    }

    private record Unwritten(Map<Integer, Work> works, List<Moment> moments, List<Common.Written> played) {

        boolean isNothing() {
            return works.isEmpty() && played.isEmpty();
        }
    }

    /** It is not there any more: everybody who is here hears that their seats are gone. */
    void close() {
        synchronized (this) {
            closed = true;
            seats.clear();
            common();
        }
        tellAll();
    }

    /** It is read again when somebody comes. */
    synchronized void rest() {
        closed = true;
        common();
    }

    List<Moment> track() {
        return store.track(record.id());
    }

    List<Moment> history() {
        return store.history(record.id());
    }

    /** Where a seat's page begins: where it stands, or where the class begins, or where the experiment does. */
    Trail trail(Seat of, Experiment experiment) {
        return at(of, seat -> seat.link(experiment.id()))
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
