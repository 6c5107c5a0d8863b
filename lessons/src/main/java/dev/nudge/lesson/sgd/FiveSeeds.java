package dev.nudge.lesson.sgd;

import dev.nudge.compute.Compute;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Control.Effect;
import dev.nudge.lesson.Control.Scale;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.Picture.Layer;
import dev.nudge.lesson.Picture.Plain;
import dev.nudge.lesson.Picture.Plot;
import dev.nudge.lesson.Picture.Role;
import dev.nudge.lesson.Picture.Size;
import dev.nudge.lesson.Readout;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Simulation;
import dev.nudge.lesson.digits.DigitControls;
import dev.nudge.lesson.digits.DigitSets;
import dev.nudge.lesson.training.Architecture;
import dev.nudge.lesson.training.BatchSize;
import dev.nudge.lesson.training.Named;
import dev.nudge.lesson.training.Objective;
import dev.nudge.lesson.training.UpdateRule;
import java.util.List;

/** One plan trained five times, one after the other, each time with other dice. A step of the walk is an epoch of one of them. */
public final class FiveSeeds implements Experiment {

    static final int RUNS = 5;

    static final String EPOCHS = "epochs";
    static final String VARY = "vary";

    /** What is another one each time. */
    enum Vary implements Named {
        /** The seed of the first weights and of the order of the images. */
        DRAW,
        /** The fifth that is kept apart. */
        FOLD
    }

    /** As the seven steps open. */
    static final int FOLD = 2;

    private static final int MOST_EPOCHS = 200;

    private static final List<Control> CONTROLS = List.of(
            DigitControls.set(),
            new Control.Choice(VARY, Named.ids(Vary.values()), Vary.DRAW.id(), Effect.RESTART),
            new Control.Choice(
                    SevenSteps.NET, Named.ids(Architecture.values()), Architecture.LINEAR.id(), Effect.RESTART),
            DigitControls.whole(SevenSteps.UNITS, 1, 64, 64, 30, Effect.RESTART),
            new Control.Choice(
                    SevenSteps.LOSS,
                    Objective.OF_TWO.stream().map(Named::id).toList(),
                    Objective.SEVEN.id(),
                    Effect.RESTART),
            new Control.Choice(
                    SevenSteps.OPTIMISER, Named.ids(UpdateRule.values()), UpdateRule.SGD.id(), Effect.RESTART),
            new Control.Slider(SevenSteps.RATE, 1e-3f, 10, 0.05f, 1e-6f, 100, 1, Scale.LOGARITHMIC, Effect.RESTART),
            new Control.Choice(SevenSteps.BATCH, BatchSize.IDS.subList(1, BatchSize.IDS.size()), "64", Effect.RESTART),
            DigitControls.whole(EPOCHS, 1, 100, MOST_EPOCHS, 40, Effect.RESTART),
            DigitControls.whole(SevenSteps.NOISE, 0, 40, 50, 0, Effect.RESTART),
            DigitControls.whole(SevenSteps.DRAW, 0, 99, 999 - RUNS, 1, Effect.RESTART));

    private static final List<Picture> PICTURES = List.of(
            Plot.of(
                    "rights",
                    Size.LARGE,
                    "run",
                    "share",
                    Layer.of("baseline", Role.GUIDE),
                    Layer.of("low", Role.PART),
                    Layer.of("high", Role.PART),
                    Layer.of("mean", Role.LOSS),
                    Layer.of("each", Role.MODEL)),
            Plot.of("paths", Size.SMALL, "epoch", "share", Layer.of("others", Role.PART), Layer.of("now", Role.MODEL)),
            new Plain("table", Size.STRIP));

    private final DigitSets sets;

    public FiveSeeds() {
        this(DigitSets.here());
    }

    FiveSeeds(DigitSets sets) {
        this.sets = sets;
    }

    @Override
    public String id() {
        return "seeds";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<Control> controls() {
        return CONTROLS;
    }

    @Override
    public List<Picture> pictures() {
        return PICTURES;
    }

    @Override
    public List<Readout> readouts() {
        return List.of(
                new Readout("runs", Role.TRACE, 0),
                new Readout("meanshare", Role.LOSS, 3),
                new Readout("spread", Role.LOSS, 3));
    }

    @Override
    public List<String> checkpoints() {
        return List.of("five", "apart");
    }

    @Override
    public int mostSteps() {
        return RUNS * MOST_EPOCHS;
    }

    @Override
    public Simulation simulate(Settings settings, Compute compute) {
        return new FiveSeedsSimulation(sets, settings, compute);
    }
}
