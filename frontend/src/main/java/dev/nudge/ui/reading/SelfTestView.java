package dev.nudge.ui.reading;

import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import dev.nudge.lesson.Passage.Predict;
import dev.nudge.lesson.SelfTest;
import dev.nudge.lesson.Term;
import dev.nudge.session.Stills;
import dev.nudge.ui.lesson.Prediction;
import dev.nudge.ui.lesson.TextLinks;
import dev.nudge.ui.page.Routes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A few questions about the words, asked with the lessons' own experiments. The seed in the link says which, and in what order. */
@Route(Routes.SELF_TEST)
@JsModule("./reading/self-test-score.ts")
final class SelfTestView extends ReadingPage implements BeforeEnterObserver {

    private static final String SEED = "seed";
    private static final long MOST = 9_999;

    private final transient Stills stills;

    SelfTestView(Stills stills) {
        this.stills = stills;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        long seed = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(SEED)
                .filter(text -> text.matches("\\d{1,4}"))
                .map(Long::parseLong)
                .orElse(1L);
        main.removeAll();
        String lesson = "self-test-" + seed;
        OrderedList questions = new OrderedList();
        questions.addClassName("questions");
        for (Predict question : SelfTest.draw(seed, getLocale())) {
            questions.add(new ListItem(new Prediction(lesson, away(question))));
        }
        Paragraph again = new Paragraph();
        Anchor others =
                new Anchor(Routes.SELF_TEST + "?" + SEED + "=" + (seed % MOST + 1), getTranslation("test.others"));
        others.addClassNames("button", "primary");
        again.add(others);
        String title = getTranslation("test.title");
        show(title, new H1(title), lead("test.lead"), questions);
        main.getElement()
                .insertChild(
                        3,
                        new Element("self-test-score")
                                .setAttribute("lesson", lesson)
                                .setAttribute("all", Integer.toString(SelfTest.QUESTIONS))
                                .setAttribute("template", getTranslation("test.score"))
                                .setAttribute("role", "status"));
        main.addComponentAtIndex(4, again);
        askAboutTheirOwn();
    }

    /** Only the browser knows how they left the experiments. */
    private void askAboutTheirOwn() {
        OwnQuestions questions = new OwnQuestions(stills);
        Paragraph words = new Paragraph(getTranslation("test.own.none"));
        Section section = new Section(new H2(getTranslation("test.own.title")), words, questions);
        // Above the line of other places.
        main.getElement().insertChild(main.getElement().getChildCount() - 1, section.getElement());
        getElement().executeJs("return window.nudgeLeft()").then(told -> {
            Map<String, String> left = new HashMap<>();
            told.propertyStream()
                    .forEach(each -> left.put(each.getKey(), each.getValue().asString("")));
            own(questions, words, left);
        });
    }

    /** @param left the query of each experiment's link, by its id */
    private void own(OwnQuestions questions, Paragraph words, Map<String, String> left) {
        questions.ask(left);
        words.setText(
                getTranslation(questions.getChildren().findAny().isPresent() ? "test.own.text" : "test.own.none"));
    }

    /** The reveal says why, and which card has more. */
    private Predict away(Predict question) {
        String id = SelfTest.term(question);
        String title = Term.of(id, getLocale()).map(Term::title).orElse(id);
        String more = "\n\n" + getTranslation("test.card") + " [" + title + "](term:" + id + ")";
        return new Predict(
                question.id(),
                TextLinks.away(question.question()),
                List.copyOf(question.options()),
                question.right(),
                TextLinks.away(question.reveal() + more));
    }
}
