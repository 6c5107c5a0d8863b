package dev.nudge.classroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.nudge.lesson.Control;
import dev.nudge.lesson.Guess;
import dev.nudge.lesson.Stage.Stroke;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.data.Curve;
import dev.nudge.lesson.together.Ensemble;
import dev.nudge.session.LearnerSession;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a class is asked to do, and what it trains as one, on every database. */
abstract class GameContract extends ClassroomsContract {

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
    void whoIsLookedAtAfterTheClassHasGoneOnKeepsWhatCountsThere() {
        Attendance ada = attend(join("Ada"));
        Desk desk = desk();
        desk.ask(agenda -> agenda.asking(Optional.of(new Task.Race("quadratic", 2))));
        stands(ada, session(QUADRATIC.start().plusSteps(9)));
        desk.ask(agenda -> agenda.at(1));
        LearnerSession next = session(RACE, RACE.start());
        stands(ada, next);
        Optional<Float> best = ada.own().best();
        assertThat(best).isPresent();
        arrive();
        assertThat(ada.own().best()).isEqualTo(best);
        assertThat(ada.own().isDone()).isFalse();

        desk.ask(agenda -> agenda.at(0).asking(Optional.of(new Task.Race("quadratic", 2))));
        stands(ada, session(QUADRATIC.start().plusSteps(8)));
        desk.ask(agenda -> agenda.asking(Optional.empty()));
        best = ada.own().best();
        arrive();
        assertThat(ada.own().best()).as("the race was ended").isEqualTo(best);
    }

    @Test
    void whoLeapsPastTheEndAndGoesElsewhereInAFreeClassHasArrived() {
        Attendance ada = attend(join("Ada"));
        Desk desk = desk();
        desk.ask(agenda -> agenda.together(false).asking(Optional.of(new Task.Race("quadratic", 2))));
        float there = session(QUADRATIC.start().plusSteps(2)).frame().readout("mae");
        stands(ada, session(QUADRATIC.start().plusSteps(9)));
        clock.pass(Duration.ofSeconds(3));
        stands(ada, session(RACE, RACE.start()));
        arrive();
        assertThat(ada.own().isDone()).isTrue();
        assertThat(ada.own().done()).contains(Duration.ZERO);
        assertThat(ada.own().best()).contains(there);
        assertThat(desk.board().ranked()).extracting(Attendee::nickname).containsExactly("Ada");
        assertThat(ada.experiment()).isEqualTo("race");
    }

    @Test
    void aRaceThatWasAskedJustBeforeTheServersEndBeginsForEverybody() {
        Entrance entrance = join("Ada");
        Attendance ada = attend(entrance);
        desk().ask(agenda -> agenda.asking(Optional.of(new Task.Race("quadratic", 1))));
        stands(ada, session(QUADRATIC.start().plusSteps(1)));
        assertThat(ada.own().isDone()).isTrue();
        classrooms.write();
        restart();
        assertThat(desk().board().ranked()).hasSize(1);
        desk().ask(agenda -> agenda.asking(Optional.of(new Task.Race("quadratic", 3))));
        // Nothing of the seats is written down after it.
        restart();
        assertThat(desk().board().ranked()).isEmpty();
        assertThat(desk().board().attendees().getFirst().isDone()).isFalse();
        assertThat(attend(entrance).own().best()).isEmpty();
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
    void aMoveInWhatIsTrainedAsOneSaysWhetherItCounts() {
        Attendance ada = attend(join("Ada"));
        Desk desk = desk();
        assertThat(ada.move(Ensemble.Move.FOLLOW)).as("nothing is trained").isFalse();
        desk.ask(agenda -> agenda.playing(Ensemble.Kind.FUNCTION, 1, 0.05f));
        assertThat(ada.move(Ensemble.Move.FOLLOW)).isTrue();
        desk.ask(agenda -> agenda.paused(true));
        assertThat(ada.move(Ensemble.Move.NONE)).isFalse();
        assertThat(follows(ada)).isTrue();
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
    void whoHasReachedItAlreadyHasDoneWhatIsAskedNow() {
        Attendance ada = attend(join("Ada"));
        LearnerSession session = session(QUADRATIC.start());
        stands(ada, session);
        desk().ask(agenda -> agenda.asking(
                Optional.of(new Task.Below("quadratic", session.frame().readout("mae") + 1))));
        assertThat(ada.own().isDone()).isTrue();
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

    @Test
    void nobodyComesToWhatWasARemovedSeats() {
        Attendance ada = attend(join("Ada"));
        Attendance alan = attend(join("Alan"));
        Desk desk = desk();
        desk.ask(agenda -> agenda.playing(Ensemble.Kind.FUNCTION, 1, 0.05f));
        ada.move(Ensemble.Move.FOLLOW);
        alan.move(Ensemble.Move.FOLLOW);
        classrooms.write();
        assertThat(written().followers()).containsExactly(ada.seat(), alan.seat());
        desk.remove(alan.seat());
        // What is trained as one may not have been written down since.
        restart();
        Attendance barbara = attend(join("Barbara"));
        assertThat(barbara.seat()).isGreaterThan(alan.seat());
        assertThat(follows(barbara)).isFalse();
        classrooms.write();
        assertThat(written().followers()).containsExactly(ada.seat());
        assertThat(written().shares().owners()).doesNotContain(alan.seat());
        barbara.move(Ensemble.Move.FOLLOW);
        desk().remove(barbara.seat());
        classrooms.write();
        assertThat(written().followers()).containsExactly(ada.seat());
        assertThat(written().shares().owners()).doesNotContain(barbara.seat());
        assertThat(written().shares().holders()).doesNotContain(barbara.seat());
        restart();
        assertThat(join("Cem").seat()).isGreaterThan(barbara.seat());
    }

    private Common.Written written() {
        ClassroomStore store = new ClassroomStore(database);
        return store.byCode(opened.code(), clock.instant())
                .flatMap(room -> store.common(room.id()))
                .orElseThrow();
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
}
