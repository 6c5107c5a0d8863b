package dev.nudge.lesson;

import java.util.List;
import java.util.Optional;

/** The way for those who have three quarters of an hour: which lessons, and which of their experiments. */
public final class ShortPath {

    private static final List<Stop> STOPS = List.of(
            new Stop("quadratic", 8, List.of("quadratic")),
            new Stop("gradient", 9, List.of("tangent", "nudge")),
            new Stop("rate", 6, List.of("race")),
            new Stop("relu", 8, List.of("rectified", "relus", "approximate")),
            new Stop("digits", 6, List.of("album", "baseline")),
            new Stop("sgd", 8, List.of("seven")));

    private ShortPath() {}

    /**
     * A lesson on the way.
     *
     * @param id of the lesson
     * @param minutes for these experiments alone
     * @param experiments what to do there, in the order of the lesson's text
     */
    public record Stop(String id, int minutes, List<String> experiments) {

        public Lesson lesson() {
            return Course.lesson(id);
        }
    }

    public static List<Stop> stops() {
        return STOPS;
    }

    /** The stop at this lesson, if the path leads there. */
    public static Optional<Stop> stop(Lesson lesson) {
        return STOPS.stream().filter(stop -> stop.id().equals(lesson.id())).findFirst();
    }
}
