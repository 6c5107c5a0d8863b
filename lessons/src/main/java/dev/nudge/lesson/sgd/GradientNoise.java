package dev.nudge.lesson.sgd;

import dev.nudge.compute.Compute;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Control.Effect;
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
import dev.nudge.lesson.training.BatchSize;
import java.util.List;

/** Each batch has a gradient of its own: an arrow beside that of all images. How far they part depends on how many images are in a batch. */
public final class GradientNoise implements Experiment {

    static final String BATCH = "batch";
    static final String TRAINED = "trained";
    static final String DRAW = "draw";

    private static final int MOST_BATCHES = 100;

    private static final List<Control> CONTROLS = List.of(
            DigitControls.set(),
            new Control.Choice(BATCH, BatchSize.IDS, "64", Effect.RESTART),
            BatchPicture.control(),
            DigitControls.whole(TRAINED, 0, 40, 40, 1, Effect.RESTART),
            DigitControls.whole(DRAW, 0, 99, 999, 1, Effect.RESTART));

    private static final List<Picture> PICTURES = List.of(
            new Plot(
                    "fan",
                    Size.LARGE,
                    Scaled.linear("along"),
                    Scaled.linear("aside"),
                    View.SQUARE,
                    List.of(
                            Layer.of("earlier", Role.PART),
                            Layer.of("whole", Role.GRADIENT),
                            Layer.of("mean", Role.MODEL),
                            Layer.of("newest", Role.MARK))),
            new Plot(
                    "error",
                    Size.SMALL,
                    Scaled.logarithmic("size"),
                    Scaled.logarithmic("apart"),
                    View.FITTED,
                    List.of(Layer.of("law", Role.GUIDE), Layer.of("drawn", Role.DATA), Layer.of("this", Role.MARK))),
            BatchPicture.ALONE,
            new Plain("memory", Size.STRIP));

    private final DigitSets sets;

    public GradientNoise() {
        this(DigitSets.here());
    }

    GradientNoise(DigitSets sets) {
        this.sets = sets;
    }

    @Override
    public String id() {
        return "batches";
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
                new Readout("count", Role.TRACE, 0),
                new Readout("angle", Role.MARK, 0),
                new Readout("meanangle", Role.MODEL, 0));
    }

    @Override
    public List<String> checkpoints() {
        return List.of("astray", "steady");
    }

    @Override
    public int mostSteps() {
        return MOST_BATCHES;
    }

    @Override
    public Simulation simulate(Settings settings, Compute compute) {
        return new GradientNoiseSimulation(sets, settings, compute);
    }
}
