package dev.nudge.ui.classroom;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Route;
import dev.nudge.classroom.Classrooms;
import dev.nudge.classroom.Guest;
import dev.nudge.classroom.Replay;
import dev.nudge.ui.classroom.ClassKeys.Door;
import dev.nudge.ui.page.Routes;
import java.util.Optional;

/** A lesson of a class as a film, for those who were there: dots without names. */
@Route(Routes.FILM)
final class FilmView extends ClassPage {

    private static final String LOOK = "look";
    private static final String PLANE = "plane";

    private final transient Classrooms classrooms;

    FilmView(Classrooms classrooms) {
        super(Door.FILM);
        this.classrooms = classrooms;
    }

    @Override
    Optional<Component> open(String code, String key, Guest guest) {
        return classrooms.replay(code, key, guest).map(this::film);
    }

    /**
     * Where a film is.
     *
     * @param inPlane whether it is seen in the plane of two sliders
     */
    static String address(String code, boolean inPlane) {
        return Routes.classroom(Routes.FILM, code) + (inPlane ? "?" + LOOK + "=" + PLANE : "");
    }

    /** As the address says. */
    private static boolean isInPlane() {
        return UI.getCurrentOrThrow()
                .getActiveViewLocation()
                .getQueryParameters()
                .getSingleParameter(LOOK)
                .filter(PLANE::equals)
                .isPresent();
    }

    private void write(boolean inPlane) {
        getElement().executeJs("history.replaceState(history.state, '', $0)", address(code(), inPlane));
    }

    private Component film(Replay replay) {
        String title = replay.agenda().title();
        Paragraph lead = new Paragraph(getTranslation("class.film.lead"));
        lead.addClassName("lead");
        Div page = new Div(
                new H1(title.isEmpty() ? getTranslation("class.film.title") : title),
                lead,
                new FilmPanel(
                        replay.film(), seat -> getTranslation("class.board.number", seat), isInPlane(), this::write));
        page.addClassName("desk");
        return page;
    }
}
