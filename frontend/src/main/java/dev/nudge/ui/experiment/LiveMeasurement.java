package dev.nudge.ui.experiment;

import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.measure.Contest;
import dev.nudge.lesson.measure.Measured;
import dev.nudge.lesson.measure.Measurement;
import dev.nudge.measure.Measuring;
import dev.nudge.measure.Measuring.Seat;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is measured for one learner's experiment: the seat in the queue, or what this server measured before. Nothing of a contest is shown before the learner asked for
 * it, and from the first sight of it on it is known what the learner predicted until then.
 */
final class LiveMeasurement {

    private final Measured experiment;
    private final Measuring measuring;
    private final Set<Contest> revealed = new HashSet<>();
    /** By contest, the learner's own prediction when something of it was first to be seen; empty for none. */
    private final Map<Contest, List<Value>> predicted = new HashMap<>();
    /** Whether a hand on this page has predicted; what a link brings along is somebody else's, or made after the result. */
    private boolean byHand;

    private @Nullable Seat seat;

    LiveMeasurement(Measured experiment, Measuring measuring) {
        this.experiment = experiment;
        this.measuring = measuring;
    }

    /** The frame under these settings with what is measured, if anything is to be seen. */
    Frame over(Frame frame, Settings settings) {
        return shown(settings)
                .map(measured -> experiment.measured(frame, settings, measured, isForeseen(settings, measured)))
                .orElse(frame);
    }

    private boolean isForeseen(Settings settings, Measurement measured) {
        List<Value> now = byHand ? experiment.prediction(settings) : List.of();
        boolean isSeen =
                measured.lanes().stream().anyMatch(lane -> !lane.timings().isEmpty());
        List<Value> before = isSeen ? predicted.computeIfAbsent(contest(settings), first -> now) : now;
        return !now.isEmpty() && now.equals(before);
    }

    /** A hand has set a control, from one settings to others. */
    void set(Settings before, Settings after) {
        byHand |= !experiment.prediction(before).equals(experiment.prediction(after));
    }

    boolean isPredicted(Settings settings) {
        return !experiment.prediction(settings).isEmpty();
    }

    Contest contest(Settings settings) {
        return experiment.contest(settings);
    }

    /** The learner's seat, if it is for what the settings ask. */
    Optional<Seat> seat(Settings settings) {
        return Optional.ofNullable(seat).filter(mine -> contest(settings).equals(mine.contest()));
    }

    /** What is being measured, or else the last that was, as far as the learner has asked for either. */
    Optional<Measurement> shown(Settings settings) {
        return seat(settings)
                .flatMap(Seat::measurement)
                .or(() -> Optional.of(contest(settings))
                        .filter(revealed::contains)
                        .flatMap(measuring::latest));
    }

    /** Whether this server has measured it, and the learner has not asked to see that. */
    boolean isCovered(Settings settings) {
        return shown(settings).isEmpty() && measuring.latest(contest(settings)).isPresent();
    }

    /** The learner asks to see what was measured last. */
    void reveal(Settings settings) {
        revealed.add(contest(settings));
    }

    /** What a lane is called. */
    Message name(String lane) {
        return experiment.lane(lane);
    }

    Duration age(Measurement measurement) {
        return measuring.age(measurement);
    }

    /**
     * Asks for what the settings say.
     *
     * @param learner the same for all that one learner asks for
     * @param news told on any thread
     * @return whether there was room in the queue
     */
    boolean enter(Settings settings, Object learner, Runnable news) {
        leave();
        seat = measuring.enter(contest(settings), learner, news).orElse(null);
        if (seat != null) {
            reveal(settings);
        }
        return seat != null;
    }

    /** Gives the place back if the settings ask for something else now. */
    void leaveUnlessFor(Settings settings) {
        if (seat != null && seat(settings).isEmpty()) {
            leave();
        }
    }

    void leave() {
        if (seat != null) {
            seat.leave();
            seat = null;
        }
    }
}
