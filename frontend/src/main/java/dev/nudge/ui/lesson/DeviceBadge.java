package dev.nudge.ui.lesson;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.function.SerializableConsumer;
import dev.nudge.compute.device.Description;
import dev.nudge.compute.device.Description.Kind;
import dev.nudge.compute.placement.Placement;
import dev.nudge.session.LearnerDevices;
import dev.nudge.session.LearnerDevices.Probed;
import dev.nudge.session.LearnerDevices.State;
import dev.nudge.session.LearnerSession;
import dev.nudge.session.Moved;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which device answered and how long it took. One click or tap away: what that device is, why it and no other, what else was looked for, and how a GPU is
 * switched on.
 */
final class DeviceBadge extends Div {

    private static final String GUIDE = "docs/gpu.md";

    private final transient LearnerDevices devices;
    private final SerializableConsumer<String> choose;
    private final Span name = new Span();
    private final Span time = new Span();
    private final Popover popover = new Popover();
    private transient @Nullable LearnerSession session;
    private String chosen = "";

    /** @param choose told of the device that the learner wants; empty for none */
    DeviceBadge(LearnerDevices devices, SerializableConsumer<String> choose) {
        this.devices = devices;
        this.choose = choose;
        name.addClassName("device-name");
        NativeButton button = new NativeButton();
        button.addClassName("device-badge");
        button.setId("device");
        button.add(name, time);
        popover.setTarget(button);
        popover.setPosition(PopoverPosition.BOTTOM_END);
        popover.addClassNames("nudge-popover", "device-popover");
        popover.setAriaLabel(getTranslation("device.popover"));
        popover.addOpenedChangeListener(event -> {
            if (event.isOpened()) {
                tell();
            }
        });
        add(button, popover);
    }

    /** @param chosen by the learner; empty for none */
    void show(LearnerSession session, String chosen) {
        this.session = session;
        this.chosen = chosen;
        double milliseconds = session.took().toNanos() / 1e6;
        setText(name, label());
        setText(
                time,
                session.took().isZero()
                        ? ""
                        : getTranslation(
                                "device.time.short",
                                String.format(Locale.ROOT, milliseconds < 1 ? "%.2f" : "%.1f", milliseconds)));
    }

    private static void setText(Span span, String text) {
        if (!text.equals(span.getText())) {
            span.setText(text);
        }
    }

    /** What the numbers shown last come from, in a word or two. */
    private String label() {
        return where().stream().map(this::label).distinct().collect(Collectors.joining(" + "));
    }

    /** A device in a word or two. */
    String label(Description device) {
        return device.name().equals("tornado")
                ? device.text().split(",", 2)[0]
                : device.kind().name();
    }

    private List<Description> where() {
        Optional<Moved> moved = session == null ? Optional.empty() : session.moved();
        if (session == null || moved.isPresent()) {
            return moved.map(each -> List.of(each.last().to())).orElse(List.of());
        }
        return devices.computing(session).stream().map(devices::describe).toList();
    }

    private Collection<Placement> placements() {
        return session == null ? List.of() : session.placements().values();
    }

    private void tell() {
        popover.removeAll();
        popover.add(new Paragraph(getTranslation(
                "device.title", where().stream().map(Description::text).collect(Collectors.joining("; ")))));
        Paragraph why = new Paragraph(why());
        why.addClassName("device-why");
        popover.add(why);
        List<String> offered = devices.offered();
        if (offered.size() > 1) {
            popover.add(choice(offered));
        }
        List<Probed> probed = devices.probed();
        popover.add(folded("device.probed", list(probed)));
        boolean gpu = probed.stream()
                .anyMatch(each -> each.state() == State.HERE
                        && devices.describe(each.name()).kind() == Kind.GPU);
        if (!gpu) {
            popover.add(folded("device.gpu", steps()));
        }
        popover.add(new Paragraph(getTranslation("device.time")));
    }

    private String why() {
        Optional<Moved> moved = session == null ? Optional.empty() : session.moved();
        if (moved.isPresent()) {
            List<String> reasons = moved.get().reasons();
            return reasons.size() == 1
                    ? getTranslation("device.moved.why", reasons.getFirst())
                    : getTranslation("device.moved.whys", reasons.size(), String.join("; ", reasons));
        }
        if (!chosen.isEmpty()) {
            return getTranslation("device.why.chosen");
        }
        if (!devices.wanted().isEmpty()) {
            return devices.wanted().equals(LearnerDevices.CPU)
                    ? getTranslation("device.why.wanted.cpu")
                    : getTranslation("device.why.wanted");
        }
        if (devices.isMeasuring()) {
            return getTranslation("device.why.measuring");
        }
        return placements().stream()
                .max(Comparator.comparingDouble(each -> each.chosen().seconds()))
                .map(this::why)
                .orElseGet(() -> getTranslation("device.why.ONLY_ONE"));
    }

    /** Of the program that takes longest. */
    private String why(Placement placement) {
        return placement.estimates().stream()
                .filter(each -> !each.device().equals(placement.device()))
                .min(Comparator.comparingDouble(Placement.Estimate::seconds))
                .map(other -> getTranslation(
                        "device.why." + placement.reason(),
                        label(devices.describe(placement.device())),
                        seconds(placement.chosen()),
                        label(devices.describe(other.device())),
                        seconds(other)))
                .orElseGet(() -> getTranslation("device.why.ONLY_ONE"));
    }

    private String seconds(Placement.Estimate estimate) {
        double seconds = estimate.seconds();
        return seconds < 1
                ? getTranslation("device.milliseconds", number(1000 * seconds))
                : getTranslation("device.seconds", number(seconds));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value);
    }

    private Component choice(List<String> offered) {
        Div choice = new Div(new Span(getTranslation("device.choose")));
        choice.addClassName("device-choice");
        choice.add(
                option("", getTranslation(devices.wanted().isEmpty() ? "device.choose.none" : "device.choose.wanted")));
        offered.stream()
                .filter(each -> !each.equals(devices.wanted()))
                .forEach(each -> choice.add(option(each, label(devices.describe(each)))));
        return choice;
    }

    private NativeButton option(String device, String text) {
        NativeButton option = new NativeButton(text, event -> {
            popover.close();
            choose.accept(device);
        });
        option.addClassName("button");
        option.setId("device-" + (device.isEmpty() ? LearnerDevices.AUTO : device));
        option.getElement().setAttribute("aria-pressed", Boolean.toString(device.equals(chosen)));
        option.setEnabled(!device.equals(chosen));
        return option;
    }

    private Component list(List<Probed> probed) {
        UnorderedList list = new UnorderedList();
        for (Probed each : probed) {
            list.add(new ListItem(getTranslation("device.probed." + each.state(), each.name(), each.text())));
        }
        return list;
    }

    private Component steps() {
        OrderedList steps = new OrderedList();
        for (int step = 1; step <= 3; step++) {
            steps.add(new ListItem(getTranslation("device.gpu." + step)));
        }
        Anchor guide = new Anchor(GUIDE, getTranslation("device.gpu.more"), AnchorTarget.BLANK);
        return new Div(steps, guide);
    }

    private NativeDetails folded(String title, Component content) {
        return new NativeDetails(getTranslation(title), content);
    }
}
