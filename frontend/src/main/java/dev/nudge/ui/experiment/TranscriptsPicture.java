package dev.nudge.ui.experiment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Messages;
import java.util.List;

/** Conversations with Python beside one another, letter by letter. */
final class TranscriptsPicture extends Div implements PictureView {

    private static final String PROMPT = ">>> ";
    private static final String GOES_ON = "... ";

    private final transient String chart;
    private final transient Messages messages;
    private transient List<Chart.Transcript> shown = List.of();

    TranscriptsPicture(String chart, Messages messages) {
        this.chart = chart;
        this.messages = messages;
        addClassName("transcripts");
    }

    @Override
    public Component component() {
        return this;
    }

    @Override
    public void show(Frame frame, boolean dragging) {
        List<Chart.Transcript> now = frame.chart(chart, Chart.Transcripts.class).transcripts();
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        getElement().removeAllChildren();
        now.forEach(transcript -> getElement().appendChild(figure(transcript)));
    }

    private Element figure(Chart.Transcript transcript) {
        String title = messages.say(transcript.title());
        Element text = new Element("pre")
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", title);
        for (Chart.Exchange exchange : transcript.exchanges()) {
            text.appendChild(new Element("b").setText(PROMPT + exchange.typed().replace("\n", "\n" + GOES_ON) + "\n"));
            if (!exchange.printed().isEmpty()) {
                // Only a single line may break: columns of numbers stand as they were printed.
                text.appendChild(new Element("span")
                        .setAttribute("class", exchange.printed().contains("\n") ? "several" : "single")
                        .setText(exchange.printed() + "\n"));
            }
        }
        return new Element("figure").appendChild(new Element("figcaption").setText(title), text);
    }
}
