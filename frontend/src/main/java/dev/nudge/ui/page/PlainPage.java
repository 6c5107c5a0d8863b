package dev.nudge.ui.page;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import java.util.List;

/** A page of a title, a paragraph and the way back. */
abstract class PlainPage extends Div implements HasDynamicTitle {

    private final String title;

    PlainPage(String titleKey, String textKey) {
        title = getTranslation(titleKey);
        addClassName("page");
        SiteHeader header = new SiteHeader();
        header.setHere(title);
        Main main = new Main(new H1(title), new Paragraph(getTranslation(textKey)));
        main.setId("lesson");
        main.addClassName("plain");
        main.add(more());
        Anchor back = new Anchor(LastLesson.address(), getTranslation("coming.back"));
        back.addClassNames("button", "primary");
        main.add(back);
        add(header, main);
    }

    /** What this page has besides its paragraph. */
    List<Component> more() {
        return List.of();
    }

    @Override
    public String getPageTitle() {
        return title + " · " + getTranslation("app.name");
    }
}
