package dev.nudge.ui.classroom;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import dev.nudge.classroom.Together;
import dev.nudge.lesson.Messages;
import dev.nudge.ui.experiment.FramePictures;
import org.jspecify.annotations.Nullable;

/** What a class trains as one, as everybody sees it: on the desk, and large on a projector. */
final class TogetherBoard extends Div {

    private final transient Messages messages;
    private final H2 title = new H2();
    private final Paragraph pace = new Paragraph();
    private @Nullable FramePictures pictures;
    private int game;

    TogetherBoard(Messages messages) {
        this.messages = messages;
        addClassName("together");
        setId("together");
        pace.addClassName("tick-words");
        add(title, pace);
    }

    void show(Together together) {
        if (pictures == null || game != together.game().number()) {
            if (pictures != null) {
                remove(pictures);
            }
            game = together.game().number();
            title.setText(messages.say(together.words() + ".title"));
            pictures = new FramePictures(
                    together.words(), together.pictures(), together.readouts(), together.frame(), messages);
            add(pictures);
        } else {
            pictures.show(together.frame());
        }
        pace.setText(getTranslation(
                "class.together.pace",
                Integer.toString(together.ticks()),
                Messages.number(together.game().rate())));
    }
}
