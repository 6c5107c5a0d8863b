package dev.nudge.lesson.measure;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was measured, or has been so far.
 *
 * @param machine for people: what it was measured on
 * @param at when it ended; when it was begun, while it goes on
 * @param lanes in the order of their turns; those that had no turn yet are missing
 * @param turn who is at work now; empty before the first and after the last
 * @param isComplete whether every lane had its turn
 */
public record Measurement(
        Contest contest, String machine, Instant at, List<LaneTimes> lanes, Optional<Turn> turn, boolean isComplete) {

    public Measurement {
        lanes = List.copyOf(lanes);
    }

    /** What became of this lane, if it had its turn. */
    public Optional<LaneTimes> lane(String lane) {
        return lanes.stream().filter(times -> times.lane().equals(lane)).findFirst();
    }
}
