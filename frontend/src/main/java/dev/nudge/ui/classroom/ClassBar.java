package dev.nudge.ui.classroom;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import dev.nudge.classroom.Agenda;
import dev.nudge.classroom.Stop;
import dev.nudge.lesson.Messages;
import java.util.List;

/** The class, above the lesson's page: who one is in it, who leads, what is asked, what the teacher says. */
final class ClassBar extends Section {

    /** What a learner asks for here. */
    interface Asked {

        void goes(Stop stop);

        /** @param asked the number of what this answers */
        void guesses(int asked, float value);

        void startsOver();

        void wantsOwnBack();

        void leaves();
    }

    private final String code;
    private final transient Messages messages;
    private final transient Asked asked;
    private final Span title = new Span();
    private final Span nickname = new Span();
    private final Span leads = new Span();
    private final TaskLine task;
    private final NativeButton leave = new NativeButton();
    private final NativeButton back = new NativeButton();
    private final Paragraph message = new Paragraph();
    private final Nav stops = new Nav();
    private final Anchor keep = new Anchor();
    private transient List<Stop> offered = List.of();

    ClassBar(String code, Messages messages, Asked asked) {
        this.code = code;
        this.messages = messages;
        this.asked = asked;
        task = new TaskLine(messages, asked::guesses, asked::startsOver);
        addClassName("class-bar");
        getElement().setAttribute("aria-label", getTranslation("class.bar"));
        title.addClassName("class-title");
        nickname.addClassName("class-name");
        nickname.setId("class-name");
        leads.addClassName("class-leads");
        leads.getElement().setAttribute("role", "status");
        leave.setText(getTranslation("class.leave"));
        leave.addClassName("quiet");
        leave.setId("class-leave");
        leave.addClickListener(click -> confirm());
        back.setText(getTranslation("class.back"));
        back.addClassName("button");
        back.setId("class-back");
        back.addClickListener(click -> asked.wantsOwnBack());
        back.setVisible(false);
        message.addClassName("class-message");
        message.setId("class-message");
        message.getElement().setAttribute("role", "status");
        stops.addClassName("class-stops");
        stops.getElement().setAttribute("aria-label", getTranslation("class.stops"));
        Div who = new Div(title, nickname, leads);
        who.addClassName("class-who");
        Div first = new Div(who, task, back, leave);
        first.addClassName("class-first");
        add(first, message, stops);
    }

    TaskLine task() {
        return task;
    }

    /** Tells the page how high the bar is, for what sticks beneath it. */
    void measure(Component page) {
        getElement().executeJs("""
                new ResizeObserver(() => $0.style.setProperty('--class-bar', this.offsetHeight + 'px')).observe(this)""", page.getElement());
    }

    /**
     * @param mine whether it is this learner's screen that everybody sees
     */
    void show(Agenda agenda, String name, Stop here, boolean mine) {
        say(title, agenda.title().isEmpty() ? getTranslation("class.seat.title", code) : agenda.title());
        say(nickname, getTranslation("class.you", name));
        String leader = getTranslation(agenda.together() ? "class.together" : "class.free");
        say(leads, mine ? getTranslation("class.shown.mine") : leader);
        leads.setClassName("mine", mine);
        String words = agenda.paused() ? getTranslation("class.paused") + " " + agenda.message() : agenda.message();
        if (!words.strip().equals(message.getText())) {
            message.setText(words.strip());
        }
        stops.setVisible(!agenda.together() && agenda.stops().size() > 1);
        if (!agenda.stops().equals(offered)) {
            offered = agenda.stops();
            stops.removeAll();
            offered.forEach(stop -> stops.add(stop(stop)));
        }
        for (int i = 0; i < offered.size(); i++) {
            stops.getComponentAt(i)
                    .getElement()
                    .setAttribute("aria-current", String.valueOf(offered.get(i).equals(here)));
        }
    }

    private NativeButton stop(Stop stop) {
        NativeButton button = new NativeButton(messages.say(stop.experiment() + ".title"), click -> asked.goes(stop));
        button.addClassName("button");
        return button;
    }

    /** Whether an own state waits to be had back. */
    void showKept(boolean kept) {
        back.setVisible(kept);
    }

    /**
     * The class has no more to say.
     *
     * @param address where the learner finds what they see now
     */
    void end(String words, String address) {
        addClassName("over");
        task.setVisible(false);
        back.setVisible(false);
        leave.setVisible(false);
        stops.setVisible(false);
        leads.setText("");
        message.setText(words + " ");
        keep.setText(getTranslation("class.keep"));
        keep.setId("class-keep");
        keep.setHref(address);
        message.add(keep);
    }

    /** What is seen has moved on since the class had its last word. */
    void keep(String address) {
        keep.setHref(address);
    }

    private void confirm() {
        Dialog dialog = new Dialog();
        dialog.addClassName("nudge-dialog");
        dialog.setHeaderTitle(getTranslation("class.leave.title"));
        dialog.add(new Paragraph(getTranslation("class.leave.text")));
        NativeButton stay = new NativeButton(getTranslation("class.leave.stay"), click -> dialog.close());
        stay.addClassName("button");
        NativeButton go = new NativeButton(getTranslation("class.leave"), click -> {
            dialog.close();
            asked.leaves();
        });
        go.addClassNames("button", "primary");
        go.setId("class-leave-sure");
        dialog.getFooter().add(stay, go);
        dialog.open();
    }

    private static void say(Span where, String words) {
        if (!words.equals(where.getText())) {
            where.setText(words);
        }
    }
}
