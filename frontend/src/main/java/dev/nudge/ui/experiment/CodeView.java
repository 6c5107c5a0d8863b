package dev.nudge.ui.experiment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Span;
import dev.nudge.lesson.Listing;
import java.util.Optional;

/** "Show me the code": folded at first, and up to date after each act while it is open. */
public final class CodeView extends NativeDetails {

    private final transient LiveExperiment live;
    private final CodeTabs tabs;

    public CodeView(LiveExperiment live) {
        this.live = live;
        tabs = new CodeTabs(live.experiment().id());
        addClassName("show-code");
        setSummary((Component) new Span(getTranslation("code.show")));
        setContent(tabs);
        addToggleListener(event -> show());
        setVisible(Listing.isThere(live.experiment()));
    }

    /** Brings the numbers up to date. */
    public void show() {
        if (isVisible() && isOpen()) {
            listing().ifPresent(tabs::show);
        }
    }

    private Optional<Listing> listing() {
        return Listing.of(live.experiment(), live.settings(), live.frame());
    }
}
