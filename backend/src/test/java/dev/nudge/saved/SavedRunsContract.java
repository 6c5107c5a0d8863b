package dev.nudge.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.nudge.lesson.Course;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Keepsake;
import dev.nudge.lesson.Trail;
import dev.nudge.lesson.Value;
import dev.nudge.link.Permalink;
import dev.nudge.saved.SavingRefusedException.Reason;
import dev.nudge.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds on every database. */
abstract class SavedRunsContract {

    static final Experiment EXPERIMENT =
            Course.lesson("quadratic").experiments().getFirst();

    private static final List<Keepsake.Named> STATE =
            List.of(new Keepsake.Named("w1", List.of(2, 1), new float[] {0.1f, -3e-20f}));

    /** Stands still until a test lets it go on. */
    private static final class Hands extends Clock {
        private Instant now = Instant.parse("2026-03-01T12:00:00Z");

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
    private Database database;
    private Room room;
    private BroughtTensors brought;
    private SavedRuns saved;

    /** An empty one. */
    abstract Database open();

    @BeforeEach
    void begin() {
        database = open();
        limit(new Limits(10, 100, 1000));
    }

    private void limit(Limits limits) {
        room = new Room(database, limits, clock);
        brought = new BroughtTensors(database, room, Runnable::run);
        saved = new SavedRuns(database, room, brought);
    }

    @AfterEach
    void end() {
        database.close();
    }

    private static Trail trail() {
        return EXPERIMENT
                .start()
                .plusSteps(12)
                .plusChange("rate", new Value.Number(0.03f))
                .plusSteps(5);
    }

    private Receipt save(List<Keepsake.Named> state, Optional<String> origin, String address) {
        return saved.save(EXPERIMENT, trail(), List.of("cpu"), state, origin, address);
    }

    private Receipt save() {
        return save(STATE, Optional.empty(), "an address");
    }

    private Reason refusal(Runnable saving) {
        SavingRefusedException refused = catchThrowableOfType(SavingRefusedException.class, saving::run);
        assertThat(refused).isNotNull();
        return refused.reason();
    }

    @Test
    void whatWasSavedIsFoundAgainAsItWas() {
        Receipt receipt = save();
        SavedRun run = receipt.run();
        assertThat(run.id()).matches("[2-9b-df-hj-np-tv-z]{10}");
        assertThat(run.trail()).isEqualTo(Permalink.query(EXPERIMENT, trail())).contains("then=12,rate:0.03,5");
        assertThat(run.expires()).isEqualTo(clock.now.plus(Duration.ofDays(10)));
        assertThat(saved.open(run.id())).contains(run);
        assertThat(saved.open(" " + run.id().toUpperCase() + " ")).contains(run);
        Keepsake.Named state = saved.state(run.id()).getFirst();
        assertThat(state.name()).isEqualTo("w1");
        assertThat(state.shape()).containsExactly(2, 1);
        assertThat(state.values()).containsExactly(0.1f, -3e-20f);
    }

    @Test
    void aRunThatDivergedIsOpenedAsItWasSaved() {
        List<Keepsake.Named> gone = List.of(new Keepsake.Named("w", List.of(2), new float[] {Float.NaN, 1}));
        String id = save(gone, Optional.empty(), "1").run().id();
        assertThat(saved.difference(id, gone)).hasValue(0);
        assertThat(saved.difference(id, List.of(new Keepsake.Named("w", List.of(2), new float[] {0, 1}))))
                .hasValue(Double.POSITIVE_INFINITY);
    }

    @Test
    void aRunThatWentOnRemembersWhereItCameFromAndLeavesThatAsItIs() {
        SavedRun first = save().run();
        SavedRun second =
                save(List.of(), Optional.of(first.id()), "another address").run();
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(saved.open(second.id()).orElseThrow().origin()).contains(first.id());
        assertThat(saved.state(second.id())).isEmpty();
        assertThat(saved.open(first.id())).contains(first);
    }

    @Test
    void onlyWhoKnowsItsSecretDeletesARunAndItsNumbers() {
        Receipt receipt = save();
        Receipt other = save();
        String id = receipt.run().id();
        assertThat(saved.delete(id, other.secret())).isFalse();
        assertThat(saved.open(id)).isPresent();
        assertThat(saved.delete(id, receipt.secret())).isTrue();
        assertThat(saved.open(id)).isEmpty();
        assertThat(saved.state(id)).isEmpty();
        assertThat(saved.delete(id, receipt.secret())).isFalse();
        assertThat(saved.open(other.run().id())).isPresent();
    }

    @Test
    void theSecretItselfIsNotKept() {
        Receipt receipt = save();
        assertThat(database.jdbc()
                        .sql("select secret_hash from saved_run where id = ?")
                        .param(receipt.run().id())
                        .query(String.class)
                        .single())
                .hasSize(64)
                .doesNotContain(receipt.secret());
    }

