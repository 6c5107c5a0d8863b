package dev.nudge.classroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.nudge.classroom.ClassroomRefusedException.Reason;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Guess;
import dev.nudge.lesson.Stage.Stroke;
import dev.nudge.lesson.Trail;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.data.Curve;
import dev.nudge.lesson.together.Ensemble;
import dev.nudge.session.LearnerSession;
import dev.nudge.session.Learners;
import dev.nudge.session.LearnersHere;
import dev.nudge.store.Database;
import dev.nudge.store.DatabaseAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds of classes on every database. */
abstract class ClassroomsContract {

    private static final Experiment QUADRATIC =
            Course.lesson("quadratic").experiments().getFirst();
    private static final List<Stop> STOPS = List.of(
            Stop.at(Course.lesson("quadratic")),
            new Stop("rate", "race", ""),
            new Stop("quadratic", "quadratic", "a=2"));
    private static final String HERE = "192.0.2.1";
    private static final ClassroomLimits LIMITS =
            new ClassroomLimits(30, 100, 5, 50, 10, Duration.ofMinutes(10), 1000, 4, 3, 20);
    private static final String ELSEWHERE = "192.0.2.2";

    /** Stands still until a test lets it go on. */
    private static final class Hands extends Clock {
        private Instant now = Instant.parse("2026-03-01T12:00:00Z");

        private void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private final Hands clock = new Hands();
    private final Learners learners = LearnersHere.open();
    /** What is to be walked once more, as soon as a test lets it. */
    private final List<Runnable> walks = new ArrayList<>();

    private final List<LearnerSession> sessions = new ArrayList<>();
    private DatabaseAddress address;
    private Database database;
    private Classrooms classrooms;
    private Opened opened;
    private int guests;

    /** Of an empty one. */
    abstract DatabaseAddress empty();

    @BeforeEach
    void begin() {
        address = empty();
        database = Database.open(address);
        classrooms = over(database, LIMITS);
        opened = classrooms.open("9b", STOPS, HERE);
    }

    private Classrooms over(Database open, ClassroomLimits limits) {
        return new Classrooms(
                new ClassroomStore(open),
                new Nicknames(""),
                limits,
                new Rehearsals(learners),
                new Arrivals(learners, walks::add),
                clock);
    }

    /** As the server is. */
    private void restart() {
        restart(LIMITS);
    }

    private void restart(ClassroomLimits limits) {
        database.close();
        database = Database.open(address);
        classrooms = over(database, limits);
    }

    @AfterEach
    void end() {
        classrooms.rehearsals().endAll();
        sessions.forEach(LearnerSession::close);
        database.close();
        learners.destroy();
    }

    /** Somebody else each time. */
    private Guest guest(String peer) {
        return new Guest("browser " + guests++, peer);
    }

    private Entrance join(String nickname) {
        return classrooms.join(opened.code(), nickname, guest(HERE)).orElseThrow();
    }

    /** From one browser each, as far as nobody is refused. */
    private void mistype(int times, String peer) {
        for (int i = 0; i < times; i++) {
            assertThat(classrooms.look("BBBBBB", guest(peer))).isEmpty();
        }
    }

    private Attendance attend(Entrance entrance) {
        return classrooms.attend(opened.code(), entrance.key(), guest(HERE)).orElseThrow();
    }

    private Desk desk() {
        return classrooms
                .teach(opened.code(), opened.keys().teacher(), guest(HERE))
                .orElseThrow();
    }

    private LearnerSession session(Trail trail) {
        LearnerSession session = learners.open(QUADRATIC, trail);
        sessions.add(session);
        return session;
    }

    private static void stands(Attendance attendance, LearnerSession session) {
        attendance.stands(session.experiment(), session.trail(), session.frame());
    }

    private static Reason refusal(Runnable act) {
        ClassroomRefusedException refused = catchThrowableOfType(ClassroomRefusedException.class, act::run);
        assertThat(refused).isNotNull();
        return refused.reason();
    }

    @Test
    void aClassIsFoundByItsCodeHoweverThatIsTyped() {
        assertThat(opened.code()).matches("[B-DF-HJKM-NP-TV-XZ]{6}");
        String spaced = " " + opened.code().substring(0, 3).toLowerCase() + "-"
                + opened.code().substring(3) + " ";
        assertThat(classrooms.look(spaced, guest(HERE)).orElseThrow().title()).isEqualTo("9b");
        for (String wrong : List.of("", "BBBBBB", "x".repeat(100_000), "' or 1=1 --", "<b>", "ÄÖÜÄÖÜ")) {
            assertThat(classrooms.look(wrong, guest(HERE))).as(wrong).isEmpty();
        }
    }

    @Test
    void whoTriesCodesHasToWaitAndOthersDoNot() {
        Guest one = guest(ELSEWHERE);
        for (int i = 0; i < 4; i++) {
            assertThat(classrooms.look("BBBBBB", one)).isEmpty();
        }
        assertThat(refusal(() -> classrooms.look("BBBBBB", one))).isEqualTo(Reason.TYPED_OFTEN);
        assertThat(refusal(() -> classrooms.look(opened.code(), one))).isEqualTo(Reason.TYPED_OFTEN);
        assertThat(classrooms.look(opened.code(), guest(ELSEWHERE))).isPresent();
    }

    @Test
    void manyBrowsersOfOneAddressFindNoClassByTrying() {
        mistype(10, ELSEWHERE);
        assertThat(refusal(() -> classrooms.look("BBBBBB", guest(ELSEWHERE)))).isEqualTo(Reason.TOO_OFTEN);
        assertThat(refusal(() -> classrooms.look(opened.code(), guest(ELSEWHERE))))
                .isEqualTo(Reason.TOO_OFTEN);
        assertThat(classrooms.look(opened.code(), guest("192.0.2.3"))).isPresent();
    }

    /** Brings keys that open nothing, each from another browser. */
    private void misfit(int times, String peer) {
        for (int i = 0; i < times; i++) {
            assertThat(classrooms.teach("BBBBBB", "x", guest(peer))).isEmpty();
        }
    }

    @Test
    void neitherAKeyNorItsLackTellsWhetherThereIsAClass() {
        join("Ada");
        for (String code : List.of("BBBBBB", opened.code())) {
            Guest one = guest(ELSEWHERE);
            for (int i = 0; i < 4; i++) {
                assertThat(classrooms.teach(code, "x", one)).isEmpty();
            }
            assertThat(refusal(() -> classrooms.teach(code, "x", one))).isEqualTo(Reason.TOO_OFTEN);
            assertThat(refusal(() -> classrooms.attend(code, "x", one))).isEqualTo(Reason.TOO_OFTEN);
            assertThat(refusal(() -> classrooms.watch(code, "x", one))).isEqualTo(Reason.TOO_OFTEN);
        }
        misfit(192, ELSEWHERE);
        for (String code : List.of("BBBBBB", opened.code())) {
            assertThat(refusal(() -> classrooms.teach(code, "x", guest(ELSEWHERE))))
                    .as("many browsers of one address try no more than so many")
                    .isEqualTo(Reason.TOO_OFTEN);
        }
    }

