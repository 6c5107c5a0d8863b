package dev.nudge.classroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.nudge.classroom.ClassroomRefusedException.Reason;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who gets into a class, and who does not, on every database. */
abstract class DoorContract extends ClassroomsContract {

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
            assertThat(refusal(() -> classrooms.teach(code, "x", one))).isEqualTo(Reason.KEYS);
            assertThat(refusal(() -> classrooms.attend(code, "x", one))).isEqualTo(Reason.KEYS);
            assertThat(refusal(() -> classrooms.watch(code, "x", one))).isEqualTo(Reason.KEYS);
        }
        misfit(192, ELSEWHERE);
        for (String code : List.of("BBBBBB", opened.code())) {
            assertThat(refusal(() -> classrooms.teach(code, "x", guest(ELSEWHERE))))
                    .as("many browsers of one address try no more than so many")
                    .isEqualTo(Reason.KEYS);
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
        assertThat(refusal(() -> classrooms.teach("BBBBBB", "x", pupil))).isEqualTo(Reason.KEYS);
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
}
