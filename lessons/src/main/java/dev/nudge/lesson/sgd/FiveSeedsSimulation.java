package dev.nudge.lesson.sgd;

import static dev.nudge.lesson.sgd.FiveSeeds.RUNS;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Snapshot;
import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.FrameBuilder;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Simulation;
import dev.nudge.lesson.digits.DigitControls;
import dev.nudge.lesson.digits.DigitSets;
import dev.nudge.lesson.digits.Split;
import dev.nudge.lesson.sgd.FiveSeeds.Vary;
import dev.nudge.lesson.training.Architecture;
import dev.nudge.lesson.training.BatchSize;
import dev.nudge.lesson.training.FirstWeights;
import dev.nudge.lesson.training.Named;
import dev.nudge.lesson.training.Objective;
import dev.nudge.lesson.training.Plan;
import dev.nudge.lesson.training.Training;
import dev.nudge.lesson.training.TrainingSet;
import dev.nudge.lesson.training.UpdateRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** One learner's five trainings. Nothing can be set on the way, so what was measured stays true wherever the walk stands. */
final class FiveSeedsSimulation implements Simulation {

    private static final int SPLIT_SEED = 1;
    private static final float MOMENTUM = 0.9f;

    /** Where the paper begins. */
    private static final float LOWEST = 0.8f;

    /** Two runs of one plan that differ by so many images differ by luck. */
    private static final int LUCK = 2;

    private final DigitSets sets;
    private final Compute compute;
    private Settings settings;
    /** Epochs in each. */
    private int epochs;
    /** Epochs of all that are over. */
    private int done;
    /** Which training is open, 0 to 4. */
    private int open;

    private Training training;
    /** Images of each validation set that are right after each epoch, the one before the first step among them. */
    private int[][] right;
    /** Images in each validation set; what the nearest mean is right about in each. */
    private int[] of;

    private int[] toBeat;

    private record Place(int done, Snapshot state) implements Saved {
        @Override
        public long bytes() {
            return state.bytes() + 32;
        }
    }

    FiveSeedsSimulation(DigitSets sets, Settings settings, Compute compute) {
        this.sets = sets;
        this.compute = compute;
        this.settings = settings;
        this.epochs = SevenSteps.whole(settings, FiveSeeds.EPOCHS);
        this.right = new int[RUNS][epochs + 1];
        this.of = new int[RUNS];
        this.toBeat = new int[RUNS];
        this.training = opened(settings, 0);
        clear();
    }

    /** Whether another fifth is kept apart each time; MNIST comes divided. */
    private boolean folds(Settings opening) {
        return asksForFolds(opening) && !sets.isMnist(opening.pick(DigitControls.SET));
    }

    private static boolean asksForFolds(Settings opening) {
        return Named.of(Vary.class, opening.pick(FiveSeeds.VARY)) == Vary.FOLD;
    }

    private int fold(Settings opening, int run) {
        return folds(opening) ? run + 1 : FiveSeeds.FOLD;
    }

    private Training opened(Settings opening, int run) {
        int seed = SevenSteps.whole(opening, SevenSteps.DRAW) + (folds(opening) ? 0 : run);
        return Training.open(
                compute.within(() -> {
                    Split split = sets.split(opening.pick(DigitControls.SET), SPLIT_SEED, fold(opening, run));
                    TrainingSet train =
                            TrainingSet.of(split.train()).withNoise(opening.number(SevenSteps.NOISE) / 100, SPLIT_SEED);
                    return new Plan(
                            train,
                            TrainingSet.of(split.valid()),
                            new Plan.Model(
                                    Named.of(Architecture.class, opening.pick(SevenSteps.NET)),
                                    SevenSteps.whole(opening, SevenSteps.UNITS),
                                    FirstWeights.RANDOM),
                            new Plan.Method(
                                    Named.of(Objective.class, opening.pick(SevenSteps.LOSS)),
                                    Named.of(UpdateRule.class, opening.pick(SevenSteps.OPTIMISER)),
                                    BatchSize.of(opening.pick(SevenSteps.BATCH), train.count())),
                            seed);
                }),
                compute);
    }

