package dev.nudge.ui.experiment;

import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.measure.Contest;
import dev.nudge.lesson.measure.LaneTimes;
import dev.nudge.lesson.measure.Measured;
import dev.nudge.lesson.measure.Measurement;
import dev.nudge.measure.Measuring;
import dev.nudge.measure.Measuring.Seat;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is measured for one learner's experiment: the seat in the queue, or what this server measured before. */
final class LiveMeasurement {

    private final Measured experiment;
    private final Measuring measuring;
    private @Nullable Seat seat;

    LiveMeasurement(Measured experiment, Measuring measuring) {
        this.experiment = experiment;
        this.measuring = measuring;
    }

    /** The frame under these settings with what is measured, if anything is. */
    Frame over(Frame frame, Settings settings) {
        return shown(settings)
                .map(measured -> experiment.measured(settings, measured))
                .orElse(frame);
    }

    Optional<Contest> contest(Settings settings) {
        return experiment.contest(settings);
    }

    /** The learner's seat, if it is for what the settings ask. */
    Optional<Seat> seat(Settings settings) {
        return Optional.ofNullable(seat).filter(mine -> contest(settings).equals(Optional.of(mine.contest())));
    }

    /** What is being measured, or else the last that was. */
    Optional<Measurement> shown(Settings settings) {
        return seat(settings)
                .flatMap(Seat::measurement)
                .or(() -> contest(settings).flatMap(measuring::latest));
    }

    /** What a lane is called. */
    Message name(LaneTimes lane) {
        return experiment.lane(lane.lane());
    }

    Duration age(Measurement measurement) {
        return measuring.age(measurement);
    }

    /**
     * Asks for what the settings say.
     *
     * @param news told on any thread
     * @return whether there was room in the queue
     */
    boolean enter(Settings settings, Runnable news) {
        leave();
        seat = contest(settings)
                .flatMap(contest -> measuring.enter(contest, news))
                .orElse(null);
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
