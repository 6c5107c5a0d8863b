package dev.nudge.ui.page;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;

/** The line at the top of every page: where we are on the left, what can be done with it on the right. */
@Tag("header")
@JsModule("./scheme-switch.ts")
public final class SiteHeader extends Header {

    private final Nav places = new Nav();
    private final Span actions = new Span();

    public SiteHeader() {
        addClassName("site-header");
        Anchor skip = new Anchor("#lesson", getTranslation("nav.skip"));
        skip.addClassName("skip-link");
        skip.setRouterIgnore(true);

        Anchor name = new Anchor(Routes.START, "nudge");
        name.addClassName("wordmark");
        name.getElement().setAttribute("aria-label", getTranslation("app.name"));
        Element dot = new Element("span").setText(".").setAttribute("aria-hidden", "true");
        name.getElement().appendChild(dot);

        places.getElement().setAttribute("aria-label", getTranslation("nav.label"));
        places.add(new Anchor(Routes.LESSONS, getTranslation("nav.lessons")));
        actions.addClassName("site-actions");

        add(skip, name, places, actions);
    }

    /** The page we are on, as the last of the places. */
    public void setHere(String title) {
        Span here = new Span(title);
        here.getElement().setAttribute("aria-current", "page");
        // The page the list of places leads to is named there already.
        if (!title.equals(getTranslation("nav.lessons"))) {
            places.add(here);
        }
    }

    public void addAction(Component action) {
        actions.add(action);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        if (event.isInitialAttach()) {
            Element button = new Element("button")
                    .setAttribute("type", "button")
                    .setAttribute("class", "icon-button")
                    .setAttribute("aria-label", getTranslation("theme.switch"))
                    .setAttribute("title", getTranslation("theme.switch"));
            actions.getElement().appendChild(new Element("scheme-switch").appendChild(button));
            Anchor embed = new Anchor(Routes.EMBED, getTranslation("nav.embed"));
            embed.addClassNames("button", "wide-only");
            Anchor join = new Anchor(Routes.JOIN, getTranslation("nav.join"));
            join.addClassNames("button", "wide-only");
            Anchor teach = new Anchor(Routes.TEACH, getTranslation("nav.teach"));
            teach.addClassNames("button", "wide-only");
            actions.add(embed, join, teach);
        }
    }
}
