package dev.nudge.lesson.measure;

import dev.nudge.lesson.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Measures a {@link Contest}: size after size from the smallest, each by every lane, some runs after some to warm up. It is bounded: what is expected to take more
 * than {@value #LONGEST} seconds is not run but estimated from the smaller sizes, a run that lasts {@value #CUT_OFF} seconds all the same is cut off, no lane begins
 * another size after {@value #LANE} seconds of its own, and none after {@value #TOTAL} seconds altogether. Results of all lanes at one size are compared with the first
 * one's, which is then dropped: no more than two are held at once.
 */
public final class Stopwatch {

    /** Seconds that one run may be expected to take. */
    public static final double LONGEST = 5;

    static final double CUT_OFF = 10;
    static final double LANE = 15;
    static final double TOTAL = 60;

    /** How many runs are timed at most, and at least where one takes less than {@value #LONG} seconds. */
    public static final int MOST_RUNS = 9;

    static final int LEAST_RUNS = 3;

    /** Seconds from which on a run is not warmed up for, as smaller sizes were, and not repeated. */
    public static final double LONG = 1;

    /** Seconds for the runs at the last size, and at each before it. */
    private static final double LAST_SIZE = 1;

    private static final double OTHER_SIZES = 0.06;

    /** Seconds to warm up: for the first size, and for each later one. */
    private static final double FIRST_WARM_UP = 0.4;

    private static final double WARM_UP = 0.1;

    /** Seconds from which on a clock tells one run from the next; what is shorter is run several times and divided. */
    private static final double TELLABLE = 0.005;

    private static final int MOST_TIMES = 1_000_000;

    private final LongSupplier nanoTime;

    public Stopwatch() {
        this(System::nanoTime);
    }

    /** By another clock. */
    public Stopwatch(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * Measures on the calling thread.
     *
     * @param stop asked often; true ends it where it stands
     * @param news told of what there is by then, before a lane makes itself ready for a size: while something is timed, the machine has nothing to tell
     * @return what there is in the end: all lanes, unless it was stopped
     */
    public List<LaneTimes> measure(
            Contest contest, Machine machine, BooleanSupplier stop, BiConsumer<Turn, List<LaneTimes>> news) {
        try (Contest.Field field = contest.field(machine)) {
            Climb climb = new Climb(contest, field.entrants(), stop, news);
            for (int size : contest.sizes()) {
                climb.to(size);
            }
            return List.copyOf(climb.lanes);
        }
    }

    private double seconds(long since) {
        return (nanoTime.getAsLong() - since) / 1e9;
    }

    /** An entrant on its way. */
    private static final class Lane {
        private final Entrant entrant;
        private final List<Timing> timings = new ArrayList<>();
        private Optional<Message> note = Optional.empty();
        /** That it has taken altogether. */
        private double seconds;
        /** Whether a run took so long that it was not waited for. */
        private boolean wasCut;

        Lane(Entrant entrant) {
            this.entrant = entrant;
        }

        LaneTimes times() {
            return new LaneTimes(entrant.lane(), timings, note);
        }
    }

    /** One contest under way. */
    private final class Climb {

        private final Contest contest;
        private final List<Lane> entered;
        private final BooleanSupplier stop;
        private final BiConsumer<Turn, List<LaneTimes>> news;
        private final long begun = nanoTime.getAsLong();
        /** As many as have had a turn. */
        private final List<LaneTimes> lanes = new ArrayList<>();
        /** What the first lane computed at the present size. */
        private float @Nullable [] first;

        Climb(Contest contest, List<Entrant> entrants, BooleanSupplier stop, BiConsumer<Turn, List<LaneTimes>> news) {
            this.contest = contest;
            this.entered = entrants.stream().map(Lane::new).toList();
            this.stop = stop;
            this.news = news;
        }

        /** All lanes at one size. */
        void to(int size) {
            first = null;
            for (int turn = 0; turn < entered.size() && !stop.getAsBoolean(); turn++) {
                Lane lane = entered.get(turn);
                if (lane.note.isEmpty()) {
                    news.accept(new Turn(lane.entrant.lane(), size), List.copyOf(lanes));
                    if (stop.getAsBoolean()) {
                        return;
                    }
                    long entered = nanoTime.getAsLong();
                    lane.note = turn(lane, size);
                    lane.seconds += seconds(entered);
                    if (turn == lanes.size()) {
                        lanes.add(lane.times());
                    } else {
                        lanes.set(turn, lane.times());
                    }
                }
            }
        }

        private Optional<Message> turn(Lane lane, int size) {
            Optional<Message> refusal = lane.entrant.refusal(size);
            if (refusal.isPresent()) {
                return refusal;
            }
            double expected = expected(lane, size);
            boolean isOver = seconds(begun) > TOTAL;
            boolean late = isOver || lane.seconds > LANE;
            if (lane.wasCut || expected > LONGEST || late && !Double.isNaN(expected)) {
                lane.timings.add(new Timing(size, List.of(expected), true));
                return Optional.empty();
            }
            return late
                    ? Optional.of(Message.of("measure.late", Math.round(isOver ? TOTAL : LANE)))
                    : time(lane, size, expected);
        }

        /** Seconds, by the work there is; NaN before the first size. */
        private double expected(Lane lane, int size) {
            if (lane.timings.isEmpty()) {
                return Double.NaN;
            }
            Timing last = lane.timings.getLast();
            return last.median() * contest.work(size) / contest.work(last.size());
        }

        /** Times one lane at one size; what goes wrong is what is said of the lane. */
        private Optional<Message> time(Lane lane, int size, double expected) {
            boolean isLast = size == contest.sizes().getLast();
            try (Entrant.Work work = lane.entrant.prepare(size)) {
                double one =
                        expected > LONG ? expected : warmUp(work, lane.timings.isEmpty() ? FIRST_WARM_UP : WARM_UP);
                if (Double.isNaN(one)) {
                    return cut(lane, size, expected);
                }
                int times = tellable(work, one);
                if (times == 0) {
                    return cut(lane, size, expected);
                }
                List<Double> runs = new ArrayList<>();
                int least = one > LONG ? 1 : LEAST_RUNS;
                double patience = isLast ? LAST_SIZE : OTHER_SIZES;
                long first = nanoTime.getAsLong();
                while (runs.size() < least || runs.size() < MOST_RUNS && seconds(first) < patience) {
                    double took = run(work, times);
                    if (Double.isNaN(took)) {
                        return cut(lane, size, expected);
                    }
                    runs.add(took / times);
                }
                lane.timings.add(new Timing(size, runs, false));
                return compare(work.result(), size);
            } catch (RuntimeException failed) {
                return Optional.of(Message.of("measure.failed", size, String.valueOf(failed.getMessage())));
            }
        }

        /** Of a run that did not come to its end: from there on, the lane is estimated; without anything to go by it ends. */
        private Optional<Message> cut(Lane lane, int size, double expected) {
            if (stop.getAsBoolean()) {
                return Optional.empty();
            }
            if (Double.isNaN(expected)) {
                return Optional.of(Message.of("measure.cut", Math.round(CUT_OFF), size));
            }
            lane.wasCut = true;
            lane.timings.add(new Timing(size, List.of(Math.max(expected, CUT_OFF)), true));
            return Optional.empty();
        }

        /** Runs until it is warm; seconds of one run then. */
        private double warmUp(Entrant.Work work, double patience) {
            long first = nanoTime.getAsLong();
            double took = run(work, 1);
            while (seconds(first) < patience && !Double.isNaN(took)) {
                took = run(work, 1);
            }
            return took;
        }

        /**
         * How many runs in a row last long enough for the clock. What it takes to hand them over counts once for all of them, so a single run does not tell.
         *
         * @param one seconds of a single run, with its handing over
         * @return 0 if it was cut off
         */
        private int tellable(Entrant.Work work, double one) {
            int times = 1;
            double took = one;
            while (took < TELLABLE && times < MOST_TIMES) {
                times = (int) Math.min(MOST_TIMES, times * Math.max(2, Math.ceil(TELLABLE / took)));
                took = run(work, times);
                if (Double.isNaN(took)) {
                    return 0;
                }
            }
            return times;
        }

        /** Seconds it took; NaN if it did not come to its end. */
        private double run(Entrant.Work work, int times) {
            long start = nanoTime.getAsLong();
            boolean whole = work.run(times, () -> stop.getAsBoolean() || seconds(start) > CUT_OFF);
            return whole ? Math.max(seconds(start), 1e-9) : Double.NaN;
        }

        private Optional<Message> compare(float[] result, int size) {
            float[] expected = first;
            if (expected == null) {
                first = result;
                return Optional.empty();
            }
            if (expected.length != result.length) {
                throw new IllegalStateException(
                        result.length + " numbers came out, where the first lane has " + expected.length);
            }
            double worst = 0;
            for (int i = 0; i < expected.length; i++) {
                worst = Math.max(worst, Math.abs(expected[i] - (double) result[i]));
            }
            return worst <= contest.tolerance(size)
                    ? Optional.empty()
                    : Optional.of(Message.of("measure.unequal", size, (float) worst));
        }
    }
}
