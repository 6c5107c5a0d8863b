package dev.nudge.ui.classroom;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.Route;
import dev.nudge.classroom.Classrooms;
import dev.nudge.measure.Measuring;
import dev.nudge.saved.SavedRuns;
import dev.nudge.session.Learners;
import dev.nudge.session.Stills;
import dev.nudge.ui.classroom.ClassKeys.Door;
import dev.nudge.ui.page.Routes;
import java.util.Optional;

/** What a projector shows of a class. */
@Route(Routes.BOARD)
final class BoardView extends ClassPage {

    private final transient Classrooms classrooms;
    private final transient Learners learners;
    private final transient Measuring measuring;
    private final transient Stills stills;
    private final transient SavedRuns saved;

    BoardView(Classrooms classrooms, Learners learners, Measuring measuring, Stills stills, SavedRuns saved) {
        super(Door.BOARD);
        this.classrooms = classrooms;
        this.learners = learners;
        this.measuring = measuring;
        this.stills = stills;
        this.saved = saved;
    }

    @Override
    Optional<Component> open(String code, String key, String address) {
        return classrooms.watch(code, key, address).map(projection -> {
            hideHeader();
            addClassName("projected");
            return new BoardPage(
                    projection,
                    new Drawings(stills, getLocale()),
                    new FollowedScreen(learners, measuring, saved.brought()));
        });
    }
}
