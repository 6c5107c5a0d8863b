package dev.nudge.lesson.sgd;

import dev.nudge.compute.Compute;
import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.FrameBuilder;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Simulation;
import dev.nudge.lesson.digits.DigitControls;
import dev.nudge.lesson.digits.DigitSets;
import dev.nudge.lesson.sgd.BatchRace.Over;
import dev.nudge.lesson.training.History;
import dev.nudge.lesson.training.Named;
import dev.nudge.lesson.training.Plan;
import dev.nudge.lesson.training.Run;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One learner's three trainings. */
final class BatchRaceSimulation implements Simulation {

    /** A racer whose loss is below this has arrived. */
    private static final float ARRIVED = 0.05f;

    /** Losses of batches that are still told. */
    private static final int RECENT = 40;

    private final DigitSets sets;
    private final Compute compute;
    private Settings settings;
    private List<Run> racers;

    private record Place(List<Run.Place> places) implements Saved {
        @Override
        public long bytes() {
            return places.stream().mapToLong(Run.Place::bytes).sum();
        }
    }

    BatchRaceSimulation(DigitSets sets, Settings settings, Compute compute) {
        this.sets = sets;
        this.compute = compute;
        this.settings = settings;
        this.racers = open(settings);
    }

    /** Those with batches of one size are one racer: their trainings would be the same to the last digit, and six of all MNIST's images are more than a learner has room for while three begin anew. */
    private List<Run> open(Settings opening) {
        Map<Integer, Run> bySize = new LinkedHashMap<>();
        List<Run> opened = new ArrayList<>();
        try {
            for (int racer = 1; racer <= BatchRace.RACERS; racer++) {
                int batch = BatchRace.batch(sets, opening, racer);
                opened.add(bySize.computeIfAbsent(batch, size -> new Run(plan(opening, size), compute)));
            }
            return List.copyOf(opened);
        } catch (RuntimeException refused) {
            bySize.values().forEach(Run::close);
            throw refused;
        }
    }

    private Plan plan(Settings opening, int batch) {
        return BatchRace.plan(
                sets,
                opening.pick(DigitControls.SET),
                BatchRace.net(opening),
                batch,
                SevenSteps.whole(opening, BatchRace.DRAW));
    }

    /** Each racer once. */
    private List<Run> trainings() {
        return racers.stream().distinct().toList();
    }

    @Override
    public void begin(Settings opening) {
        List<Run> next = open(opening);
        close();
        racers = next;
        settings = opening;
    }

    @Override
    public void change(Settings changed) {
        settings = changed;
    }

    /** A step is an epoch of every racer: one at a time. */
    @Override
    public int makeReady(int most) {
        return Math.min(most, 1);
    }

    @Override
    public int step(int count) {
        float rate = settings.number(BatchRace.RATE);
        for (int epoch = 0; epoch < count; epoch++) {
            trainings().forEach(racer -> racer.epoch(rate, 0));
        }
        return count;
    }

    private int epochs() {
        return racers.getFirst().history().epochs() - 1;
    }

    @Override
    public Frame frame() {
        Over over = Named.of(Over.class, settings.pick(BatchRace.OVER));
        float top = 0;
        float recentTop = 0;
        float far = 0;
        for (Run racer : racers) {
            top = Math.max(top, racer.history().epoch(0).validLoss());
            far = Math.max(far, along(racer, over, Math.max(epochs(), 1)));
            for (int step = recent(racer); step < racer.steps(); step++) {
                recentTop = Math.max(recentTop, racer.history().loss(step));
            }
        }
        FrameBuilder frame = Frame.saying(words())
                .axis("along", new Axis(0, Scale.roundUp(far)))
                .axis("loss", paper(1.05f * top))
                .axis("time", new Axis(0, 1))
                .axis("recent", new Axis(0, RECENT))
                .axis("batchloss", paper(recentTop))
                .chart(standings())
                .readout("epochs", epochs())
                .readout("pixels", racers.getFirst().plan().train().pixels())
                .goal("small", isAhead(0, 2))
                .goal("large", isAhead(2, 0));
        for (int racer = 1; racer <= BatchRace.RACERS; racer++) {
            frame.chart(curve(
                            "valid" + racer,
                            racers.get(racer - 1),
                            over,
                            paper(1.05f * top).max()))
                    .chart(new Chart.Lines(BatchTimes.curve(racer), new float[0], new float[0]))
                    .chart(batches("batch" + racer, racers.get(racer - 1)));
        }
        DigitControls.tell(frame, sets, settings);
        return frame.build();
    }

