package dev.nudge.ui.experiment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Span;
import dev.nudge.lesson.Listing;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** "Show me the code": folded at first, and up to date after each act while it is open. What is in it comes when it is first opened. */
public final class CodeView extends NativeDetails {

    private final transient LiveExperiment live;
    private @Nullable CodeTabs tabs;

    public CodeView(LiveExperiment live) {
        this.live = live;
        addClassName("show-code");
        setSummary((Component) new Span(getTranslation("code.show")));
        addToggleListener(event -> show());
        setVisible(Listing.isThere(live.experiment()));
    }

    /** Brings the numbers up to date. */
    public void show() {
        if (isVisible() && isOpen()) {
            listing().ifPresent(tabs()::show);
        }
    }

    private CodeTabs tabs() {
        if (tabs == null) {
            tabs = new CodeTabs(live.experiment().id());
            setContent(tabs);
        }
        return tabs;
    }

    private Optional<Listing> listing() {
        return Listing.of(live.experiment(), live.settings(), live.frame());
    }
}
