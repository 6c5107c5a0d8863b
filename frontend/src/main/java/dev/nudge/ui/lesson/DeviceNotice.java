package dev.nudge.ui.lesson;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.nudge.session.Moved;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** That a device died and the numbers went on upon another one, and since which step. Why is for the badge to say. */
public final class DeviceNotice extends Div {

    private final Paragraph title = new Paragraph();
    private final transient Map<String, Moved> said = new HashMap<>();

    public DeviceNotice() {
        addClassName("device-notice");
        getElement().setAttribute("role", "status");
        setVisible(false);
        NativeButton gotIt = new NativeButton(getTranslation("link.ignored.close"), event -> setVisible(false));
        gotIt.addClassName("button");
        add(title, new Span(getTranslation("device.moved.digits")), gotIt);
    }

    /**
     * Says it once for each time it happens.
     *
     * @param experiment whose numbers they are
     */
    public void show(String experiment, Optional<Moved> moved) {
        if (moved.isEmpty()) {
            said.remove(experiment);
            setVisible(isVisible() && !said.isEmpty());
            return;
        }
        Moved now = moved.get();
        Moved before = said.put(experiment, now);
        if (before == null || !before.last().equals(now.last())) {
            title.setText(
                    now.step() > 0
                            ? getTranslation(
                                    "device.moved.step", now.last().to().text(), now.step())
                            : getTranslation("device.moved", now.last().to().text()));
            setVisible(true);
        }
    }
}
