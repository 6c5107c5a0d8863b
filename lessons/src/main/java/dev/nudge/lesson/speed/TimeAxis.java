package dev.nudge.lesson.speed;

import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A logarithmic axis of seconds with a line at every unit of time, a thousand of the one before, and a lighter one at every power of ten between. The largest time may lie beyond it, as that of an estimate; it then stands at the
 * edge.
 */
record TimeAxis(Axis range) {

    static TimeAxis of(Job job) {
        return new TimeAxis(job == Job.ADD ? new Axis(1e-8f, 9) : new Axis(1e-7f, 900));
    }

    float place(double seconds) {
        return (float) Math.clamp(seconds, range.min(), range.max());
    }

    /** Every third power of ten, which is a unit of time. */
    private double[] units() {
        int first = Math.ceilDiv((int) Math.round(Math.log10(range.min())) + 1, 3);
        int last = Math.floorDiv((int) Math.floor(Math.log10(range.max())), 3);
        return IntStream.rangeClosed(first, last)
                .mapToDouble(power -> Math.pow(1000, power))
                .toArray();
    }

    /** The powers of ten between the units, within the axis. */
    private double[] decades() {
        int first = (int) Math.round(Math.log10(range.min())) + 1;
        int last = (int) Math.floor(Math.log10(range.max()));
        return IntStream.rangeClosed(first, last)
                .filter(power -> power % 3 != 0)
                .mapToDouble(power -> Math.pow(10, power))
                .toArray();
    }

    /** As {@link #lines}, at the powers of ten between the units. */
    Chart decades(String id, boolean isAcross, Axis other) {
        return lines(id, decades(), isAcross, other);
    }

    /**
     * Lines across, at the units.
     *
     * @param isAcross whether time runs from left to right
     * @param other the other axis
     */
    Chart lines(String id, boolean isAcross, Axis other) {
        return lines(id, units(), isAcross, other);
    }

    private static Chart lines(String id, double[] at, boolean isAcross, Axis other) {
        List<Float> times = new ArrayList<>();
        List<Float> others = new ArrayList<>();
        for (double unit : at) {
            times.addAll(List.of((float) unit, (float) unit, Float.NaN));
            others.addAll(List.of(other.min(), other.max(), Float.NaN));
        }
        return isAcross
                ? new Chart.Lines(id, LaneRaceFrame.floats(times), LaneRaceFrame.floats(others))
                : new Chart.Lines(id, LaneRaceFrame.floats(others), LaneRaceFrame.floats(times));
    }

    /**
     * What the lines are called: units first, for a picture that has no room for more.
     *
     * @param at where they stand on the other axis
     */
    Chart names(String id, boolean isAcross, float at) {
        double[] units = DoubleStream.concat(DoubleStream.of(units()), DoubleStream.of(decades()))
                .toArray();
        float[] times = new float[units.length];
        float[] others = new float[units.length];
        List<Message> names = new ArrayList<>();
        for (int i = 0; i < units.length; i++) {
            times[i] = (float) units[i];
            others[i] = at;
            names.add(Say.time(units[i]));
        }
        return isAcross ? new Chart.Labels(id, times, others, names) : new Chart.Labels(id, others, times, names);
    }
}
