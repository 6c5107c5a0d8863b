package dev.nudge.session;

import dev.nudge.compute.device.DeviceSwitch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Notices when a walk's numbers go on upon another device, and keeps from which step on. */
final class MoveWatch {
    /** Where the walk stood when it was last looked at. */
    private int stood;

    private @Nullable Moved moved;

    /**
     * To be told after every portion of a walk, and whenever the walk stands elsewhere.
     *
     * @param step where the walk stands now
     * @param all switches of what is open now, oldest first
     */
    void look(int step, List<DeviceSwitch> all) {
        // What was walked again after going back is the other device's too.
        int kept = Math.min(stood, step);
        if (all.isEmpty()) {
            moved = null;
        } else if (moved == null) {
            moved = new Moved(kept, all);
        } else if (!all.equals(moved.switches()) || kept < moved.step()) {
            moved = new Moved(Math.min(moved.step(), kept), all);
        }
        stood = step;
    }

    @Nullable Moved moved() {
        return moved;
    }
}
