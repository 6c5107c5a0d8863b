package dev.nudge.ui.lesson;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import dev.nudge.lesson.Passage;

/**
 * A question to be answered by a tap before what follows. The browser does it all: it keeps the answer, shows what was chosen and what holds, and then the
 * words about it. Nobody is held up: the text goes on below.
 */
@Tag("lesson-prediction")
@JsModule("./lesson/lesson-prediction.ts")
public final class Prediction extends Component {

    /**
     * @param lesson under whose name the browser keeps the answer
     */
    public Prediction(String lesson, Passage.Predict predict) {
        getElement()
                .setAttribute("lesson", lesson)
                .setAttribute("name", predict.id())
                .setAttribute("right", Integer.toString(predict.right()))
                .setAttribute("role", "group")
                .setAttribute("aria-label", getTranslation("predict.title"));
        Element title = new Element("p").setAttribute("class", "kicker").setText(getTranslation("predict.title"));
        Div question = new Div(new LessonText(predict.question()));
        question.addClassName("question");
        Element options = new Element("div").setAttribute("class", "options");
        for (String option : predict.options()) {
            Element text = new Element("span").setAttribute("class", "text");
            text.appendChild(LessonText.inline(option).getElement());
            Element verdict = new Element("span").setAttribute("class", "verdict");
            options.appendChild(new Element("button")
                    .setAttribute("type", "button")
                    .setAttribute("class", "option")
                    .appendChild(text, verdict));
        }
        Element reveal = new Element("div")
                .setAttribute("class", "reveal")
                .setAttribute("aria-live", "polite")
                .setAttribute("hidden", true);
        reveal.appendChild(new LessonText(predict.reveal()).getElement());
        Element skip = new Element("button")
                .setAttribute("type", "button")
                .setAttribute("class", "quiet skip")
                .setText(getTranslation("predict.skip"));
        getElement()
                .setAttribute("mine", getTranslation("predict.mine"))
                .setAttribute("holds", getTranslation("predict.holds"))
                .setAttribute("both", getTranslation("predict.both"))
                .appendChild(title, question.getElement(), options, skip, reveal);
    }
}
