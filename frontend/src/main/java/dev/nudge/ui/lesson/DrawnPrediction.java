package dev.nudge.ui.lesson;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import dev.nudge.lesson.Guess;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Passage;
import dev.nudge.lesson.Still;
import dev.nudge.ui.experiment.GuessPicture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A question to be answered by drawing a curve before what follows: then the truth is laid over it, and it is said how far off it was. The browser keeps the
 * curve; whoever comes back finds it with its answer. Nobody is held up: the text goes on below.
 */
@Tag("lesson-drawing")
@JsModule("./lesson/lesson-drawing.ts")
final class DrawnPrediction extends Div {

    private static final String HEIGHTS = "event.detail";

    private final transient Messages messages;
    private final GuessPicture picture;
    private final NativeButton show = new NativeButton(getTranslation("draw.show"), event -> answer(true));
    private final NativeButton skip = new NativeButton(getTranslation("predict.skip"), event -> answer(false));
    private final Div hand = new Div();
    private final Paragraph verdict = new Paragraph();
    private final LessonText reveal;

    /**
     * @param lesson under whose name the browser keeps the curve
     * @param still the picture that the question is about
     */
    DrawnPrediction(String lesson, Passage.Draw draw, Still still, Messages messages) {
        this.messages = messages;
        setId("draw-" + draw.id());
        getElement()
                .setAttribute("lesson", lesson)
                .setAttribute("name", draw.id())
                .setAttribute("role", "group")
                .setAttribute("aria-label", getTranslation("draw.title"));
        Paragraph title = new Paragraph(getTranslation("draw.title"));
        title.addClassName("kicker");
        picture = new GuessPicture("guess-" + draw.id(), still, draw, messages, this::drawn);
        Paragraph caption = new Paragraph(getTranslation("drawing.caption"));
        caption.addClassName("caption");
        show.addClassName("button");
        show.setEnabled(false);
        skip.addClassNames("quiet", "skip");
        hand.addClassName("hand");
        hand.add(caption, show, skip);
        verdict.addClassName("verdict");
        reveal = new LessonText(draw.reveal());
        Div answer = new Div(verdict, reveal);
        answer.getElement().setAttribute("aria-live", "polite");
        reveal.setVisible(false);
        verdict.setVisible(false);
        add(title, new LessonText(draw.question()), picture, hand, answer);
        getElement()
                .addEventListener(
                        "drawing-kept", event -> kept(event.getEventData().get(HEIGHTS)))
                .addEventData(HEIGHTS);
    }

    private void drawn() {
        show.setEnabled(true);
    }

    /** The browser has a curve from an earlier visit. */
    private void kept(JsonNode told) {
        float[] heights = new float[told.size()];
        for (int i = 0; i < heights.length; i++) {
            heights[i] = (float) told.get(i).asDouble(Double.NaN);
        }
        if (hand.isVisible() && picture.guess(heights)) {
            showAnswer();
        }
    }

    private void answer(boolean withGuess) {
        if (withGuess) {
            picture.guess().ifPresent(guess -> {
                ArrayNode heights = JsonNodeFactory.instance.arrayNode();
                for (float height : guess.drawn()) {
                    heights.add(height);
                }
                getElement().callJsFunction("keep", heights);
            });
        }
        showAnswer();
    }

    private void showAnswer() {
        String sentence = picture.guess().map(Guess::words).map(messages::say).orElse("");
        verdict.setText(sentence);
        verdict.setVisible(!sentence.isEmpty());
        picture.reveal(sentence);
        hand.setVisible(false);
        reveal.setVisible(true);
    }
}
