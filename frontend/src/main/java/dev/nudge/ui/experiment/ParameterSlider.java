package dev.nudge.ui.experiment;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Stage.Stroke;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A slider with a number to type, an arrow that points downhill, and the loss along its track.
 *
 * <p>It has at most one move on its way at a time and waits for {@link #show} before it sends the next; while a hand holds
 * the knob, {@code show} leaves it where the hand is.
 */
@Tag("parameter-slider")
@JsModule("./lesson/parameter-slider.ts")
public final class ParameterSlider extends Component {

    /**
     * @param ends whether the hand let go
     */
    public record Move(float value, Stroke stroke, boolean ends) {}

    /**
     * What the page shows at this parameter.
     *
     * @param slope partial derivative of the chosen loss
     * @param slopeText the slope as the page writes numbers; empty where there is none
     * @param changeText a tenth of it, what a nudge by 0.1 does to the loss
     * @param sweep the loss along the track, evenly spaced, as shares of {@code top}
     * @param top the loss at the upper edge of the small curve
     * @param walk pairs of value and loss, where the walk has been; null when it is where it was
     */
    public record Outlook(
            float value,
            float slope,
            String slopeText,
            String changeText,
            float[] sweep,
            float top,
            float loss,
            float @Nullable [] walk) {

        /** A slider that is a setting and not a parameter of the model. */
        public static Outlook plain(float value) {
            return new Outlook(value, 0, "", "", new float[0], 1, 0, null);
        }
    }

    /**
     * The words on and around a slider; {@code {0}} is where the page puts a number or what was typed.
     *
     * @param slope the slope with its name
     * @param change what a nudge by 0.1 does to the loss
     * @param clamped that a typed number was too far; {@code {1}} is what holds instead
     */
    public record Texts(
            String name,
            String label,
            String numberLabel,
            String notANumber,
            String slope,
            String change,
            String noSlope,
            String clamped) {}

    private record Track(float min, float max, float step, boolean logarithmic, float lowest, float highest) {}

    private static final String MOVE = "event.detail";

    private final Control.Slider control;
    private final Texts texts;
    private @Nullable Outlook outlook;

    /** The stroke of the last move; the browser counts them from 1. */
    private int stroke;

    public ParameterSlider(Control.Slider control, Texts texts, Consumer<Move> mover) {
        this.control = control;
        this.texts = texts;
        getElement()
                .addEventListener("parameter-move", event -> {
                    JsonNode detail = event.getEventData().get(MOVE);
                    int serial = detail.get("serial").intValue();
                    // A move whose answer was slow is told again: it begins no second stroke.
                    int before = stroke;
                    stroke = detail.get("stroke").intValue();
                    try {
                        mover.accept(new Move(
                                control.clamp(detail.get("value").floatValue()),
                                stroke == before ? Stroke.CONTINUED : Stroke.NEW,
                                detail.get("ends").booleanValue()));
                    } finally {
                        // Also after a failure: a slider that waits for ever is a dead slider.
                        getElement().callJsFunction("answer", serial);
                    }
                })
                .addEventData(MOVE);
    }

    public void show(Outlook outlook) {
        this.outlook = outlook.walk() == null && this.outlook != null
                ? new Outlook(
                        outlook.value(),
                        outlook.slope(),
                        outlook.slopeText(),
                        outlook.changeText(),
                        outlook.sweep(),
                        outlook.top(),
                        outlook.loss(),
                        this.outlook.walk())
                : outlook;
        getElement().callJsFunction("outlook", outlook);
    }

    /** Whether the arrow and the small curve are there. */
    public void setSloped(boolean sloped) {
        getElement().setAttribute("sloped", sloped);
    }

    /** Whether the knob beckons until somebody touches it. */
    public void setPulse(boolean pulse) {
        getElement().setAttribute("pulse", pulse);
    }

    /** A setting beside the model: its name is a word, not a letter. */
    public ParameterSlider plain() {
        getElement().setAttribute("plain", true);
        return this;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        stroke = 0;
        Track track = new Track(
                control.min(),
                control.max(),
                control.step(),
                control.scale() == Control.Scale.LOGARITHMIC,
                control.lowest(),
                control.highest());
        getElement().callJsFunction("configure", track, texts);
        if (outlook != null) {
            getElement().callJsFunction("outlook", outlook);
        }
    }
}
