package dev.nudge.ui.classroom;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.nudge.classroom.Standing;
import dev.nudge.lesson.Messages;
import dev.nudge.ui.experiment.ScreenPanel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Somebody's screen, to look at: it shows what is seen there, as they move, with nothing on it that can be set. */
final class FollowedScreen extends Div {

    private final String ids;
    private final transient Messages messages = Messages.in(getLocale());
    private @Nullable ScreenPanel panel;
    private transient @Nullable Standing there;

    /**
     * @param ids what the ids of its parts begin with, as the same experiment may stand on the page as well
     */
    FollowedScreen(String ids) {
        this.ids = ids;
        addClassName("followed-screen");
    }

    /** Goes where somebody stands; empty for nowhere yet. */
    void follow(Optional<Standing> standing) {
        if (standing.isEmpty()) {
            leave();
            add(new Paragraph(getTranslation("class.board.nothing")));
            return;
        }
        Standing now = standing.get();
        if (now.equals(there)) {
            return;
        }
        if (panel != null && panel.experiment().equals(now.experiment())) {
            panel.show(now.trail(), now.frame());
        } else {
            leave();
            panel = new ScreenPanel(ids, now.experiment(), now.trail(), now.frame(), messages, this);
            panel.setAriaLabel(messages.say(now.experiment().id() + ".title"));
            add(panel);
        }
        there = now;
    }

    /** Shows nothing any more. */
    void leave() {
        panel = null;
        there = null;
        removeAll();
    }
}
