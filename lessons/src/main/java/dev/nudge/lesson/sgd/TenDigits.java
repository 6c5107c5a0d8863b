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
import dev.nudge.lesson.Picture.Scaled;
import dev.nudge.lesson.Picture.Size;
import dev.nudge.lesson.Picture.View;
import dev.nudge.lesson.Readout;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Simulation;
import dev.nudge.lesson.digits.DigitControls;
import dev.nudge.lesson.digits.DigitSets;
import dev.nudge.lesson.digits.Split;
import dev.nudge.lesson.training.Architecture;
import dev.nudge.lesson.training.BatchSize;
import dev.nudge.lesson.training.FirstWeights;
import dev.nudge.lesson.training.Named;
import dev.nudge.lesson.training.Objective;
import dev.nudge.lesson.training.Plan;
import dev.nudge.lesson.training.Task;
import dev.nudge.lesson.training.TrainingSet;
import dev.nudge.lesson.training.UpdateRule;
import java.util.List;
import java.util.Optional;

/** The same training with all ten digits: ten outputs, cross-entropy, and a table of what is taken for what. */
public final class TenDigits implements Experiment {

    static final String EPOCHS = "epochs";
    static final String BEHIND = "behind";
    static final String LABEL = "label";
    static final String SAID = "said";

    static final String WORST = "worst";
    static final String CELL = "cell";

    private static final int SEED = 1;
    private static final int FOLD = 1;
    static final int MOST_STEPS = 10_000;

    private static final List<Control> CONTROLS = List.of(
            DigitControls.set(),
            new Control.Choice(SevenSteps.NET, Named.ids(Architecture.values()), Architecture.ONE.id(), Effect.RESTART),
            DigitControls.whole(SevenSteps.UNITS, 1, 64, 64, 30, Effect.RESTART),
            new Control.Choice(
                    SevenSteps.OPTIMISER, Named.ids(UpdateRule.values()), UpdateRule.SGD.id(), Effect.RESTART),
            new Control.Slider(SevenSteps.RATE, 1e-3f, 10, 0.05f, 1e-6f, 100, 0.3f, Scale.LOGARITHMIC, Effect.LIVE),
            new Control.Slider(SevenSteps.MOMENTUM, 0, 0.99f, 0.01f, 0, 0.999f, 0.9f, Scale.LINEAR, Effect.LIVE),
            new Control.Choice(SevenSteps.BATCH, BatchSize.IDS, "64", Effect.RESTART),
            DigitControls.whole(EPOCHS, 1, 100, 400, 20, Effect.LIVE),
            DigitControls.whole(SevenSteps.DRAW, 0, 99, 999, 1, Effect.RESTART),
            new Control.Choice(BEHIND, List.of(WORST, CELL), WORST, Effect.LOOK),
            DigitControls.whole(LABEL, 0, Task.DIGITS - 1, Task.DIGITS - 1, 3, Effect.LOOK),
            DigitControls.whole(SAID, 0, Task.DIGITS - 1, Task.DIGITS - 1, 3, Effect.LOOK));

    private static final List<Picture> PICTURES = List.of(
            new Plain("confusion", Size.LARGE),
            Tiles.picture("weights", Size.SMALL, Role.MODEL),
            new Plot(
                    "behind",
                    Size.SMALL,
                    Scaled.linear("behindx"),
                    Scaled.linear("behindy"),
                    View.SQUARE,
                    List.of(Layer.of("behind", Role.MODEL))),
            WalkPicture.STRIP);

    private final DigitSets sets;

    public TenDigits() {
        this(DigitSets.here());
    }

    TenDigits(DigitSets sets) {
        this.sets = sets;
    }

    static Plan plan(DigitSets sets, Settings settings) {
        Split split = sets.ten(settings.pick(DigitControls.SET), SEED, FOLD);
        TrainingSet train = TrainingSet.of(split.train(), Task.DIGIT);
        return new Plan(
                train,
                TrainingSet.of(split.valid(), Task.DIGIT),
                new Plan.Model(
                        Named.of(Architecture.class, settings.pick(SevenSteps.NET)),
                        SevenSteps.whole(settings, SevenSteps.UNITS),
                        FirstWeights.RANDOM),
                new Plan.Method(
                        Objective.CATEGORICAL,
                        Named.of(UpdateRule.class, settings.pick(SevenSteps.OPTIMISER)),
                        BatchSize.of(settings.pick(SevenSteps.BATCH), train.count())),
                SevenSteps.whole(settings, SevenSteps.DRAW));
    }

    @Override
    public String id() {
        return "ten";
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
    public Optional<String> score() {
        return Optional.of("validloss");
    }

    @Override
    public List<Readout> readouts() {
        return List.of(
                new Readout("epoch", Role.TRACE, 0),
                new Readout("validloss", Role.MODEL, 4),
                Readout.outOf("of", "right", Role.MODEL),
                new Readout("of", Role.MODEL, 0),
                new Readout("accuracy", Role.MODEL, 3));
    }

    @Override
    public List<String> checkpoints() {
        return List.of("most", "mistaken");
    }

    @Override
    public List<String> keepsakes() {
        return Keepsakes.IDS;
    }

    @Override
    public int mostSteps() {
        return MOST_STEPS;
    }

    @Override
    public Simulation simulate(Settings settings, Compute compute) {
        return new TenSimulation(sets, settings, compute);
    }
}
