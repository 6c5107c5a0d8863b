package dev.nudge.classroom;

import dev.nudge.classroom.ClassroomRefusedException.Reason;
import dev.nudge.saved.Letters;
import dev.nudge.session.Learners;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
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

    /** Letters that are not taken for one another when they are read from a wall, and no vowels, so that no words come about. */
    private static final String ALPHABET = "BCDFGHJKMNPQRSTVWXZ";

    private static final int LETTERS = 6;
    private static final Pattern CODE = Pattern.compile("[" + ALPHABET + "]{" + LETTERS + "}");
    private static final Pattern BETWEEN = Pattern.compile("[\\s.\\-_]+");

    /** A class that nobody is in is read again when somebody comes. */
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final SecureRandom random = new SecureRandom();
    private final ClassroomStore store;
    private final Nicknames nicknames;
    private final ClassroomLimits limits;
    private final Clock clock;
    private final Attempts wrong;
    private final Attempts opened;
    private final Rehearsals rehearsals;
    private final Map<String, Classroom> live = new ConcurrentHashMap<>();

    @Autowired
    Classrooms(ClassroomStore store, Nicknames nicknames, ClassroomLimits limits, Learners learners) {
        this(store, nicknames, limits, new Rehearsals(learners), Clock.systemUTC());
    }

    Classrooms(ClassroomStore store, Nicknames nicknames, ClassroomLimits limits, Rehearsals rehearsals, Clock clock) {
        this.store = store;
        this.nicknames = nicknames;
        this.limits = limits;
        this.rehearsals = rehearsals;
        this.clock = clock;
        this.wrong = new Attempts(limits.tries(), limits.remembered());
        this.opened = new Attempts(limits.daily(), Duration.ofDays(1));
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
        opened.require(address);
        Agenda agenda = Agenda.of(title, stops);
        Keys keys = Keys.draw();
        Instant now = ClassroomStore.now(clock);
        ClassroomRecord record = new ClassroomRecord(
                Letters.draw(Letters.ID),
                draw(),
                Letters.hash(keys.teacher()),
                Letters.hash(keys.partner()),
                Letters.hash(keys.board()),
                agenda,
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
        opened.take(address);
        return new Opened(record.code(), keys);
    }

    private String draw() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LETTERS; i++) {
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** A code as it was drawn, however it was typed. */
    public static String typed(String code) {
        return BETWEEN.matcher(code).replaceAll("").toUpperCase(Locale.ROOT);
    }

    /**
     * What a class is about, before one has a seat; empty where there is no such class.
     *
     * @throws ClassroomRefusedException if this address has named too many that are not there
     */
    public Optional<Agenda> look(String code, String address) {
        return find(code, address).map(Classroom::agenda);
    }

    /**
     * Takes a seat.
     *
     * @throws ClassroomRefusedException if the name is none for a class, or there is no seat
     */
    public Optional<Entrance> join(String code, String nickname, String address) {
        return find(code, address).map(room -> room.sit(nickname, false));
    }

    /** The seat that this key opens. */
    public Optional<Attendance> attend(String code, String key, String address) {
        return known(code, address)
                .flatMap(room -> room.seat(Letters.typed(key)).map(seat -> new Attendance(room, seat)));
    }

    /** The teacher's desk, for who has the teacher's key or a partner's. */
    public Optional<Desk> teach(String code, String key, String address) {
        String typed = Letters.typed(key);
        String hash = Letters.hash(typed);
        return known(code, address).flatMap(room -> {
            if (room.record().teacherHash().equals(hash)) {
                return Optional.of(new Desk(room, Keys.ofTeacher(typed), this));
            }
            return room.record().partnerHash().equals(hash)
                    ? Optional.of(new Desk(room, Keys.ofPartner(typed), this))
                    : Optional.empty();
        });
    }

    /** What a projector shows, for who has that key. */
    public Optional<Projection> watch(String code, String key, String address) {
        String hash = Letters.hash(Letters.typed(key));
        return known(code, address)
                .filter(room -> room.record().boardHash().equals(hash))
                .map(Projection::new);
    }

    /** For who has a key: whatever their neighbours have mistyped, a class that is in use is found, as a key is not found by trying. */
    private Optional<Classroom> known(String code, String address) {
        return inUse(typed(code)).or(() -> find(code, address));
    }

    private Optional<Classroom> find(String typed, String address) {
        wrong.require(address);
        String code = typed(typed);
        Optional<Classroom> found = CODE.matcher(code).matches() ? inUse(code).or(() -> read(code)) : Optional.empty();
        if (found.isEmpty()) {
            wrong.take(address);
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
                    .map(record -> new Classroom(record, store, nicknames, limits, rehearsals::lend, clock));
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
