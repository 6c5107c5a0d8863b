package dev.nudge.lesson.speed;

import dev.nudge.lesson.Message;
import dev.nudge.lesson.measure.LaneTimes;
import dev.nudge.lesson.measure.Measurement;
import dev.nudge.lesson.measure.Timing;
import java.util.Optional;

/** Words that both experiments use. */
final class Say {

    private Say() {}

    static Message lane(Lane lane) {
        return Message.of("speed.lane." + lane.id());
    }

    /** Seconds in the unit that reads best. */
    static Message time(double seconds) {
        // A power of ten that is off by a rounding is still one.
        double rounded = seconds * (1 + 1e-9);
        return rounded < 1e-6
                ? Message.of("speed.time.ns", (float) (seconds * 1e9))
                : rounded < 1e-3
                        ? Message.of("speed.time.us", (float) (seconds * 1e6))
                        : rounded < 1
                                ? Message.of("speed.time.ms", (float) (seconds * 1e3))
                                : rounded < 120
                                        ? Message.of("speed.time.s", (float) seconds)
                                        : Message.of("speed.time.min", (float) (seconds / 60));
    }

    /** A time, said to be an estimate where it is one. */
    static Message time(Timing timing) {
        Message time = time(timing.median());
        return timing.isEstimate() ? Message.of("speed.time.estimate", time) : time;
    }

    static Message nothing() {
        return Message.of("speed.nothing");
    }

    /** What a lane took at a size. */
    static Optional<Timing> timing(Optional<Measurement> measurement, Lane lane, int size) {
        return times(measurement, lane).flatMap(times -> times.at(size));
    }

    static Optional<LaneTimes> times(Optional<Measurement> measurement, Lane lane) {
        return measurement.flatMap(all -> all.lane(lane.id()));
    }
}
