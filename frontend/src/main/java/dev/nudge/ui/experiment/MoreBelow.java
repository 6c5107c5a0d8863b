package dev.nudge.ui.experiment;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;

/** At the lower edge of what scrolls inside its own box: says that there is more, and leads there. The browser shows it while it is true. */
@Tag("more-below")
@JsModule("./experiment/more-below.ts")
final class MoreBelow extends Div {

    MoreBelow() {
        NativeButton more = new NativeButton(getTranslation("pictures.more"));
        more.addClassName("button");
        add(more);
    }
}
