package dev.nudge.ui.reading;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import dev.nudge.ui.page.OtherPlaces;
import dev.nudge.ui.page.SiteHeader;

/** A page of text in one column, and the way to the others. */
abstract class ReadingPage extends Div implements HasDynamicTitle {

    final Main main = new Main();
    private final SiteHeader header = new SiteHeader();
    private String title = "";

    ReadingPage() {
        addClassName("page");
        main.setId("lesson");
        main.addClassName("reading-page");
        add(header, main);
    }

    /** Fills the page; once. */
    final void show(String title, Component... content) {
        this.title = title;
        header.setHere(title);
        main.add(content);
        main.add(new OtherPlaces());
    }

    final Paragraph lead(String key) {
        Paragraph lead = new Paragraph(getTranslation(key));
        lead.addClassName("lead");
        return lead;
    }

    @Override
    public String getPageTitle() {
        return title + " · " + getTranslation("app.name");
    }
}
