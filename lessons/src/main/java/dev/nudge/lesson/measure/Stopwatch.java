package dev.nudge.lesson.measure;

import dev.nudge.lesson.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Measures a {@link Contest}: lane after lane, each at every size from the smallest, some runs after some to warm up. It is bounded: what is expected to take more
 * than {@value #LONGEST} seconds is not run but estimated from the smaller sizes, a run that lasts {@value #CUT_OFF} seconds all the same is cut off, no lane begins
 * another size after {@value #LANE} seconds, and none after {@value #TOTAL} seconds altogether. Results of all lanes at one size are compared with the first one's.
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
     * @param news told after every run of what there is by then
     * @return what there is in the end: all lanes, unless it was stopped
     */
    public List<LaneTimes> measure(
            Contest contest, Machine machine, BooleanSupplier stop, Consumer<List<LaneTimes>> news) {
        try (Contest.Field field = contest.field(machine)) {
            Climb climb = new Climb(contest, stop, news);
            for (Entrant entrant : field.entrants()) {
                if (stop.getAsBoolean()) {
                    break;
                }
                climb.up(entrant);
            }
            return List.copyOf(climb.lanes);
        }
    }

    private double seconds(long since) {
        return (nanoTime.getAsLong() - since) / 1e9;
    }

    /** One contest under way. */
    private final class Climb {

        private final Contest contest;
        private final BooleanSupplier stop;
        private final Consumer<List<LaneTimes>> news;
        private final long begun = nanoTime.getAsLong();
        private final List<LaneTimes> lanes = new ArrayList<>();
        private final Map<Integer, float[]> results = new HashMap<>();

        Climb(Contest contest, BooleanSupplier stop, Consumer<List<LaneTimes>> news) {
            this.contest = contest;
            this.stop = stop;
            this.news = news;
        }

        void up(Entrant entrant) {
            String lane = entrant.lane();
            List<Timing> timings = new ArrayList<>();
            long entered = nanoTime.getAsLong();
            lanes.add(new LaneTimes(lane, timings, Optional.empty()));
            news.accept(List.copyOf(lanes));
            Optional<Message> note = Optional.empty();
            for (int size : contest.sizes()) {
                if (note.isEmpty() && !stop.getAsBoolean()) {
                    note = entrant.refusal(size);
                    if (note.isEmpty()) {
                        double expected = Trend.expected(timings, size);
                        boolean late = seconds(entered) > LANE || seconds(begun) > TOTAL;
                        if (expected > LONGEST || late && !Double.isNaN(expected)) {
                            timings.add(new Timing(size, List.of(expected), true));
                        } else if (late) {
                            note = Optional.of(
                                    Message.of("measure.late", Math.round(seconds(begun) > TOTAL ? TOTAL : LANE)));
                        } else {
                            note = time(entrant, size, timings, expected);
                        }
                    }
                    tell(new LaneTimes(lane, timings, note));
                }
            }
        }

        private void tell(LaneTimes lane) {
            lanes.set(lanes.size() - 1, lane);
            news.accept(List.copyOf(lanes));
        }

        /** Times one lane at one size; what goes wrong is what is said of the lane. */
        private Optional<Message> time(Entrant entrant, int size, List<Timing> timings, double expected) {
            boolean isLast = size == contest.sizes().getLast();
            try (Entrant.Work work = entrant.prepare(size)) {
                double one = expected > LONG ? expected : warmUp(work, timings.isEmpty() ? FIRST_WARM_UP : WARM_UP);
                if (Double.isNaN(one)) {
                    return cut();
                }
                int times = tellable(work, one);
                if (times == 0) {
                    return cut();
                }
                List<Double> runs = new ArrayList<>();
                int least = one > LONG ? 1 : LEAST_RUNS;
                double patience = isLast ? LAST_SIZE : OTHER_SIZES;
                long first = nanoTime.getAsLong();
                while (runs.size() < least || runs.size() < MOST_RUNS && seconds(first) < patience) {
                    double took = run(work, times);
                    if (Double.isNaN(took)) {
                        return cut();
                    }
                    runs.add(took / times);
                    List<Timing> soFar = new ArrayList<>(timings);
                    soFar.add(new Timing(size, runs, false));
                    tell(new LaneTimes(entrant.lane(), soFar, Optional.empty()));
                }
                timings.add(new Timing(size, runs, false));
                return compare(work.result(), size);
            } catch (RuntimeException failed) {
                return Optional.of(Message.of("measure.failed", size, String.valueOf(failed.getMessage())));
            }
        }

        /** Of a run that did not come to its end. */
        private Optional<Message> cut() {
            return stop.getAsBoolean() ? Optional.empty() : Optional.of(Message.of("measure.cut", Math.round(CUT_OFF)));
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
            float[] first = results.putIfAbsent(size, result);
            if (first == null) {
                return Optional.empty();
            }
            if (first.length != result.length) {
                throw new IllegalStateException(
                        result.length + " numbers came out, where the first lane has " + first.length);
            }
            double worst = 0;
            for (int i = 0; i < first.length; i++) {
                worst = Math.max(worst, Math.abs(first[i] - (double) result[i]));
            }
            return worst <= contest.tolerance(size)
                    ? Optional.empty()
                    : Optional.of(Message.of("measure.unequal", size, (float) worst));
        }
    }
}
