package dev.nudge.lesson.draw;

import dev.nudge.compute.Compute;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Control.Effect;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.Picture.Layer;
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
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A digit drawn by hand, and three models that say whether it is a 3 or a 7. It can be put into the training set with its label; then a walk trains on. */
public final class DrawDigit implements Experiment {

    /** The drawing. */
    static final String INK = "ink";

    /** The drawing that is learnt as a 3, and the one that is learnt as a 7. */
    static final String THREE = "three";

    static final String SEVEN = "seven";

    static final String SEEN = "seen";

    /** The models, in the order of the picture from the top. */
    static final List<String> MODELS = List.of("means", "linear", "network");

    private static final List<Role> ROLES = List.of(Role.RUN_1, Role.RUN_2, Role.RUN_3);

    /** The split of the lesson: its seed, and the fifth in which the nearest mean makes most mistakes. */
    private static final int SEED = 1;

    private static final int FOLD = 2;

    private static final int MOST_STEPS = 1000;

    private static final List<Control> CONTROLS = List.of(
            new Control.Ink(INK, Examples.SIDE, Examples.NIB, Examples.ALL, Effect.LIVE),
            new Control.Ink(THREE, Examples.SIDE, 0, Examples.ALL, Effect.LIVE),
            new Control.Ink(SEVEN, Examples.SIDE, 0, Examples.ALL, Effect.LIVE),
            DigitControls.set());

    private static final List<Picture> PICTURES = List.of(
            new Plot(
                    "answers",
                    Size.LARGE,
                    Scaled.linear("answer"),
                    Scaled.linear("model"),
                    View.FITTED,
                    List.of(
                            Layer.of("even", Role.GUIDE),
                            Layer.of(bar(0), ROLES.get(0)),
                            Layer.of(bar(1), ROLES.get(1)),
                            Layer.of(bar(2), ROLES.get(2)),
                            Layer.of("names", Role.GUIDE))),
            image(SEEN, Role.MODEL),
            image(sensitivity(0), Role.GRADIENT),
            image(sensitivity(1), Role.GRADIENT),
            image(sensitivity(2), Role.GRADIENT),
            Plot.of(
                    "learning",
                    Size.STRIP,
                    "step",
                    "answer",
                    Layer.of("half", Role.GUIDE),
                    Layer.of(path(THREE, 1), ROLES.get(1)),
                    Layer.of(path(THREE, 2), ROLES.get(2)),
                    Layer.of(path(SEVEN, 1), ROLES.get(1)),
                    Layer.of(path(SEVEN, 2), ROLES.get(2))));

    private final DigitSets sets;
    private final Map<Boolean, Judges> judges = new ConcurrentHashMap<>();

    public DrawDigit() {
        this(DigitSets.here());
    }

    DrawDigit(DigitSets sets) {
        this.sets = sets;
    }

    private static Picture image(String id, Role role) {
        return new Plot(
                id, Size.SMALL, Scaled.linear("x"), Scaled.linear("y"), View.SQUARE, List.of(Layer.of(id, role)));
    }

    /** The bar of a model's answer. */
    static String bar(int model) {
        return MODELS.get(model);
    }

    /** The picture of a model's sensitivity. */
    static String sensitivity(int model) {
        return MODELS.get(model) + "by";
    }

    /** A model's answer to what it learns as this digit, over the steps. */
    static String path(String digit, int model) {
        return MODELS.get(model) + digit;
    }

    /** The models of a set before they learn on. They are trained when they are first asked for, and then everybody's. */
    Judges judges(Settings settings) {
        String set = settings.pick(DigitControls.SET);
        return judges.computeIfAbsent(sets.isMnist(set), large -> Judges.of(sets.split(set, SEED, FOLD)));
    }

    DigitSets sets() {
        return sets;
    }

    @Override
    public String id() {
        return "draw";
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
                new Readout("means", Role.RUN_1, 2),
                new Readout("linear", Role.RUN_2, 2),
                new Readout("network", Role.RUN_3, 2),
                Readout.outOf("of", "linearright", Role.RUN_2),
                Readout.outOf("of", "networkright", Role.RUN_3),
                new Readout("of", Role.TRACE, 0));
    }

    @Override
    public List<String> checkpoints() {
        return List.of("sure", "apart", "eight", "taught");
    }

    @Override
    public int mostSteps() {
        return MOST_STEPS;
    }

    @Override
    public Simulation simulate(Settings settings, Compute compute) {
        return new DrawSimulation(this, settings, compute);
    }
}
