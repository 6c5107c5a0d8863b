package dev.nudge.lesson.measure;

import java.util.List;

/**
 * How long a lane took at one size.
 *
 * @param runs seconds of each run, in their order; of an estimate the one that is expected
 * @param isEstimate whether nothing ran, and the time follows from smaller sizes
 */
public record Timing(int size, List<Double> runs, boolean isEstimate) {

    public Timing {
        runs = List.copyOf(runs);
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("timing at size " + size + ": no run; a timing begins with the first.");
        }
    }

    /** The run in the middle; of two in the middle their mean. */
    public double median() {
        List<Double> sorted = runs.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
