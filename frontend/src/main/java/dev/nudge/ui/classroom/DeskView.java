package dev.nudge.ui.classroom;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.Route;
import dev.nudge.classroom.Classrooms;
import dev.nudge.classroom.Guest;
import dev.nudge.measure.Measuring;
import dev.nudge.saved.SavedRuns;
import dev.nudge.session.Learners;
import dev.nudge.session.Stills;
import dev.nudge.ui.classroom.ClassKeys.Door;
import dev.nudge.ui.page.Routes;
import java.util.Optional;

/** A teacher's page of a class. */
@Route(Routes.DESK)
final class DeskView extends ClassPage {

    private final transient Classrooms classrooms;
    private final transient Learners learners;
    private final transient Measuring measuring;
    private final transient Stills stills;
    private final transient SavedRuns saved;

    DeskView(Classrooms classrooms, Learners learners, Measuring measuring, Stills stills, SavedRuns saved) {
        super(Door.DESK);
        this.classrooms = classrooms;
        this.learners = learners;
        this.measuring = measuring;
        this.stills = stills;
        this.saved = saved;
    }

    @Override
    Optional<Component> open(String code, String key, Guest guest) {
        return classrooms
                .teach(code, key, guest)
                .map(desk -> new DeskPage(desk, classrooms.days(), learners, measuring, stills, saved.brought()));
    }
}
