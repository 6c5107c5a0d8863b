package dev.nudge.echarts;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.component.page.PendingJavaScriptResult;
import com.vaadin.flow.shared.Registration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A chart drawn by Apache ECharts: one option at the start, then patches of numbers.
 *
 * <p>The option is a plain ECharts option. A colour or font in it may be a CSS custom property, {@code "var(--data)"}; it is
 * looked up again when the page changes its colour scheme. Series that are patched, and axes that change their range, need an
 * {@code id}.
 *
 * <p>Everything set within one response of the server travels in one call; of two patches of the same series the later one
 * wins. The component keeps the option and the latest numbers and sends them again when it is attached again.
 */
@Tag("e-chart")
@NpmPackage(value = "echarts", version = "6.1.0")
@JsModule("./echarts/e-chart.ts")
public class EChart extends Component implements HasSize, HasStyle, Focusable<EChart> {
    private final ChartState state = new ChartState();
    private final Map<Sentence, String> sentences = new EnumMap<>(Sentence.class);
    private Set<String> draggable = Set.of();
    private int paperListeners;
    private boolean flushPlanned;
    private @Nullable PendingJavaScriptResult lastCall;

    /** Shows this option, and forgets all numbers patched into the one before. */
    public void setOption(ObjectNode option) {
        state.setOption(option);
        planFlush();
    }

    /** Changes numbers of the option shown. Costs one call per response, however many patches there are. */
    public void patch(Patch patch) {
        state.patch(patch);
        planFlush();
    }

    /** The points of these series can be taken by hand and by key; of all others they cannot. */
    public void setDraggable(String... seriesIds) {
        draggable = Set.of(seriesIds);
        var list = JsonNodeFactory.instance.arrayNode();
        List.of(seriesIds).forEach(list::add);
        getElement().setPropertyJson("draggableSeries", list);
    }

    /** Adds one series to the draggable ones, or takes it from them. */
    public void setDraggable(String seriesId, boolean movable) {
        var ids = new TreeSet<>(draggable);
        if (movable) {
            ids.add(seriesId);
        } else {
            ids.remove(seriesId);
        }
        setDraggable(ids.toArray(String[]::new));
    }

    /** The name of the picture for screen readers; what it shows at the moment is {@link Patch#ariaDescription}. */
    public void setDescription(String description) {
        getElement().setProperty("description", description);
    }

    /** Says this instead of the English default. */
    public void setSentence(Sentence sentence, String text) {
        sentences.put(sentence, text);
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        sentences.forEach((key, value) -> all.put(key.name(), value));
        getElement().setPropertyJson("sentences", all);
    }

    /** Hears of points being moved. While a move lasts, one request at most is on its way; the last place always arrives. */
    public Registration addPointListener(ComponentEventListener<PointEvent> listener) {
        return addListener(PointEvent.class, listener);
    }

    /** Hears of clicks on the paper, to add a point there. */
    public Registration addPaperListener(ComponentEventListener<PaperEvent> listener) {
        Registration registration = addListener(PaperEvent.class, listener);
        countPaperListeners(1);
        return Registration.once(() -> {
            registration.remove();
            countPaperListeners(-1);
        });
    }

    /** Hears of other things asked of a point, such as to delete it. */
    public Registration addPointActionListener(ComponentEventListener<PointActionEvent> listener) {
        return addListener(PointActionEvent.class, listener);
    }

    /**
     * Lets the learner draw a line series by hand, pen, finger or key.
     *
     * @param sketch what may be drawn; null for nothing
     */
    public void setSketch(@Nullable Sketch sketch) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        getElement()
                .setPropertyJson(
                        "sketch",
                        sketch == null
                                ? json.nullNode()
                                : json.objectNode()
                                        .put("seriesId", sketch.seriesId())
                                        .put("min", sketch.min())
                                        .put("max", sketch.max())
                                        .put("samples", sketch.samples())
                                        .put("low", sketch.low())
                                        .put("high", sketch.high()));
    }

    /** Hears of curves drawn by hand, once for each time the pen is put down. */
    public Registration addSketchListener(ComponentEventListener<SketchEvent> listener) {
        return addListener(SketchEvent.class, listener);
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        super.onAttach(attachEvent);
        state.sendAllAgain();
        flushPlanned = false;
        planFlush();
    }

    @ClientCallable
    void pointMoved(String seriesId, int index, double x, double y, String phase, String pointerType) {
        if (isPoint(seriesId, index, x, y)) {
            fireEvent(new PointEvent(this, seriesId, index, x, y, Phase.valueOf(phase), pointerType));
        }
    }

    @ClientCallable
    void paperClicked(double x, double y, int gridIndex, String pointerType) {
        if (Double.isFinite(x) && Double.isFinite(y) && gridIndex >= 0) {
            fireEvent(new PaperEvent(this, x, y, gridIndex, pointerType));
        }
    }

    @ClientCallable
    void pointAction(String seriesId, int index, double x, double y, String action) {
        if (isPoint(seriesId, index, x, y)) {
            fireEvent(new PointActionEvent(this, seriesId, index, x, y, PointActionEvent.Action.valueOf(action)));
        }
    }

    /** A browser may speak of a point that is gone by now: then nothing happens. */
    private boolean isPoint(String seriesId, int index, double x, double y) {
        return draggable.contains(seriesId)
                && index >= 0
                && index < state.pointCount(seriesId)
                && Double.isFinite(x)
                && Double.isFinite(y);
    }

    private void countPaperListeners(int more) {
        paperListeners += more;
        getElement().setProperty("paperClicks", paperListeners > 0);
    }

    private void planFlush() {
        if (flushPlanned) {
            return;
        }
        getUI().ifPresent(ui -> {
            flushPlanned = true;
            ui.beforeClientResponse(this, context -> flush());
        });
    }

    private void flush() {
        flushPlanned = false;
        // A hidden component is told nothing until it is shown: then it must hear the latest only.
        if (lastCall != null && !lastCall.isSentToBrowser() && lastCall.cancelExecution()) {
            state.sendAllAgain();
        }
        ChartState.Call call = state.takeCall();
        if (call != null) {
            lastCall = getElement().callJsFunction(call.function(), (Object[]) call.arguments());
        }
    }
}
