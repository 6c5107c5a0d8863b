package dev.nudge.lesson.sgd;

import dev.nudge.compute.Compute;
import dev.nudge.compute.nn.Schedule;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Control.Effect;
import dev.nudge.lesson.Control.Scale;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.Picture.Role;
import dev.nudge.lesson.Readout;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Simulation;
import dev.nudge.lesson.TensorShelf;
import dev.nudge.lesson.digits.DigitControls;
import dev.nudge.lesson.digits.DigitSets;
import dev.nudge.lesson.digits.Split;
import dev.nudge.lesson.training.Architecture;
import dev.nudge.lesson.training.BatchSize;
import dev.nudge.lesson.training.FirstWeights;
import dev.nudge.lesson.training.Named;
import dev.nudge.lesson.training.Objective;
import dev.nudge.lesson.training.Plan;
import dev.nudge.lesson.training.RateSchedule;
import dev.nudge.lesson.training.TrainingSet;
import dev.nudge.lesson.training.UpdateRule;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One model that learns threes from sevens, and seven rooms around it: each shows one step of its training, and what can be changed about it. */
public final class SevenSteps implements Experiment {

    static final String ROOM = "room";
    static final String NET = "net";
    static final String UNITS = "units";
    static final String START = "begin";
    static final String FILE = "file";
    static final String DRAW = "draw";
    static final String IMAGE = "image";
    static final String LOSS = "loss";
    static final String WAY = "way";
    static final String AIM = "aim";
    static final String OPTIMISER = "optimiser";
    static final String RATE = "rate";
    static final String MOMENTUM = "momentum";
    static final String SCHEDULE = "schedule";
    static final String BATCH = "batch";
    static final String STOP = "stop";
    static final String EPOCHS = "epochs";
    static final String SECONDS = "seconds";
    static final String PATIENCE = "patience";
    static final String NOISE = "noise";
    static final String BEHIND = "behind";

    static final String TRAIN = "train";
    static final String FIND = "find";

    static final String AUTOGRAD = "autograd";
    static final String NUDGING = "nudge";

    /** The fifth in which the nearest mean makes most mistakes. */
    private static final int HARDEST_FOLD = 2;

    static final int MOST_STEPS = 10_000;

    static final List<Control> CONTROLS = List.of(
            new Control.Rooms(ROOM, Named.ids(Room.values()), Room.INITIALISE.id()),
            DigitControls.set(),
            new Control.Choice(NET, Named.ids(Architecture.values()), Architecture.LINEAR.id(), Effect.RESTART),
            DigitControls.whole(UNITS, 1, 64, 64, 30, Effect.RESTART),
            new Control.Choice(START, Named.ids(FirstWeights.values()), FirstWeights.RANDOM.id(), Effect.RESTART),
            new Control.TensorFile(FILE, Beginning::require, Effect.RESTART),
            DigitControls.whole(DRAW, 0, 99, 999, 1, Effect.RESTART),
            DigitControls.whole(IMAGE, 1, 64, 12_396, 1, Effect.LOOK),
            BatchPicture.control(),
            new Control.Choice(
                    LOSS, Objective.OF_TWO.stream().map(Named::id).toList(), Objective.SEVEN.id(), Effect.RESTART),
            new Control.Choice(WAY, List.of(AUTOGRAD, NUDGING), AUTOGRAD, Effect.LOOK),
            new Control.Choice(AIM, List.of(TRAIN, FIND), TRAIN, Effect.RESTART),
            new Control.Choice(OPTIMISER, Named.ids(UpdateRule.values()), UpdateRule.SGD.id(), Effect.RESTART),
            new Control.Slider(RATE, 1e-3f, 10, 0.05f, 1e-6f, 100, 1, Scale.LOGARITHMIC, Effect.LIVE),
            new Control.Slider(MOMENTUM, 0, 0.99f, 0.01f, 0, 0.999f, 0.9f, Scale.LINEAR, Effect.LIVE),
            new Control.Choice(SCHEDULE, Named.ids(RateSchedule.values()), RateSchedule.CONSTANT.id(), Effect.LIVE),
            new Control.Choice(BATCH, BatchSize.IDS, "64", Effect.RESTART),
            new Control.Choice(STOP, Named.ids(Stop.values()), Stop.EPOCHS.id(), Effect.LIVE),
            DigitControls.whole(EPOCHS, 1, 100, 2000, 40, Effect.LIVE),
            DigitControls.whole(SECONDS, 1, 60, 600, 10, Effect.LIVE),
            DigitControls.whole(PATIENCE, 1, 20, 200, 5, Effect.LIVE),
            DigitControls.whole(NOISE, 0, 40, 50, 0, Effect.RESTART),
            new Control.Choice(BEHIND, Named.ids(StopRoom.Behind.values()), StopRoom.Behind.WORST.id(), Effect.LOOK),
            DigitControls.seed(),
            DigitControls.fold(HARDEST_FOLD));

