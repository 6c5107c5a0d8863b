package dev.nudge.lesson.sgd;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Snapshot;
import dev.nudge.compute.nn.Mlp;
import dev.nudge.compute.nn.Schedule;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Keepsake;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Simulation;
import dev.nudge.lesson.TensorShelf;
import dev.nudge.lesson.digits.DigitControls;
import dev.nudge.lesson.digits.DigitSets;
import dev.nudge.lesson.sgd.Moment.Ending;
import dev.nudge.lesson.training.BatchGradient;
import dev.nudge.lesson.training.Evaluation;
import dev.nudge.lesson.training.History;
import dev.nudge.lesson.training.Named;
import dev.nudge.lesson.training.Plan;
import dev.nudge.lesson.training.Training;
import dev.nudge.lesson.training.Weights;
import java.util.List;
import java.util.Optional;

/** One learner's model on its way. */
final class SevenSimulation implements Simulation {

    /** A loss this large has left for good. */
    private static final float GONE = 1e6f;

    private final DigitSets sets;
    private final TensorShelf shelf;
    private final Compute compute;
    private Settings settings;
    private History history;
    private Beginning beginning;
    private Training training;
    /** The weights at the end of the epoch in which the validation set came off best. */
    private Weights kept;

    /** What the nearest mean is right about in the same validation set. */
    private int toBeat;

    private record Place(int steps, int epochs, Snapshot state, Weights kept) implements Saved {
        @Override
        public long bytes() {
            return state.bytes() + 4L * kept.count() + 32;
        }
    }

    SevenSimulation(DigitSets sets, TensorShelf shelf, Settings settings, Compute compute) {
        this.sets = sets;
        this.shelf = shelf;
        this.compute = compute;
        this.settings = settings;
        Begun begun = begun(settings, Beginning.CHOSEN);
        this.beginning = begun.beginning;
        this.training = begun.training;
        this.history = begun.history;
        this.kept = begun.first;
        this.toBeat = begun.toBeat;
    }

    /** A training before its first step, and what was measured there. */
    private record Begun(Beginning beginning, Weights first, History history, int toBeat, Training training) {}

    /** The training is opened last but for its weights: a refusal before that leaves nothing open, and measuring has the room that any step leaves it. */
    private Begun begun(Settings opening, Beginning before) {
        Plan plan = compute.within(() -> SevenSteps.plan(sets, opening));
        Beginning from = Beginning.of(shelf, opening, plan, before);
        Weights first = from.weights().orElseGet(plan::firstWeights);
        History measured = new History();
        measured.add(epoch(plan, first, 0));
        int baseline = compute.within(() -> SevenSteps.baseline(sets, opening));
        Training opened = Training.open(plan, compute);
        try {
            from.weights().ifPresent(weights -> opened.begin(weights, 0));
        } catch (RuntimeException refused) {
            opened.close();
            throw refused;
        }
        return new Begun(from, first, measured, baseline, opened);
    }

    @Override
    public void begin(Settings opening) {
        Begun begun = begun(opening, beginning);
        training.close();
        training = begun.training;
        beginning = begun.beginning;
        history = begun.history;
        kept = begun.first;
        toBeat = begun.toBeat;
        settings = opening;
    }

    @Override
    public void change(Settings changed) {
        settings = changed;
    }

    @Override
    public boolean isOver() {
        return ending() != Ending.NONE;
    }

    @Override
    public int makeReady(int most) {
        if (!training.isInPortions() || isOver()) {
            return most;
        }
        return training.prepare() ? 0 : 1;
    }

    @Override
    public boolean makeFrameReady() {
        return !training.isInPortions() || !isToPrepare();
    }

    /** Does some of what the frame needs, and says whether there is more. */
    private boolean isToPrepare() {
        if (answersWithKept()) {
            return training.prepare(kept);
        }
        return looksAhead() ? training.preparePeek(rate(), momentum()) : training.prepare();
    }

    /** Whether the frame shows what the next step would do. */
    private boolean looksAhead() {
        return SevenSteps.room(settings) == Room.STEP && !RateTrial.isOn(settings) && ending() == Ending.NONE;
    }

