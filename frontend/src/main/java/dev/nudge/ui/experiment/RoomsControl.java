package dev.nudge.ui.experiment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Rooms in their order: numbered tabs, or where there is no room for them, a way to the one before and the one after. */
final class RoomsControl extends Div implements ControlView {

    private static final String KEY = "event.key";

    private final transient LiveExperiment live;
    private final transient Control.Rooms control;
    private final List<String> names;
    private final List<NativeButton> tabs = new ArrayList<>();
    private final NativeButton before = new NativeButton("‹");
    private final NativeButton after = new NativeButton("›");
    private final Span here = new Span();

    /**
     * @param names a room's name
     */
    RoomsControl(LiveExperiment live, Control.Rooms control, String name, UnaryOperator<String> names) {
        this.live = live;
        this.control = control;
        this.names = control.rooms().stream().map(names).toList();
        String id = live.experiment().id() + "-" + control.id();
        addClassName("rooms");
        setId(id);
        Div list = new Div();
        list.addClassName("room-tabs");
        list.getElement().setAttribute("role", "tablist").setAttribute("aria-label", name);
        for (int room = 0; room < control.rooms().size(); room++) {
            list.add(tab(id, room));
        }
        add(list, stepper(id, name));
    }

    private NativeButton tab(String id, int room) {
        NativeButton tab = new NativeButton();
        Span number = new Span(Integer.toString(room + 1));
        number.addClassName("room-number");
        tab.add(number, new Span(names.get(room)));
        tab.addClassName("room");
        tab.setId(id + "-" + control.rooms().get(room));
        tab.getElement()
                .setAttribute("role", "tab")
                .setAttribute("aria-controls", live.experiment().id() + "-pictures");
        tab.addClickListener(click -> go(room));
        tab.getElement()
                .addEventListener(
                        "keydown",
                        event -> byKey(room, event.getEventData().get(KEY).asString("")))
                .setFilter(
                        "['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key) && (event.preventDefault(), true)")
                .addEventData(KEY);
        tabs.add(tab);
        return tab;
    }

    private Div stepper(String id, String name) {
        before.setId(id + "-before");
        before.setAriaLabel(getTranslation("rooms.before"));
        before.addClickListener(click -> go(chosen() - 1));
        after.setId(id + "-after");
        after.setAriaLabel(getTranslation("rooms.after"));
        after.addClickListener(click -> go(chosen() + 1));
        here.setId(id + "-here");
        here.getElement().setAttribute("aria-live", "polite");
        Div stepper = new Div(before, here, after);
        stepper.addClassName("room-stepper");
        stepper.getElement().setAttribute("role", "group").setAttribute("aria-label", name);
        return stepper;
    }

    private void byKey(int from, String key) {
        int to = switch (key) {
            case "ArrowLeft" -> from - 1;
            case "ArrowRight" -> from + 1;
            case "Home" -> 0;
            default -> tabs.size() - 1;
        };
        if (to >= 0 && to < tabs.size()) {
            go(to);
            // The pictures stay in view while the page scrolls: it must not scroll to where they would stand.
            tabs.get(to).getElement().executeJs("this.focus({preventScroll: true})");
        }
    }

    private void go(int room) {
        String to = control.rooms().get(Math.clamp(room, 0, tabs.size() - 1));
        if (!to.equals(live.settings().pick(control.id()))) {
            live.set(control.id(), new Value.Pick(to));
        }
    }

    private int chosen() {
        return control.rooms().indexOf(live.settings().pick(control.id()));
    }

    @Override
    public Component component() {
        return this;
    }

    @Override
    public void show(Settings settings, Frame frame) {
        int chosen = control.rooms().indexOf(settings.pick(control.id()));
        for (int room = 0; room < tabs.size(); room++) {
            boolean isChosen = room == chosen;
            tabs.get(room)
                    .getElement()
                    .setAttribute("aria-selected", Boolean.toString(isChosen))
                    .setAttribute("tabindex", isChosen ? "0" : "-1");
        }
        before.setEnabled(chosen > 0);
        after.setEnabled(chosen < tabs.size() - 1);
        here.setText(getTranslation("rooms.here", chosen + 1, tabs.size(), names.get(chosen)));
    }
}
