package dev.nudge.ui.classroom;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import dev.nudge.ui.page.Routes;
import java.util.function.Consumer;

/** What a page of a class shows to a browser that has no key of it: a field for the link or the key. */
final class KeyForm extends Div {

    private static final int LONGEST = 400;

    /**
     * @param words what is asked for, or what was wrong with what was given
     * @param open takes a key
     */
    KeyForm(String title, String words, Consumer<String> open) {
        addClassName("key-form");
        Paragraph text = new Paragraph(words);
        text.getElement().setAttribute("role", "status");
        FormField field = FormField.text("class-key", getTranslation("class.desk.key"), LONGEST);
        Act button =
                new Act("class-key-open", getTranslation("class.desk.key.open"), () -> open.accept(key(field.value())));
        button.addClassName("primary");
        field.on(typed -> {}).onEnter(() -> open.accept(key(field.value())));
        Div row = new Div(field, button);
        row.addClassName("buttons");
        add(new H1(title), text, row);
    }

    /** A whole link may be pasted, too. */
    static String key(String typed) {
        int mark = typed.indexOf(Routes.KEY);
        return (mark < 0 ? typed : typed.substring(mark + Routes.KEY.length())).strip();
    }
}
