package dev.nudge.lesson.sgd;

import dev.nudge.compute.Compute;
import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.FrameBuilder;
import dev.nudge.lesson.Keepsake;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Simulation;
import dev.nudge.lesson.digits.DigitControls;
import dev.nudge.lesson.digits.DigitSets;
import dev.nudge.lesson.digits.Thumbnails;
import dev.nudge.lesson.training.Architecture;
import dev.nudge.lesson.training.Evaluation;
import dev.nudge.lesson.training.History;
import dev.nudge.lesson.training.Run;
import dev.nudge.lesson.training.Task;
import dev.nudge.lesson.training.UpdateRule;
import dev.nudge.lesson.training.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** One learner's model of ten digits on its way. */
final class TenSimulation implements Simulation {

    private static final Thumbnails WALL = new Thumbnails(8, 4);

    private static final List<String> NAMES =
            IntStream.range(0, Task.DIGITS).mapToObj(Integer::toString).toList();

    /** A loss this large has left for good. */
    private static final float GONE = 1e6f;

    /** Nineteen of twenty. */
    private static final float MOST = 0.95f;

    private final DigitSets sets;
    private final Compute compute;
    private Settings settings;
    private Run run;

    private record Place(Run.Place place) implements Saved {
        @Override
        public long bytes() {
            return place.bytes();
        }
    }

    TenSimulation(DigitSets sets, Settings settings, Compute compute) {
        this.sets = sets;
        this.compute = compute;
        this.settings = settings;
        this.run = open(settings);
    }

    private Run open(Settings opening) {
        return new Run(compute.within(() -> TenDigits.plan(sets, opening)), compute);
    }

    @Override
    public void begin(Settings opening) {
        Run next = open(opening);
        run.close();
        run = next;
        settings = opening;
    }

    @Override
    public void change(Settings changed) {
        settings = changed;
    }

    private int planned() {
        return SevenSteps.whole(settings, TenDigits.EPOCHS) * run.plan().stepsPerEpoch();
    }

    private boolean isGone() {
        return run.steps() > 0 && !(run.lastLoss() < GONE);
    }

    @Override
    public boolean isOver() {
        return run.steps() >= Math.min(planned(), TenDigits.MOST_STEPS) || isGone();
    }

    @Override
    public int makeReady(int most) {
        if (!run.isLong() || isOver()) {
            return most;
        }
        return run.prepareStep() ? 0 : Math.min(most, run.stepsAtOnce());
    }

    @Override
    public boolean makeFrameReady() {
        return !run.isLong() || !run.prepareMeasured();
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
        int taken = 0;
        while (taken < count && !isOver()) {
            run.step(settings.number(SevenSteps.RATE), settings.number(SevenSteps.MOMENTUM));
            taken++;
        }
        return taken;
    }

    @Override
    public Frame frame() {
        Evaluation valid = run.valid();
        return compute.within(() -> frame(run.weights(), valid));
    }

    private Frame frame(Weights weights, Evaluation valid) {
        int perEpoch = run.plan().stepsPerEpoch();
        int[] counts = counts(valid);
        boolean isCell = settings.pick(TenDigits.BEHIND).equals(TenDigits.CELL);
        FrameBuilder frame = Frame.saying(words(valid, counts))
                .chart(confusion(counts, valid.count()))
                .axis("behindx", WALL.across())
                .axis("behindy", WALL.down())
                .chart(WALL.chart("behind", valid.set().images(), shown(valid)))
                .readout("step", run.steps())
                .readout("epoch", run.steps() / perEpoch)
                .readout("validloss", finite(valid.loss()))
                .readout("right", valid.right())
                .readout("of", valid.count())
                .readout("accuracy", valid.accuracy())
                .readout("pixels", run.plan().train().pixels())
                .readout("size", run.plan().batch())
                .goal("most", run.steps() > 0 && valid.accuracy() >= MOST)
                .goal(
                        "mistaken",
                        run.steps() >= perEpoch && isCell && cell() % (Task.DIGITS + 1) != 0 && counts[cell()] > 0)
                .idle(SevenSteps.UNITS, run.plan().model().net() == Architecture.LINEAR)
                .idle(SevenSteps.MOMENTUM, run.plan().method().update() != UpdateRule.MOMENTUM)
                .idle(TenDigits.LABEL, !isCell)
                .idle(TenDigits.SAID, !isCell);
        DigitControls.tell(frame, sets, settings);
        if (planned() > TenDigits.MOST_STEPS) {
            frame.notice(Message.of(
                    "ten.limit",
                    SevenSteps.whole(settings, TenDigits.EPOCHS),
                    planned(),
                    TenDigits.MOST_STEPS,
                    TenDigits.MOST_STEPS / perEpoch + 1));
        }
        Tiles.show(frame, "weights", weights, run.plan().train().images().side());
        WalkPicture.show(
                run.history(), WalkPicture.steps(run.steps(), Math.min(planned(), TenDigits.MOST_STEPS)), frame);
        if (!isOver()) {
            frame.leap(perEpoch - run.steps() % perEpoch, Message.of("ten.leap"));
        }
        return frame.build();
    }

