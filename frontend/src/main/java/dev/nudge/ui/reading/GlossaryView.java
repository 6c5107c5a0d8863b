package dev.nudge.ui.reading;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.Route;
import dev.nudge.lesson.Glossary;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Term;
import dev.nudge.session.Stills;
import dev.nudge.ui.experiment.SmallPicture;
import dev.nudge.ui.lesson.LessonText;
import dev.nudge.ui.lesson.TextLinks;
import dev.nudge.ui.page.Routes;

/** All words with their cards, and a field that leaves those that hold what is typed. */
@Route(Routes.GLOSSARY)
@JsModule("./reading/glossary-search.ts")
final class GlossaryView extends ReadingPage {

    private final transient Stills stills;

    GlossaryView(Stills stills) {
        this.stills = stills;
        Div entries = new Div();
        entries.addClassName("entries");
        Glossary.terms(getLocale()).forEach(term -> entries.add(entry(term)));
        Paragraph test = new Paragraph(new Anchor(Routes.SELF_TEST, getTranslation("test.invitation")));
        String title = getTranslation("glossary.title");
        show(title, new H1(title), lead("glossary.lead"));
        main.getElement().insertChild(2, search());
        main.addComponentAtIndex(3, entries);
        main.addComponentAtIndex(4, test);
    }

    private Element search() {
        Element field = new Element("input")
                .setAttribute("type", "search")
                .setAttribute("id", "glossary-search")
                .setAttribute("autocomplete", "off");
        Element label =
                new Element("label").setAttribute("for", "glossary-search").setText(getTranslation("glossary.search"));
        Element found = new Element("p")
                .setAttribute("role", "status")
                .setAttribute("data-found", getTranslation("glossary.found"))
                .setAttribute("data-none", getTranslation("glossary.none"));
        return new Element("glossary-search").appendChild(label, field, found);
    }

    private Article entry(Term term) {
        Anchor name = new Anchor(Routes.term(term.id()), term.title());
        Article entry = new Article(new H2(name));
        term.picture().ifPresent(picture -> entry.add(new SmallPicture(stills.of(picture.preset()), picture.words())));
        entry.add(new LessonText(TextLinks.away(term.markdown())));
        entry.setId(term.id());
        entry.addClassName("entry");
        Div foot = new Div();
        foot.addClassName("entry-foot");
        term.example().ifPresent(example -> {
            Anchor anchor = new Anchor(Routes.poked(example.poke()), example.words());
            anchor.addClassName("poke");
            foot.add(anchor);
        });
        Glossary.firstAppearance(term.id())
                .ifPresent(lesson -> foot.add(new Paragraph(
                        new Text(getTranslation("glossary.first") + " "),
                        new Anchor(Routes.of(lesson), Messages.in(getLocale()).say(lesson.id() + ".title")))));
        entry.add(foot);
        return entry;
    }
}
