package dev.nudge.compute;

import java.util.LinkedHashSet;
import java.util.Set;

/** An input that several executions hold together: what it takes in the budget is given back when the last of them is closed. */
final class SharedInput {
    private final long bytes;
    private int holders = 1;

    /** Held by one execution so far. */
    SharedInput(long bytes) {
        this.bytes = bytes;
    }

    long bytes() {
        return bytes;
    }

    /** One more holds it. */
    void join() {
        holders++;
    }

    /** One less holds it; returns the bytes that are free now. */
    long leave() {
        holders--;
        return holders == 0 ? bytes : 0;
    }

    /**
     * The inputs that two programs declare alike: of one name, kind, shape and dtype.
     *
     * @throws IllegalArgumentException if there are none, or if a state of one is something else in the other
     */
    static Set<String> between(Program program, Program other) {
        Set<String> names = new LinkedHashSet<>(program.inputs().keySet());
        names.retainAll(other.inputs().keySet());
        for (String name : Set.copyOf(names)) {
            Leaf.Input mine = program.input(name);
            Leaf.Input theirs = other.input(name);
            if (!mine.equals(theirs)) {
                if (mine.kind() == Leaf.Kind.STATE || theirs.kind() == Leaf.Kind.STATE) {
                    throw new IllegalArgumentException("open '" + program.name() + "': " + text(mine) + ", in '"
                            + other.name() + "' it is " + text(theirs)
                            + "; a state that both name must be the same. Rename one?");
                }
                names.remove(name);
            }
        }
        if (names.isEmpty()) {
            throw new IllegalArgumentException(
                    "open '" + program.name() + "': it has " + program.inputs().keySet() + ", '"
                            + other.name() + "' has " + other.inputs().keySet()
                            + "; they have no input of one name, kind and shape to share. Open it alone?");
        }
        return names;
    }

    private static String text(Leaf.Input input) {
        return "'" + input.name() + "' is " + input.kind() + " " + input.dtype() + " " + input.shape();
    }
}
