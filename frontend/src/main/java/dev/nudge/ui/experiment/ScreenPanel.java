package dev.nudge.ui.experiment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Trail;
import dev.nudge.link.EmbedLink;
import java.util.Optional;
import java.util.Set;

/** Somebody else's screen: its pictures, what is set there in words, its numbers. It shows frames that were computed where they come from, and computes none. */
public final class ScreenPanel extends Section {

    private static final EmbedLink FIXED = new EmbedLink(EmbedLink.Theme.AUTO, Optional.empty(), Set.of(), true);

    private final transient Messages messages;
    private final transient Elsewhere there;
    private final Pictures pictures;
    private final FixedControls controls;
    private final Readouts readouts;

    /**
     * @param ids what the ids of its parts begin with, where the same experiment stands on the page as well
     * @param translator says the page's own words
     */
    public ScreenPanel(
            String ids, Experiment experiment, Trail trail, Frame frame, Messages messages, Component translator) {
        this.messages = messages;
        this.there = new Elsewhere(ids + experiment.id(), experiment, trail, frame);
        pictures = new Pictures(there, messages, translator, FIXED);
        controls = new FixedControls(there, messages, FIXED);
        readouts = new Readouts(there.ids, experiment, messages);
        Div work = new Div(controls, readouts);
        work.addClassNames("work", "panel");
        addClassNames("section", "screen");
        add(pictures, work);
        show(trail, frame);
    }

    public Experiment experiment() {
        return there.experiment;
    }

    /** That screen is now here. */
    public void show(Trail trail, Frame frame) {
        there.settings = trail.settings();
        there.frame = frame;
        pictures.show(frame, false);
        pictures.say(messages.say(frame.words()));
        controls.show(frame);
        readouts.show(frame);
    }

    private static final class Elsewhere implements Screen {
        private final String ids;
        private final Experiment experiment;
        private Settings settings;
        private Frame frame;

        Elsewhere(String ids, Experiment experiment, Trail trail, Frame frame) {
            this.ids = ids;
            this.experiment = experiment;
            this.settings = trail.settings();
            this.frame = frame;
        }

        @Override
        public Experiment experiment() {
            return experiment;
        }

        @Override
        public Frame frame() {
            return frame;
        }

        @Override
        public Settings settings() {
            return settings;
        }

        @Override
        public String ids() {
            return ids;
        }
    }
}