    /** Of the next step. */
    private double rate() {
        return SevenSteps.schedule(settings, training.plan()).rate(training.steps());
    }

    private float momentum() {
        return settings.number(SevenSteps.MOMENTUM);
    }

    @Override
    public int step(int count) {
        Saved before = save();
        try {
            return walk(count);
        } catch (RuntimeException refused) {
            restore(before, settings);
            throw refused;
        }
    }

    private int walk(int count) {
        Schedule schedule = SevenSteps.schedule(settings, training.plan());
        float momentum = momentum();
        int taken = 0;
        while (taken < count && ending() == Ending.NONE) {
            float rate = (float) schedule.rate(training.steps());
            history.add(training.step(rate, momentum), rate, momentum);
            if (training.isBetweenEpochs()) {
                measure();
            }
            taken++;
        }
        return taken;
    }

    private void measure() {
        Weights weights = training.weights();
        history.add(epoch(training.plan(), weights, training.steps()));
        if (history.sinceBest() == 0) {
            kept = weights;
        }
    }

    /** Both sets, with these weights. */
    private History.Epoch epoch(Plan plan, Weights weights, int steps) {
        Mlp.Network network = weights.network();
        Evaluation train = plan.trained(network, compute);
        Evaluation valid = plan.valid(network, compute);
        return new History.Epoch(steps, train.loss(), train.accuracy(), valid.loss(), valid.accuracy(), valid.right());
    }

    private Ending ending() {
        if (RateTrial.isOn(settings)) {
            return RateTrial.isOver(history) ? Ending.FOUND : Ending.NONE;
        }
        if (history.steps() > 0
                && !(history.loss(history.steps() - 1) < GONE
                        && history.latest().validLoss() < GONE)) {
            return Ending.DIVERGED;
        }
        Ending stopped = stopped();
        return stopped == Ending.NONE && history.steps() >= SevenSteps.MOST_STEPS ? Ending.LIMIT : stopped;
    }

    private Ending stopped() {
        return switch (Named.of(Stop.class, settings.pick(SevenSteps.STOP))) {
            case EPOCHS ->
                history.steps() >= SevenSteps.planned(settings, training.plan()) ? Ending.EPOCHS : Ending.NONE;
            case PATIENCE ->
                history.sinceBest() >= SevenSteps.whole(settings, SevenSteps.PATIENCE) ? Ending.PATIENCE : Ending.NONE;
            case TIME -> Ending.NONE;
        };
    }

    @Override
    public Frame frame() {
        Ending ending = ending();
        Room room = SevenSteps.room(settings);
        Weights weights = weights();
        Evaluation valid = training.plan().valid(weights.network(), compute);
        Optional<BatchGradient> whole = answersWithKept() ? training.whole(kept) : training.whole();
        Optional<Training.Peek> peek = looksAhead() ? Optional.of(training.peek(rate(), momentum())) : Optional.empty();
        return compute.within(() -> SevenFrame.of(
                Moment.of(settings, training.plan(), history, training.next(), whole, weights, valid, ending, peek),
                room,
                sets,
                beginning,
                toBeat));
    }

    @Override
    public Optional<Keepsake> keepsake(String id) {
        if (!Keepsakes.IDS.contains(id)) {
            return Optional.empty();
        }
        return Optional.of(compute.within(() -> Keepsakes.of(
                id,
                training.plan(),
                beginning.weights().orElseGet(training.plan()::firstWeights),
                history,
                weights(),
                answersWithKept(),
                sets.isMnist(settings.pick(DigitControls.SET)))));
    }

    @Override
    public List<Keepsake.Named> state() {
        return training.state();
    }

    /** Those that answer now. */
    private Weights weights() {
        return answersWithKept() ? kept : training.weights();
    }

    private boolean answersWithKept() {
        return ending() == Ending.PATIENCE;
    }

    @Override
    public Saved save() {
        return new Place(training.steps(), history.epochs(), training.snapshot(), kept);
    }

    @Override
    public void restore(Saved saved, Settings restored) {
        Place place = (Place) saved;
        settings = restored;
        training.restore(place.state, place.steps);
        history.goTo(place.steps, place.epochs);
        kept = place.kept;
    }

    @Override
    public void close() {
        training.close();
    }
}
