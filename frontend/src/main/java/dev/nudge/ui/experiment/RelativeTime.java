package dev.nudge.ui.experiment;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;

/** How long ago something was, or how soon it will be: told once, the browser counts on. */
@Tag("relative-time")
@JsModule("./experiment/relative-time.ts")
final class RelativeTime extends Span {

    /** @param id of the element */
    RelativeTime(String id) {
        setId(id);
    }

    void ago(Duration age) {
        tell(-age.toSeconds());
    }

    void in(Duration rest) {
        tell(Math.ceilDiv(rest.toMillis(), 1000));
    }

    private void tell(long seconds) {
        String told = Long.toString(seconds);
        if (told.equals(getElement().getAttribute("seconds"))) {
            // The same number, told at another moment.
            getElement().callJsFunction("restart");
        } else {
            getElement().setAttribute("seconds", told);
        }
    }
}
