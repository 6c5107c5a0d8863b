package dev.nudge.ui.page;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Lesson;
import dev.nudge.lesson.Messages;
import java.util.List;

/** What can be reached in a lesson: its own checkpoints, then, folded, more to try by experiment. The browser ticks off what it has seen reached. */
public final class CheckpointList extends Div {

    private final transient Lesson lesson;
    private final transient Messages messages;
    private final boolean linked;

    /**
     * @param linked whether experiments are links, for a page they do not stand on
     */
    public CheckpointList(Lesson lesson, Messages messages, boolean linked) {
        this.lesson = lesson;
        this.messages = messages;
        this.linked = linked;
        getElement()
                .appendChild(list(
                        lesson.checkpoints(), linked && lesson.experiments().size() > 1));
        Element more = new Element("details").setAttribute("class", "more-to-try");
        int count = 0;
        more.appendChild(new Element("summary"));
        for (Experiment experiment : lesson.experiments()) {
            List<String> checkpoints = lesson.moreToTry(experiment);
            if (!checkpoints.isEmpty()) {
                count += checkpoints.size();
                more.appendChild(new Element("h3").appendChild(named(experiment.id())), list(checkpoints, false));
            }
        }
        if (count > 0) {
            more.getChild(0).setText(getTranslation("progress.more", count));
            getElement().appendChild(more);
        }
    }

    private Element list(List<String> checkpoints, boolean withExperiment) {
        Element list = new Element("ul");
        for (String checkpoint : checkpoints) {
            int dot = checkpoint.indexOf('.');
            String experiment = checkpoint.substring(0, dot);
            Element words = new Element("span")
                    .appendChild(Element.createText(
                            messages.say(experiment + ".goal." + checkpoint.substring(dot + 1)) + " "));
            if (withExperiment) {
                words.appendChild(new Element("small").appendChild(named(experiment)));
            }
            list.appendChild(new Element("li")
                    .setAttribute("data-lesson", lesson.id())
                    .setAttribute("data-checkpoint", checkpoint)
                    .appendChild(words));
        }
        return list;
    }

    private Element named(String experiment) {
        String title = messages.say(experiment + ".title");
        return linked
                ? new Element("a")
                        .setAttribute("href", Routes.poked(experiment))
                        .setText(title)
                : Element.createText(title);
    }
}
