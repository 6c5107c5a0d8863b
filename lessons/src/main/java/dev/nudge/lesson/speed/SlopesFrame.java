package dev.nudge.lesson.speed;

import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.FrameBuilder;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.measure.LaneTimes;
import dev.nudge.lesson.measure.Measurement;
import dev.nudge.lesson.measure.Timing;
import dev.nudge.lesson.measure.Trend;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Time against size as far as it is measured. */
final class SlopesFrame {

    /** Room at the right for the names of the lines, as a factor. */
    private static final float NAMES = 5;

    private final Settings settings;
    private final SpeedContest asked;
    private final Axis sizes;
    private final List<Lane> lanes;
    private final TimeAxis seconds;
    private final Optional<Measurement> measurement;
    private final boolean isForeseen;

    /** @param isForeseen whether the prediction came before anything was to be seen */
    SlopesFrame(Settings settings, Optional<Measurement> measurement, boolean isForeseen) {
        this.isForeseen = isForeseen;
        this.settings = settings;
        this.measurement = measurement;
        asked = LaneRace.asked(settings);
        sizes = new Axis(10, NAMES * asked.n());
        lanes = Lane.of(asked.job());
        seconds = TimeAxis.of(asked.job());
    }

    Frame frame() {
        double slope = slope(Lane.LOOPS);
        boolean done = measurement.map(Measurement::isComplete).orElse(false);
        FrameBuilder frame = Frame.saying(words(slope, done))
                .axis("size", sizes)
                .axis("seconds", seconds.range())
                .chart(seconds.decades("decades", false, sizes))
                .chart(seconds.lines("lines", false, sizes))
                .chart(seconds.names("units", false, sizes.min()))
                .chart(guess());
        for (Lane lane : Lane.values()) {
            frame.chart(line(lane));
        }
        double guessed = guessed();
        boolean right = done && isForeseen && Math.round(slope) == Math.round(Math.log(guessed) / Math.log(2));
        return frame.chart(marks("medians", false))
                .chart(marks("estimates", true))
                .chart(table())
                .readout("slope", (float) slope)
                .readout("times", (float) Math.pow(2, slope))
                .goal("cube", right && asked.job() == Job.MATMUL)
                .goal("square", right && asked.job() == Job.ADD)
                .goal("thousand", done && lanes.stream().anyMatch(lane -> isThousandTimesAsFast(lane)))
                .build();
    }

    private List<Timing> timings(Lane lane) {
        return Say.times(measurement, lane).map(LaneTimes::timings).orElse(List.of());
    }

    private List<Timing> ran(Lane lane) {
        return Say.times(measurement, lane).map(LaneTimes::ran).orElse(List.of());
    }

    private double slope(Lane lane) {
        return Trend.slope(ran(lane));
    }

    /** At a size at which both ran. */
    private boolean isThousandTimesAsFast(Lane lane) {
        return ran(lane).stream()
                .anyMatch(timing -> Say.timing(measurement, Lane.LOOPS, timing.size())
                        .filter(loops -> !loops.isEstimate())
                        .map(loops -> loops.median() >= 1000 * timing.median())
                        .orElse(false));
    }

    /** How many times as long the loops take at twice the size, as the learner thinks; NaN before that. */
    private double guessed() {
        String guess = settings.pick(Slopes.DOUBLING);
        return guess.equals(LaneRace.UNSURE) ? Double.NaN : Integer.parseInt(guess);
    }

    private Chart line(Lane lane) {
        List<Float> xs = new ArrayList<>();
        List<Float> ys = new ArrayList<>();
        for (Timing timing : timings(lane)) {
            xs.add((float) timing.size());
            ys.add(seconds.place(timing.median()));
        }
        return new Chart.Lines(lane.id(), LaneRaceFrame.floats(xs), LaneRaceFrame.floats(ys));
    }

    private Chart marks(String id, boolean estimates) {
        List<Float> xs = new ArrayList<>();
        List<Float> ys = new ArrayList<>();
        for (Lane lane : lanes) {
            for (Timing timing : timings(lane)) {
                if (timing.isEstimate() == estimates) {
                    xs.add((float) timing.size());
                    ys.add(seconds.place(timing.median()));
                }
            }
        }
        return new Chart.Scatter(id, LaneRaceFrame.floats(xs), LaneRaceFrame.floats(ys));
    }

    /** The line that the learner expects of the loops, through the last place at which they ran. */
    private Chart guess() {
        List<Timing> ran = ran(Lane.LOOPS);
        List<Float> xs = new ArrayList<>();
        List<Float> ys = new ArrayList<>();
        if (!ran.isEmpty() && !Double.isNaN(guessed())) {
            Timing last = ran.getLast();
            for (int size : asked.sizes()) {
                xs.add((float) size);
                ys.add(seconds.place(
                        last.median() * Math.pow(guessed(), Math.log((double) size / last.size()) / Math.log(2))));
            }
        }
        return new Chart.Lines("guess", LaneRaceFrame.floats(xs), LaneRaceFrame.floats(ys));
    }

    private Chart table() {
        List<Message> headings = List.of(
                Message.of("slopes.head.lane"),
                Message.of("slopes.head.slope"),
                Message.of("slopes.head.doubling"),
                Message.of("slopes.head.largest"),
                Message.of("slopes.head.time"),
                Message.of("slopes.head.note"));
        List<List<Object>> cells = new ArrayList<>();
        for (Lane lane : lanes) {
            double slope = slope(lane);
            Optional<Timing> last = timings(lane).stream().reduce((before, after) -> after);
            cells.add(List.of(
                    Say.lane(lane),
                    Double.isNaN(slope) ? Say.nothing() : (float) slope,
                    Double.isNaN(slope) ? Say.nothing() : (float) Math.pow(2, slope),
                    last.<Object>map(Timing::size).orElseGet(Say::nothing),
                    last.map(Say::time).orElseGet(Say::nothing),
                    Say.times(measurement, lane).flatMap(LaneTimes::note).orElseGet(Say::nothing)));
        }
        return new Chart.Table("slopes", headings, cells, List.of());
    }

    private Message words(double slope, boolean done) {
        Message work = Message.of("slopes.job." + asked.job().option());
        Message guess = Double.isNaN(guessed())
                ? Message.of("slopes.words.blind", work)
                : Message.of("slopes.words.guess", work, (float) guessed());
        if (measurement.isEmpty()) {
            return Double.isNaN(guessed())
                    ? Message.of("slopes.words.unsure", work)
                    : Message.of("slopes.words.ready", guess);
        }
        if (Double.isNaN(slope)) {
            return Message.of("slopes.words.begun", guess);
        }
        Message loops = Message.of(
                "slopes.words.loops",
                done && !isForeseen && !Double.isNaN(guessed()) ? Message.of("slopes.words.late", guess) : guess,
                (float) Math.pow(2, slope),
                (float) slope);
        double best = slope(Lane.ALL);
        return !done || Double.isNaN(best)
                ? loops
                : Message.of("slopes.words.done", loops, (float) best, Say.lane(Lane.ALL));
    }
}