    @Override
    public void begin(Settings opening) {
        Training next = opened(opening, 0);
        training.close();
        training = next;
        settings = opening;
        epochs = SevenSteps.whole(opening, FiveSeeds.EPOCHS);
        clear();
    }

    private void clear() {
        right = new int[RUNS][epochs + 1];
        of = new int[RUNS];
        toBeat = new int[RUNS];
        done = 0;
        open = 0;
        measure(0);
    }

    private void measure(int epoch) {
        right[open][epoch] = compute.within(
                () -> training.plan().valid(training.weights().network()).right());
        if (epoch == 0) {
            of[open] = training.plan().valid().count();
            toBeat[open] = compute.within(
                    () -> sets.nearestMean(settings.pick(DigitControls.SET), SPLIT_SEED, fold(settings, open)));
        }
    }

    /** Opens the training with this number, at its first weights. */
    private void openRun(int run) {
        if (run != open) {
            Training next = opened(settings, run);
            training.close();
            training = next;
            open = run;
            measure(0);
        }
    }

    @Override
    public void change(Settings changed) {
        settings = changed;
    }

    @Override
    public boolean isOver() {
        return done == RUNS * epochs;
    }

    /** A step is an epoch of one training: one at a time. */
    @Override
    public int makeReady(int most) {
        return Math.min(most, 1);
    }

    @Override
    public int step(int count) {
        int taken = 0;
        while (taken < count && !isOver()) {
            openRun(done / epochs);
            do {
                training.step(settings.number(SevenSteps.RATE), MOMENTUM);
            } while (!training.isBetweenEpochs());
            done++;
            measure(done - open * epochs);
            taken++;
        }
        return taken;
    }

    /** How many are trained to the end. */
    private int finished() {
        return done / epochs;
    }

    private float share(int run, int epoch) {
        return (float) right[run][epoch] / of[run];
    }

    private float[] shares() {
        float[] shares = new float[finished()];
        for (int run = 0; run < shares.length; run++) {
            shares[run] = share(run, epochs);
        }
        return shares;
    }

    private static float mean(float[] numbers) {
        double sum = 0;
        for (float number : numbers) {
            sum += number;
        }
        return numbers.length == 0 ? Float.NaN : (float) (sum / numbers.length);
    }

    /** The standard deviation, as a sample tells it; not a number for fewer than two. */
    private static float spread(float[] numbers) {
        float mean = mean(numbers);
        double squares = 0;
        for (float number : numbers) {
            squares += Math.pow(number - mean, 2);
        }
        return numbers.length < 2 ? Float.NaN : (float) Math.sqrt(squares / (numbers.length - 1));
    }

    @Override
    public Frame frame() {
        float[] shares = shares();
        float mean = mean(shares);
        float spread = spread(shares);
        int least = Integer.MAX_VALUE;
        int most = 0;
        for (int run = 0; run < shares.length; run++) {
            least = Math.min(least, right[run][epochs]);
            most = Math.max(most, right[run][epochs]);
        }
        FrameBuilder frame = Frame.saying(words(mean, spread))
                .axis("run", new Axis(0.5f, RUNS + 0.5f))
                .axis("share", new Axis(lowest(shares), 1.005f))
                .axis("epoch", new Axis(0, epochs))
                .chart(across("baseline", (float) toBeat[0] / of[0]))
                .chart(across("mean", mean))
                .chart(across("low", mean - spread))
                .chart(across("high", mean + spread))
                .chart(new Chart.Scatter("each", numbers(shares.length), shares))
                .chart(paths(0, Math.min(done / epochs, RUNS - 1), "others"))
                .chart(path())
                .chart(table(shares))
                .readout("step", done)
                .readout("runs", shares.length)
                .readout("meanshare", mean)
                .readout("spread", spread)
                .goal("five", isOver())
                .goal("apart", isOver() && most - least >= LUCK);
        if (!isOver()) {
            frame.leap(epochs - done % epochs, Message.of("seeds.leap"));
        }
        frame.idle(SevenSteps.UNITS, training.plan().model().net() == Architecture.LINEAR);
        DigitControls.tell(frame, sets, settings);
        boolean isDivided = sets.isMnist(settings.pick(DigitControls.SET));
        frame.idle(FiveSeeds.VARY + "." + Vary.FOLD.id(), isDivided);
        if (isDivided && asksForFolds(settings)) {
            frame.notice(Message.of("seeds.nofold"));
        }
        return frame.build();
    }

