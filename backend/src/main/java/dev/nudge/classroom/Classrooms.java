package dev.nudge.classroom;

import dev.nudge.classroom.ClassroomRefusedException.Reason;
import dev.nudge.saved.Letters;
import dev.nudge.session.Learners;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;

/** Opens classes, and finds them again by their codes. */
@Service
@EnableConfigurationProperties(ClassroomLimits.class)
public class Classrooms {

    private static final Logger LOG = LoggerFactory.getLogger(Classrooms.class);

    /** A class that nobody is in is read again when somebody comes. */
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final ClassroomStore store;
    private final Nicknames nicknames;
    private final ClassroomLimits limits;
    private final Clock clock;
    private final Doorkeeper door;
    private final Rehearsals rehearsals;
    private final Arrivals arrivals;
    private final Films films = new Films();
    private final Map<String, Classroom> live = new ConcurrentHashMap<>();

    @Autowired
    Classrooms(ClassroomStore store, Nicknames nicknames, ClassroomLimits limits, Learners learners) {
        this(store, nicknames, limits, new Rehearsals(learners), new Arrivals(learners), Clock.systemUTC());
    }

    Classrooms(
            ClassroomStore store,
            Nicknames nicknames,
            ClassroomLimits limits,
            Rehearsals rehearsals,
            Arrivals arrivals,
            Clock clock) {
        this.store = store;
        this.nicknames = nicknames;
        this.limits = limits;
        this.rehearsals = rehearsals;
        this.arrivals = arrivals;
        this.clock = clock;
        this.door = new Doorkeeper(limits);
    }

    Rehearsals rehearsals() {
        return rehearsals;
    }

    /** How many days a class is kept after it was opened. */
    public int days() {
        return limits.days();
    }

    /**
     * Opens a class; it is committed when this returns.
     *
     * @param title what the teacher calls it; may be empty
     * @param stops where it goes; at least one
     * @param address of who opens it; it is not written down
     * @return what opens it, and its code
     * @throws ClassroomRefusedException if there is no room, or it could not be written down
     */
    public Opened open(String title, List<Stop> stops, String address) {
        door.requireOpening(address);
        Agenda agenda = Agenda.of(title, stops);
        Keys keys = Keys.draw();
        Instant now = ClassroomStore.now(clock);
        ClassroomRecord record = new ClassroomRecord(
                Letters.draw(Letters.ID),
                Codes.draw(),
                Letters.hash(keys.teacher()),
                Letters.hash(keys.partner()),
                Letters.hash(keys.board()),
                agenda,
                Seat.TEACHER,
                now,
                now.plus(Duration.ofDays(limits.days())));
        try {
            if (store.count() >= limits.most()) {
                throw new ClassroomRefusedException(Reason.NO_ROOM, limits.most());
            }
            store.add(record);
        } catch (DataAccessException | TransactionException failed) {
            throw new ClassroomRefusedException(failed);
        }
        door.opened(record.code(), address);
        return new Opened(record.code(), keys);
    }

    /** A code as it was drawn, however it was typed. */
    public static String typed(String code) {
        return Codes.typed(code);
    }

    /**
     * What a class is about, before one has a seat; empty where there is no such class.
     *
     * @throws ClassroomRefusedException if this guest has named too many that are not there
     */
    public Optional<Agenda> look(String code, Guest guest) {
        return find(code, guest).map(Classroom::agenda);
    }

    /**
     * Takes a seat.
     *
     * @throws ClassroomRefusedException if the name is none for a class, there is no seat, or this guest has taken too many
     */
    public Optional<Entrance> join(String code, String nickname, Guest guest) {
        return find(code, guest).map(room -> {
            door.requireSeat(guest);
            Entrance entrance = room.sit(nickname, false);
            door.seated(room.record().code(), guest);
            return entrance;
        });
    }

    /** The seat that this key opens. */
    public Optional<Attendance> attend(String code, String key, Guest guest) {
        return opened(code, guest, room -> room.seat(Letters.typed(key)).map(seat -> new Attendance(room, seat)));
    }

    /** The teacher's desk, for who has the teacher's key or a partner's. */
    public Optional<Desk> teach(String code, String key, Guest guest) {
        String typed = Letters.typed(key);
        String hash = Letters.hash(typed);
        return opened(code, guest, room -> {
            if (room.record().teacherHash().equals(hash)) {
                return Optional.of(new Desk(room, Keys.ofTeacher(typed), this));
            }
            return room.record().partnerHash().equals(hash)
                    ? Optional.of(new Desk(room, Keys.ofPartner(typed), this))
                    : Optional.empty();
        });
    }

