package dev.nudge.ui.classroom;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import dev.nudge.classroom.Standing;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Trail;
import dev.nudge.link.EmbedLink;
import dev.nudge.link.EmbedLink.Part;
import dev.nudge.measure.Measuring;
import dev.nudge.saved.BroughtTensors;
import dev.nudge.session.Learners;
import dev.nudge.session.TooManyLearnersException;
import dev.nudge.ui.experiment.ExperimentPanel;
import dev.nudge.ui.experiment.LiveExperiment;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Somebody's screen, to look at: led along their trail as they move, with nothing on it that can be set. */
final class FollowedScreen extends Div implements LiveExperiment.Listener {

    private static final EmbedLink SHOWN = new EmbedLink(
            EmbedLink.Theme.AUTO,
            Optional.empty(),
            Stream.of(Part.PLAY, Part.BUTTONS, Part.CODE, Part.FILES, Part.MEASURE, Part.NOTICE)
                    .map(Part::id)
                    .collect(Collectors.toSet()),
            true);

    private final transient Learners learners;
    private final transient Measuring measuring;
    private final transient BroughtTensors brought;
    private final transient Messages messages;
    private transient @Nullable LiveExperiment live;
    private transient @Nullable ExperimentPanel panel;
    private transient @Nullable Trail there;

    FollowedScreen(Learners learners, Measuring measuring, BroughtTensors brought) {
        this.learners = learners;
        this.measuring = measuring;
        this.brought = brought;
        this.messages = Messages.in(getLocale());
        addClassName("followed-screen");
    }

    /** Goes where somebody stands; empty for nowhere yet. */
    void follow(Optional<Standing> standing) {
        if (standing.isEmpty()) {
            leave();
            if (getComponentCount() == 0) {
                add(new Paragraph(getTranslation("class.board.nothing")));
            }
            return;
        }
        Standing now = standing.get();
        if (live != null && !live.experiment().equals(now.experiment())) {
            leave();
        }
        if (now.trail().equals(there)) {
            return;
        }
        there = now.trail();
        try {
            go(now.experiment(), now.trail());
        } catch (TooManyLearnersException full) {
            leave();
            add(new Paragraph(getTranslation("full.text")));
        }
    }

    private void go(Experiment experiment, Trail trail) {
        LiveExperiment here = live;
        if (here == null) {
            here = new LiveExperiment(experiment, learners, measuring, brought, this);
            here.open(trail, "");
            live = here;
            panel = new ExperimentPanel(here, messages, this, SHOWN);
            removeAll();
            Div work = new Div(panel.controls());
            work.addClassName("work");
            Section section = new Section(panel.pictures(), work);
            section.addClassName("section");
            add(section);
        } else {
            here.open(trail, "");
        }
        show();
    }

    private void show() {
        if (panel != null) {
            panel.show();
        }
    }

    @Override
    public void begins(LiveExperiment of) {}

    @Override
    public void moves(LiveExperiment of) {
        show();
    }

    @Override
    public void walks(LiveExperiment of) {
        if (panel != null) {
            panel.showWalk();
        }
    }

    @Override
    public void settled(LiveExperiment of) {
        show();
    }

    @Override
    public void hears(LiveExperiment of) {
        show();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        leave();
    }

    private void leave() {
        if (live != null) {
            live.close();
        }
        live = null;
        panel = null;
        there = null;
        removeAll();
    }
}
