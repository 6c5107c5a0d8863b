package dev.nudge.ui.classroom;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.nudge.classroom.Classrooms;
import dev.nudge.ui.classroom.ClassKeys.Door;
import dev.nudge.ui.page.Routes;
import dev.nudge.ui.page.SiteHeader;

/** Where somebody comes who has only heard or read the six letters. */
@Route(Routes.JOIN)
final class JoinView extends Div implements HasDynamicTitle {

    JoinView(Classrooms classrooms) {
        addClassName("page");
        SiteHeader header = new SiteHeader();
        header.setHere(getTranslation("class.join.title"));
        JoinForm form = new JoinForm(classrooms, (code, entrance) -> {
            ClassKeys.keep(UI.getCurrentOrThrow(), code, Door.SEAT, entrance.key());
            UI.getCurrentOrThrow().navigate(Routes.seat(code));
        });
        Main main = new Main(new H1(getTranslation("class.join.title")), form);
        main.setId("lesson");
        main.addClassName("joining");
        add(header, main);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("class.join.title") + " · " + getTranslation("app.name");
    }
}
