package dev.nudge.ui.experiment;

import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.dom.Element;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Messages;
import java.util.Arrays;
import java.util.List;

/** What the colours and shapes of bubbles mean: so many marks cannot each be named in the picture. */
final class BubbleKey extends UnorderedList {

    BubbleKey(String experiment, Chart.Bubbles bubbles, Messages messages) {
        addClassName("key");
        List<String> colours = Look.families();
        int[] families = Arrays.stream(bubbles.families()).distinct().sorted().toArray();
        for (int family : families) {
            item(messages.say(experiment + ".family." + family))
                    .setAttribute("style", "--hue: " + colours.get(family % colours.size()));
        }
        int[] marks = Arrays.stream(bubbles.marks()).distinct().sorted().toArray();
        if (marks.length > 1) {
            for (int mark : marks) {
                item(messages.say(experiment + ".mark." + mark)).setAttribute("data-mark", Integer.toString(mark));
            }
        }
    }

    private Element item(String text) {
        Element item = new Element("li")
                .appendChild(new Element("i").setAttribute("aria-hidden", "true"), new Element("span").setText(text));
        getElement().appendChild(item);
        return item;
    }
}
