package dev.nudge.ui.classroom;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import dev.nudge.classroom.Agenda;
import dev.nudge.classroom.Standing;
import java.util.Optional;

/** The one screen that everybody sees: somebody's of the class, or the teacher's. It follows; nothing can be set in it. */
final class SharedScreen extends Div {

    private static final int TEACHER = 0;

    private final H2 title = new H2();
    private final FollowedScreen screen = new FollowedScreen("shown-");

    SharedScreen() {
        addClassName("shared-screen");
        setId("shared-screen");
        title.getElement().setAttribute("role", "status");
        add(title, screen);
        setVisible(false);
    }

    /**
     * @param shown empty where nobody has that screen yet, or it is one's own
     * @param name of whose it is; empty where that is not told
     */
    void show(Agenda agenda, Optional<Standing> shown, String name) {
        boolean teacher = agenda.shown().orElse(-1) == TEACHER;
        setVisible(shown.isPresent());
        if (shown.isEmpty()) {
            title.setText("");
            screen.leave();
            return;
        }
        String words = teacher
                ? getTranslation("class.shown.teacher")
                : name.isEmpty() ? getTranslation("class.shown") : getTranslation("class.shown.name", name);
        if (!words.equals(title.getText())) {
            title.setText(words);
        }
        screen.follow(shown);
    }
}
