package dev.nudge.ui.page;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;

/** The pages beside the lessons. */
public final class OtherPlaces extends Nav {

    public OtherPlaces() {
        addClassName("places");
        getElement().setAttribute("aria-label", getTranslation("places.label"));
        add(
                new Anchor(Routes.LESSONS, getTranslation("nav.lessons")),
                new Anchor(Routes.GLOSSARY, getTranslation("glossary.title")),
                new Anchor(Routes.SELF_TEST, getTranslation("test.title")),
                new Anchor(Routes.PROGRESS, getTranslation("reached.title")),
                new Anchor(Routes.BOOKS, getTranslation("books.title")),
                new Anchor(Routes.JOIN, getTranslation("class.join.title")),
                new Anchor(Routes.TEACH, getTranslation("nav.teach")));
    }
}
