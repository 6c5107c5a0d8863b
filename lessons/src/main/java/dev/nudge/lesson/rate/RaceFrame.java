package dev.nudge.lesson.rate;

import dev.nudge.compute.nn.Schedule;
import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.FrameBuilder;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.data.Points;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Puts a race into a frame. */
final class RaceFrame {

    private static final int MOST = RacePrograms.RACERS;

    /** The paper ends at this many times the first loss, or at the next power of ten. */
    private static final float ROOM = 5;

    /** Measured from the lowest possible loss, the paper begins at this share of the first loss. */
    private static final float NEAR = 1e-4f;

    private static final float[] NOTHING = {};

    private final Settings settings;
    private final Track track;
    private final Racers racers;
    private final int length;
    private final boolean above;
    private final Axis paper;
    private final Pen[] pens = new Pen[MOST];

    private RaceFrame(Settings settings, Track track, Racers racers) {
        this.settings = settings;
        this.track = track;
        this.racers = racers;
        length = RaceSimulation.length(settings);
        above = settings.isOn(Race.ABOVE);
        float top = Track.powerAbove(ROOM * racers.first());
        paper = new Axis(Track.powerBelow(above ? NEAR * racers.first() : racers.best()), top);
        for (int racer = 0; racer < MOST; racer++) {
            pens[racer] = new Pen(paper.min(), paper.max());
            for (int step = 0; racer < racers.count() && step <= racers.steps(); step++) {
                pens[racer].to(step, racers.loss(racer, step) - (above ? racers.best() : 0));
            }
        }
    }

    /**
     * @param curves [RACERS, CURVE]
     */
    static Frame of(Settings settings, Track track, Racers racers, float[] curves) {
        return new RaceFrame(settings, track, racers).build(curves);
    }

    private Frame build(float[] curves) {
        int leader = racers.leader();
        FrameBuilder frame = Frame.saying(words(leader))
                .axis(Axis.STEP, new Axis(0, length))
                .axis("loss", paper)
                .axis("each", new Axis(Race.RATE.min(), Race.RATE.max()))
                .axis("lane", new Axis(0.4f, racers.count() + 0.9f))
                .axis("rate", rateAxis())
                .axis("x", Axis.around(track.points().xs(), 0.05f))
                .axis("y", Axis.around(track.points().ys(), 0.2f).withRoundTop())
                .readout("steps", racers.steps())
                .readout("lead", racers.loss(leader))
                .readout("best", racers.best())
                .chart(level());
        float[] grid = RaceSimulation.grid(track);
        for (int racer = 0; racer < MOST; racer++) {
            boolean runs = racer < racers.count();
            int number = racer + 1;
            frame.readout("loss" + number, runs ? racers.loss(racer) : 0)
                    .readout("arrival" + number, runs ? racers.arrival(racer) : -1)
                    .chart(pens[racer].line("loss" + number))
                    .chart(runs ? dot(racer) : new Chart.Scatter("dot" + number, NOTHING, NOTHING))
                    .chart(runs ? rates(racer) : new Chart.Lines("rate" + number, NOTHING, NOTHING))
                    .chart(
                            runs && !racers.isGone(racer)
                                    ? curve("curve" + number, grid, curves, racer)
                                    : new Chart.Lines("curve" + number, NOTHING, NOTHING));
        }
        leavers(frame);
        lanes(frame);
        Points points = track.points();
        frame.chart(new Chart.Scatter("points", points.xs(), points.ys())).chart(standings(leader));
        goals(frame);
        notices(frame);
        idle(frame);
        return frame.build();
    }

    private int rank(int step) {
        return step < 0 ? Integer.MAX_VALUE : step;
    }

    private Rule rule(int racer) {
        return Rule.named(settings.pick(Race.ruleOf(racer + 1)));
    }

    private float rate(int racer) {
        return settings.number(Race.rateOf(racer + 1));
    }

    /** The lowest possible loss, as a level; measured from there it has no place on the paper. */
    private Chart.Lines level() {
        return above
                ? new Chart.Lines("best", NOTHING, NOTHING)
                : new Chart.Lines("best", new float[] {0, length}, new float[] {racers.best(), racers.best()});
    }

    private Chart.Lines curve(String id, float[] grid, float[] curves, int racer) {
        return new Chart.Lines(
                id, grid, Arrays.copyOfRange(curves, racer * RacePrograms.CURVE, (racer + 1) * RacePrograms.CURVE));
    }

    /** The first racer's lane is the highest. */
    private float lane(int racer) {
        return racers.count() - racer;
    }

    private Chart.Scatter dot(int racer) {
        float rate = Math.clamp(rate(racer), Race.RATE.min(), Race.RATE.max());
        return new Chart.Scatter("dot" + (racer + 1), new float[] {rate}, new float[] {lane(racer)});
    }

    private void lanes(FrameBuilder frame) {
        int count = racers.count();
        float[] xs = new float[3 * count];
        float[] ys = new float[3 * count];
        float[] left = new float[count];
        float[] over = new float[count];
        List<Message> texts = new ArrayList<>();
        for (int racer = 0; racer < count; racer++) {
            xs[3 * racer] = Race.RATE.min();
            xs[3 * racer + 1] = Race.RATE.max();
            xs[3 * racer + 2] = Float.NaN;
            Arrays.fill(ys, 3 * racer, 3 * racer + 2, lane(racer));
            ys[3 * racer + 2] = Float.NaN;
            left[racer] = Race.RATE.min();
            over[racer] = lane(racer) + 0.42f;
            texts.add(Message.of("race.lane", racer + 1, rule(racer).said(), rate(racer)));
        }
        frame.chart(new Chart.Lines("tracks", xs, ys)).chart(new Chart.Labels("rules", left, over, texts));
    }

