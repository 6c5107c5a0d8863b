package dev.nudge.compute.tornado;

import java.util.ArrayList;
import java.util.List;

/**
 * An input that several executions have in common. TornadoVM gives every plan memory of its own, so each execution keeps a copy, and this says which copies
 * are the newest; one that is not is renewed before it is read or run. What does not change, a data set above all, travels once. Only the device's one
 * thread may use it.
 */
final class SharedInput {
    /** A copy. */
    record Copy(TornadoExecution execution, int node) {}

    private final List<Copy> newest = new ArrayList<>();
    private float[] left = new float[0];

    SharedInput(Copy first) {
        newest.add(first);
    }

    /** Brings this copy up to date. */
    void renew(Copy copy) {
        if (!newest.contains(copy)) {
            copy.execution()
                    .put(
                            copy.node(),
                            newest.isEmpty()
                                    ? left
                                    : newest.getFirst()
                                            .execution()
                                            .get(newest.getFirst().node()));
            newest.add(copy);
        }
    }

    /** This copy was changed: all others are old. */
    void changed(Copy copy) {
        newest.clear();
        newest.add(copy);
    }

    /** This copy goes away; its numbers stay for the others. */
    void leave(Copy copy) {
        if (newest.remove(copy) && newest.isEmpty()) {
            left = copy.execution().get(copy.node());
        }
    }
}