    private static Axis paper(float top) {
        return new Axis(0, top > 0 && Float.isFinite(top) ? top : 1).withRoundTop();
    }

    /** Whether one racer has the lower validation loss after some epochs, with a smaller or larger batch than the other. */
    private boolean isAhead(int one, int other) {
        History first = racers.get(one).history();
        History second = racers.get(other).history();
        return epochs() >= 5
                && racers.get(0).plan().batch() < racers.get(2).plan().batch()
                && first.latest().validLoss() < second.latest().validLoss();
    }

    private static int recent(Run racer) {
        return Math.max(0, racer.steps() - RECENT);
    }

    private static float along(Run racer, Over over, int epoch) {
        return switch (over) {
            case EPOCHS -> epoch;
            case STEPS -> (float) epoch * racer.plan().stepsPerEpoch();
        };
    }

    private static Chart curve(String id, Run racer, Over over, float top) {
        History history = racer.history();
        float[] xs = new float[history.epochs()];
        float[] ys = new float[history.epochs()];
        for (int epoch = 0; epoch < xs.length; epoch++) {
            xs[epoch] = along(racer, over, epoch);
            ys[epoch] = Math.min(history.epoch(epoch).validLoss(), top);
        }
        return new Chart.Lines(id, xs, ys);
    }

    private static Chart batches(String id, Run racer) {
        int from = recent(racer);
        float[] xs = new float[racer.steps() - from];
        float[] ys = new float[xs.length];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = i + RECENT - xs.length;
            ys[i] = racer.history().loss(from + i);
        }
        return new Chart.Lines(id, xs, ys);
    }

    private Chart standings() {
        List<List<Object>> rows = new ArrayList<>();
        int best = 0;
        for (int i = 0; i < racers.size(); i++) {
            Run racer = racers.get(i);
            History history = racer.history();
            if (history.latest().validLoss()
                    < racers.get(best).history().latest().validLoss()) {
                best = i;
            }
            rows.add(List.of(
                    racer.plan().batch(),
                    racer.plan().stepsPerEpoch(),
                    racer.steps(),
                    history.latest().validLoss(),
                    Message.of(
                            "batchrace.of",
                            history.latest().validRight(),
                            racer.plan().valid().count()),
                    arrival(history),
                    ""));
        }
        return new Chart.Table(
                "standings",
                List.of(
                        Message.of("batchrace.head.size"),
                        Message.of("batchrace.head.per"),
                        Message.of("batchrace.head.steps"),
                        Message.of("batchrace.head.loss"),
                        Message.of("batchrace.head.right"),
                        Message.of("batchrace.head.arrival", ARRIVED),
                        Message.of("batchrace.head.time")),
                rows,
                epochs() == 0 ? List.of() : List.of(best));
    }

    /** The first epoch after which a racer's loss is low enough; nothing before that. */
    private static Object arrival(History history) {
        for (int epoch = 0; epoch < history.epochs(); epoch++) {
            if (history.epoch(epoch).validLoss() < ARRIVED) {
                return epoch;
            }
        }
        return "";
    }

    private Message words() {
        if (epochs() == 0) {
            return Message.of("batchrace.start");
        }
        Run leader = racers.getFirst();
        for (Run racer : racers) {
            if (racer.history().latest().validLoss() < leader.history().latest().validLoss()) {
                leader = racer;
            }
        }
        return Message.of(
                "batchrace.words",
                epochs(),
                leader.plan().batch(),
                leader.history().latest().validLoss(),
                leader.steps(),
                racers.getLast().plan().batch(),
                racers.getLast().steps());
    }

    @Override
    public Saved save() {
        return new Place(trainings().stream().map(Run::place).toList());
    }

    @Override
    public void restore(Saved saved, Settings restored) {
        Place place = (Place) saved;
        settings = restored;
        List<Run> trainings = trainings();
        for (int i = 0; i < trainings.size(); i++) {
            trainings.get(i).restore(place.places.get(i));
        }
    }

    @Override
    public void close() {
        trainings().forEach(Run::close);
    }
}
