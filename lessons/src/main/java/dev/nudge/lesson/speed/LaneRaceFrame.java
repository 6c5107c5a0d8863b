package dev.nudge.lesson.speed;

import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.measure.LaneTimes;
import dev.nudge.lesson.measure.Measurement;
import dev.nudge.lesson.measure.Timing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The race as it stands. */
final class LaneRaceFrame {

    /** How far above its dots a lane's name stands, in lanes. */
    private static final float ABOVE = 0.4f;

    /** A guess of how many times as fast counts up to this factor, either way. */
    private static final double CLOSE = 2;

    private final Settings settings;
    private final Job job;
    private final int n;
    private final List<Lane> lanes;
    private final Optional<Lane> predicted;
    private final Optional<Measurement> measurement;
    private final boolean isForeseen;
    private final boolean done;
    private final TimeAxis seconds;

    /** @param isForeseen whether the prediction came before anything was to be seen */
    LaneRaceFrame(Settings settings, Optional<Measurement> measurement, boolean isForeseen) {
        SpeedContest asked = LaneRace.asked(settings);
        this.settings = settings;
        this.measurement = measurement;
        job = asked.job();
        this.isForeseen = isForeseen;
        done = measurement.map(Measurement::isComplete).orElse(false);
        n = done ? asked.n() : reached(measurement).orElse(asked.n());
        seconds = TimeAxis.of(job);
        lanes = Lane.of(job);
        // An addition has no rows to sum; who chose them stands at the lane before.
        predicted = Lane.of(settings.pick(LaneRace.WINNER)).map(lane -> lanes.contains(lane) ? lane : Lane.INNER);
    }

    Frame frame() {
        Optional<Lane> fastest = fastest();
        double factor = fastest.map(this::factor).orElse(Double.NaN);
        double off = settings.number(LaneRace.FACTOR) / factor;
        Axis across = new Axis(-rows() - 0.3f, 0.8f);
        return Frame.saying(words(fastest, factor))
                .axis("seconds", seconds.range())
                .axis("lanes", across)
                .chart(seconds.decades("decades", true, across))
                .chart(seconds.lines("lines", true, across))
                .chart(seconds.names("units", true, -rows() + 0.1f))
                .chart(names())
                .chart(grey())
                .chart(quoted())
                .chart(dots("estimate", Timing::isEstimate))
                .chart(runs())
                .chart(dots("median", timing -> !timing.isEstimate()))
                .chart(times())
                .chart(guess())
                .chart(table())
                .readout("fastest", (float) factor)
                .readout("off", (float) off)
                .goal("measured", done)
                .goal(
                        "winner",
                        done
                                && isForeseen
                                && fastest.equals(predicted)
                                && fastest.flatMap(this::faster).isEmpty())
                .goal("factor", done && isForeseen && off <= CLOSE && off >= 1 / CLOSE)
                .goal("digits", done && job == Job.DIGITS)
                .goal("adding", done && job == Job.ADD)
                .goal("estimated", done && lanes.stream().anyMatch(this::isEstimated))
                .goal(
                        "refused",
                        done
                                && note(Lane.WHOLE)
                                        .map(note -> note.key().equals("measure.room"))
                                        .orElse(false))
                .idle(LaneRace.N, job == Job.DIGITS)
                .idle(LaneRace.WINNER + "." + Lane.ROWS.id(), job == Job.ADD)
                .build();
    }

    /** The size that the lanes are at, on their way to the one asked for. */
    private static Optional<Integer> reached(Optional<Measurement> measurement) {
        return measurement.stream()
                .flatMap(soFar -> soFar.lanes().stream())
                .flatMap(lane -> lane.timings().stream())
                .map(Timing::size)
                .max(Comparator.naturalOrder());
    }

    private Optional<Timing> at(Lane lane) {
        return Say.timing(measurement, lane, n);
    }

    private Optional<Message> note(Lane lane) {
        return Say.times(measurement, lane).flatMap(LaneTimes::note);
    }

    /** Of those that ran and agree with the others; nobody has won while some still run. */
    private Optional<Lane> fastest() {
        if (!done) {
            return Optional.empty();
        }
        return lanes.stream()
                .filter(lane -> note(lane).isEmpty())
                .filter(lane -> at(lane).map(timing -> !timing.isEstimate()).orElse(false))
                .min(Comparator.comparingDouble(lane -> at(lane).orElseThrow().median()));
    }

    /** The lane that is estimated to be the fastest, if that is faster than the one that ran. */
    private Optional<Lane> faster(Lane fastest) {
        double ran = at(fastest).orElseThrow().median();
        return lanes.stream()
                .filter(lane -> isEstimated(lane) && at(lane).orElseThrow().median() < ran)
                .min(Comparator.comparingDouble(lane -> at(lane).orElseThrow().median()));
    }