    /** What a projector shows, for who has that key. */
    public Optional<Projection> watch(String code, String key, Guest guest) {
        String hash = Letters.hash(Letters.typed(key));
        return opened(
                code,
                guest,
                room -> room.record().boardHash().equals(hash) ? Optional.of(new Projection(room)) : Optional.empty());
    }

    /** The lesson as a film, for who has its key, or the projector's. */
    public Optional<Replay> replay(String code, String key, Guest guest) {
        String hash = Letters.hash(Letters.typed(key));
        return opened(code, guest, room -> {
            String board = room.record().boardHash();
            return hash.equals(board) || hash.equals(Letters.hash(Keys.film(board)))
                    ? Optional.of(new Replay(room.agenda(), room.film()))
                    : Optional.empty();
        });
    }

    /**
     * What a key opens. Whatever neighbours have mistyped, it opens a class that is in use; and who has none learns nothing by it, not even whether there is such a class.
     *
     * @throws ClassroomRefusedException if the key opens nothing at once, and this guest, or many from the same address, have brought too many that did not
     */
    private <T> Optional<T> opened(String typed, Guest guest, Function<Classroom, Optional<T>> opens) {
        String code = typed(typed);
        if (!Codes.isOne(code)) {
            return Optional.empty();
        }
        Optional<T> opened = inUse(code).flatMap(opens);
        if (opened.isEmpty()) {
            door.requireKey(guest);
            opened = inUse(code).or(() -> read(code)).flatMap(opens);
        }
        if (opened.isPresent()) {
            door.lets(code, guest.address());
        } else {
            door.wrongKey(guest);
        }
        return opened;
    }

    private Optional<Classroom> find(String typed, Guest guest) {
        String code = typed(typed);
        if (!Codes.isOne(code)) {
            return Optional.empty();
        }
        door.requireCode(code, guest);
        Optional<Classroom> found = inUse(code).or(() -> read(code));
        if (found.isEmpty()) {
            door.wrong(code, guest);
        }
        return found;
    }

    /** Somebody is about to come: it is not forgotten in that moment. */
    private Optional<Classroom> inUse(String code) {
        return Optional.ofNullable(live.computeIfPresent(code, (same, room) -> room.isOver() ? null : room.awaits()));
    }

    /** Not within the map: who looks for another class does not wait for the database. */
    private Optional<Classroom> read(String code) {
        try {
            Optional<Classroom> read = store.byCode(code, ClassroomStore.now(clock))
                    .map(record ->
                            new Classroom(record, store, nicknames, limits, rehearsals::lend, arrivals, films, clock));
            return read.map(room -> {
                Classroom first = live.putIfAbsent(code, room);
                if (first != null) {
                    room.rest();
                    return first.awaits();
                }
                return room;
            });
        } catch (DataAccessException | TransactionException failed) {
            throw new ClassroomRefusedException(failed);
        }
    }

    /** Removes a class for good; everybody who is there hears of it. */
    void delete(Classroom room) {
        try {
            store.remove(room.record().id());
        } catch (DataAccessException | TransactionException failed) {
            throw new ClassroomRefusedException(failed);
        }
        live.remove(room.record().code(), room);
        rehearsals.end(room);
        room.close();
    }

    Collection<Classroom> live() {
        return live.values();
    }

    /** Writes down what was done since the last time. */
    void write() {
        for (Classroom room : live.values()) {
            try {
                room.write();
            } catch (DataAccessException | TransactionException failed) {
                LOG.warn("What a class did could not be written down; it is tried again", failed);
            }
        }
    }

    /** Forgets classes that nobody is in, and removes those whose time is over. */
    void tidy() {
        write();
        for (String code : live.keySet()) {
            live.computeIfPresent(code, (same, room) -> {
                if (!room.isIdle(IDLE)) {
                    return room;
                }
                room.rest();
                return null;
            });
        }
        List<Classroom> over = live.values().stream().filter(Classroom::isOver).toList();
        int removed = store.clear(ClassroomStore.now(clock));
        if (removed > 0) {
            LOG.info("Removed {} classes whose time was over", removed);
        }
        for (Classroom room : over) {
            live.remove(room.record().code(), room);
            rehearsals.end(room);
            room.close();
        }
    }
}
