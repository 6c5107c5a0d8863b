package dev.nudge.ui.experiment;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Stage.Stroke;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.data.Bitmap;
import java.util.Base64;
import tools.jackson.databind.JsonNode;

/** A sheet to draw on with a round pen, and under it examples to begin with; what is only kept is one line with a press that lets it go. */
final class InkControl extends Div implements ControlView {

    private final transient Control.Ink control;
    private final transient LiveExperiment live;
    private final NativeButton forget = new NativeButton();
    private final Pad pad;

    InkControl(LiveExperiment live, Control.Ink control, String name, Messages messages) {
        this.live = live;
        this.control = control;
        this.pad = new Pad(name);
        String id = live.experiment().id() + "-" + control.id();
        addClassName("ink-control");
        if (!control.isDrawn()) {
            forget.setText(getTranslation("ink.forget"));
            forget.addClassName("quiet");
            forget.setId(id + "-forget");
            forget.addClickListener(event -> live.begin(control.id(), control.initial()));
            addClassNames("caption", "points-line");
            add(new Span(name), forget);
            return;
        }
        pad.setId(id);
        Div examples = new Div();
        examples.addClassName("buttons");
        for (Control.Example example : control.examples()) {
            NativeButton button = new NativeButton(
                    messages.say(live.experiment().id() + ".example." + example.id()),
                    event -> live.set(control.id(), new Value.Ink(example.dots())));
            button.addClassName("button");
            button.setId(id + "-" + example.id());
            examples.add(button);
        }
        add(pad, examples);
    }

    @Override
    public Component component() {
        return this;
    }

    @Override
    public void show(Settings settings, Frame frame) {
        if (control.isDrawn()) {
            pad.show(settings.ink(control.id()));
        }
    }

    /** The words on and around the sheet; {@code {0}} and {@code {1}} are where the page puts a row and a column. */
    private record Texts(
            String label,
            String help,
            String pen,
            String eraser,
            String clear,
            String place,
            String inked,
            String down,
            String up,
            String cleared) {}

    /** The sheet itself. It has at most one move on its way, and waits for its answer before it sends the newest. */
    @Tag("ink-pad")
    @JsModule("./experiment/ink-pad.ts")
    private final class Pad extends Component {

        private static final String MOVE = "event.detail";

        private final String name;
        private String shown = "";

        /** The stroke of the last move; the browser counts them from 1. */
        private int stroke;

        Pad(String name) {
            this.name = name;
            getElement()
                    .addEventListener("ink-move", event -> {
                        JsonNode detail = event.getEventData().get(MOVE);
                        // A move whose answer was slow is told again: it begins no second stroke.
                        int before = stroke;
                        stroke = detail.get("stroke").intValue();
                        try {
                            drawn(
                                    detail.get("value").stringValue(),
                                    stroke == before ? Stroke.CONTINUED : Stroke.NEW,
                                    detail.get("ends").booleanValue());
                        } finally {
                            // Also after a failure: a sheet that waits for ever is a dead sheet.
                            getElement()
                                    .callJsFunction(
                                            "answer", detail.get("serial").intValue());
                        }
                    })
                    .addEventData(MOVE);
        }

        private void drawn(String packed, Stroke begun, boolean ends) {
            Bitmap dots = Bitmap.ofPacked(control.side(), Base64.getDecoder().decode(packed));
            live.set(control.id(), new Value.Ink(dots), begun, ends);
        }

        void show(Bitmap dots) {
            shown = Base64.getEncoder().encodeToString(dots.packed());
            getElement().callJsFunction("show", shown);
        }

        @Override
        protected void onAttach(AttachEvent event) {
            stroke = 0;
            getElement()
                    .callJsFunction(
                            "configure",
                            control.side(),
                            control.nib(),
                            new Texts(
                                    name,
                                    getTranslation("ink.help"),
                                    getTranslation("ink.pen"),
                                    getTranslation("ink.eraser"),
                                    getTranslation("ink.clear"),
                                    getTranslation("ink.place", "{0}", "{1}"),
                                    getTranslation("ink.inked"),
                                    getTranslation("ink.down"),
                                    getTranslation("ink.up"),
                                    getTranslation("ink.cleared")));
            if (!shown.isEmpty()) {
                getElement().callJsFunction("show", shown);
            }
        }
    }
}
