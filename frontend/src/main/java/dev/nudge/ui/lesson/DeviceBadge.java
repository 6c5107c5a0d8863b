package dev.nudge.ui.lesson;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import dev.nudge.compute.device.Description.Kind;
import dev.nudge.compute.device.Device;
import dev.nudge.compute.device.DeviceSwitch;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Which device answered and how long it took; one click or tap away, what that device is. */
final class DeviceBadge extends Div {

    private final Span text = new Span();
    private final Paragraph where = new Paragraph();
    private final Paragraph why = new Paragraph();
    private String name;

    DeviceBadge(Device device) {
        name = device.describe().name().toUpperCase(Locale.ROOT);
        NativeButton button = new NativeButton();
        button.addClassName("device-badge");
        button.setId("device");
        button.add(text);
        Popover popover = new Popover(where, why, new Paragraph(getTranslation("device.time")));
        where.setText(getTranslation("device.title", device.describe().text()));
        why.setText(getTranslation(device.describe().kind() == Kind.GPU ? "device.gpu" : "device.cpu"));
        popover.setTarget(button);
        popover.setPosition(PopoverPosition.BOTTOM_END);
        popover.addClassName("nudge-popover");
        popover.setAriaLabel(name);
        add(button, popover);
    }

    /** What the numbers went on upon when their device died; where there are several, the last counts. */
    void moved(List<DeviceSwitch> switches) {
        if (!switches.isEmpty()) {
            DeviceSwitch last = switches.getLast();
            name = last.to().name().toUpperCase(Locale.ROOT);
            where.setText(getTranslation("device.title", last.to().text()));
            why.setText(getTranslation("device.moved", last.reason()));
        }
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
