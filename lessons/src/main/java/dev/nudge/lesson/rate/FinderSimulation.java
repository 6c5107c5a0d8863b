package dev.nudge.lesson.rate;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Execution;
import dev.nudge.compute.Program;
import dev.nudge.compute.Tensor;
import dev.nudge.compute.nn.Adam;
import dev.nudge.compute.nn.LearningRateFinder;
import dev.nudge.compute.nn.LearningRateFinder.Try;
import dev.nudge.compute.nn.Losses;
import dev.nudge.compute.nn.Optimiser;
import dev.nudge.compute.nn.Sgd;
import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.FrameBuilder;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Simulation;
import java.util.List;
import java.util.stream.Stream;

/** One learner's finder. The trial is made at the beginning, as it takes a few milliseconds; stepping shows one try more. */
final class FinderSimulation implements Simulation {

    /** The engine's finder stops when the smoothed loss is this many times the lowest. */
    private static final float STOP_ABOVE = 4;

    /** Fewer tries than this suggest nothing. */
    private static final int FEWEST = 3;

    private static final float[] NOTHING = {};
    private static final Axis RATES = new Axis(1e-7f, 10);

    private record Place(int shown) implements Saved {
        @Override
        public long bytes() {
            return 16;
        }
    }

    private final Compute compute;
    private Settings settings;
    private Execution step;
    private String walker;
    private List<Try> tries = List.of();
    private int shown;

    FinderSimulation(Settings settings, Compute compute) {
        this.compute = compute;
        this.settings = settings;
        walker = settings.pick(Finder.WALKER);
        step = compute.open(step(Rule.named(walker)));
        begin(settings);
    }

    /**
     * State: {@code a b c} and what the optimiser remembers. Inputs: data {@code x y} [COUNT], scalar {@code rate}. Output: {@code loss}, the mean squared error before the
     * step.
     */
    private static Program step(Rule rule) {
        return Program.record("step of a learning-rate finder", p -> {
            Tensor[] weights = Stream.of("a", "b", "c").map(p::state).toArray(Tensor[]::new);
            Tensor loss = Losses.mse(Track.quadratic(weights, p.data("x", Track.COUNT)), p.data("y", Track.COUNT));
            p.output("loss", loss);
            Tensor rate = p.scalar("rate");
            Optimiser optimiser = switch (rule) {
                case MOMENTUM -> new Sgd(rate, Tensor.scalar(Rule.KEPT));
                case ADAM -> new Adam(rate);
                default -> new Sgd(rate);
            };
            optimiser.update(p, loss, List.of(weights));
        });
    }

    @Override
    public void begin(Settings opening) {
        Track track = compute.within(() -> Track.of(opening));
        String picked = opening.pick(Finder.WALKER);
        if (!picked.equals(walker)) {
            Execution next = compute.open(step(Rule.named(picked)));
            step.close();
            step = next;
            walker = picked;
        }
        settings = opening;
        shown = 0;
        step.write("x", track.points().xs());
        step.write("y", track.points().ys());
        for (String weight : List.of("a", "b", "c")) {
            step.write(weight, Track.START);
        }
        tries = LearningRateFinder.run(step, "rate", "loss", () -> {});
    }

    @Override
    public void change(Settings changed) {
        settings = changed;
    }

    @Override
    public int step(int count) {
        int taken = Math.min(count, tries.size() - shown);
        shown += taken;
        return taken;
    }

    @Override
    public boolean isOver() {
        return shown == tries.size();
    }

