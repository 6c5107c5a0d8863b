package dev.nudge.lesson;

import dev.nudge.lesson.data.Points;

/** What a control can be set to. */
public sealed interface Value {

    /** A finite float32. */
    record Number(float value) implements Value {}

    /** One of a choice's options. */
    record Pick(String option) implements Value {}

    record PointSet(Points points) implements Value {}
}
