package dev.nudge.ui.lesson;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import dev.nudge.compute.device.Device;
import java.time.Duration;
import java.util.Locale;

/** Which device answered and how long it took; one click or tap away, what that device is. */
final class DeviceBadge extends Div {

    private final String name;
    private final Span text = new Span();

    DeviceBadge(Device device) {
        name = device.describe().name().toUpperCase(Locale.ROOT);
        NativeButton button = new NativeButton();
        button.addClassName("device-badge");
        button.setId("device");
        button.add(text);
        Popover popover = new Popover(
                new Paragraph(getTranslation("device.title", device.describe().text())),
                new Paragraph(getTranslation("device.time")));
        popover.setTarget(button);
        popover.setPosition(PopoverPosition.BOTTOM_END);
        popover.addClassName("nudge-popover");
        popover.setAriaLabel(name);
        add(button, popover);
    }

    /**
     * @param took zero when nothing was asked yet
     */
    void show(Duration took) {
        double milliseconds = took.toNanos() / 1e6;
        String now = took.isZero()
                ? name
                : getTranslation(
                        "device.badge",
                        name,
                        String.format(Locale.ROOT, milliseconds < 1 ? "%.2f" : "%.1f", milliseconds));
        if (!now.equals(text.getText())) {
            text.setText(now);
        }
    }
}
