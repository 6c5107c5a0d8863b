package dev.nudge.echarts;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a chart shows, and how much of it the browser has not been told yet. */
final class ChartState implements Serializable {
    private @Nullable ObjectNode option;
    private @Nullable OptionIds ids;
    private Patch all = Patch.of();
    private Patch untold = Patch.of();
    private boolean optionUntold;

    /** A call of the element in the browser. */
    record Call(String function, JsonNode... arguments) {}

    void setOption(ObjectNode option) {
        this.option = option.deepCopy();
        ids = new OptionIds(this.option);
        all = Patch.of();
        untold = Patch.of();
        optionUntold = true;
    }

    void patch(Patch patch) {
        if (ids == null) {
            throw new IllegalStateException("patch: the patch has " + patch.seriesIds()
                    + ", the chart has no option yet; a patch changes what an option shows. Call setOption first.");
        }
        patch.check(ids);
        all.take(patch);
        untold.take(patch);
    }

    /** The browser knows nothing any more. */
    void sendAllAgain() {
        optionUntold = option != null;
        untold = Patch.of();
    }

    /** What the browser has to be told, once; null if it knows everything. */
    @Nullable Call takeCall() {
        if (option == null || ids == null) {
            return null;
        }
        if (optionUntold) {
            optionUntold = false;
            untold = Patch.of();
            return new Call("show", option, all.still().toJson(ids));
        }
        if (untold.isEmpty()) {
            return null;
        }
        Call call = new Call("patch", untold.toJson(ids));
        untold = Patch.of();
        return call;
    }

    /** How many points a series has; 0 if there is no such series. */
    int pointCount(String seriesId) {
        Integer patched = all.pointCount(seriesId);
        Integer written = ids == null ? null : ids.pointCount(seriesId);
        return patched != null ? patched : written != null ? written : 0;
    }
}
