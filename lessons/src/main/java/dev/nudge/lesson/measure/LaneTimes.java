package dev.nudge.lesson.measure;

import dev.nudge.lesson.Message;
import java.util.List;
import java.util.Optional;

/**
 * What became of one lane so far.
 *
 * @param timings by size, from the smallest
 * @param note why there are no more of them; empty where nothing is missing, or not yet
 */
public record LaneTimes(String lane, List<Timing> timings, Optional<Message> note) {

    public LaneTimes {
        timings = List.copyOf(timings);
    }

    /** At this size, if it came that far. */
    public Optional<Timing> at(int size) {
        return timings.stream().filter(timing -> timing.size() == size).findFirst();
    }

    /** Those that ran. */
    public List<Timing> ran() {
        return timings.stream().filter(timing -> !timing.isEstimate()).toList();
    }
}
