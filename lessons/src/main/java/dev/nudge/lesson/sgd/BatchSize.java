package dev.nudge.lesson.sgd;

import java.util.List;

/** Sizes of a batch to choose from. */
final class BatchSize {

    static final String ALL = "all";

    static final List<String> IDS = List.of("1", "8", "16", "32", "64", "128", "256", ALL);

    private BatchSize() {}

    /**
     * Images in a batch.
     *
     * @param id one of {@link #IDS}
     * @param count of images there are
     */
    static int of(String id, int count) {
        return id.equals(ALL) ? count : Math.min(Integer.parseInt(id), count);
    }
}
