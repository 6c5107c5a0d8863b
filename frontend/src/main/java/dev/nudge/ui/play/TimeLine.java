package dev.nudge.ui.play;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import dev.nudge.lesson.Stage.Stroke;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * The steps of a walk on a track, from the opening to the furthest: shows where it stands, and leads where the hand moves. It has one move on its way at a time,
 * and is there once a step was taken.
 */
@Tag("time-line")
@JsModule("./play/time-line.ts")
final class TimeLine extends Component {

    /**
     * @param ends whether the hand let go
     */
    record Move(int step, Stroke stroke, boolean ends) {}

    private static final String MOVE = "event.detail";

    private int step = -1;
    private int furthest = -1;
    /** The stroke of the last move; the browser counts them from 1. */
    private int stroke;

    TimeLine(String ids, Consumer<Move> mover) {
        setId(ids + "time");
        setVisible(false);
        getElement()
                .addEventListener("time-move", event -> {
                    JsonNode detail = event.getEventData().get(MOVE);
                    // A move whose answer was slow is told again: it begins no second stroke.
                    int before = stroke;
                    stroke = detail.get("stroke").intValue();
                    try {
                        mover.accept(new Move(
                                detail.get("value").intValue(),
                                stroke == before ? Stroke.CONTINUED : Stroke.NEW,
                                detail.get("ends").booleanValue()));
                    } finally {
                        // Also after a failure: a slider that waits for ever is a dead slider.
                        getElement()
                                .callJsFunction("answer", detail.get("serial").intValue());
                    }
                })
                .addEventData(MOVE);
    }

    void show(int step, int furthest) {
        if (step != this.step || furthest != this.furthest) {
            this.step = step;
            this.furthest = furthest;
            setVisible(furthest > 0);
            if (isAttached()) {
                tell();
            }
        }
    }

    private void tell() {
        getElement().callJsFunction("show", step, furthest);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        stroke = 0;
        getElement()
                .callJsFunction(
                        "configure", getTranslation("play.time"), getTranslation("play.time.step", "{0}", "{1}"));
        tell();
    }
}
