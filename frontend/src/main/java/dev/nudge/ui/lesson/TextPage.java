package dev.nudge.ui.lesson;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Lesson;
import dev.nudge.lesson.Passage;
import dev.nudge.lesson.ShortPath;
import dev.nudge.lesson.ShortPath.Stop;
import dev.nudge.link.Permalink;
import dev.nudge.measure.Measuring;
import dev.nudge.saved.SavedRuns;
import dev.nudge.session.Learners;
import dev.nudge.session.Moved;
import dev.nudge.session.Stills;
import dev.nudge.ui.experiment.ExperimentPanel;
import dev.nudge.ui.experiment.LiveExperiment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Any lesson: its text, and beside it the experiments the text has places for. A section begins with an experiment; its pictures stay in view while its
 * controls and the text up to the next experiment scroll by.
 */
final class TextPage extends LessonPage {

    private final transient Map<String, ExperimentPanel> panels = new LinkedHashMap<>();

    TextPage(Lesson lesson, Learners learners, Measuring measuring, Stills stills, SavedRuns saved) {
        super(lesson, learners, measuring, stills, saved);
        main.addClassName("lesson-text");
    }

    @Override
    void opened(boolean linkHasSettings, Map<String, String> parameters, List<Permalink.Ignored> ignored) {
        if (panels.isEmpty()) {
            build();
        }
    }

    private void build() {
        Div column = head();
        for (Passage passage : lesson.passages(getLocale())) {
            if (passage instanceof Passage.Live(String named)) {
                column = section(live(named.isEmpty() ? onlyExperiment() : named));
            } else {
                column.add(shown(passage));
            }
        }
        Div foot = new Div(progress, openingBelow(), new Neighbours(lesson, messages));
        foot.addClassNames("foot", "reading");
        main.add(foot);
    }

    private String onlyExperiment() {
        return lesson.experiments().getFirst().id();
    }

    private Div head() {
        int number = Course.number(lesson);
        int minutes = lesson.minutes();
        int onThePath = ShortPath.stop(lesson).map(Stop::minutes).orElse(minutes);
        Paragraph kicker = new Paragraph(
                number == 0
                        ? getTranslation("lesson.kicker.side", minutes)
                        : onThePath < minutes
                                ? getTranslation("lesson.kicker.stop", number, onThePath, minutes)
                                : getTranslation("lesson.kicker", number, minutes));
        kicker.addClassName("kicker");
        Div head = new Div(runNotice, linkNotice, deviceNotice, kicker, new H1(title()));
        head.addClassNames("head", "reading");
        main.add(head);
        return head;
    }

    private Div section(LiveExperiment live) {
        ExperimentPanel panel = new ExperimentPanel(live, messages, this);
        panels.put(live.experiment().id(), panel);
        String id = live.experiment().id();
        ShortPath.stop(lesson)
                .filter(stop -> !stop.experiments().contains(id))
                .ifPresent(stop -> panel.mark(getTranslation("lesson.deeper")));
        Div work = new Div(panel.controls());
        if (lesson.experiments().size() > 1) {
            NativeButton share = new NativeButton(
                    getTranslation("nav.share"), event -> share(live).open());
            share.addClassNames("quiet", "share-one");
            share.setId("share-" + id);
            share.getElement().setAttribute("aria-label", getTranslation("share.one", messages.say(id + ".title")));
            work.add(share);
        }
        work.addClassName("work");
        Section section = new Section(panel.pictures(), work);
        section.addClassName("section");
        section.setId("experiment-" + live.experiment().id());
        section.getElement()
                .setAttribute("aria-label", messages.say(live.experiment().id() + ".title"));
        main.add(section);
        return work;
    }

    @Override
    void showMove(LiveExperiment live) {
        panel(live).showMove();
    }

    @Override
    void showWalk(LiveExperiment live) {
        panel(live).showWalk();
    }

    @Override
    void showNews(LiveExperiment live) {
        panel(live).showNews();
    }

    @Override
    void mark(LiveExperiment live, Optional<Moved> moved, String word) {
        panel(live).mark(moved, word);
    }

    @Override
    void showAll(LiveExperiment live) {
        panel(live).show();
    }

    private ExperimentPanel panel(LiveExperiment live) {
        ExperimentPanel panel = panels.get(live.experiment().id());
        if (panel == null) {
            throw new IllegalStateException("lesson " + lesson.id() + ": its text has no place for "
                    + live.experiment().id());
        }
        return panel;
    }
}
