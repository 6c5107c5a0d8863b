package dev.nudge.lesson.speed;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A way to do a {@link Job}, from the slowest to be expected to the fastest. */
enum Lane {
    /** Loops over single numbers in Java: compiled, not Python. */
    LOOPS("loops"),
    /** The inner loop as one tensor operation: a row times a column, summed; or a row and the row to be added. */
    INNER("inner"),
    /** Row by row by broadcasting: a row as a column stretched over the right matrix, summed down. */
    ROWS("rows"),
    /** All at once by broadcasting; a product then takes a tensor of all its terms. */
    WHOLE("whole"),
    /** The engine's own operation, on one core. */
    ONE("one"),
    /** Likewise, on all cores. */
    ALL("all"),
    /** Likewise, on a graphics card. */
    GPU("gpu");

    private final String id;

    Lane(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    static Optional<Lane> of(String id) {
        return Stream.of(values()).filter(lane -> lane.id.equals(id)).findFirst();
    }

    /** Those that a job has. An addition has no rows to sum: row by row is its inner loop. */
    static List<Lane> of(Job job) {
        return Stream.of(values())
                .filter(lane -> lane != ROWS || job != Job.ADD)
                .toList();
    }
}
