package dev.nudge.ui.lesson;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.nudge.lesson.Glossary;
import dev.nudge.lesson.Lesson;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Term;
import dev.nudge.lesson.Term.Example;
import dev.nudge.session.Stills;
import dev.nudge.ui.experiment.SmallPicture;
import dev.nudge.ui.page.Routes;
import java.util.Optional;

/** The card of a word, opened beside the word; Escape or a click elsewhere closes it. */
final class TermCard extends Div {

    private static final String ID = "term-card";

    private final transient Lesson lesson;
    private final transient Stills stills;
    private final H2 title = new H2();
    private final Div text = new Div();

    /**
     * @param lesson on whose page this is
     */
    TermCard(Lesson lesson, Stills stills) {
        this.lesson = lesson;
        this.stills = stills;
        setId(ID);
        addClassName("term-card");
        getElement().setAttribute("popover", "auto");
        add(title, text);
    }

    /** A word nobody has written a card for says so. */
    void open(String id) {
        Term term = Term.of(id, getLocale())
                .orElse(new Term(id, id, getTranslation("term.missing"), Optional.empty(), Optional.empty()));
        title.setText(term.title());
        text.removeAll();
        term.picture().ifPresent(picture -> text.add(new SmallPicture(stills.of(picture.preset()), picture.words())));
        text.add(new LessonText(term.markdown()));
        term.example().ifPresent(example -> text.add(new Paragraph(link(example))));
        Paragraph foot = new Paragraph();
        foot.addClassName("term-foot");
        Glossary.firstAppearance(id).ifPresent(first -> foot.add(firstAppearance(first)));
        foot.add(new Anchor(Routes.term(id), getTranslation("glossary.all")));
        text.add(foot);
        getElement().executeJs("window.nudgeTermCard(this, $0)", id);
    }

    private Component firstAppearance(Lesson first) {
        String words = getTranslation("glossary.first") + " "
                + Messages.in(getLocale()).say(first.id() + ".title");
        return first.equals(lesson) ? new Span(words) : new Anchor(Routes.of(first), words);
    }

    /** An experiment of this page is poked on the spot; another one is a page away. */
    private Component link(Example example) {
        boolean here = lesson.experiments().stream()
                .anyMatch(each -> each.id().equals(example.poke().replaceFirst("\\?.*", "")));
        if (!here) {
            Anchor away = new Anchor(Routes.poked(example.poke()), example.words());
            away.addClassName("poke");
            return away;
        }
        NativeButton poke = new NativeButton(example.words());
        poke.addClassName("poke");
        poke.getElement()
                .setAttribute("data-poke", example.poke())
                .setAttribute("popovertarget", ID)
                .setAttribute("popovertargetaction", "hide");
        return poke;
    }
}
