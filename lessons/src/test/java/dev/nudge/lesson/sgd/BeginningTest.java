package dev.nudge.lesson.sgd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.lesson.Control;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Keepsake;
import dev.nudge.lesson.Refusal;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.TensorShelf;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.digits.DigitSets;
import dev.nudge.lesson.gradient.Seat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BeginningTest {

    private static final String DIGEST = "0123456789abcdef0123456789abcdef";

    private final Map<String, List<Keepsake.Named>> kept = new HashMap<>();
    private int fetched;

    private final TensorShelf shelf = digest -> {
        fetched++;
        return Optional.ofNullable(kept.get(digest));
    };

    private Seat seat(String net, String batch) {
        return Seat.at(new SevenSteps(DigitSets.withoutMnist(), shelf))
                .set("net", new Value.Pick(net))
                .set("units", 5)
                .set("batch", new Value.Pick(batch));
    }

    private static Value file(String digest) {
        return new Value.Text(digest);
    }

    private static List<Keepsake.Named> weights(Seat seat) {
        return ((Keepsake.Tensors) seat.stage.keepsake(Keepsakes.WEIGHTS).orElseThrow()).tensors();
    }

    private static float next(Seat seat) {
        return seat.step(1).readout("batchloss");
    }

    @Test
    void aTrainingGoesOnFromWeightsThatWereTakenHome() {
        try (Seat first = seat("one", "all");
                Seat second = seat("one", "all")) {
            kept.put(DIGEST, weights(first.step(12)));
            second.set("draw", 7).set("file", file(DIGEST));
            assertThat(second.words()).contains("from your file");
            assertThat(second.readout("validloss")).isEqualTo(first.readout("validloss"));
            for (int step = 0; step < 5; step++) {
                // The same images in another order: sums of float32 differ in their last digits.
                assertThat(next(second)).isCloseTo(next(first), within(1e-5f));
            }
        }
    }

    @Test
    void theSameTrailGivesTheSameFrameAndAChangeOfAnythingElseFetchesTheFileOnce() {
        try (Seat drawn = seat("two", "64");
                Seat one = seat("two", "64");
                Seat other = seat("two", "64")) {
            kept.put(DIGEST, weights(drawn));
            one.set("file", file(DIGEST)).step(7);
            other.set("rate", 0.3).set("file", file(DIGEST)).set("rate", 1).step(7);
            assertThat(fetched).isEqualTo(2);
            assertThat(other.frame()).usingRecursiveComparison().isEqualTo(one.frame());
            // It was the file of just those weights that the seed draws.
            assertThat(weights(one)).usingRecursiveComparison().isEqualTo(weights(drawn.step(7)));
            one.set("optimiser", new Value.Pick("adam"));
            assertThat(fetched).isEqualTo(2);
        }
    }

    @Test
    void aFileThatIsGoneIsSaidToBeAndTheOrdinaryStartIsOffered() {
        try (Seat ordinary = seat("one", "64");
                Seat seat = seat("one", "64")) {
            seat.set("file", file(DIGEST));
            assertThat(seat.notices()).contains("no longer here");
            assertThat(seat.readout("validloss")).isEqualTo(ordinary.readout("validloss"));
            Frame.Offer offer = seat.frame().offers().getFirst();
            offer.changes().forEach(change -> seat.set(change.control(), change.value()));
            assertThat(seat.notices()).isEmpty();
            assertThat(seat.frame().offers()).isEmpty();
        }
    }

    @Test
    void aFileForAnotherModelWaitsUntilThatModelIsThereAgain() {
        try (Seat seat = seat("one", "64")) {
            kept.put(DIGEST, weights(seat.step(3)));
            seat.set("file", file(DIGEST));
            float loss = seat.readout("validloss");
            seat.set("units", 6);
            assertThat(seat.notices()).contains("do not fit this model");
            seat.set("units", 5);
            assertThat(seat.notices()).isEmpty();
            assertThat(seat.readout("validloss")).isEqualTo(loss);
        }
    }

    @Test
    void theNotebookBeginsWithTheFilesWeights() {
        try (Seat first = seat("one", "64");
                Seat second = seat("one", "64")) {
            kept.put(DIGEST, weights(first.step(5)));
            second.set("file", file(DIGEST));
            assertThat(second.stage.keepsake(Keepsakes.NOTEBOOK))
                    .isNotEqualTo(first.stage.keepsake(Keepsakes.NOTEBOOK));
            assertThat(weights(second)).usingRecursiveComparison().isEqualTo(kept.get(DIGEST));
        }
    }

    @Test
    void theStateHoldsWhatTheOptimiserKeeps() {
        try (Seat seat = seat("one", "64").set("optimiser", new Value.Pick("momentum"))) {
            List<Keepsake.Named> state = seat.step(3).stage.state();
            assertThat(state).hasSize(8);
            assertThat(state)
                    .allSatisfy(tensor -> assertThat(tensor.values())
                            .hasSize(tensor.shape().stream().reduce(1, (a, b) -> a * b)));
        }
    }

    // ---- what a file must be ----

    private static Keepsake.Named tensor(String name, int... shape) {
        int count = 1;
        List<Integer> sizes = new ArrayList<>();
        for (int size : shape) {
            count *= size;
            sizes.add(size);
        }
        return new Keepsake.Named(name, sizes, new float[count]);
    }

    private static String refusal(String net, int units, Keepsake.Named... tensors) {
        SevenSteps seven = new SevenSteps(DigitSets.withoutMnist());
        Settings settings = Settings.initial(seven.controls())
                .with("net", new Value.Pick(net))
                .with("units", units);
        Control.TensorFile control = (Control.TensorFile) seven.control("file");
        Refusal refused =
                catchThrowableOfType(Refusal.class, () -> control.rule().accept(settings, List.of(tensors)));
        return refused == null ? "" : Seat.say(refused.reason());
    }

    @Test
    void whatFitsIsTakenInAnyOrder() {
        assertThat(refusal("linear", 30, tensor("bias", 1), tensor("weight", 1, 64)))
                .isEmpty();
        assertThat(refusal("linear", 30, tensor("0.bias", 1), tensor("0.weight", 1, 64)))
                .isEmpty();
        assertThat(refusal(
                        "one",
                        3,
                        tensor("2.weight", 1, 3),
                        tensor("0.bias", 3),
                        tensor("2.bias", 1),
                        tensor("0.weight", 3, 64)))
                .isEmpty();
    }

    @Test
    void namesOfALoneLayerStandForTheSameWeights() {
        try (Seat first = seat("linear", "64");
                Seat second = seat("linear", "64")) {
            List<Keepsake.Named> ours = weights(first.step(7));
            kept.put(
                    DIGEST,
                    ours.stream()
                            .map(tensor -> new Keepsake.Named(
                                    tensor.name().substring("0.".length()), tensor.shape(), tensor.values()))
                            .toList());
            second.set("file", file(DIGEST));
            assertThat(second.notices()).isEmpty();
            assertThat(weights(second)).usingRecursiveComparison().isEqualTo(ours);
        }
    }

    @Test
    void whatDoesNotFitIsNamedWithBothShapesAndWhatToDo() {
        assertThat(refusal("linear", 30, tensor("weight", 64, 1), tensor("bias", 1)))
                .isEqualTo(
                        "\"weight\" is [64, 1] in the file; this model needs [1, 64]. Take the names and shapes of the"
                                + " weights that this page lets you download.");
        assertThat(refusal("linear", 30, tensor("bias", 1)))
                .startsWith(
                        "The file has no tensor \"weight\", which this model needs in the shape [1, 64]. It has: bias.");
        assertThat(refusal("linear", 30, tensor("weight", 1, 64), tensor("bias", 1), tensor("more", 2)))
                .startsWith("The file has a tensor \"more\" for which this model has no place; it takes weight, bias.");
    }

    @Test
    void whereItFitsAnotherModelOfTheLessonThatIsNamed() {
        Keepsake.Named[] network = {
            tensor("0.weight", 10, 64), tensor("0.bias", 10), tensor("2.weight", 1, 10), tensor("2.bias", 1)
        };
        assertThat(refusal("linear", 30, network))
                .endsWith("These weights are for one hidden layer with 10 ReLUs: set that, and load them again.");
        assertThat(refusal("one", 30, network))
                .startsWith("\"0.weight\" is [10, 64] in the file; this model needs [30, 64].")
                .endsWith("with 10 ReLUs: set that, and load them again.");
        assertThat(refusal("two", 10, tensor("weight", 1, 64), tensor("bias", 1)))
                .endsWith("set model to linear, and load them again.");
    }
}
