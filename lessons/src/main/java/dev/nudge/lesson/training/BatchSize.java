package dev.nudge.lesson.training;

import java.util.List;

/** Sizes of a batch to choose from. */
public final class BatchSize {

    public static final String ALL = "all";

    public static final List<String> IDS = List.of("1", "8", "16", "32", "64", "128", "256", ALL);

    private BatchSize() {}

    /**
     * Images in a batch.
     *
     * @param id one of {@link #IDS}
     * @param count of images there are
     */
    public static int of(String id, int count) {
        return Math.min(id.equals(ALL) ? count : Integer.parseInt(id), count);
    }
}
