package dev.nudge.lesson;

import dev.nudge.lesson.data.Points;
import java.util.List;

/** Something a learner can set, with the value it has before anyone touches it. */
public sealed interface Control {

    /** The name in links and settings: short, lower case. Frozen once published. */
    String id();

    Effect effect();

    Value initial();

    /**
     * Lets pass what this control can be set to.
     *
     * @throws IllegalArgumentException with the reason, for anything else
     */
    void require(Value value);

    /** What a change does to the walk so far. */
    enum Effect {
        /** The walk goes on under the new setting. */
        LIVE,
        /** The walk starts anew from the settings as they now are. */
        RESTART
    }

    /** How a slider's positions are spread over its track. */
    enum Scale {
        LINEAR,
        /** Equal distances are equal factors; {@code min} must be above 0. */
        LOGARITHMIC
    }

    /**
     * A number on a track.
     *
     * @param min the track's left end
     * @param max the track's right end
     * @param step one arrow key; on a logarithmic track the same share of every decade
     * @param lowest the smallest value that may be typed, at most {@code min}
     * @param highest the largest value that may be typed, at least {@code max}
     */
    record Slider(
            String id,
            float min,
            float max,
            float step,
            float lowest,
            float highest,
            float preset,
            Scale scale,
            Effect effect)
            implements Control {

        @Override
        public Value.Number initial() {
            return new Value.Number(preset);
        }

        @Override
        public void require(Value value) {
            if (!(value instanceof Value.Number(float number)) || clamp(number) != number) {
                throw new IllegalArgumentException(
                        id + ": " + value + " is not a number from " + lowest + " to " + highest);
            }
        }

        /** The nearest value that is allowed. */
        public float clamp(float value) {
            return Math.clamp(value, lowest, highest);
        }
    }

    /** One of a few named options. */
    record Choice(String id, List<String> options, String preset, Effect effect) implements Control {

        public Choice {
            options = List.copyOf(options);
        }

        @Override
        public Value.Pick initial() {
            return new Value.Pick(preset);
        }

        @Override
        public void require(Value value) {
            if (!(value instanceof Value.Pick(String option)) || !options.contains(option)) {
                throw new IllegalArgumentException(id + ": " + value + " is none of " + options);
            }
        }
    }

    /**
     * Points the learner may add, drag and delete; one of them always stays.
     *
     * @param most how many there may be
     */
    record EditablePoints(String id, Points preset, int most, Effect effect) implements Control {

        @Override
        public Value.PointSet initial() {
            return new Value.PointSet(preset);
        }

        @Override
        public void require(Value value) {
            if (!(value instanceof Value.PointSet(Points points)) || points.count() < 1 || points.count() > most) {
                throw new IllegalArgumentException(id + ": " + value + " is not 1 to " + most + " points");
            }
        }
    }
}