    @Test
    void pupilsWhoTryCodesAndKeysDoNotKeepTheirTeacherOut() {
        Opened other = classrooms.open("", STOPS, ELSEWHERE);
        mistype(10, HERE);
        Guest pupil = guest(HERE);
        for (int i = 0; i < 4; i++) {
            assertThat(classrooms.teach("BBBBBB", "x", pupil)).isEmpty();
        }
        assertThat(refusal(() -> classrooms.teach("BBBBBB", "x", pupil))).isEqualTo(Reason.TOO_OFTEN);
        misfit(60, HERE);
        assertThat(classrooms.teach(other.code(), other.keys().teacher(), guest(HERE)))
                .as("a class that is not in use, from an address that does not know it")
                .isPresent();
        assertThat(classrooms.teach(other.code(), other.keys().teacher(), pupil))
                .as("one that is in use is opened by its key even at the pupil's own browser")
                .isPresent();
    }

    @Test
    void aClassThatIsKnownAtAnAddressIsFoundWhateverNeighboursHaveTried() {
        mistype(10, HERE);
        assertThat(classrooms.look(opened.code(), guest(HERE))).isPresent();
        Opened other = classrooms.open("", STOPS, ELSEWHERE);
        assertThat(refusal(() -> classrooms.look(other.code(), guest(HERE)))).isEqualTo(Reason.TOO_OFTEN);
        for (int i = 0; i < 200; i++) {
            assertThat(refusal(() -> classrooms.look("BBBBBB", guest(HERE)))).isEqualTo(Reason.TOO_OFTEN);
        }
        assertThat(refusal(() -> classrooms.look(opened.code(), guest(HERE))))
                .as("even this is not tried for ever")
                .isEqualTo(Reason.TOO_OFTEN);
    }

    /** Another letter at one place, or two neighbours that have changed places. */
    private List<String> slips(int count) {
        return Codes.oneSlipFrom(opened.code())
                .filter(slip -> !slip.equals(opened.code()))
                .limit(count)
                .toList();
    }

    @Test
    void slipsOfAKnownCodeCostTheAddressNothing() {
        for (String slip : slips(30)) {
            assertThat(classrooms.look(slip, guest(HERE))).isEmpty();
        }
        mistype(10, HERE);
        assertThat(refusal(() -> classrooms.look("BBBBBB", guest(HERE)))).isEqualTo(Reason.TOO_OFTEN);
        List<String> unknown = slips(11);
        for (String slip : unknown.subList(0, 10)) {
            assertThat(classrooms.look(slip, guest(ELSEWHERE))).isEmpty();
        }
        assertThat(refusal(() -> classrooms.look(unknown.getLast(), guest(ELSEWHERE))))
                .isEqualTo(Reason.TOO_OFTEN);
    }

    @Test
    void aWholeYearBehindOneAddressGetsInWithItsTyposAndATeacherElsewhere() {
        restart(new ClassroomLimits(30, 100, 320, 50, 60, Duration.ofMinutes(10), 1000, 10, 5, 400));
        opened = classrooms.open("", STOPS, ELSEWHERE);
        List<String> slips = slips(30);
        for (int i = 0; i < 300; i++) {
            Guest pupil = guest(HERE);
            if (i % 20 == 0) {
                assertThat(classrooms.look(slips.get(i / 20), pupil)).isEmpty();
            }
            assertThat(classrooms.join(opened.code(), "Ada", pupil))
                    .as("pupil " + i)
                    .isPresent();
        }
        assertThat(desk().board().attendees()).hasSize(300);
    }

    @Test
    void oneBrowserDoesNotFillAClass() {
        Guest one = guest(HERE);
        for (int i = 0; i < 3; i++) {
            assertThat(refusal(() -> classrooms.join(opened.code(), " ", one))).isEqualTo(Reason.NAME_EMPTY);
            assertThat(classrooms.join(opened.code(), "Ada", one)).isPresent();
        }
        assertThat(refusal(() -> classrooms.join(opened.code(), "Ada", one))).isEqualTo(Reason.SEATED_OFTEN);
        assertThat(classrooms.join(opened.code(), "Alan", guest(HERE))).isPresent();
    }

    @Test
    void aCrowdWaitsAtItsOwnDoor() {
        restart(new ClassroomLimits(30, 100, 50, 50, 10, Duration.ofMinutes(10), 1000, 4, 3, 20));
        for (int i = 0; i < 20; i++) {
            join("Ada");
        }
        assertThat(refusal(() -> join("Ada"))).isEqualTo(Reason.CROWD);
        assertThat(classrooms.join(opened.code(), "Ada", guest(ELSEWHERE))).isPresent();
    }

    @Test
    void onlyTheKeyOfADoorOpensIt() {
        Entrance ada = join("Ada");
        Entrance alan = join("Alan");
        assertThat(ada.key()).isNotEqualTo(alan.key()).hasSize(26);
        assertThat(attend(ada).nickname()).isEqualTo("Ada");
        Keys keys = opened.keys();
        for (String key : List.of(ada.key(), keys.board(), "", "x")) {
            assertThat(classrooms.teach(opened.code(), key, guest(HERE))).isEmpty();
        }
        for (String key : List.of(keys.teacher(), keys.partner(), keys.board(), "")) {
            assertThat(classrooms.attend(opened.code(), key, guest(HERE))).isEmpty();
        }
        assertThat(classrooms.watch(opened.code(), keys.teacher(), guest(HERE))).isEmpty();
        assertThat(classrooms.watch(opened.code(), keys.board(), guest(HERE))).isPresent();
        Opened other = classrooms.open("", STOPS, HERE);
        assertThat(classrooms.teach(opened.code(), other.keys().teacher(), guest(HERE)))
                .isEmpty();
        assertThat(classrooms.attend(other.code(), ada.key(), guest(HERE))).isEmpty();
    }

    @Test
    void aKeyLeadsToThoseBelowItAndToNoneAboveIt() {
        Desk teacher = desk();
        assertThat(teacher.keys()).isEqualTo(opened.keys());
        Desk partner = classrooms
                .teach(opened.code(), teacher.keys().partner(), guest(HERE))
                .orElseThrow();
        assertThat(partner.keys().teacher()).isEmpty();
        assertThat(partner.keys().board()).isEqualTo(opened.keys().board());
        assertThatIllegalStateException().isThrownBy(partner::delete);
        partner.ask(agenda -> agenda.saying("Hello"));
        assertThat(teacher.agenda().message()).isEqualTo("Hello");
    }

    @Test
    void noKeyStandsInTheDatabase() {
        Entrance ada = join("Ada");
        for (String column : List.of("teacher_hash", "partner_hash", "board_hash")) {
            assertThat(database.jdbc()
                            .sql("select " + column + " from classroom")
                            .query(String.class)
                            .single())
                    .hasSize(64)
                    .doesNotContain(opened.keys().teacher())
                    .doesNotContain(opened.keys().partner())
                    .doesNotContain(opened.keys().board());
        }
        assertThat(database.jdbc()
                        .sql("select key_hash from classroom_seat where number = ?")
                        .param(ada.seat())
                        .query(String.class)
                        .single())
                .doesNotContain(ada.key());
    }

