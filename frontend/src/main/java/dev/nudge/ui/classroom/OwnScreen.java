package dev.nudge.ui.classroom;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import dev.nudge.classroom.Desk;
import dev.nudge.classroom.Standing;
import dev.nudge.classroom.Stop;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Trail;
import dev.nudge.link.Permalink;
import dev.nudge.measure.Measuring;
import dev.nudge.saved.BroughtTensors;
import dev.nudge.session.Activity;
import dev.nudge.session.Learners;
import dev.nudge.session.TooManyLearnersException;
import dev.nudge.ui.experiment.ExperimentPanel;
import dev.nudge.ui.experiment.LiveExperiment;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The teacher's own copy of the experiment the class is at. Whatever moves here is told to the class, which may be following. */
final class OwnScreen extends Div implements LiveExperiment.Listener {

    private final transient Desk desk;
    private final transient Learners learners;
    private final transient Measuring measuring;
    private final transient BroughtTensors brought;
    private final transient Messages messages;
    private transient @Nullable LiveExperiment live;
    private transient @Nullable ExperimentPanel panel;
    private transient @Nullable Stop stop;

    OwnScreen(Desk desk, Learners learners, Measuring measuring, BroughtTensors brought) {
        this.desk = desk;
        this.learners = learners;
        this.measuring = measuring;
        this.brought = brought;
        this.messages = Messages.in(getLocale());
        addClassName("own-screen");
    }

    /** Goes to this stop, unless it is there. */
    void open(Stop next) {
        Stop before = stop;
        stop = next;
        if (before != null && before.experiment().equals(next.experiment())) {
            LiveExperiment here = live;
            if (here != null && !next.equals(before)) {
                here.startAt(start());
                settled(here);
            }
            return;
        }
        leave();
        Experiment experiment = Course.experiment(next.experiment());
        LiveExperiment opening = new LiveExperiment(experiment, learners, measuring, brought, this);
        try {
            opening.startAt(start());
            opening.open(desk.trail(experiment), "");
        } catch (TooManyLearnersException full) {
            opening.close();
            add(new Paragraph(getTranslation("full.text")));
            return;
        }
        live = opening;
        panel = new ExperimentPanel(opening, messages, this);
        Div work = new Div(panel.controls());
        work.addClassName("work");
        Section section = new Section(panel.pictures(), work);
        section.addClassName("section");
        section.setId("experiment-" + experiment.id());
        section.getElement().setAttribute("aria-label", messages.say(experiment.id() + ".title"));
        add(section);
        settled(opening);
    }

    /** Where a class begins at the stop. */
    Trail start() {
        if (stop == null) {
            throw new IllegalStateException("own screen: it was opened at no stop yet");
        }
        Experiment experiment = Course.experiment(stop.experiment());
        return stop.link().isEmpty()
                ? experiment.start()
                : Permalink.read(experiment, Permalink.parameters(stop.link()), Set.of())
                        .trail();
    }

    /** Where this screen stands; empty where there was no room to open it. */
    Optional<Standing> standing() {
        LiveExperiment here = live;
        return here == null
                ? Optional.empty()
                : Optional.of(Standing.in(desk.agenda(), here.experiment(), here.trail(), here.frame()));
    }

    private void tell(LiveExperiment of) {
        if (of.session().activity() != Activity.WORKING) {
            desk.stands(of.experiment(), of.trail(), of.frame());
        }
    }

    @Override
    public void begins(LiveExperiment of) {}

    @Override
    public void moves(LiveExperiment of) {
        if (panel != null) {
            panel.showMove();
        }
        tell(of);
    }

    @Override
    public void walks(LiveExperiment of) {
        if (panel != null) {
            panel.showWalk();
        }
        tell(of);
    }

    @Override
    public void settled(LiveExperiment of) {
        if (panel != null) {
            panel.show();
        }
        tell(of);
    }

    @Override
    public void hears(LiveExperiment of) {
        if (panel != null && of.isHeld()) {
            panel.showNews();
        } else {
            settled(of);
        }
    }

    @Override
    protected void onDetach(DetachEvent event) {
        leave();
        stop = null;
    }

    private void leave() {
        if (live != null) {
            live.close();
        }
        live = null;
        panel = null;
        removeAll();
    }
}
