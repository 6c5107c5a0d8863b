package dev.nudge.ui.classroom;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import dev.nudge.classroom.Agenda;
import dev.nudge.classroom.Standing;
import dev.nudge.lesson.Messages;
import dev.nudge.ui.experiment.ScreenPanel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one screen that everybody sees: somebody's of the class, or the teacher's. It follows; nothing can be set in it. */
final class SharedScreen extends Div {

    private static final int TEACHER = 0;

    private final transient Messages messages;
    private final H2 title = new H2();
    private @Nullable ScreenPanel panel;
    private transient @Nullable Standing shown;

    SharedScreen(Messages messages) {
        this.messages = messages;
        addClassName("shared-screen");
        setId("shared-screen");
        title.getElement().setAttribute("role", "status");
        add(title);
        setVisible(false);
    }

    /**
     * @param screen empty where nobody has that screen yet, or it is one's own
     * @param name of whose it is; empty where that is not told
     */
    void show(Agenda agenda, Optional<Standing> screen, String name) {
        boolean teacher = agenda.shown().orElse(-1) == TEACHER;
        setVisible(screen.isPresent());
        if (screen.isEmpty()) {
            title.setText("");
            forget();
            return;
        }
        String words = teacher
                ? getTranslation("class.shown.teacher")
                : name.isEmpty() ? getTranslation("class.shown") : getTranslation("class.shown.name", name);
        if (!words.equals(title.getText())) {
            title.setText(words);
        }
        Standing there = screen.get();
        if (there.equals(shown)) {
            return;
        }
        shown = there;
        if (panel != null && panel.experiment().equals(there.experiment())) {
            panel.show(there.trail(), there.frame());
        } else {
            forget();
            shown = there;
            panel = new ScreenPanel("shown-", there.experiment(), there.trail(), there.frame(), messages, this);
            panel.setAriaLabel(words);
            add(panel);
        }
    }

    private void forget() {
        shown = null;
        if (panel != null) {
            remove(panel);
            panel = null;
        }
    }
}
