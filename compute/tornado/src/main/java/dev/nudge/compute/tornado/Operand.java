package dev.nudge.compute.tornado;

import dev.nudge.compute.Layout;

/** Numbers in storage and how they lie there. */
record Operand(Storage storage, Layout layout) {
    Walk walk() {
        return Walk.of(layout);
    }
}