    @Test
    void namesAreNumberedAndChecked() {
        assertThat(attend(join("  Ada   L. ")).nickname()).isEqualTo("Ada L.");
        assertThat(attend(join("ada l.")).nickname()).isEqualTo("ada l. 2");
        assertThat(refusal(() -> join(" "))).isEqualTo(Reason.NAME_EMPTY);
        assertThat(refusal(() -> join("x".repeat(21)))).isEqualTo(Reason.NAME_LONG);
        assertThat(refusal(() -> join("<b>Ada</b>"))).isEqualTo(Reason.NAME_SIGNS);
        assertThat(refusal(() -> join("Sh1t head"))).isEqualTo(Reason.NAME_WORD);
        assertThat(attend(join("Dickens")).nickname()).isEqualTo("Dickens");
    }

    @Test
    void thereAreAsManySeatsAsTheOperatorAllows() {
        for (int i = 0; i < 5; i++) {
            join("Ada");
        }
        assertThat(refusal(() -> join("Ada"))).isEqualTo(Reason.FULL);
        desk().remove(2);
        assertThat(attend(join("Alan")).seat()).isEqualTo(6);
    }

    @Test
    void whoComesBackIsTheSameSeatInTheSameState() {
        Entrance ada = join("Ada");
        LearnerSession session = session(QUADRATIC.start());
        Attendance page = attend(ada);
        session.change("a", new Value.Number(1.7f), Stroke.NEW);
        session.step();
        stands(page, session);
        page.close();
        assertThat(attend(ada).trail(QUADRATIC)).isEqualTo(session.trail());
        classrooms.write();
        restart();
        Attendance back = attend(ada);
        assertThat(back.nickname()).isEqualTo("Ada");
        assertThat(back.experiment()).isEqualTo("quadratic");
        assertThat(back.trail(QUADRATIC)).isEqualTo(session.trail());
    }

    @Test
    void aSeatBeginsWhereTheClassDoes() {
        Attendance ada = attend(join("Ada"));
        assertThat(ada.trail(QUADRATIC)).as("not where a later stop does").isEqualTo(QUADRATIC.start());
        assertThat(ada.trail(QUADRATIC, STOPS.get(2)).opening().number("a"))
                .as("where they have gone by themselves")
                .isEqualTo(2);
        desk().ask(agenda -> agenda.at(1));
        assertThat(ada.trail(QUADRATIC)).as("where the class was last").isEqualTo(QUADRATIC.start());
        desk().ask(agenda -> agenda.at(2));
        assertThat(ada.trail(QUADRATIC).opening().number("a")).isEqualTo(2);
        desk().ask(agenda -> agenda.through(List.of(STOPS.get(1), STOPS.get(2), STOPS.get(0))));
        assertThat(desk().agenda().now()).isEqualTo(1);
        desk().ask(agenda -> agenda.at(0));
        assertThat(ada.trail(QUADRATIC).opening().number("a"))
                .as("the first that is still to come")
                .isEqualTo(2);
    }

    @Test
    void whatATeacherAsksIsHeardAndOutlivesTheServer() {
        Attendance ada = attend(join("Ada"));
        AtomicInteger heard = new AtomicInteger();
        ada.listen(heard::incrementAndGet);
        Desk desk = desk();
        desk.ask(agenda -> agenda.at(1)
                .saying(" Look here ")
                .locking(Set.of("race.rate"))
                .asking(Optional.of(new Task.Below("race", 0.5f)))
                .together(false)
                .anonymous(false)
                .showing(OptionalInt.of(0))
                .pushing("race", "seed=2"));
        assertThat(heard).hasValue(1);
        Agenda asked = ada.agenda();
        assertThat(asked.message()).isEqualTo("Look here");
        restart();
        assertThat(desk().agenda()).isEqualTo(asked);
        for (Task task : List.of(
                new Task.Goal("quadratic", "close"),
                new Task.Race("quadratic", 20),
                new Task.Guess("quadratic", 1.5f, true),
                new Task.Drawing("nudge", "along", true))) {
            desk().ask(agenda -> agenda.asking(Optional.of(task)));
            restart();
            assertThat(desk().agenda().task()).contains(task);
        }
    }

