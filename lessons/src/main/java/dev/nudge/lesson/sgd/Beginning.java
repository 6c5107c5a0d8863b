package dev.nudge.lesson.sgd;

import dev.nudge.lesson.FrameBuilder;
import dev.nudge.lesson.Keepsake;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.TensorShelf;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.digits.DigitControls;
import dev.nudge.lesson.digits.DigitSets;
import dev.nudge.lesson.training.Architecture;
import dev.nudge.lesson.training.Named;
import dev.nudge.lesson.training.Plan;
import dev.nudge.lesson.training.Weights;
import java.util.List;
import java.util.Optional;

/**
 * What a training begins with: the weights of a file that a learner has brought, or else those its plan draws.
 *
 * @param digest of the file's content; empty where none was brought
 * @param tensors the file's, in case other settings fit them; empty where none was brought, or it is gone
 * @param weights the file's, for this model; empty where it does not fit
 */
record Beginning(String digest, Optional<List<Keepsake.Named>> tensors, Optional<Weights> weights) {

    /** No file. */
    static final Beginning CHOSEN = new Beginning("", Optional.empty(), Optional.empty());

    /** @param before whose file need not be fetched again */
    static Beginning of(TensorShelf shelf, Settings settings, Plan plan, Beginning before) {
        String digest = settings.text(SevenSteps.FILE);
        if (digest.isEmpty()) {
            return CHOSEN;
        }
        Optional<List<Keepsake.Named>> tensors =
                digest.equals(before.digest) && before.tensors.isPresent() ? before.tensors : shelf.find(digest);
        return new Beginning(
                digest,
                tensors,
                tensors.flatMap(all -> FileWeights.fitting(all, plan.mlp().sizes())));
    }

    /** Lets pass what the model of these settings can begin with. */
    static void require(Settings settings, List<Keepsake.Named> tensors) {
        int pixels = DigitSets.here()
                .split(
                        settings.pick(DigitControls.SET),
                        SevenSteps.whole(settings, DigitControls.SEED),
                        SevenSteps.whole(settings, DigitControls.FOLD))
                .train()
                .pixels();
        Architecture net = Named.of(Architecture.class, settings.pick(SevenSteps.NET));
        List<Integer> sizes =
                net.of(pixels, SevenSteps.whole(settings, SevenSteps.UNITS), 1).sizes();
        FileWeights.read(tensors, sizes, () -> advice(tensors, pixels));
    }

    /** The model that these would fit, or how such a file is made. */
    private static Message advice(List<Keepsake.Named> tensors, int pixels) {
        for (Architecture net : Architecture.values()) {
            int units = FileWeights.firstUnits(tensors);
            if (units > 0
                    && FileWeights.fitting(tensors, net.of(pixels, units, 1).sizes())
                            .isPresent()) {
                return net == Architecture.LINEAR
                        ? Message.of("seven.file.linear")
                        : Message.of("seven.file.net", Message.of("seven.option.net." + net.id()), units);
            }
        }
        return Message.of("seven.file.make");
    }

    boolean isFile() {
        return weights.isPresent();
    }

    /** Of the first room, before the first step. */
    Message words(Moment moment) {
        Plan plan = moment.plan();
        return Message.of(
                "seven.initialise.file",
                Message.of("seven.net." + plan.model().net().id(), plan.model().units()),
                moment.weights().count(),
                plan.seed());
    }

    /** Says what became of the file, and offers to go without it where it is of no use. */
    void tell(FrameBuilder frame) {
        frame.idle(SevenSteps.START, isFile());
        if (!digest.isEmpty() && !isFile()) {
            frame.notice(Message.of(tensors.isEmpty() ? "seven.file.gone" : "seven.file.misfit"))
                    .offer(Message.of("seven.file.without"), SevenSteps.FILE, new Value.Text(""));
        }
    }
}
