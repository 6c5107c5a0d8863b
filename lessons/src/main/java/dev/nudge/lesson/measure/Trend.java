package dev.nudge.lesson.measure;

import java.util.List;

/** How the time of a lane grows with the size, as a power of it: the slope of a straight line where both axes are logarithmic. */
public final class Trend {

    /** The largest sizes say most about how it goes on: at small ones, what a call costs anyway hides what it does. */
    private static final int LAST = 4;

    /** From fewer sizes, one disturbed run makes any slope. */
    private static final int FEWEST = 3;

    private Trend() {}

    /** By which power of the size the time has grown lately; NaN for fewer than three sizes. */
    public static double slope(List<Timing> timings) {
        List<Timing> last = timings.subList(Math.max(0, timings.size() - LAST), timings.size());
        double meanX = mean(
                last.stream().mapToDouble(timing -> Math.log(timing.size())).toArray());
        double meanY = mean(
                last.stream().mapToDouble(timing -> Math.log(timing.median())).toArray());
        double up = 0;
        double across = 0;
        for (Timing timing : last) {
            double x = Math.log(timing.size()) - meanX;
            up += x * (Math.log(timing.median()) - meanY);
            across += x * x;
        }
        return last.size() < FEWEST ? Double.NaN : up / across;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
