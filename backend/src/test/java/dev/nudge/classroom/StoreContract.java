package dev.nudge.classroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Stage.Stroke;
import dev.nudge.lesson.Value;
import dev.nudge.session.LearnerSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is written down of a class, and comes back, on every database. */
abstract class StoreContract extends ClassroomsContract {

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
        assertThat(attend(entrance).agenda().since()).isEqualTo(clock.instant().minusSeconds(40));
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
}