    @Override
    public Frame frame() {
        List<Try> seen = tries.subList(0, shown);
        boolean over = isOver();
        double first = tries.getFirst().smoothed();
        double lowest = tries.stream().mapToDouble(Try::smoothed).min().orElse(first);
        Axis losses = new Axis(
                Track.powerBelow(Math.min(
                        lowest, tries.stream().mapToDouble(Try::loss).min().orElse(lowest))),
                Track.powerAbove(5 * first));
        double best = seen.stream().mapToDouble(Try::smoothed).min().orElse(first);
        boolean suggests = shown >= FEWEST;
        double steepest = suggests ? LearningRateFinder.steepest(seen) : 0;
        double tenth = suggests ? LearningRateFinder.tenthOfMinimum(seen) : 0;
        double valley = suggests ? LearningRateFinder.valley(seen) : 0;
        Pen loss = new Pen(losses.min(), losses.max());
        Pen smoothed = new Pen(losses.min(), losses.max());
        for (Try tried : seen) {
            loss.to((float) tried.rate(), finite(tried.loss()));
            smoothed.to((float) tried.rate(), finite(tried.smoothed()));
        }
        float limit = (float) (STOP_ABOVE * best);
        FrameBuilder frame = Frame.saying(words(over, steepest, tenth, valley))
                .axis("rate", RATES)
                .axis("loss", losses)
                .readout("tries", shown)
                .readout("rate", seen.isEmpty() ? 0 : (float) seen.getLast().rate())
                .readout("steepest", (float) steepest)
                .readout("tenth", (float) tenth)
                .readout("valley", (float) valley)
                .chart(
                        seen.isEmpty() || limit > losses.max()
                                ? new Chart.Lines("limit", NOTHING, NOTHING)
                                : new Chart.Lines(
                                        "limit", new float[] {RATES.min(), RATES.max()}, new float[] {limit, limit}))
                .chart(loss.line("loss"))
                .chart(smoothed.line("smoothed"))
                .chart(
                        seen.isEmpty() || seen.getLast().smoothed() > losses.max()
                                ? new Chart.Scatter("now", NOTHING, NOTHING)
                                : new Chart.Scatter(
                                        "now",
                                        new float[] {(float) seen.getLast().rate()},
                                        new float[] {(float) seen.getLast().smoothed()}))
                .chart(mark("steepest", steepest, seen))
                .chart(mark("tenth", tenth, seen))
                .chart(mark("valley", valley, seen))
                .chart(suggestions(suggests, steepest, tenth, valley))
                .goal("stopped", over)
                .goal("apart", over && Math.max(steepest, tenth) > 100 * valley)
                .goal("small", over && tenth < 1e-4)
                .idle(Track.SEED, settings.pick(Track.DATA).equals(Track.MEASURED));
        if (over) {
            frame.notice(
                    shown == Finder.MOST_TRIES
                            ? Message.of("finder.full", shown)
                            : Message.of("finder.stopped", shown, (float)
                                    tries.getLast().rate()));
        }
        return frame.build();
    }

    private static Chart.Table suggestions(boolean suggests, double steepest, double tenth, double valley) {
        List<List<Object>> rows = suggests
                ? List.of(
                        List.of(Message.of("finder.chart.steepest"), (float) steepest),
                        List.of(Message.of("finder.chart.tenth"), (float) tenth),
                        List.of(Message.of("finder.chart.valley"), (float) valley))
                : List.of();
        return new Chart.Table(
                "suggestions",
                List.of(Message.of("finder.head.rule"), Message.of("finder.head.rate")),
                rows,
                List.of());
    }

    /** Beyond float32 all is high. */
    private static float finite(double value) {
        return value <= Float.MAX_VALUE ? (float) value : Float.MAX_VALUE;
    }

    /** A rate on the smoothed curve; a tenth of the lowest may lie between two tries. */
    private static Chart.Scatter mark(String id, double rate, List<Try> seen) {
        if (rate == 0) {
            return new Chart.Scatter(id, NOTHING, NOTHING);
        }
        Try nearest = seen.getFirst();
        for (Try tried : seen) {
            if (Math.abs(Math.log(tried.rate() / rate)) < Math.abs(Math.log(nearest.rate() / rate))) {
                nearest = tried;
            }
        }
        float at = Math.max((float) rate, RATES.min());
        return new Chart.Scatter(id, new float[] {at}, new float[] {(float) nearest.smoothed()});
    }

    private Message words(boolean over, double steepest, double tenth, double valley) {
        if (shown == 0) {
            return Message.of("finder.start");
        }
        Try last = tries.get(shown - 1);
        if (shown < FEWEST) {
            return Message.of("finder.few", shown, (float) last.rate(), (float) last.loss());
        }
        return Message.of(
                over ? "finder.done" : "finder.words",
                shown,
                (float) last.rate(),
                finite(last.loss()),
                (float) steepest,
                (float) tenth,
                (float) valley);
    }

    @Override
    public Saved save() {
        return new Place(shown);
    }

    @Override
    public void restore(Saved saved, Settings restored) {
        settings = restored;
        shown = ((Place) saved).shown;
    }

    @Override
    public void close() {
        step.close();
    }
}
