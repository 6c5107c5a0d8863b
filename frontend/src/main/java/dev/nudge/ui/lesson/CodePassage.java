package dev.nudge.ui.lesson;

import com.vaadin.flow.component.Composite;
import dev.nudge.lesson.Listing;
import dev.nudge.ui.experiment.CodeTabs;
import dev.nudge.ui.experiment.LiveExperiment;

/** A listing that stands in the text: as it is, or with the present numbers of an experiment. */
final class CodePassage extends Composite<CodeTabs> {

    private final String name;

    CodePassage(String name) {
        this.name = name;
        getContent().show(Listing.named(name));
    }

    CodePassage(String name, LiveExperiment live) {
        this.name = name;
        show(live);
    }

    /** Brings the numbers up to date. */
    void show(LiveExperiment live) {
        getContent().show(Listing.named(name, live.settings(), live.frame()));
    }

    @Override
    protected CodeTabs initContent() {
        return new CodeTabs(name);
    }
}
