package dev.nudge.lesson.sgd;

import dev.nudge.compute.Compute;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Control.Effect;
import dev.nudge.lesson.Control.Scale;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.Picture.Layer;
import dev.nudge.lesson.Picture.Plain;
import dev.nudge.lesson.Picture.Plot;
import dev.nudge.lesson.Picture.Role;
import dev.nudge.lesson.Picture.Size;
import dev.nudge.lesson.Readout;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Simulation;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.digits.DigitControls;
import dev.nudge.lesson.digits.DigitSets;
import dev.nudge.lesson.digits.Split;
import dev.nudge.lesson.measure.Contest;
import dev.nudge.lesson.measure.Measured;
import dev.nudge.lesson.measure.Measurement;
import dev.nudge.lesson.training.Architecture;
import dev.nudge.lesson.training.BatchSize;
import dev.nudge.lesson.training.FirstWeights;
import dev.nudge.lesson.training.Named;
import dev.nudge.lesson.training.Objective;
import dev.nudge.lesson.training.Plan;
import dev.nudge.lesson.training.TrainingSet;
import dev.nudge.lesson.training.UpdateRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Three trainings from the same weights, with batches of three sizes. A step of the walk is an epoch: each has seen every image once more. */
public final class BatchRace implements Measured {

    static final int RACERS = 3;

    static final String NET = "net";
    static final String RATE = "rate";
    static final String DRAW = "draw";
    static final String OVER = "over";

    /** Which racer the learner expects to be first by the clock, from 1. */
    static final String FIRST = "first";

    private static final String UNSURE = "unsure";

    /** Which fifth is kept apart. */
    static final int FOLD = 2;

    static final int UNITS = 30;

    /** Along which the losses are drawn. */
    enum Over implements Named {
        EPOCHS,
        STEPS
    }

    private static final int MOST_EPOCHS = 100;

    /** Sizes that take an epoch in a moment. */
    private static final List<String> SIZES = BatchSize.IDS.subList(1, BatchSize.IDS.size());

    private static final List<String> PRESETS = List.of("8", "64", BatchSize.ALL);

    private static final List<Role> ROLES = List.of(Role.RUN_1, Role.RUN_2, Role.RUN_3);

    private static final List<Control> CONTROLS = controlList();

    private static final List<Picture> PICTURES = List.of(
            Plot.of("losses", Size.LARGE, "along", "loss", layers("valid")),
            Plot.of("timed", Size.SMALL, "time", "loss", layers("timed")),
            Plot.of("noise", Size.SMALL, "recent", "batchloss", layers("batch")),
            new Plain("standings", Size.STRIP));

    private final DigitSets sets;

    public BatchRace() {
        this(DigitSets.here());
    }

    BatchRace(DigitSets sets) {
        this.sets = sets;
    }

    /** The control of a racer's batch size; racers count from 1. */
    static String sizeOf(int racer) {
        return "b" + racer;
    }

    private static List<Control> controlList() {
        List<Control> controls = new ArrayList<>();
        controls.add(DigitControls.set());
        for (int racer = 1; racer <= RACERS; racer++) {
            controls.add(new Control.Choice(sizeOf(racer), SIZES, PRESETS.get(racer - 1), Effect.RESTART));
        }
        controls.add(new Control.Choice(OVER, Named.ids(Over.values()), Over.EPOCHS.id(), Effect.LOOK));
        controls.add(new Control.Choice(FIRST, List.of(UNSURE, "1", "2", "3"), UNSURE, Effect.LIVE));
        controls.add(new Control.Choice(
                NET,
                List.of(Architecture.LINEAR.id(), Architecture.ONE.id()),
                Architecture.LINEAR.id(),
                Effect.RESTART));
        controls.add(new Control.Slider(RATE, 1e-2f, 10, 0.05f, 1e-4f, 100, 1, Scale.LOGARITHMIC, Effect.LIVE));
        controls.add(DigitControls.whole(DRAW, 0, 99, 999, 1, Effect.RESTART));
        return List.copyOf(controls);
    }

    private static Layer[] layers(String each) {
        Layer[] layers = new Layer[RACERS];
        for (int racer = 1; racer <= RACERS; racer++) {
            layers[racer - 1] = Layer.of(each + racer, ROLES.get(racer - 1));
        }
        return layers;
    }

    @Override
    public String id() {
        return "batchrace";
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
        return List.of(new Readout("epochs", Role.TRACE, 0));
    }

    @Override
    public List<String> checkpoints() {
        return List.of("small", "large");
    }

    @Override
    public int mostSteps() {
        return MOST_EPOCHS;
    }

    @Override
    public Simulation simulate(Settings settings, Compute compute) {
        return new BatchRaceSimulation(sets, settings, compute);
    }

    /** What a racer begins with. */
    static Plan plan(DigitSets sets, String set, Architecture net, int batch, int draw) {
        Split split = sets.split(set, 1, FOLD);
        return new Plan(
                TrainingSet.of(split.train()),
                TrainingSet.of(split.valid()),
                new Plan.Model(net, UNITS, FirstWeights.RANDOM),
                new Plan.Method(Objective.SEVEN, UpdateRule.SGD, batch),
                draw);
    }

    static Architecture net(Settings settings) {
        return Named.of(Architecture.class, settings.pick(NET));
    }

    /** Images in a racer's batch; racers count from 1. */
    static int batch(DigitSets sets, Settings settings, int racer) {
        return BatchSize.of(settings.pick(sizeOf(racer)), sets.trainCount(settings.pick(DigitControls.SET), FOLD));
    }

    private List<Integer> batches(Settings settings) {
        return IntStream.rangeClosed(1, RACERS)
                .mapToObj(racer -> batch(sets, settings, racer))
                .toList();
    }

    @Override
    public Contest contest(Settings settings) {
        String set = sets.isMnist(settings.pick(DigitControls.SET)) ? DigitSets.MNIST : DigitSets.UCI;
        return new EpochContest(sets, set, net(settings), batches(settings));
    }

    @Override
    public List<Value> prediction(Settings settings) {
        return settings.pick(FIRST).equals(UNSURE) ? List.of() : List.of(settings.get(FIRST));
    }

    @Override
    public Message lane(String lane) {
        return Message.of("batchrace.lane", Integer.parseInt(lane));
    }

    @Override
    public Frame measured(Frame unmeasured, Settings settings, Measurement measurement, boolean isForeseen) {
        Optional<Integer> said = Optional.of(settings.pick(FIRST))
                .filter(first -> !first.equals(UNSURE))
                .map(first -> Integer.parseInt(first) - 1);
        return new BatchTimes(unmeasured, batches(settings), measurement).frame(said, isForeseen);
    }
}
