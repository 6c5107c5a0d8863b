package dev.nudge.classroom;

import dev.nudge.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What is written down of classes. Whatever returns is committed. */
@Component
class ClassroomStore {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String COLUMNS =
            "id, code, teacher_hash, partner_hash, board_hash, agenda, highest, created, expires";

    private final Database database;

    ClassroomStore(Database database) {
        this.database = database;
    }

    static Instant now(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static OffsetDateTime stamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    int count() {
        return database.jdbc()
                .sql("select count(*) from classroom")
                .query(Integer.class)
                .single();
    }

    /** With the teacher's own seat. */
    void add(ClassroomRecord room) {
        database.commit(() -> database.jdbc()
                        .sql("insert into classroom (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                        .param(room.id())
                        .param(room.code())
                        .param(room.teacherHash())
                        .param(room.partnerHash())
                        .param(room.boardHash())
                        .param(JSON.writeValueAsString(room.agenda()))
                        .param(room.highest())
                        .param(stamp(room.created()))
                        .param(stamp(room.expires()))
                        .update()
                + insert(room.id(), new Seat(Seat.TEACHER, "", room.teacherHash(), false, room.created())));
    }

    /** @param now after which it has not expired */
    Optional<ClassroomRecord> byCode(String code, Instant now) {
        return database.jdbc()
                .sql("select " + COLUMNS + " from classroom where code = ? and expires >= ?")
                .param(code)
                .param(stamp(now))
                .query(ClassroomStore::room)
                .optional();
    }

    private static ClassroomRecord room(ResultSet row, int number) throws SQLException {
        return new ClassroomRecord(
                row.getString("id"),
                row.getString("code"),
                row.getString("teacher_hash"),
                row.getString("partner_hash"),
                row.getString("board_hash"),
                JSON.readValue(row.getString("agenda"), Agenda.class),
                row.getInt("highest"),
                instant(row, "created"),
                instant(row, "expires"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime stamp = row.getObject(column, OffsetDateTime.class);
        if (stamp == null) {
            throw new SQLException("classroom: " + column + " is null");
        }
        return stamp.toInstant();
    }

    /** Whether the class is still there to be written to. */
    boolean write(String room, Agenda agenda) {
        return database.commit(() -> update(room, agenda)) > 0;
    }

    private int update(String room, Agenda agenda) {
        return database.jdbc()
                .sql("update classroom set agenda = ? where id = ?")
                .param(JSON.writeValueAsString(agenda))
                .param(room)
                .update();
    }

    /** The numbers of what a class trains as one; empty where it has trained nothing. */
    Optional<Common.Written> common(String room) {
        return database.jdbc()
                .sql("select common from classroom where id = ? and common is not null")
                .param(room)
                .query(String.class)
                .optional()
                .map(text -> JSON.readValue(text, Common.Written.class));
    }

    List<Seat> seats(String room, Instant now) {
        return database.jdbc()
                .sql("select number, nickname, key_hash, work from classroom_seat where classroom = ? order by number")
                .param(room)
                .query((row, number) -> Seat.of(
                        row.getInt("number"),
                        row.getString("nickname"),
                        row.getString("key_hash"),
                        JSON.readValue(row.getString("work"), Work.class),
                        now))
                .list();
    }

    /** A seat, with the highest number that was drawn so far. */
    void add(String room, Seat seat) {
        database.commit(() -> highest(room, seat.number()) + insert(room, seat));
    }

    /** That number was drawn, for a seat that is not written down. */
    void draw(String room, int number) {
        database.commit(() -> highest(room, number));
    }

    private int highest(String room, int number) {
        return database.jdbc()
                .sql("update classroom set highest = ? where id = ?")
                .param(number)
                .param(room)
                .update();
    }

    private int insert(String room, Seat seat) {
        return database.jdbc()
                .sql("insert into classroom_seat (classroom, number, nickname, key_hash, work) values (?, ?, ?, ?, ?)")
                .param(room)
                .param(seat.number())
                .param(seat.nickname())
                .param(seat.keyHash())
                .param(JSON.writeValueAsString(Work.NONE))
                .update();
    }

    void rename(String room, int seat, String nickname) {
        database.commit(() -> database.jdbc()
                .sql("update classroom_seat set nickname = ? where classroom = ? and number = ?")
                .param(nickname)
                .param(room)
                .param(seat)
                .update());
    }

    /** With all that was remembered of it. */
    void remove(String room, int seat) {
        database.commit(() -> database.jdbc()
                        .sql("delete from classroom_moment where classroom = ? and number = ?")
                        .param(room)
                        .param(seat)
                        .update()
                + database.jdbc()
                        .sql("delete from classroom_seat where classroom = ? and number = ?")
                        .param(room)
                        .param(seat)
                        .update());
    }

    /** What a class has done since the last time, at once. */
    void write(String room, Map<Integer, Work> works, List<Moment> moments, List<Common.Written> played) {
        database.commit(() -> {
            works.forEach((seat, work) -> database.jdbc()
                    .sql("update classroom_seat set work = ? where classroom = ? and number = ?")
                    .param(JSON.writeValueAsString(work))
                    .param(room)
                    .param(seat)
                    .update());
            moments.forEach(moment -> add(room, moment));
            played.forEach(common -> database.jdbc()
                    .sql("update classroom set common = ? where id = ?")
                    .param(JSON.writeValueAsString(common))
                    .param(room)
                    .update());
            return true;
        });
    }

    private void add(String room, Moment moment) {
        database.jdbc()
                .sql(
                        "insert into classroom_moment (classroom, number, at, experiment, step, score, measure, across, up, x, y, link) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(room)
                .param(moment.seat())
                .param(stamp(moment.at()))
                .param(moment.experiment())
                .param(moment.step())
                .param(moment.score().orElse(null))
                .param(moment.measure().orElse(null))
                .param(moment.place().map(Place::across).orElse(null))
                .param(moment.place().map(Place::up).orElse(null))
                .param(moment.place().map(Place::x).orElse(null))
                .param(moment.place().map(Place::y).orElse(null))
                .param(moment.link())
                .update();
    }

    int moments(String room) {
        return database.jdbc()
                .sql("select count(*) from classroom_moment where classroom = ?")
                .param(room)
                .query(Integer.class)
                .single();
    }

    /** In the order of time, with their links. */
    List<Moment> history(String room) {
        return moments(room, "link");
    }

    /** In the order of time, without their links, which are most of them: what a film needs. */
    List<Moment> track(String room) {
        return moments(room, "'' as link");
    }

    private List<Moment> moments(String room, String link) {
        return database.jdbc()
                .sql("select number, at, experiment, step, score, measure, across, up, x, y, " + link
                        + " from classroom_moment where classroom = ? order by at, number")
                .param(room)
                .query((row, number) -> new Moment(
                        row.getInt("number"),
                        instant(row, "at"),
                        row.getString("experiment").intern(),
                        row.getInt("step"),
                        Optional.ofNullable(row.getObject("score", Float.class)),
                        Optional.ofNullable(row.getString("measure")).map(String::intern),
                        place(row),
                        row.getString("link")))
                .list();
    }

    private static Optional<Place> place(ResultSet row) throws SQLException {
        @Nullable String across = row.getString("across");
        @Nullable String up = row.getString("up");
        return across == null || up == null
                ? Optional.empty()
                : Optional.of(new Place(across.intern(), up.intern(), row.getFloat("x"), row.getFloat("y")));
    }

    /** All seats but the teacher's, and all that was remembered. */
    void reset(String room, Agenda agenda) {
        database.commit(() -> update(room, agenda)
                + database.jdbc()
                        .sql("delete from classroom_moment where classroom = ?")
                        .param(room)
                        .update()
                + database.jdbc()
                        .sql("delete from classroom_seat where classroom = ? and number <> 0")
                        .param(room)
                        .update());
    }

    void remove(String room) {
        database.commit(() -> database.jdbc()
                .sql("delete from classroom where id = ?")
                .param(room)
                .update());
    }

    /** Removes classes whose time is over; returns how many. */
    int clear(Instant now) {
        return database.commit(() -> database.jdbc()
                .sql("delete from classroom where expires < ?")
                .param(stamp(now))
                .update());
    }
}