    @Test
    void anythingElseIsNoId() {
        save();
        for (String id : List.of("", "x", "0000000000", "' or true --", "a".repeat(100_000), "ÄÖÜäöüßéèê")) {
            assertThat(saved.open(id)).as(id).isEmpty();
        }
    }

    @Test
    void aRunExpiresUnlessItIsOpened() {
        String opened = save().run().id();
        String left = save().run().id();
        clock.now = clock.now.plus(Duration.ofDays(8));
        assertThat(saved.open(opened)).isPresent();
        clock.now = clock.now.plus(Duration.ofDays(8));
        assertThat(saved.open(left)).isEmpty();
        assertThat(saved.open(opened)).isPresent();
        assertThat(room.clear()).isEqualTo(1);
        assertThat(saved.state(left)).isEmpty();
        assertThat(saved.state(opened)).isNotEmpty();
    }

    @Test
    void anAddressHasItsShareOfADay() {
        limit(new Limits(10, 100, 2));
        save();
        save();
        assertThat(refusal(this::save)).isEqualTo(Reason.ENOUGH_FOR_TODAY);
        save(List.of(), Optional.empty(), "another address");
        clock.now = clock.now.plus(Duration.ofDays(1));
        save();
    }

    @Test
    void aHouseholdOfManyAddressesHasOneShare() {
        limit(new Limits(10, 100, 2));
        save(List.of(), Optional.empty(), "2001:db8:1:2::1");
        save(List.of(), Optional.empty(), "2001:db8:1:2:ffff::2");
        assertThat(refusal(() -> save(List.of(), Optional.empty(), "2001:db8:1:2::3")))
                .isEqualTo(Reason.ENOUGH_FOR_TODAY);
        save(List.of(), Optional.empty(), "2001:db8:1:3::1");
    }

    @Test
    void nothingIsSavedThatIsTooLargeOrForWhichThereIsNoRoom() {
        List<Keepsake.Named> large = List.of(new Keepsake.Named("w", List.of(1_250_000), new float[1_250_000]));
        assertThat(refusal(() -> save(large, Optional.empty(), "a"))).isEqualTo(Reason.TOO_LARGE);
        limit(new Limits(10, 5, 1000));
        List<Keepsake.Named> half = List.of(new Keepsake.Named("w", List.of(700_000), new float[700_000]));
        save(half, Optional.empty(), "a");
        assertThat(refusal(() -> save(half, Optional.empty(), "b"))).isEqualTo(Reason.FULL);
        assertThat(refusal(() -> brought.keep(half, "c"))).isEqualTo(Reason.FULL);
    }

    @Test
    void theSameTensorsAreKeptOnceInWhateverOrderTheyCome() {
        Keepsake.Named weight = new Keepsake.Named("weight", List.of(1, 2), new float[] {1, 2});
        Keepsake.Named bias = new Keepsake.Named("bias", List.of(1), new float[] {3});
        String digest = brought.keep(List.of(weight, bias), "a");
        assertThat(brought.keep(List.of(bias, weight), "b")).isEqualTo(digest).matches("[0-9a-f]{32}");
        List<Keepsake.Named> found = brought.find(digest).orElseThrow();
        assertThat(found).extracting(Keepsake.Named::name).containsExactly("bias", "weight");
        assertThat(found.getLast().values()).containsExactly(1, 2);
        assertThat(brought.find("0".repeat(32))).isEmpty();
        weight.values()[1] = Math.nextUp(2f);
        assertThat(brought.keep(List.of(weight, bias), "a")).isNotEqualTo(digest);
    }

    @Test
    void whoComputesWaitsForNoWritingAndASecondTimeForNoDatabase() {
        List<Runnable> later = new ArrayList<>();
        BroughtTensors shelf = new BroughtTensors(database, room, later::add);
        String digest = shelf.keep(STATE, "a");
        clock.now = clock.now.plus(Duration.ofDays(9));
        assertThat(shelf.find(digest)).isPresent();
        assertThat(later).hasSize(1);
        later.getFirst().run();
        clock.now = clock.now.plus(Duration.ofDays(9));
        assertThat(room.clear()).isZero();
        assertThat(shelf.find(digest)).isPresent();
        database.close();
        assertThat(shelf.find(digest)).isPresent();
    }

    @Test
    void tensorsLiveAsLongAsARunThatBeginsWithThem() {
        Experiment seven = Course.lesson("sgd").experiment("seven");
        String digest = brought.keep(STATE, "a");
        clock.now = clock.now.plus(Duration.ofDays(9));
        Trail trail = Trail.from(seven.start().opening().with("file", new Value.Text(digest)));
        saved.save(seven, trail, List.of("cpu"), List.of(), Optional.empty(), "a");
        clock.now = clock.now.plus(Duration.ofDays(9));
        assertThat(room.clear()).isZero();
        assertThat(brought.find(digest)).isPresent();
        clock.now = clock.now.plus(Duration.ofDays(11));
        assertThat(room.clear()).isEqualTo(2);
        assertThat(brought.find(digest)).isEmpty();
    }
}
