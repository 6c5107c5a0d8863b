package dev.nudge.compute;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The state of an execution at one moment, as copies: what {@link Execution#restore} puts back. Immutable. */
public final class Snapshot {
    private final Map<String, double[]> state;

    Snapshot(Map<String, double[]> state) {
        this.state = new LinkedHashMap<>(state);
    }

    /** Names of the states held. */
    public Set<String> names() {
        return java.util.Collections.unmodifiableSet(state.keySet());
    }

    double[] values(String name) {
        return java.util.Objects.requireNonNull(state.get(name));
    }

    /** Bytes this takes. */
    public long bytes() {
        return state.values().stream().mapToLong(values -> 8L * values.length).sum();
    }
}
