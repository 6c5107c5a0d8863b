package dev.nudge.ui.lesson;

import com.vaadin.flow.component.Composite;
import dev.nudge.lesson.Listing;
import dev.nudge.ui.experiment.CodeTabs;

/** A listing that belongs to no experiment. */
final class CodePassage extends Composite<CodeTabs> {

    private final transient Listing listing;
    private final String name;

    CodePassage(String name) {
        this.name = name;
        listing = Listing.named(name);
        getContent().show(listing);
    }

    @Override
    protected CodeTabs initContent() {
        return new CodeTabs(name);
    }
}