    private float lowest(float[] shares) {
        float lowest = LOWEST;
        for (float share : shares) {
            lowest = Math.min(lowest, share - 0.05f);
        }
        return Math.max(0, Math.min(lowest, (float) toBeat[0] / of[0] - 0.05f));
    }

    private static float[] numbers(int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = i + 1;
        }
        return numbers;
    }

    private static Chart across(String id, float y) {
        return Float.isNaN(y)
                ? Blank.lines(id)
                : new Chart.Lines(id, new float[] {0.5f, RUNS + 0.5f}, new float[] {y, y});
    }

    /** Where a training has come to; the line of the one before is lifted off. */
    private Chart paths(int from, int to, String id) {
        int points = (to - from) * (epochs + 2);
        float[] xs = new float[points];
        float[] ys = new float[points];
        for (int i = 0; i < points; i++) {
            int epoch = i % (epochs + 2);
            xs[i] = Math.min(epoch, epochs);
            ys[i] = epoch > epochs ? Float.NaN : share(from + i / (epochs + 2), epoch);
        }
        return new Chart.Lines(id, xs, ys);
    }

    /** Of the training under way, or the last. */
    private Chart path() {
        int run = Math.min(done / epochs, RUNS - 1);
        int known = run == open ? done - run * epochs + 1 : 0;
        float[] xs = new float[known];
        float[] ys = new float[known];
        for (int epoch = 0; epoch < known; epoch++) {
            xs[epoch] = epoch;
            ys[epoch] = share(run, epoch);
        }
        return new Chart.Lines("now", xs, ys);
    }

    private Chart table(float[] shares) {
        List<List<Object>> rows = new ArrayList<>();
        for (int run = 0; run < shares.length; run++) {
            rows.add(List.of(run + 1, Message.of("seeds.of", right[run][epochs], of[run]), shares[run]));
        }
        return new Chart.Table(
                "table",
                List.of(Message.of("seeds.head.run"), Message.of("seeds.head.right"), Message.of("seeds.head.share")),
                rows,
                List.of());
    }

    private Message words(float mean, float spread) {
        int finished = finished();
        if (finished < 2) {
            return Message.of(done == 0 ? "seeds.start" : "seeds.first", done % epochs, epochs);
        }
        int all = Arrays.stream(of, 0, finished).sum();
        int good = IntStream.range(0, finished).map(run -> right[run][epochs]).sum();
        return Message.of(isOver() ? "seeds.over" : "seeds.words", finished, good, all, mean, spread, 1f / of[0]);
    }

    @Override
    public Saved save() {
        return new Place(done, training.snapshot());
    }

    @Override
    public void restore(Saved saved, Settings restored) {
        Place place = (Place) saved;
        settings = restored;
        // A place at the end of a training still holds that training.
        openRun(Math.min(Math.max(place.done - 1, 0) / epochs, RUNS - 1));
        done = place.done;
        training.restore(place.state, (done - open * epochs) * training.plan().stepsPerEpoch());
    }

    @Override
    public void close() {
        training.close();
    }
}