    /** How many times as fast as the loops; NaN unless both ran. */
    private double factor(Lane lane) {
        return isEstimated(lane) || isEstimated(Lane.LOOPS) ? Double.NaN : reckoned(lane);
    }

    /** Likewise, also where one of them is an estimate. */
    private double reckoned(Lane lane) {
        return at(Lane.LOOPS)
                .flatMap(loops -> at(lane).map(timing -> loops.median() / timing.median()))
                .orElse(Double.NaN);
    }

    private boolean isEstimated(Lane lane) {
        return at(lane).map(Timing::isEstimate).orElse(false);
    }

    private int rows() {
        return lanes.size() + (job == Job.DIGITS ? Quoted.values().length : 0);
    }

    private float row(Lane lane) {
        return -lanes.indexOf(lane);
    }

    private float row(Quoted quoted) {
        return -lanes.size() - quoted.ordinal();
    }

    private boolean isGrey(Lane lane) {
        return note(lane).isPresent() && at(lane).isEmpty();
    }

    private Chart names() {
        Words words = new Words();
        for (Lane lane : lanes) {
            if (!isGrey(lane)) {
                words.add(seconds.range().min(), row(lane) + ABOVE, Say.lane(lane));
            }
        }
        if (job == Job.DIGITS) {
            for (Quoted quoted : Quoted.values()) {
                words.add(seconds.range().min(), row(quoted) + ABOVE, Message.of("lanerace.quoted." + quoted.id()));
            }
        }
        return words.chart("names");
    }

    private Chart grey() {
        Words words = new Words();
        for (Lane lane : lanes) {
            if (isGrey(lane)) {
                String why = note(lane).orElseThrow().key().substring("measure.".length());
                words.add(
                        seconds.range().min(),
                        row(lane) + ABOVE,
                        Message.of("lanerace.grey", Say.lane(lane), Message.of("lanerace.grey." + why)));
            }
        }
        return words.chart("grey");
    }

    private Chart quoted() {
        Dots dots = new Dots();
        if (job == Job.DIGITS) {
            for (Quoted quoted : Quoted.values()) {
                dots.add(quoted.seconds(), row(quoted));
            }
        }
        return dots.chart("quoted");
    }

    private Chart runs() {
        Dots dots = new Dots();
        for (Lane lane : lanes) {
            at(lane).filter(timing -> !timing.isEstimate())
                    .ifPresent(timing -> timing.runs().forEach(run -> dots.add(seconds.place(run), row(lane))));
        }
        return dots.chart("runs");
    }

    private Chart dots(String id, Predicate<Timing> which) {
        Dots dots = new Dots();
        for (Lane lane : lanes) {
            at(lane).filter(which).ifPresent(timing -> dots.add(seconds.place(timing.median()), row(lane)));
        }
        return dots.chart(id);
    }

    private Chart times() {
        Words words = new Words();
        for (Lane lane : lanes) {
            at(lane).ifPresent(timing -> words.add(rightmost(lane, timing), row(lane), shortly(timing)));
        }
        if (job == Job.DIGITS) {
            for (Quoted quoted : Quoted.values()) {
                words.add((float) quoted.seconds(), row(quoted), Say.time(quoted.seconds()));
            }
        }
        return words.chart("times");
    }

    /** That it is an estimate its mark says already. */
    private static Message shortly(Timing timing) {
        Message time = Say.time(timing.median());
        return timing.isEstimate() ? Message.of("lanerace.about", time) : time;
    }

    /** Where the last dot of a lane stands, so that words beside it cover none. */
    private float rightmost(Lane lane, Timing timing) {
        double last = timing.runs().stream().mapToDouble(run -> run).max().orElseThrow();
        return seconds.place(
                predicted.equals(Optional.of(lane)) ? Math.max(last, expected().orElse(last)) : last);
    }

    /** Seconds that the winner would take, from what the loops took. */
    private Optional<Double> expected() {
        return at(Lane.LOOPS).map(loops -> loops.median() / settings.number(LaneRace.FACTOR));
    }

    private Chart guess() {
        Dots dots = new Dots();
        predicted.ifPresent(lane -> expected().ifPresent(time -> dots.add(seconds.place(time), row(lane))));
        return dots.chart("guess");
    }

