package dev.nudge.ui.classroom;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import dev.nudge.classroom.ClassroomRefusedException;
import dev.nudge.classroom.Classrooms;
import dev.nudge.classroom.Guest;
import dev.nudge.ui.classroom.ClassKeys.Door;
import dev.nudge.ui.lesson.Visitor;
import dev.nudge.ui.page.SiteHeader;
import java.util.Optional;

/** A page of a class that opens by a key, which the browser has or somebody pastes. */
abstract class ClassPage extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final String CODE = "code";

    private final Door door;
    private final SiteHeader header = new SiteHeader();
    private final Main main = new Main();
    private String code = "";

    ClassPage(Door door) {
        this.door = door;
        addClassName("page");
        main.setId("lesson");
        add(header, main);
    }

    @Override
    public final void beforeEnter(BeforeEnterEvent event) {
        String wanted = Classrooms.typed(event.getRouteParameters().get(CODE).orElse(""));
        if (!wanted.equals(code)) {
            code = wanted;
            header.setHere(getTranslation("class.desk.page", code));
            main.removeAll();
            Paragraph waiting = new Paragraph(getTranslation("class.desk.waiting"));
            waiting.addClassName("key-form");
            main.add(waiting);
            ClassKeys.ask(this, code, door, this::enter);
        }
    }

    /** The key may be anything: it came from a browser. */
    private void enter(String key) {
        try {
            Optional<Component> page = key.isEmpty() ? Optional.empty() : open(code, key, Visitor.guest());
            if (page.isEmpty()) {
                ask(getTranslation(key.isEmpty() ? "class.desk.key.none" : "class.desk.key.wrong"));
            } else {
                ClassKeys.keep(this, code, door, key);
                main.removeAll();
                main.add(page.get());
            }
        } catch (ClassroomRefusedException refused) {
            ask(getTranslation("class.desk.refused." + refused.reason(), refused.most()));
        }
    }

    private void ask(String words) {
        main.removeAll();
        main.add(new KeyForm(getTranslation("class.desk.page", code), words, this::enter));
    }

    final String code() {
        return code;
    }

    final void hideHeader() {
        header.setVisible(false);
    }

    /** What the key opens; empty where it opens nothing. */
    abstract Optional<Component> open(String code, String key, Guest guest);

    @Override
    public String getPageTitle() {
        return getTranslation("class.desk.page", code) + " · " + getTranslation("app.name");
    }
}
