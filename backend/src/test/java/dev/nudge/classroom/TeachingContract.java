package dev.nudge.classroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.nudge.classroom.ClassroomRefusedException.Reason;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Stage.Stroke;
import dev.nudge.lesson.Trail;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.together.Ensemble;
import dev.nudge.session.LearnerSession;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a teacher asks for and what pages hear of it, on every database. */
abstract class TeachingContract extends ClassroomsContract {

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
    void aDeletedClassIsGoneAtOnce() {
        join("Ada");
        desk().delete();
        assertThat(classrooms.look(opened.code(), guest(HERE))).isEmpty();
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
        desk.rehearse(2);
        int last = desk.board().attendees().getLast().seat();
        desk.reset();
        restart();
        assertThat(join("Cem").seat())
                .as("whatever was drawn before the server was started")
                .isGreaterThan(last);
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
