package dev.nudge.ui.experiment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Messages;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which controls of an experiment the hand cannot reach for now: they stay in sight, and a line beneath each says so, with what it is set to. */
public final class Locks {

    private record Lock(Component component, Paragraph line) {}

    private final LiveExperiment live;
    private final Messages messages;
    private final Map<String, Lock> locks = new LinkedHashMap<>();

    public Locks(LiveExperiment live, Messages messages) {
        this.live = live;
        this.messages = messages;
    }

    /**
     * The line of a control, for the page to place beneath it.
     *
     * @param component what the hand cannot reach then
     */
    public Component line(String control, Component component) {
        Paragraph line = new Paragraph();
        line.addClassName("locked-line");
        line.setId(live.experiment().id() + "-" + control + "-locked");
        line.setVisible(false);
        locks.put(control, new Lock(component, line));
        return line;
    }

    /** Shows what is locked now. */
    public void show() {
        locks.forEach((id, lock) -> {
            boolean locked = live.locks(id);
            putOutOfReach(lock.component(), locked);
            lock.line().setVisible(locked && lock.component().isVisible());
            lock.line().setText(locked ? words(lock.line(), live.experiment().control(id)) : "");
        });
    }

    private String words(Component translator, Control control) {
        String name = messages.say(live.experiment().id() + ".control." + control.id());
        if (!live.fixes(control.id())) {
            return translator.getTranslation("class.locked.race", name);
        }
        return FixedControls.isTold(control)
                ? translator.getTranslation(
                        "class.locked.at", name, FixedControls.text(live, messages, control, live.frame(), translator))
                : translator.getTranslation("class.locked", name);
    }

    /** In sight, but not for hand, keys or focus. */
    public static void putOutOfReach(Component component, boolean out) {
        if (component.getElement().hasAttribute("inert") != out) {
            component.getElement().setAttribute("inert", out);
        }
    }
}
