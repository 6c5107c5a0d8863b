package dev.nudge.ui.lesson;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Span;

/** For those who want to know more; folded. */
final class Deeper extends NativeDetails {

    Deeper(String title, String markdown) {
        addClassName("deeper");
        Span kicker = new Span(getTranslation("lesson.deeper"));
        kicker.addClassName("kicker");
        setSummary((Component) new Span(kicker, new Span(title)));
        setContent(new LessonText(markdown));
    }
}