    /** The rates of the steps taken, then those to come. */
    private Chart.Lines rates(int racer) {
        Schedule schedule = rule(racer).schedule(rate(racer), length);
        Axis axis = rateAxis();
        Pen pen = new Pen(axis.min(), axis.max());
        for (int step = 0; step < length && !(racers.isGone(racer) && step >= racers.steps()); step++) {
            boolean taken = step < racers.steps();
            pen.to(step, taken ? racers.rate(racer, step) : (float) schedule.rate(step));
        }
        return pen.line("rate" + (racer + 1));
    }

    /** Two decades below the lowest of the rates, and up to the highest; whole decades. */
    private Axis rateAxis() {
        float low = Float.POSITIVE_INFINITY;
        float high = 0;
        for (int racer = 0; racer < racers.count(); racer++) {
            low = Math.min(low, rate(racer));
            high = Math.max(high, rate(racer));
        }
        return new Axis(Track.powerBelow(low / 10), Track.powerAbove(1.5 * high));
    }

    /** Who is above the paper now: where it left. */
    private void leavers(FrameBuilder frame) {
        List<Integer> left = new ArrayList<>();
        for (int racer = 0; racer < racers.count(); racer++) {
            if (pens[racer].isAbove()) {
                left.add(racer);
            }
        }
        float[] xs = new float[left.size()];
        float[] ys = new float[left.size()];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = pens[left.get(i)].exitX();
            ys[i] = paper.max();
        }
        float now = Math.min(racers.steps(), length);
        Axis rates = rateAxis();
        frame.chart(new Chart.Scatter("left", xs, ys))
                .chart(new Chart.Lines("now", new float[] {now, now}, new float[] {rates.min(), rates.max()}));
    }

    private Chart.Table standings(int leader) {
        List<List<Object>> rows = new ArrayList<>();
        for (int racer = 0; racer < racers.count(); racer++) {
            int arrival = racers.arrival(racer);
            boolean gone = racers.isGone(racer);
            rows.add(List.of(
                    Integer.toString(racer + 1),
                    rule(racer).said(),
                    rate(racer),
                    gone ? Message.of("race.gone") : (Object) racers.loss(racer),
                    gone ? "" : (Object) (racers.loss(racer) / racers.best()),
                    arrival < 0 ? "" : Integer.toString(arrival)));
        }
        return new Chart.Table(
                "standings",
                List.of(
                        Message.of("race.head.racer"),
                        Message.of("race.head.rule"),
                        Message.of("race.head.rate"),
                        Message.of("race.head.loss"),
                        Message.of("race.head.ratio"),
                        Message.of("race.head.arrival")),
                rows,
                racers.steps() == 0 ? List.of() : List.of(leader));
    }

    private void goals(FrameBuilder frame) {
        boolean diverged = false;
        boolean quick = false;
        boolean home = false;
        int others = 0;
        boolean first = racers.arrival(0) >= 0;
        for (int racer = 0; racer < racers.count(); racer++) {
            int arrival = racers.arrival(racer);
            diverged |= racers.isGone(racer);
            quick |= arrival >= 0 && arrival < 13;
            home |= arrival >= 0 && racers.highest(racer) > Track.powerAbove(ROOM * racers.first());
            if (racer > 0) {
                others += arrival >= 0 ? 1 : 0;
                first &= rank(racers.arrival(0)) < rank(arrival);
            }
        }
        boolean measured = settings.pick(Track.DATA).equals(Track.MEASURED);
        frame.goal("diverge", diverged)
                .goal("quick", quick && measured)
                .goal("win", first && others >= 3 && racers.count() == MOST)
                .goal("home", home);
    }

    private void notices(FrameBuilder frame) {
        for (int racer = 0; racer < racers.count(); racer++) {
            if (racers.isGone(racer)) {
                frame.notice(Message.of("race.left", racer + 1, rule(racer).said(), rate(racer)));
            }
        }
        if (racers.steps() == length) {
            frame.notice(Message.of("race.over", length));
        }
    }

    /** The page shows the sliders of one racer at a time; the dots of the others can still be dragged. */
    private void idle(FrameBuilder frame) {
        int edited = Math.min(Integer.parseInt(settings.pick(Race.EDIT)), racers.count());
        for (int racer = 1; racer <= MOST; racer++) {
            frame.idle(Race.rateOf(racer), racer != edited)
                    .idle(Race.ruleOf(racer), racer != edited)
                    .idle(Race.EDIT + "." + racer, racer > racers.count());
        }
        frame.idle(Race.EDIT, racers.count() == 1)
                .idle(Track.SEED, settings.pick(Track.DATA).equals(Track.MEASURED));
    }

    private Message words(int leader) {
        List<String> gone = new ArrayList<>();
        for (int racer = 0; racer < racers.count(); racer++) {
            if (racers.isGone(racer)) {
                gone.add(Integer.toString(racer + 1));
            }
        }
        if (gone.size() == racers.count()) {
            return Message.of("race.nobody", racers.steps(), racers.best());
        }
        Message standing = racers.steps() == 0
                ? Message.of("race.start", racers.count(), racers.first(), racers.best())
                : Message.of(
                        "race.words",
                        racers.steps(),
                        leader + 1,
                        rule(leader).said(),
                        rate(leader),
                        racers.loss(leader),
                        racers.best());
        return gone.isEmpty() ? standing : Message.of("race.without", standing, gone.size(), String.join(", ", gone));
    }
}