    @Test
    void whatCannotBeAskedChangesNothing() {
        Desk desk = desk();
        Agenda before = desk.agenda();
        assertThatIllegalArgumentException().isThrownBy(() -> desk.ask(agenda -> agenda.at(3)));
        assertThatIllegalArgumentException().isThrownBy(() -> desk.ask(agenda -> agenda.saying("x".repeat(281))));
        assertThatIllegalArgumentException().isThrownBy(() -> desk.ask(agenda -> agenda.through(List.of())));
        assertThatIllegalArgumentException().isThrownBy(() -> new Task.Race("race", 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Stop("rate", "quadratic", ""));
        assertThat(desk.agenda()).isEqualTo(before);
    }

    @Test
    void aBoardTellsWhoIsHereWhoIsDoneAndWhoIsStuck() {
        Attendance ada = attend(join("Ada"));
        Attendance alan = attend(join("Alan"));
        join("Barbara");
        Desk desk = desk();
        LearnerSession session = session(QUADRATIC.start());
        float first = session.frame().readout("mae");
        desk.ask(agenda -> agenda.asking(Optional.of(new Task.Below("quadratic", first))));
        stands(ada, session);
        stands(alan, session);
        assertThat(desk.board().done()).isZero();
        clock.pass(Duration.ofSeconds(30));
        session.step();
        assertThat(session.frame().readout("mae")).isLessThan(first);
        stands(ada, session);
        clock.pass(Duration.ofSeconds(70));
        Board board = desk.board();
        assertThat(board.here()).isEqualTo(2);
        assertThat(board.attendees()).extracting(Attendee::nickname).containsExactly("Ada", "Alan", "Barbara");
        assertThat(board.fastest().orElseThrow().nickname()).isEqualTo("Ada");
        assertThat(board.fastest().orElseThrow().done()).contains(Duration.ofSeconds(30));
        assertThat(board.ranked()).extracting(Attendee::nickname).containsExactly("Ada", "Alan");
        assertThat(board.attendees()).extracting(Attendee::isStuck).containsExactly(false, true, false);
        desk.ask(agenda -> agenda.asking(Optional.of(new Task.Below("quadratic", 0.5f))));
        assertThat(desk.board().done()).isZero();
        assertThat(desk.board().ranked()).extracting(Attendee::nickname).containsExactly("Ada", "Alan");
        assertThat(desk.board().attendees()).noneMatch(Attendee::isStuck);
    }

    @Test
    void aRaceCountsTheScoreOfItsStepsAndNoLaterOne() {
        Attendance ada = attend(join("Ada"));
        Desk desk = desk();
        desk.ask(agenda -> agenda.asking(Optional.of(new Task.Race("quadratic", 2))));
        LearnerSession session = session(QUADRATIC.start());
        stands(ada, session);
        session.step();
        stands(ada, session);
        session.step();
        stands(ada, session);
        float raced = session.frame().readout("mae");
        assertThat(ada.own().best()).contains(raced);
        assertThat(ada.own().isDone()).isTrue();
        session.step();
        stands(ada, session);
        assertThat(session.frame().readout("mae")).isNotEqualTo(raced);
        assertThat(ada.own().best()).contains(raced);
    }

    @Test
    void whoeverLeapsPastTheEndOfARaceIsCountedThere() {
        Attendance ada = attend(join("Ada"));
        Attendance alan = attend(join("Alan"));
        Attendance noor = attend(join("Noor"));
        Desk desk = desk();
        desk.ask(agenda -> agenda.asking(Optional.of(new Task.Race("quadratic", 2))));
        LearnerSession fair = session(QUADRATIC.start());
        fair.go(QUADRATIC.start().plusSteps(2));
        float there = fair.frame().readout("mae");
        fair.go(QUADRATIC.start().plusSteps(9));
        assertThat(fair.frame().readout("mae")).isLessThan(there);
        stands(ada, fair);
        assertThat(ada.own().standing().orElseThrow().trail())
                .as("the move itself waits for nothing")
                .isEqualTo(fair.trail());
        assertThat(ada.own().isDone()).isFalse();
        fair.step();
        stands(ada, fair);
        assertThat(walks).as("the first arrival counts").hasSize(1);
        clock.pass(Duration.ofSeconds(3));
        arrive();
        assertThat(ada.own().best()).contains(there);
        assertThat(ada.own().done()).contains(Duration.ZERO);

        LearnerSession quicker = session(QUADRATIC.start());
        quicker.change("rate", new Value.Number(0.1f), Stroke.NEW);
        quicker.go(quicker.trail().plusSteps(9));
        stands(alan, quicker);
        arrive();
        assertThat(alan.own().best()).as("a rate is the racer's own").isPresent();
        assertThat(alan.own().best().orElseThrow()).isNotEqualTo(there);

        LearnerSession elsewhere = session(QUADRATIC.start());
        elsewhere.change("a", new Value.Number(2), Stroke.NEW);
        elsewhere.go(elsewhere.trail().plusSteps(9));
        stands(noor, elsewhere);
        assertThat(walks).isEmpty();
        assertThat(noor.own().isDone()).isFalse();
        assertThat(noor.own().best()).isEmpty();
        assertThat(desk.agenda().counts(QUADRATIC, elsewhere.trail())).isFalse();
        assertThat(desk.agenda().counts(QUADRATIC, quicker.trail())).isTrue();
        elsewhere.go(desk.agenda().line(QUADRATIC));
        stands(noor, elsewhere);
        assertThat(desk.agenda().counts(QUADRATIC, elsewhere.trail())).isTrue();
        assertThat(desk.board().ranked()).extracting(Attendee::nickname).contains("Ada", "Alan");
    }

    private void arrive() {
        walks.forEach(Runnable::run);
        walks.clear();
    }

    @Test
    void whoIsLookedAtAfterTheRaceIsOverHasNotArrived() {
        Attendance ada = attend(join("Ada"));
        Desk desk = desk();
        desk.ask(agenda -> agenda.asking(Optional.of(new Task.Race("quadratic", 2))));
        stands(ada, session(QUADRATIC.start().plusSteps(9)));
        desk.ask(agenda -> agenda.asking(Optional.of(new Task.Race("quadratic", 3))));
        arrive();
        assertThat(ada.own().isDone()).isFalse();
        assertThat(ada.own().best()).isEmpty();
    }

    @Test
    void aRaceHoldsWhereEverybodyBegins() {
        Agenda race = Agenda.of("", STOPS).asking(Optional.of(new Task.Race("quadratic", 2)));
        assertThat(QUADRATIC.controls())
                .filteredOn(control -> !race.holds(QUADRATIC, control.id()))
                .extracting(Control::id)
                .containsExactly("rate");
        assertThat(race.asking(Optional.empty()).holds(QUADRATIC, "a")).isFalse();
    }

    @Test
    void nobodyIsStuckForTimeInWhichNobodyCouldGetOn() {
        Attendance ada = attend(join("Ada"));
        Desk desk = desk();
        stands(ada, session(QUADRATIC.start()));
        desk.ask(agenda -> agenda.playing(Ensemble.Kind.FUNCTION, 1, 0.05f));
        clock.pass(Duration.ofMinutes(7));
        assertThat(desk.board().attendees()).noneMatch(Attendee::isStuck);
        desk.ask(Agenda::playingNothing);
        assertThat(desk.board().attendees()).noneMatch(Attendee::isStuck);
        desk.ask(agenda -> agenda.paused(true));
        clock.pass(Duration.ofMinutes(7));
        desk.ask(agenda -> agenda.paused(false));
        clock.pass(Duration.ofSeconds(30));
        assertThat(desk.board().attendees()).noneMatch(Attendee::isStuck);
        clock.pass(Duration.ofMinutes(2));
        assertThat(desk.board().attendees()).allMatch(Attendee::isStuck);
    }

    @Test
    void whatIsBegunAnewGoesOnByTheSlopesOfWhoeverFollowedThem() {
        Attendance ada = attend(join("Ada"));
        attend(join("Alan"));
        Desk desk = desk();
        desk.ask(agenda -> agenda.playing(Ensemble.Kind.FUNCTION, 1, 2));
        ada.move(Ensemble.Move.FOLLOW);
        for (int i = 0; i < 100; i++) {
            desk.beat();
        }
        Together lost = desk.together().orElseThrow();
        assertThat(lost.lost()).isTrue();
        assertThat(lost.ticks()).as("a tick that is not taken is not counted").isLessThan(100);
        desk.ask(agenda -> agenda.playing(Ensemble.Kind.FUNCTION, 2, 0.01f));
        assertThat(desk.together().orElseThrow().lost()).isFalse();
        assertThat(ada.together(0).orElseThrow().follows()).isTrue();
        float before = desk.together().orElseThrow().frame().readout("loss");
        desk.beat();
        assertThat(desk.together().orElseThrow().frame().readout("loss")).isLessThan(before);
        desk.ask(agenda -> agenda.playing(Ensemble.Kind.STEP, 2, 0.01f));
        assertThat(ada.together(0).orElseThrow().follows()).isFalse();
    }

    @Test
    void otherPagesOfASeatHearWhereItHasGone() {
        Entrance seat = join("Ada");
        Attendance one = attend(seat);
        Attendance other = attend(seat);
        Attendance alan = attend(join("Alan"));
        AtomicInteger heard = new AtomicInteger();
        AtomicInteger heardElsewhere = new AtomicInteger();
        other.listen(heard::incrementAndGet);
        alan.listen(heardElsewhere::incrementAndGet);
        LearnerSession session = session(QUADRATIC.start());
        session.step();
        stands(one, session);
        classrooms.live().forEach(Classroom::tick);
        assertThat(heard).hasValue(1);
        assertThat(heardElsewhere).hasValue(0);
        assertThat(one.elsewhere()).isEmpty();
        Standing there = other.elsewhere().orElseThrow();
        assertThat(there.trail()).isEqualTo(session.trail());
        other.follows(there);
        assertThat(other.elsewhere()).isEmpty();
    }

    @Test
    void guessesCountUntilTheTruthIsTold() {
        Attendance ada = attend(join("Ada"));
        guess(ada, 3);
        assertThat(ada.own().guess()).isEmpty();
        Desk desk = desk();
        desk.ask(agenda -> agenda.asking(Optional.of(new Task.Guess("quadratic", 1.5f, false))));
        guess(ada, 3);
        guess(ada, 2);
        desk.ask(Agenda::telling);
        guess(ada, 1.5f);
        assertThat(ada.own().guess()).contains(2f);
        assertThatIllegalArgumentException().isThrownBy(() -> guess(ada, Float.NaN));
    }

    /** Level, at a share of the picture's height. */
    private static Curve drawing(float share) {
        float[] shares = new float[Guess.SAMPLES];
        Arrays.fill(shares, share);
        return Curve.through(shares, 0, 4);
    }

    /** As what is asked now. */
    private static void draw(Attendance ada, float share) {
        ada.draw(ada.agenda().asked(), drawing(share));
    }

    private static void guess(Attendance ada, float value) {
        ada.guess(ada.agenda().asked(), value);
    }

    private static float height(Attendance of) {
        return of.own().drawn().map(curve -> curve.heights()[40]).orElse(Float.NaN);
    }

    @Test
    void drawingsCountUntilTheTruthIsToldAndOutliveTheServer() {
        Entrance entrance = join("Ada");
        Attendance ada = attend(entrance);
        draw(ada, 0);
        assertThat(ada.own().drawn()).as("nobody has asked").isEmpty();
        Desk desk = desk();
        desk.ask(agenda -> agenda.asking(Optional.of(new Task.Drawing("nudge", "along", false))));
        guess(ada, 3);
        assertThat(ada.own().guess()).as("that is not what was asked").isEmpty();
        clock.pass(Duration.ofSeconds(20));
        draw(ada, 0);
        draw(ada, 3);
        assertThat(height(ada)).as("beyond the edge").isEqualTo(1);
        assertThat(ada.own().done()).contains(Duration.ofSeconds(20));
        assertThat(desk.board().drawn()).hasSize(1);
        assertThatIllegalArgumentException().isThrownBy(() -> ada.draw(1, Curve.NOTHING));
        desk.ask(agenda -> agenda.paused(true));
        draw(ada, 0);
        desk.ask(agenda -> agenda.paused(false));
        assertThat(height(ada)).isEqualTo(1);
        ada.close();
        classrooms.write();
        restart();
        Attendance back = attend(entrance);
        assertThat(height(back)).isEqualTo(1);
        desk().ask(Agenda::telling);
        draw(back, 0);
        assertThat(height(back)).as("the truth is told").isEqualTo(1);
        Projection projection = classrooms
                .watch(opened.code(), opened.keys().board(), guest(HERE))
                .orElseThrow();
        assertThat(projection.board().drawn()).hasSize(1);
        assertThat(projection.board().attendees().getFirst().nickname()).isEmpty();
        desk().ask(agenda -> agenda.asking(Optional.of(new Task.Drawing("accumulate", "ahead", false))));
        assertThat(back.own().drawn()).as("another curve").isEmpty();
        assertThat(desk().board().drawn()).isEmpty();
    }

    @Test
    void whatAnswersAnEarlierQuestionDoesNotCountForTheNext() {
        Attendance ada = attend(join("Ada"));
        Desk desk = desk();
        Task along = new Task.Drawing("nudge", "along", false);
        desk.ask(agenda -> agenda.asking(Optional.of(along)));
        int first = ada.agenda().asked();
        desk.ask(agenda -> agenda.asking(Optional.of(new Task.Drawing("accumulate", "ahead", false))));
        assertThat(ada.draw(first, drawing(1))).isFalse();
        assertThat(ada.own().drawn()).isEmpty();
        assertThat(ada.draw(first + 1, drawing(1))).isTrue();
        desk.ask(agenda -> agenda.asking(Optional.of(new Task.Guess("quadratic", 1, false))));
        desk.ask(agenda -> agenda.asking(Optional.of(new Task.Guess("quadratic", 2, false))));
        assertThat(ada.guess(first + 2, 1)).isFalse();
        assertThat(ada.own().guess()).isEmpty();
        assertThat(ada.guess(first + 3, 1)).isTrue();
        assertThat(ada.own().guess()).contains(1f);
    }

    @Test
    void aProjectorShowsNoNamesUnlessTheTeacherWants() {
        Attendance ada = attend(join("Ada"));
        Projection projection = classrooms
                .watch(opened.code(), opened.keys().board(), guest(HERE))
                .orElseThrow();
        clock.pass(Duration.ofMinutes(5));
        assertThat(projection.board().attendees().getFirst().nickname()).isEmpty();
        assertThat(projection.board().attendees().getFirst().isStuck()).isFalse();
        desk().ask(agenda -> agenda.anonymous(false));
        assertThat(projection.board().attendees().getFirst().nickname()).isEqualTo(ada.nickname());
    }

    @Test
    void aGivenStateComesOnceAndTheOwnOneIsKept() {
        Entrance entrance = join("Ada");
        Attendance ada = attend(entrance);
        LearnerSession session = session(QUADRATIC.start());
        session.change("a", new Value.Number(1.7f), Stroke.NEW);
        stands(ada, session);
        desk().ask(agenda -> agenda.pushing("quadratic", "a=2&b=1"));
        Agenda.Push push = ada.owed().orElseThrow();
        Trail given = ada.take(push, QUADRATIC);
        assertThat(given.opening().number("a")).isEqualTo(2);
        assertThat(ada.owed()).isEmpty();
        session.go(given);
        stands(ada, session);
        classrooms.write();
        restart();
        Attendance back = attend(entrance);
        assertThat(back.owed()).isEmpty();
        assertThat(back.kept(QUADRATIC).orElseThrow().opening().number("a")).isEqualTo(1.7f);
        back.takenBack(QUADRATIC);
        assertThat(back.kept(QUADRATIC)).isEmpty();
    }

    @Test
    void everybodySeesTheScreenThatIsShownButWhoseItIs() {
        Attendance ada = attend(join("Ada"));
        Attendance alan = attend(join("Alan"));
        AtomicInteger heard = new AtomicInteger();
        alan.listen(heard::incrementAndGet);
        LearnerSession session = session(QUADRATIC.start());
        stands(ada, session);
        Desk desk = desk();
        desk.ask(agenda -> agenda.showing(OptionalInt.of(ada.seat())).anonymous(false));
        assertThat(alan.shown().orElseThrow().trail()).isEqualTo(session.trail());
        assertThat(alan.shownName()).isEqualTo("Ada");
        assertThat(ada.shown()).isEmpty();
        int before = heard.get();
        session.step();
        stands(ada, session);
        session.step();
        stands(ada, session);
        assertThat(heard).hasValue(before);
        classrooms.live().forEach(Classroom::tick);
        assertThat(heard).hasValue(before + 1);
        desk.remove(ada.seat());
        assertThat(alan.shown()).isEmpty();
    }

    @Test
    void aSeatThatWasTakenAwayDoesNothingMore() {
        Entrance entrance = join("Ada");
        Attendance ada = attend(entrance);
        desk().remove(ada.seat());
        assertThat(ada.isThere()).isFalse();
        assertThat(refusal(() -> stands(ada, session(QUADRATIC.start())))).isEqualTo(Reason.GONE);
        assertThat(classrooms.attend(opened.code(), entrance.key(), guest(HERE)))
                .isEmpty();
        ada.close();
        assertThatIllegalArgumentException().isThrownBy(() -> desk().remove(0));
    }

    @Test
    void whoLeavesTakesAllAlong() {
        Attendance ada = attend(join("Ada"));
        stands(ada, session(QUADRATIC.start()));
        classrooms.write();
        assertThat(desk().history()).hasSize(1);
        ada.leave();
        assertThat(desk().board().attendees()).isEmpty();
        assertThat(desk().history()).isEmpty();
    }

    @Test
    void anEndedClassIsReadAndNotChanged() {
        Attendance ada = attend(join("Ada"));
        Desk desk = desk();
        desk.ask(Agenda::over);
        assertThat(ada.agenda().ended()).isTrue();
        assertThat(refusal(() -> join("Alan"))).isEqualTo(Reason.ENDED);
        assertThat(refusal(() -> desk.ask(agenda -> agenda.saying("Hello")))).isEqualTo(Reason.ENDED);
        assertThat(desk.board().attendees()).hasSize(1);
    }

    @Test
    void aResetClassIsEmptyAndKeepsItsCode() {
        Attendance ada = attend(join("Ada"));
        stands(ada, session(QUADRATIC.start()));
        classrooms.write();
        Desk desk = desk();
        desk.ask(agenda -> agenda.at(1).saying("Hello").paused(true));
        desk.reset();
        assertThat(desk.board().attendees()).isEmpty();
        assertThat(desk.history()).isEmpty();
        assertThat(desk.agenda().now()).isZero();
        assertThat(desk.agenda().message()).isEmpty();
        assertThat(ada.isThere()).isFalse();
        assertThat(attend(join("Ada")).nickname()).isEqualTo("Ada");
    }

    @Test
    void aClassIsRemovedWhenItsTimeIsOver() {
        Entrance entrance = join("Ada");
        clock.pass(Duration.ofDays(29));
        assertThat(classrooms.look(opened.code(), guest(HERE))).isPresent();
        clock.pass(Duration.ofDays(2));
        assertThat(classrooms.look(opened.code(), guest(HERE))).isEmpty();
        assertThat(classrooms.attend(opened.code(), entrance.key(), guest(HERE)))
                .isEmpty();
        classrooms.tidy();
        assertThat(database.jdbc()
                        .sql("select (select count(*) from classroom) + (select count(*) from classroom_seat)")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aDeletedClassIsGoneAtOnce() {
        join("Ada");
        desk().delete();
        assertThat(classrooms.look(opened.code(), guest(HERE))).isEmpty();
    }

    @Test
    void momentsAreRememberedInTheirOrderAndNotTooMany() {
        Attendance ada = attend(join("Ada"));
        LearnerSession session = session(QUADRATIC.start());
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            session.step();
            frames.add(session.frame());
            stands(ada, session);
            classrooms.write();
            clock.pass(Duration.ofSeconds(1));
        }
        List<Moment> history = desk().history();
        assertThat(history).extracting(Moment::step).containsExactly(1, 3, 5, 7, 9);
        assertThat(history.getFirst().score()).isPresent();
        Place first = history.getFirst().place().orElseThrow();
        assertThat(first.across()).isEqualTo("a");
        assertThat(first.up()).isEqualTo("b");
        Place last = history.getLast().place().orElseThrow();
        Frame ninth = frames.get(8);
        assertThat(last.x()).as("where the walk has led").isEqualTo(ninth.readout("a"));
        assertThat(last.y()).isEqualTo(ninth.readout("b"));
        assertThat(history.getLast().link()).contains("then=9");
    }

    @Test
    void thereAreAsManyClassesAsTheOperatorAllows() {
        restart(new ClassroomLimits(30, 2, 5, 50, 10, Duration.ofMinutes(10), 1000, 4, 3, 20));
        classrooms.open("", STOPS, HERE);
        assertThat(refusal(() -> classrooms.open("", STOPS, HERE))).isEqualTo(Reason.NO_ROOM);
        restart(new ClassroomLimits(30, 100, 5, 2, 10, Duration.ofMinutes(10), 1000, 4, 3, 20));
        classrooms.open("", STOPS, HERE);
        classrooms.open("", STOPS, HERE);
        assertThat(refusal(() -> classrooms.open("", STOPS, HERE))).isEqualTo(Reason.TOO_OFTEN);
        assertThat(classrooms.open("", STOPS, "192.0.2.2").code()).hasSize(6);
    }

    @Test
    void boardsHearAtMostOncePerTickWhateverAClassDoes() {
        Attendance ada = attend(join("Ada"));
        Desk desk = desk();
        AtomicInteger heard = new AtomicInteger();
        desk.listen(heard::incrementAndGet);
        LearnerSession session = session(QUADRATIC.start());
        for (int i = 0; i < 100; i++) {
            session.step();
            stands(ada, session);
        }
        assertThat(heard).hasValue(0);
        classrooms.live().forEach(Classroom::tick);
        classrooms.live().forEach(Classroom::tick);
        assertThat(heard).hasValue(1);
        assertThat(desk.board().attendees().getFirst().standing().orElseThrow().step())
                .isEqualTo(100);
    }

    @Test
    void aClassTrainsAsOneAndGoesOnWhereItWasAfterTheServersEnd() {
        Attendance ada = attend(join("Ada"));
        Attendance alan = attend(join("Alan"));
        Desk desk = desk();
        assertThat(ada.together(0)).isEmpty();
        desk.ask(agenda -> agenda.playing(Ensemble.Kind.FUNCTION, 1, 0.05f));
        assertThat(ada.together(0).orElseThrow().parts()).isEqualTo(6);
        ada.move(new Ensemble.Move(0, 0, 0, true));
        alan.move(new Ensemble.Move(0, 0, 0, true));
        float before = desk.together().orElseThrow().frame().readout("loss");
        AtomicInteger heard = new AtomicInteger();
        alan.listen(heard::incrementAndGet);
        desk.beat();
        desk.beat();
        assertThat(heard).hasValue(2);
        Together there = desk.together().orElseThrow();
        assertThat(there.ticks()).isEqualTo(2);
        assertThat(there.frame().readout("loss")).isLessThan(before);
        classrooms.live().forEach(Classroom::beatIfRunning);
        assertThat(desk.together().orElseThrow().ticks()).isEqualTo(2);
        desk.ask(agenda -> agenda.running(true).rated(0.01f));
        classrooms.live().forEach(Classroom::beatIfRunning);
        assertThat(desk.together().orElseThrow().ticks()).isEqualTo(3);
        float loss = desk.together().orElseThrow().frame().readout("loss");
        classrooms.write();
        restart();
        Together back = desk().together().orElseThrow();
        assertThat(back.ticks()).isEqualTo(3);
        assertThat(back.game().rate()).isEqualTo(0.01f);
        assertThat(back.frame().readout("loss")).isEqualTo(loss);
        desk().ask(agenda -> agenda.playing(Ensemble.Kind.STEP, 2, 0.2f));
        assertThat(desk().together().orElseThrow().ticks()).isZero();
        desk().ask(Agenda::playingNothing);
        assertThat(desk().together()).isEmpty();
    }

    @Test
    void noPageFindsSomebodyElseAtItsSeat() {
        Attendance ada = attend(join("Ada"));
        Desk desk = desk();
        desk.ask(agenda -> agenda.showing(OptionalInt.of(ada.seat())));
        desk.remove(ada.seat());
        assertThat(desk.agenda().shown()).isEmpty();
        Attendance alan = attend(join("Alan"));
        assertThat(alan.seat()).isNotEqualTo(ada.seat());
        assertThat(ada.isThere()).isFalse();
        ada.close();
        assertThat(desk.board().attendees().getFirst().here()).isTrue();
        desk.reset();
        assertThat(attend(join("Barbara")).seat()).isNotEqualTo(alan.seat());
        assertThat(alan.isThere()).isFalse();
    }

    @Test
    void whoComesLaterIsNotLedToAStopThatIsOver() {
        Desk desk = desk();
        desk.ask(agenda -> agenda.pushing("quadratic", "a=2"));
        desk.ask(agenda -> agenda.at(1));
        assertThat(attend(join("Ada")).owed()).isEmpty();
        desk.ask(agenda -> agenda.pushing("race", "seed=2"));
        assertThat(desk.agenda().push().orElseThrow().number()).isEqualTo(2);
        desk.reset();
        assertThat(attend(join("Ada")).owed()).isEmpty();
    }

    @Test
    void aHouseholdOfIpv6IsOneAddress() {
        for (int i = 0; i < 10; i++) {
            mistype(1, "2001:db8::" + (i + 1));
        }
        assertThat(refusal(() -> classrooms.look("BBBBBB", guest("2001:db8::99"))))
                .isEqualTo(Reason.TOO_OFTEN);
    }

    @Test
    void whoHasAKeyComesInWhateverNeighboursHaveMistyped() {
        Entrance ada = join("Ada");
        mistype(10, ELSEWHERE);
        assertThat(refusal(() -> classrooms.look(opened.code(), guest(ELSEWHERE))))
                .isEqualTo(Reason.TOO_OFTEN);
        assertThat(classrooms.teach(opened.code(), opened.keys().teacher(), guest(ELSEWHERE)))
                .isPresent();
        assertThat(classrooms.attend(opened.code(), ada.key(), guest(ELSEWHERE)))
                .isPresent();
    }

    @Test
    void aRaceIsOfStepsFromTheSameStart() {
        Attendance ada = attend(join("Ada"));
        Attendance alan = attend(join("Alan"));
        Desk desk = desk();
        desk.ask(agenda -> agenda.pushing("quadratic", "a=2&b=1").asking(Optional.of(new Task.Race("quadratic", 2))));
        LearnerSession fair = session(ada.take(ada.owed().orElseThrow(), QUADRATIC));
        LearnerSession unfair = session(alan.take(alan.owed().orElseThrow(), QUADRATIC));
        unfair.change("a", new Value.Number(3), Stroke.NEW);
        for (int i = 0; i < 2; i++) {
            fair.step();
            stands(ada, fair);
            unfair.step();
            stands(alan, unfair);
        }
        assertThat(desk.board().ranked()).extracting(Attendee::nickname).containsExactly("Ada");
        float raced = ada.own().best().orElseThrow();
        fair.stepBack();
        stands(ada, fair);
        assertThat(ada.own().best()).contains(raced);
    }

    @Test
    void anEndedClassIsNotEmptiedByMistake() {
        Attendance ada = attend(join("Ada"));
        Desk desk = desk();
        desk.ask(Agenda::over);
        assertThat(refusal(desk::reset)).isEqualTo(Reason.ENDED);
        assertThat(ada.isThere()).isTrue();
    }

    @Test
    void everybodyHearsThatAClassWasDeleted() {
        Attendance ada = attend(join("Ada"));
        AtomicInteger heard = new AtomicInteger();
        ada.listen(heard::incrementAndGet);
        desk().delete();
        assertThat(heard).hasValue(1);
        assertThat(ada.isThere()).isFalse();
        assertThat(refusal(() -> stands(ada, session(QUADRATIC.start())))).isEqualTo(Reason.GONE);
    }

    @Test
    void scoresAndWhenATaskWasAskedOutliveTheServer() {
        Entrance entrance = join("Ada");
        desk().ask(agenda -> agenda.asking(Optional.of(new Task.Below("quadratic", 0.1f))));
        clock.pass(Duration.ofSeconds(40));
        Attendance ada = attend(entrance);
        LearnerSession session = session(QUADRATIC.start());
        session.step();
        stands(ada, session);
        Optional<Float> best = ada.own().best();
        classrooms.write();
        restart();
        assertThat(attend(entrance).own().best()).isEqualTo(best).isPresent();
        assertThat(attend(entrance).agenda().since()).isEqualTo(clock.now.minusSeconds(40));
    }

    @Test
    void whoHasReachedItAlreadyHasDoneWhatIsAskedNow() {
        Attendance ada = attend(join("Ada"));
        LearnerSession session = session(QUADRATIC.start());
        stands(ada, session);
        desk().ask(agenda -> agenda.asking(
                Optional.of(new Task.Below("quadratic", session.frame().readout("mae") + 1))));
        assertThat(ada.own().isDone()).isTrue();
    }

    @Test
    void aFilmNeedsNoLinks() {
        Attendance ada = attend(join("Ada"));
        stands(ada, session(QUADRATIC.start()));
        classrooms.write();
        assertThat(desk().history().getFirst().link()).isNotEmpty();
        assertThat(desk().film().of("quadratic")).extracting(Moment::link).containsExactly("");
    }

    @Test
    void howFarSomebodyHasComeIsKnownBeforeTheyAreBack() {
        Attendance ada = attend(join("Ada"));
        join("Alan");
        LearnerSession session = session(QUADRATIC.start());
        session.step();
        stands(ada, session);
        Optional<Position> position = desk().board().attendees().getFirst().position();
        assertThat(position).contains(new Position("quadratic", 1, ada.own().best(), Optional.of("mae")));
        classrooms.write();
        restart();
        assertThat(desk().board().attendees())
                .extracting(Attendee::position)
                .containsExactly(position, Optional.empty());
        assertThat(desk().board().attendees().getFirst().standing()).isEmpty();
    }

    @Test
    void whatAnOlderNudgeHasWrittenDownIsRead() {
        Entrance entrance = join("Ada");
        database.jdbc()
                .sql("update classroom_seat set work = ? where number = ?")
                .param("{\"experiment\":\"quadratic\",\"links\":{\"quadratic\":\"a=2\"},\"kept\":{},\"pushed\":0,"
                        + "\"reached\":[],\"asked\":0,\"best\":1.5,\"raced\":null,\"guess\":null,\"done\":null}")
                .param(entrance.seat())
                .update();
        restart();
        assertThat(attend(entrance).trail(QUADRATIC).opening().number("a")).isEqualTo(2);
        assertThat(attend(entrance).own().best())
                .as("of which loss is not known")
                .isEmpty();
        assertThat(attend(entrance).own().position()).isEmpty();
    }

    @Test
    void aFilmIsReadOnceForAllWhoLookUntilTheClassGoesOn() {
        Attendance ada = attend(join("Ada"));
        LearnerSession session = session(QUADRATIC.start());
        stands(ada, session);
        classrooms.write();
        Film film = desk().film();
        assertThat(replayed()).isSameAs(film);
        session.step();
        stands(ada, session);
        clock.pass(Duration.ofSeconds(5));
        assertThat(replayed()).as("nothing new is written down").isSameAs(film);
        classrooms.write();
        assertThat(replayed().size()).isEqualTo(2);
        assertThat(desk().film()).isSameAs(replayed());
        desk().remove(ada.seat());
        assertThat(desk().film().isEmpty()).isTrue();
        join("Alan");
        desk().reset();
        assertThat(desk().film().isEmpty()).isTrue();
    }

    private Film replayed() {
        return classrooms
                .replay(opened.code(), opened.keys().film(), guest(HERE))
                .orElseThrow()
                .film();
    }

    @Test
    void whoHasTheKeyOfAFilmSeesNothingLive() {
        String key = opened.keys().film();
        assertThat(classrooms.replay(opened.code(), key, guest(HERE))).isPresent();
        assertThat(classrooms.watch(opened.code(), key, guest(HERE))).isEmpty();
        assertThat(classrooms.teach(opened.code(), key, guest(HERE))).isEmpty();
        assertThat(classrooms.attend(opened.code(), key, guest(HERE))).isEmpty();
        Opened other = classrooms.open("", STOPS, HERE);
        assertThat(classrooms.replay(other.code(), key, guest(HERE))).isEmpty();
        assertThat(classrooms.replay(opened.code(), join("Ada").key(), guest(HERE)))
                .isEmpty();
    }

    @Test
    void anApostropheOfATelephoneIsAnApostrophe() {
        assertThat(attend(join("O’Neil")).nickname()).isEqualTo("O'Neil");
        assertThat(attend(join("Anne‐Marie")).nickname()).isEqualTo("Anne-Marie");
    }

    @Test
    void whoseReluIsWhoseOutlivesTheServer() {
        List<Entrance> entrances = List.of(join("Ada"), join("Alan"), join("Barbara"));
        entrances.forEach(this::attend);
        desk().ask(agenda -> agenda.playing(Ensemble.Kind.FUNCTION, 1, 0.05f));
        List<List<Float>> before = entrances.stream().map(this::kinks).toList();
        classrooms.write();
        restart();
        for (Entrance entrance : entrances.reversed()) {
            attend(entrance);
            desk().together();
        }
        assertThat(entrances.stream().map(this::kinks).toList()).isEqualTo(before);
    }

    @Test
    void whoFollowsTheirSlopesDoesSoAfterTheServersEndAndAfterAReload() {
        Entrance follower = join("Ada");
        Entrance other = join("Alan");
        Attendance ada = attend(follower);
        attend(other);
        desk().ask(agenda -> agenda.playing(Ensemble.Kind.FUNCTION, 1, 0.05f));
        assertThat(follows(ada)).isFalse();
        ada.move(Ensemble.Move.FOLLOW);
        ada.close();
        Attendance reloaded = attend(follower);
        assertThat(follows(reloaded)).isTrue();
        classrooms.write();
        restart();
        Attendance back = attend(follower);
        assertThat(follows(back)).isTrue();
        assertThat(follows(attend(other))).isFalse();
        back.move(Ensemble.Move.NONE);
        classrooms.write();
        restart();
        assertThat(follows(attend(follower))).isFalse();
    }

    private static boolean follows(Attendance of) {
        return of.together(0).orElseThrow().follows();
    }

    private List<Float> kinks(Entrance entrance) {
        try (Attendance page = attend(entrance)) {
            return IntStream.range(0, page.together(0).orElseThrow().parts())
                    .mapToObj(part -> page.together(part).orElseThrow().frame().readout("kink"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aClassIsComparedByTheLossThatTheTeacherHasChosen() {
        Entrance entrance = join("Ada");
        Attendance ada = attend(entrance);
        LearnerSession session = session(QUADRATIC.start());
        session.step();
        stands(ada, session);
        Frame frame = session.frame();
        assertThat(ada.own().best()).contains(frame.readout("mae"));
        Desk desk = desk();
        desk.ask(agenda ->
                agenda.asking(Optional.of(new Task.Below("quadratic", 100))).pushing("quadratic", "loss=mse&a=2"));
        assertThat(desk.agenda().score(QUADRATIC)).contains("mse");
        assertThat(desk.agenda().task()).as("it was of another loss").isEmpty();
        assertThat(ada.own().standing().orElseThrow().score()).contains(frame.readout("mse"));
        assertThat(ada.own().best()).contains(frame.readout("mse"));
        desk.ask(agenda ->
                agenda.asking(Optional.of(new Task.Below("quadratic", 100))).pushing("quadratic", "loss=mse&a=3"));
        assertThat(desk.agenda().task()).isPresent();
        classrooms.write();
        restart();
        assertThat(attend(entrance).own().best()).contains(frame.readout("mse"));
        assertThat(attend(entrance).own().position().orElseThrow().score()).contains(frame.readout("mse"));
        desk().ask(agenda -> agenda.through(List.of(new Stop("quadratic", "quadratic", "loss=rmse"))));
        assertThat(desk().agenda().score(QUADRATIC)).contains("rmse");
    }

    @Test
    void whatIsRememberedSaysOfWhichLossItIs() {
        Entrance entrance = join("Ada");
        Attendance ada = attend(entrance);
        LearnerSession session = session(QUADRATIC.start());
        stands(ada, session);
        classrooms.write();
        desk().ask(agenda -> agenda.pushing("quadratic", "loss=mse"));
        classrooms.write();
        assertThat(desk().history())
                .as("the new loss is known of all at once")
                .extracting(Moment::measure, Moment::score)
                .containsExactly(
                        tuple(Optional.of("mae"), Optional.of(session.frame().readout("mae"))),
                        tuple(Optional.of("mse"), Optional.of(session.frame().readout("mse"))));
        assertThat(desk().film().at(1).measure()).contains("mse");
        restart();
        assertThat(desk().board()
                        .attendees()
                        .getFirst()
                        .position()
                        .orElseThrow()
                        .measure())
                .contains("mse");
        desk().ask(agenda -> agenda.pushing("quadratic", "loss=rmse"));
        Attendee away = desk().board().attendees().getFirst();
        assertThat(away.position().orElseThrow().score())
                .as("nobody knows it of somebody who is not back yet")
                .isEmpty();
        assertThat(away.best()).isEmpty();
        assertThat(desk().board().ranked()).isEmpty();
    }

    @Test
    void scoresOfOneStopAreNotComparedWithThoseOfAnother() {
        Attendance ada = attend(join("Ada"));
        stands(ada, session(QUADRATIC.start()));
        assertThat(desk().board().ranked()).hasSize(1);
        desk().ask(agenda -> agenda.at(1));
        assertThat(desk().board().ranked()).isEmpty();
        stands(ada, session(QUADRATIC.start()));
        assertThat(desk().board().ranked()).as("there, not here").isEmpty();
        desk().ask(agenda -> agenda.at(2));
        assertThat(desk().board().ranked()).hasSize(1);
    }
}
