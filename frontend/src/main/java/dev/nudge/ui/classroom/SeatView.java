package dev.nudge.ui.classroom;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.nudge.classroom.Attendance;
import dev.nudge.classroom.ClassroomRefusedException;
import dev.nudge.classroom.ClassroomRefusedException.Reason;
import dev.nudge.classroom.Classrooms;
import dev.nudge.session.Stills;
import dev.nudge.ui.classroom.ClassKeys.Door;
import dev.nudge.ui.lesson.LessonPages;
import dev.nudge.ui.lesson.Visitor;
import dev.nudge.ui.page.Routes;
import dev.nudge.ui.page.SiteHeader;
import java.util.Optional;

/** A learner's address in a class. A browser that was here before has its seat again; another one is asked for a nickname. */
@Route(Routes.SEAT)
final class SeatView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient Classrooms classrooms;
    private final transient LessonPages pages;
    private final transient Stills stills;
    private String code = "";

    SeatView(Classrooms classrooms, LessonPages pages, Stills stills) {
        this.classrooms = classrooms;
        this.pages = pages;
        this.stills = stills;
        addClassName("seat");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String wanted = Classrooms.typed(event.getRouteParameters().get("code").orElse(""));
        if (wanted.equals(code) && getComponentCount() > 0) {
            return;
        }
        code = wanted;
        tell(getTranslation("class.entering"));
        ClassKeys.ask(this, code, Door.SEAT, this::enter);
    }

    private void enter(String key) {
        if (key.isEmpty()) {
            ask("");
            return;
        }
        try {
            Optional<Attendance> known = classrooms.attend(code, key, Visitor.guest());
            if (known.isEmpty()) {
                ClassKeys.forget(this, code, Door.SEAT);
                ask("");
            } else {
                sit(known.get(), key);
            }
        } catch (ClassroomRefusedException refused) {
            String why = getTranslation("class.refused." + refused.reason(), refused.most());
            if (refused.reason() == Reason.GONE) {
                ask(why);
            } else {
                offerAgain(why, key);
            }
        }
    }

    /** Who has a key needs no other seat: theirs is still there, and so is the key. */
    private void offerAgain(String why, String key) {
        Act again = new Act("seat-again", getTranslation("class.again"), () -> enter(key));
        page(reason(why), again).addClassName("plain");
    }

    private void sit(Attendance attendance, String key) {
        SeatPage seat = new SeatPage(attendance, pages, stills, () -> leave(attendance, key));
        removeAll();
        try {
            seat.begin();
            add(seat);
        } catch (RuntimeException failed) {
            attendance.close();
            throw failed;
        }
    }

    private void leave(Attendance attendance, String key) {
        try {
            attendance.leave();
        } catch (ClassroomRefusedException refused) {
            offerAgain(getTranslation("class.leave.refused"), key);
            return;
        }
        // Of the whole page: this one is left before the browser hears of it.
        ClassKeys.forget(UI.getCurrentOrThrow(), code, Door.SEAT);
        UI.getCurrentOrThrow().navigate(Routes.JOIN);
    }

    /**
     * @param why somebody who has a key is asked all the same; empty for who has none
     */
    private void ask(String why) {
        JoinForm form = new JoinForm(classrooms, (joined, entrance) -> {
            ClassKeys.keep(UI.getCurrentOrThrow(), joined, Door.SEAT, entrance.key());
            if (joined.equals(code)) {
                enter(entrance.key());
            } else {
                // Another code was typed than the address has.
                UI.getCurrentOrThrow().navigate(Routes.seat(joined));
            }
        });
        page(new H1(getTranslation("class.join.title")), reason(why), form).addClassName("joining");
        form.begin(code);
    }

    private Paragraph reason(String why) {
        Paragraph reason = new Paragraph(why);
        reason.setVisible(!why.isEmpty());
        reason.getElement().setAttribute("role", "alert");
        return reason;
    }

    private void tell(String words) {
        Paragraph told = new Paragraph(words);
        told.getElement().setAttribute("role", "status");
        page(told).addClassName("plain");
    }

    private Main page(Component... all) {
        SiteHeader header = new SiteHeader();
        header.setHere(getTranslation("class.seat.title", code));
        Main main = new Main(all);
        main.setId("lesson");
        Div page = new Div(header, main);
        page.addClassName("page");
        removeAll();
        add(page);
        return main;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("class.seat.title", code) + " · " + getTranslation("app.name");
    }
}
