package dev.nudge.ui.classroom;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.Route;
import dev.nudge.classroom.Classrooms;
import dev.nudge.classroom.Guest;
import dev.nudge.session.Stills;
import dev.nudge.ui.classroom.ClassKeys.Door;
import dev.nudge.ui.page.Routes;
import java.util.Optional;

/** What a projector shows of a class. */
@Route(Routes.BOARD)
final class BoardView extends ClassPage {

    private final transient Classrooms classrooms;
    private final transient Stills stills;

    BoardView(Classrooms classrooms, Stills stills) {
        super(Door.BOARD);
        this.classrooms = classrooms;
        this.stills = stills;
    }

    @Override
    Optional<Component> open(String code, String key, Guest guest) {
        return classrooms.watch(code, key, guest).map(projection -> {
            hideHeader();
            addClassName("projected");
            return new BoardPage(projection, new Drawings(stills, getLocale()));
        });
    }
}