    private static final List<Picture> PICTURES = Arrays.stream(Room.values())
            .flatMap(room -> room.showing().pictures().stream())
            .distinct()
            .sorted(Comparator.comparingInt(SevenSteps::rank))
            .toList();

    /** In every room the large picture comes first, then the small ones, then strips, and the walk last. */
    private static int rank(Picture picture) {
        return switch (picture.size()) {
            case LARGE -> 0;
            case SMALL, WALL -> 1;
            case STRIP -> picture.equals(WalkPicture.STRIP) ? 3 : 2;
        };
    }

    private final DigitSets sets;
    private final TensorShelf shelf;

    public SevenSteps() {
        this(DigitSets.here());
    }

    SevenSteps(DigitSets sets) {
        this(sets, TensorShelf.here());
    }

    SevenSteps(DigitSets sets, TensorShelf shelf) {
        this.sets = sets;
        this.shelf = shelf;
    }

    static Room room(Settings settings) {
        return Named.of(Room.class, settings.pick(ROOM));
    }

    static Plan plan(DigitSets sets, Settings settings) {
        int seed = whole(settings, DigitControls.SEED);
        Split split = sets.split(settings.pick(DigitControls.SET), seed, whole(settings, DigitControls.FOLD));
        TrainingSet train = TrainingSet.of(split.train()).withNoise(settings.number(NOISE) / 100, seed);
        return new Plan(
                train,
                TrainingSet.of(split.valid()),
                new Plan.Model(
                        Named.of(Architecture.class, settings.pick(NET)),
                        whole(settings, UNITS),
                        Named.of(FirstWeights.class, settings.pick(START))),
                new Plan.Method(
                        Named.of(Objective.class, settings.pick(LOSS)),
                        Named.of(UpdateRule.class, settings.pick(OPTIMISER)),
                        BatchSize.of(settings.pick(BATCH), train.count())),
                whole(settings, DRAW));
    }

    /** Images of the validation set that the nearest mean is right about, by mean absolute difference. */
    static int baseline(DigitSets sets, Settings settings) {
        return sets.nearestMean(
                settings.pick(DigitControls.SET),
                whole(settings, DigitControls.SEED),
                whole(settings, DigitControls.FOLD));
    }

    /** Steps of all epochs that are planned, more perhaps than a walk has, or the tries of a trial. */
    static int planned(Settings settings, Plan plan) {
        return RateTrial.isOn(settings) ? RateTrial.MOST_TRIES : whole(settings, EPOCHS) * plan.stepsPerEpoch();
    }

    static Schedule schedule(Settings settings, Plan plan) {
        return RateTrial.isOn(settings)
                ? RateTrial.schedule()
                : Named.of(RateSchedule.class, settings.pick(SCHEDULE))
                        .schedule(settings.number(RATE), planned(settings, plan));
    }

    static int whole(Settings settings, String slider) {
        return Math.round(settings.number(slider));
    }

    @Override
    public String id() {
        return "seven";
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
                new Readout("batchloss", Role.LOSS, 4),
                new Readout("validloss", Role.MODEL, 4),
                Readout.outOf("of", "right", Role.MODEL),
                new Readout("of", Role.MODEL, 0),
                new Readout("accuracy", Role.MODEL, 3));
    }

    @Override
    public List<String> checkpoints() {
        return List.of("beaten", "asleep", "nudged", "diverged", "found", "overfitted", "patient");
    }

    @Override
    public List<String> keepsakes() {
        return Keepsakes.IDS;
    }

    @Override
    public int mostSteps() {
        return MOST_STEPS;
    }

    /** The image of the batch under the hand. */
    @Override
    public float byHand(String slider, float x, float y, Settings settings) {
        int count = sets.trainCount(settings.pick(DigitControls.SET), whole(settings, DigitControls.FOLD));
        return BatchPicture.imageAt(x, y, BatchSize.of(settings.pick(BATCH), count), settings);
    }

    /** Playing ends after the seconds that are set, where time is what ends it. */
    @Override
    public Optional<Duration> playsFor(Settings settings) {
        return settings.pick(STOP).equals(Stop.TIME.id())
                ? Optional.of(Duration.ofSeconds(whole(settings, SECONDS)))
                : Optional.empty();
    }

    @Override
    public Simulation simulate(Settings settings, Compute compute) {
        return new SevenSimulation(sets, shelf, settings, compute);
    }
}
