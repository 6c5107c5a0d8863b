package dev.nudge.lesson;

import dev.nudge.compute.Compute;
import java.util.List;

/** Something to try out, standing in a live place of a lesson. One object serves every learner. */
public interface Experiment {

    /** The name in links. Frozen once published. */
    String id();

    /** Counts up when settings change their meaning, so that old links keep theirs. */
    int version();

    /** In the order a reader meets them; their ids are the names in links. */
    List<Control> controls();

    /** The most steps a trail may hold. */
    int mostSteps();

    /** A learner's own copy, replayed to the end of the trail; its tensors belong to {@code compute}. */
    Stage open(Trail trail, Compute compute);

    default Control control(String id) {
        for (Control control : controls()) {
            if (control.id().equals(id)) {
                return control;
            }
        }
        throw new IllegalArgumentException(id() + ": there is no control \"" + id + "\"");
    }

    default Trail start() {
        return Trail.from(Settings.initial(controls()));
    }
}
