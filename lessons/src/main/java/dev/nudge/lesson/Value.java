package dev.nudge.lesson;

import dev.nudge.lesson.data.Bitmap;
import dev.nudge.lesson.data.Curve;
import dev.nudge.lesson.data.Matrix;
import dev.nudge.lesson.data.Points;

/** What a control can be set to. */
public sealed interface Value {

    /** A finite float32. */
    record Number(float value) implements Value {

        public Number {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException("number: " + value + " is not a finite number");
            }
        }
    }

    /** One of a choice's options, or one of the rooms. */
    record Pick(String option) implements Value {}

    record Flag(boolean on) implements Value {}

    record Text(String text) implements Value {}

    record Drawn(Curve curve) implements Value {}

    /** Dots of ink, as drawn with a pen. */
    record Ink(Bitmap dots) implements Value {}

    record PointSet(Points points) implements Value {}

    record Cells(Matrix matrix) implements Value {}
}
