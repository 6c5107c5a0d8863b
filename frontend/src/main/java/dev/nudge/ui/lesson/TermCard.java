package dev.nudge.ui.lesson;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import dev.nudge.lesson.Term;

/** The card of a word, opened beside the word; Escape or a click elsewhere closes it. */
final class TermCard extends Div {

    private final H2 title = new H2();
    private final Div text = new Div();

    TermCard() {
        addClassName("term-card");
        getElement().setAttribute("popover", "auto");
        add(title, text);
    }

    /** A word nobody has written a card for says so. */
    void open(String id) {
        Term term = Term.of(id, getLocale()).orElse(new Term(id, id, getTranslation("term.missing")));
        title.setText(term.title());
        text.removeAll();
        text.add(new LessonText(term.markdown()));
        getElement().executeJs("window.nudgeTermCard(this, $0)", id);
    }
}