    private static float finite(float number) {
        return Float.isInfinite(number) ? Float.NaN : number;
    }

    /** Place of the cell that is looked into. */
    private int cell() {
        return SevenSteps.whole(settings, TenDigits.LABEL) * Task.DIGITS + SevenSteps.whole(settings, TenDigits.SAID);
    }

    private int[] shown(Evaluation valid) {
        return settings.pick(TenDigits.BEHIND).equals(TenDigits.CELL)
                ? valid.behind(cell() / Task.DIGITS, cell() % Task.DIGITS)
                : valid.worst(WALL.places());
    }

    /** How many images of each digit are taken for which, row by row. */
    private static int[] counts(Evaluation valid) {
        int[] counts = new int[Task.DIGITS * Task.DIGITS];
        for (int image = 0; image < valid.count(); image++) {
            counts[(int) valid.set().targets()[image] * Task.DIGITS + (int) valid.says(image)]++;
        }
        return counts;
    }

    /** A press on a cell shows the images behind it. */
    private Chart confusion(int[] counts, int all) {
        float[] cells = new float[counts.length];
        List<String> leads = new ArrayList<>();
        for (int cell = 0; cell < cells.length; cell++) {
            cells[cell] = counts[cell];
            leads.add(TenDigits.BEHIND + "=" + TenDigits.CELL + "&" + TenDigits.LABEL + "=" + cell / Task.DIGITS + "&"
                    + TenDigits.SAID + "=" + cell % Task.DIGITS);
        }
        boolean isCell = settings.pick(TenDigits.BEHIND).equals(TenDigits.CELL);
        return new Chart.Grid("confusion", Task.DIGITS, cells, new Axis(0, (float) all / Task.DIGITS))
                .marked(List.of(), isCell ? List.of(cell()) : List.of())
                .leading(leads)
                .under(new Chart.Grid.Heads(NAMES, NAMES));
    }

    private Message words(Evaluation valid, int[] counts) {
        if (run.steps() == 0) {
            return Message.of("ten.start", run.plan().parameters(), valid.right(), valid.count());
        }
        if (isGone() || !(valid.loss() < GONE)) {
            return Message.of("ten.gone");
        }
        int worst = -1;
        for (int cell = 0; cell < counts.length; cell++) {
            if (cell % (Task.DIGITS + 1) != 0 && (worst < 0 || counts[cell] > counts[worst])) {
                worst = cell;
            }
        }
        Message right = Message.of(
                run.steps() >= planned() ? "ten.over" : isOver() ? "ten.limited" : "ten.words",
                run.steps() / run.plan().stepsPerEpoch(),
                valid.right(),
                valid.count());
        if (counts[worst] == 0) {
            return Message.of("ten.all", right);
        }
        int most = counts[worst];
        int asOften = (int) IntStream.range(0, counts.length)
                .filter(cell -> cell % (Task.DIGITS + 1) != 0 && counts[cell] == most)
                .count();
        return Message.of(
                asOften == 1 ? "ten.most" : "ten.mosts",
                right,
                worst / Task.DIGITS,
                worst % Task.DIGITS,
                most,
                asOften);
    }

    @Override
    public Optional<Keepsake> keepsake(String id) {
        if (!Keepsakes.IDS.contains(id)) {
            return Optional.empty();
        }
        History history = run.paces();
        return Optional.of(compute.within(() -> Keepsakes.of(
                id,
                run.plan(),
                run.plan().firstWeights(),
                history,
                run.weights(),
                false,
                sets.isMnist(settings.pick(DigitControls.SET)))));
    }

    @Override
    public List<Keepsake.Named> state() {
        return run.state();
    }

    @Override
    public Saved save() {
        return new Place(run.place());
    }

    @Override
    public void restore(Saved saved, Settings restored) {
        settings = restored;
        run.restore(((Place) saved).place);
    }

    @Override
    public void close() {
        run.close();
    }
}
