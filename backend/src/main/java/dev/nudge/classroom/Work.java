package dev.nudge.classroom;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a seat has done, as it is kept. Immutable.
 *
 * @param experiment the one in hand last; empty before the first
 * @param links where each experiment stands, as the query of a link, by the experiment's id
 * @param kept where an experiment stood before the teacher's state was put in its place, likewise
 * @param pushed the number of the last state that was put there
 * @param reached checkpoints, each {@code <experiment>.<goal>}
 * @param asked the task that what follows belongs to
 * @param best the lowest score
 * @param raced the score of a race's steps
 * @param guess what was said beforehand
 * @param drawn what was drawn beforehand, as levels of a curve
 * @param done milliseconds from the task to when it was done
 */
record Work(
        String experiment,
        Map<String, String> links,
        Map<String, String> kept,
        int pushed,
        Set<String> reached,
        int asked,
        Optional<Float> best,
        Optional<Float> raced,
        Optional<Float> guess,
        Optional<short[]> drawn,
        OptionalLong done) {

    static final Work NONE = new Work(
            "",
            Map.of(),
            Map.of(),
            0,
            Set.of(),
            0,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalLong.empty());

    Work {
        links = Map.copyOf(links);
        kept = Map.copyOf(kept);
        reached = Set.copyOf(reached);
    }
}
