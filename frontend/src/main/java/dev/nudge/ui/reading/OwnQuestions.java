package dev.nudge.ui.reading;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import dev.nudge.lesson.AskBack;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Passage.Predict;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Trail;
import dev.nudge.link.Permalink;
import dev.nudge.session.Stills;
import dev.nudge.ui.lesson.Prediction;
import dev.nudge.ui.page.Routes;
import java.util.Map;
import java.util.Optional;

/** Questions about the experiments as the learner left them, which only the learner's browser knows. */
final class OwnQuestions extends OrderedList {

    /** A way that is longer is not walked again for a question. */
    private static final int MOST_STEPS = 500;

    private static final String LESSON = "self-test-own";

    private final transient Stills stills;
    private final transient Messages messages = Messages.in(getLocale());

    OwnQuestions(Stills stills) {
        this.stills = stills;
        addClassName("questions");
    }

    /** @param left the query of each experiment's link, by its id; what is none of ours asks nothing */
    void ask(Map<String, String> left) {
        removeAll();
        Course.lessons().stream()
                .flatMap(lesson -> lesson.experiments().stream())
                .filter(experiment -> left.containsKey(experiment.id()))
                .flatMap(experiment -> question(experiment, String.valueOf(left.get(experiment.id()))).stream())
                .forEach(question -> add(new ListItem(new Prediction(LESSON, question))));
    }

    private Optional<Predict> question(Experiment experiment, String query) {
        Trail trail;
        try {
            trail = Permalink.over(experiment, experiment.start(), "start&" + query)
                    .trail();
        } catch (IllegalArgumentException noQuery) {
            // A file of progress that somebody wrote by hand: there is nothing of ours to ask about.
            return Optional.empty();
        }
        if (trail.steps() > MOST_STEPS || trail.equals(experiment.start())) {
            return Optional.empty();
        }
        Settings settings = trail.settings();
        return experiment
                .askBack(settings, () -> stills.frame(experiment, trail))
                .map(asked -> predict(experiment, trail, asked));
    }

    private Predict predict(Experiment experiment, Trail trail, AskBack asked) {
        String link = Permalink.query(experiment, trail);
        String there =
                " [" + getTranslation("test.own.there") + "](" + Routes.poked(experiment.id() + "?" + link) + ")";
        return new Predict(
                experiment.id() + "-" + Integer.toHexString(link.hashCode()),
                messages.say(asked.question()),
                asked.options().stream().map(messages::say).toList(),
                asked.right(),
                messages.say(asked.reveal()) + there);
    }
}
