package dev.nudge.ui.lesson;

import com.vaadin.flow.component.html.Div;
import dev.nudge.lesson.Passage;
import dev.nudge.lesson.Still;
import dev.nudge.ui.experiment.SmallPicture;

/** A small picture with a few sentences beside it. */
final class Illustration extends Div {

    Illustration(Still still, Passage.Illustration told) {
        addClassName("illustration");
        // The sentences beside it say what it shows.
        SmallPicture picture = new SmallPicture(still, "");
        picture.getElement().setAttribute("aria-hidden", "true");
        add(picture, new LessonText(told.words()));
    }
}