    private Chart table() {
        List<Message> headings = List.of(
                Message.of("lanerace.head.lane"),
                Message.of("lanerace.head.median"),
                Message.of("lanerace.head.runs"),
                Message.of("lanerace.head.factor"),
                Message.of("lanerace.head.rate"),
                Message.of("lanerace.head.note"));
        List<List<Object>> cells = new ArrayList<>();
        for (Lane lane : lanes) {
            Optional<Timing> timing = at(lane);
            cells.add(List.of(
                    Say.lane(lane),
                    timing.map(Say::time).orElseGet(Say::nothing),
                    timing.filter(ran -> !ran.isEstimate())
                            .<Object>map(ran -> ran.runs().size())
                            .orElseGet(Say::nothing),
                    times(lane),
                    timing.filter(ran -> !ran.isEstimate())
                            .<Object>map(ran -> (float) (job.operations(n) / ran.median() / 1e9))
                            .orElseGet(Say::nothing),
                    note(lane).orElseGet(Say::nothing)));
        }
        if (job == Job.DIGITS) {
            for (Quoted quoted : Quoted.values()) {
                cells.add(List.of(
                        Message.of("lanerace.quoted." + quoted.id()),
                        Say.time(quoted.seconds()),
                        Say.nothing(),
                        Say.nothing(),
                        (float) (job.operations(n) / quoted.seconds() / 1e9),
                        Message.of("lanerace.source")));
            }
        }
        List<Integer> marked =
                fastest().map(lane -> List.of(lanes.indexOf(lane))).orElse(List.of());
        return new Chart.Table("table", headings, cells, marked);
    }

    /** How many times as fast as the loops, for the table. */
    private Object times(Lane lane) {
        double factor = reckoned(lane);
        return Double.isNaN(factor)
                ? Say.nothing()
                : Double.isNaN(factor(lane)) ? Message.of("lanerace.reckoned", (float) factor) : (float) factor;
    }

    private Message words(Optional<Lane> fastest, double factor) {
        Message work = job == Job.DIGITS
                ? Message.of("lanerace.job.digits")
                : Message.of(
                        "lanerace.job." + job.option(),
                        Integer.toString(LaneRace.asked(settings).n()));
        Message guess = predicted
                .map(lane -> Message.of("lanerace.words.guess", Say.lane(lane), settings.number(LaneRace.FACTOR)))
                .orElseGet(() -> Message.of("lanerace.words.blind"));
        if (measurement.isEmpty()) {
            return predicted.isEmpty()
                    ? Message.of("lanerace.words.unsure", work)
                    : Message.of("lanerace.words.ready", work, guess);
        }
        if (!done) {
            return Message.of(
                    "lanerace.words.begun", work, guess, Message.of("lanerace.words.at", Integer.toString(n)));
        }
        boolean agree = lanes.stream()
                .allMatch(lane -> note(lane)
                        .map(note -> !note.key().equals("measure.unequal"))
                        .orElse(true));
        long ran = lanes.stream()
                .filter(lane -> at(lane).isPresent() && !isEstimated(lane))
                .count();
        return Message.of(
                "lanerace.words.done",
                work,
                predicted.isPresent() && !isForeseen ? Message.of("lanerace.words.late", guess) : guess,
                fastest.map(lane -> ahead(lane, factor)).orElseGet(() -> Message.of("lanerace.words.none")),
                ran < 2
                        ? Message.of("lanerace.words.single")
                        : agree
                                ? Message.of("lanerace.words.agree", (float) new SpeedContest(job, n).tolerance(n))
                                : Message.of("lanerace.words.disagree"));
    }

    private Message ahead(Lane fastest, double factor) {
        Message first = faster(fastest)
                .map(lane -> Message.of(
                        "lanerace.words.behind",
                        Say.lane(fastest),
                        Say.time(at(fastest).orElseThrow()),
                        Say.lane(lane),
                        Say.time(at(lane).orElseThrow())))
                .orElseGet(() -> Message.of(
                        predicted.equals(Optional.of(fastest)) ? "lanerace.words.right" : "lanerace.words.other",
                        Say.lane(fastest),
                        Say.time(at(fastest).orElseThrow())));
        return at(Lane.LOOPS).isEmpty()
                ? Message.of("lanerace.words.alone", first)
                : Double.isNaN(factor)
                        ? Message.of("lanerace.words.reckoned", first, (float) reckoned(fastest))
                        : Message.of("lanerace.words.times", first, (float) factor);
    }

    /** Dots to be. */
    private static final class Dots {
        private final List<Float> xs = new ArrayList<>();
        private final List<Float> ys = new ArrayList<>();

        void add(double x, float y) {
            xs.add((float) x);
            ys.add(y);
        }

        Chart chart(String id) {
            return new Chart.Scatter(id, floats(xs), floats(ys));
        }
    }

    /** Words at places to be. */
    private static final class Words {
        private final List<Float> xs = new ArrayList<>();
        private final List<Float> ys = new ArrayList<>();
        private final List<Message> texts = new ArrayList<>();

        void add(float x, float y, Message text) {
            xs.add(x);
            ys.add(y);
            texts.add(text);
        }

        Chart chart(String id) {
            return new Chart.Labels(id, floats(xs), floats(ys), texts);
        }
    }

    static float[] floats(List<Float> values) {
        float[] floats = new float[values.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = values.get(i);
        }
        return floats;
    }
}
