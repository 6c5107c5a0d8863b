package dev.nudge.ui.classroom;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.dom.Element;
import dev.nudge.classroom.Agenda;
import dev.nudge.classroom.ClassroomRefusedException;
import dev.nudge.classroom.ClassroomRefusedException.Reason;
import dev.nudge.classroom.Classrooms;
import dev.nudge.classroom.Entrance;
import dev.nudge.ui.lesson.Visitor;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Two fields: the code from the wall, and a nickname. What is refused stays in its field, with what to do about it beneath. */
@Tag("form")
final class JoinForm extends Div {

    /** Somebody has taken a seat. */
    interface Joined {
        void at(String code, Entrance entrance);
    }

    static final String CODE = "element.querySelector('#join-code').value";
    static final String NAME = "element.querySelector('#join-name').value";

    /** The names of these are the name's own business; what else is refused is the class's. */
    private static final Set<Reason> ABOUT_THE_NAME =
            Set.of(Reason.NAME_EMPTY, Reason.NAME_LONG, Reason.NAME_SIGNS, Reason.NAME_WORD);

    /** Far more than either may have: what is longer comes from no form of ours. */
    private static final int LONGEST_CODE = 40;

    private static final int LONGEST_NAME = 100;

    private final transient Classrooms classrooms;
    private final transient Joined joined;
    /** Codes that were typed here and are of no class: each counts once. */
    private final Set<String> none = new HashSet<>();

    private final Element code = field("join-code");
    private final Element codeRefusal = refusal("join-code");
    private final Paragraph title = new Paragraph();
    private final Element name = field("join-name");
    private final Element nameRefusal = refusal("join-name");

    JoinForm(Classrooms classrooms, Joined joined) {
        this.classrooms = classrooms;
        this.joined = joined;
        addClassName("join");
        code.setAttribute("autocapitalize", "characters").setAttribute("maxlength", "24");
        code.addEventListener(
                        "input",
                        event -> look(
                                event.getEventData().get("event.target.value").asString("")))
                .setFilter("event.target.value.replace(/[\\s._-]/g, '').length === 6")
                .addEventData("event.target.value");
        name.setAttribute("maxlength", "60");
        title.addClassName("join-title");
        title.setId("join-title");
        title.getElement().setAttribute("role", "status");
        NativeButton join = new NativeButton(getTranslation("class.join.button"));
        join.addClassNames("button", "primary");
        join.setId("join");
        // One that submits itself: Enter in a field does the same.
        join.getElement().setAttribute("type", "submit");
        Paragraph kept = new Paragraph(getTranslation("class.join.kept", classrooms.days()));
        kept.addClassName("kept");
        getElement()
                .appendChild(label("join-code", "class.join.code"), code, codeRefusal, title.getElement())
                .appendChild(label("join-name", "class.join.name"), name, nameRefusal)
                .appendChild(join.getElement(), kept.getElement());
        getElement().setAttribute("novalidate", true);
        getElement()
                .addEventListener(
                        "submit",
                        event -> join(
                                event.getEventData().get(CODE).asString(""),
                                event.getEventData().get(NAME).asString("")))
                .setFilter("(event.preventDefault(), true)")
                .addEventData(CODE)
                .addEventData(NAME);
    }

    private static Element field(String id) {
        return new Element("input")
                .setAttribute("id", id)
                .setAttribute("type", "text")
                .setAttribute("autocomplete", "off")
                .setAttribute("spellcheck", "false")
                .setAttribute("aria-describedby", id + "-refusal");
    }

    private static Element refusal(String of) {
        return new Element("p")
                .setAttribute("id", of + "-refusal")
                .setAttribute("class", "refusal")
                .setAttribute("role", "alert");
    }

    private Element label(String of, String key) {
        return new Element("label").setAttribute("for", of).setText(getTranslation(key));
    }

    /** The code is known already: what is left to say is the name. */
    void begin(String known) {
        code.setAttribute("value", known);
        if (look(known)) {
            name.setAttribute("autofocus", true);
            name.executeJs("this.focus()");
        }
    }

    /** Says which class it is; whether there is one. */
    private boolean look(String typed) {
        refuse(code, codeRefusal, "");
        title.setText("");
        if (typed.length() > LONGEST_CODE || none.contains(Classrooms.typed(typed))) {
            refuse(code, codeRefusal, getTranslation("class.join.none", shown(typed)));
            return false;
        }
        try {
            Optional<Agenda> found = classrooms.look(typed, Visitor.guest());
            found.ifPresentOrElse(
                    agenda -> {
                        title.setText(
                                agenda.title().isEmpty()
                                        ? getTranslation("class.join.found")
                                        : getTranslation("class.join.into", agenda.title()));
                        if (agenda.ended()) {
                            refuse(code, codeRefusal, getTranslation("class.refused.ENDED"));
                        }
                    },
                    () -> {
                        none.add(Classrooms.typed(typed));
                        refuse(code, codeRefusal, getTranslation("class.join.none", shown(typed)));
                    });
            return found.filter(agenda -> !agenda.ended()).isPresent();
        } catch (ClassroomRefusedException refused) {
            refuse(refused);
            return false;
        }
    }

    /** As much of it as says which one was meant. */
    private static String shown(String typed) {
        String code = Classrooms.typed(typed.substring(0, Math.min(LONGEST_CODE, typed.length())));
        return code.length() > 12 ? code.substring(0, 12) + "…" : code;
    }

    private void join(String typed, String nickname) {
        if (typed.isBlank()) {
            title.setText("");
            refuse(code, codeRefusal, getTranslation("class.join.code.empty"));
            focus(code);
            return;
        }
        refuse(name, nameRefusal, "");
        if (nickname.length() > LONGEST_NAME) {
            refuse(name, nameRefusal, getTranslation("class.join.name.long"));
            focus(name);
            return;
        }
        if (!look(typed)) {
            focus(code);
            return;
        }
        try {
            classrooms
                    .join(typed, nickname, Visitor.guest())
                    .ifPresent(entrance -> joined.at(Classrooms.typed(typed), entrance));
        } catch (ClassroomRefusedException refused) {
            refuse(refused);
            focus(ABOUT_THE_NAME.contains(refused.reason()) ? name : code);
        }
    }

    private void refuse(ClassroomRefusedException refused) {
        String words = getTranslation("class.refused." + refused.reason(), refused.most());
        if (ABOUT_THE_NAME.contains(refused.reason())) {
            refuse(name, nameRefusal, words);
        } else {
            refuse(code, codeRefusal, words);
        }
    }

    private static void refuse(Element field, Element refusal, String words) {
        refusal.setText(words);
        field.setAttribute("aria-invalid", String.valueOf(!words.isEmpty()));
    }

    /** Only where the form was sent: who is still typing is not led away. */
    private static void focus(Element field) {
        field.executeJs("this.focus()");
    }
}
