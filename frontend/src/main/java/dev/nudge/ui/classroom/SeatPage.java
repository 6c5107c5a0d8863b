package dev.nudge.ui.classroom;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.nudge.classroom.Agenda;
import dev.nudge.classroom.Attendance;
import dev.nudge.classroom.ClassroomRefusedException;
import dev.nudge.classroom.Standing;
import dev.nudge.classroom.Stop;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Lesson;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Trail;
import dev.nudge.session.Stills;
import dev.nudge.session.TooManyLearnersException;
import dev.nudge.ui.experiment.LiveExperiment;
import dev.nudge.ui.lesson.Company;
import dev.nudge.ui.lesson.LessonPage;
import dev.nudge.ui.lesson.LessonPages;
import dev.nudge.ui.page.Routes;
import dev.nudge.ui.play.Bulletin;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a seat of a class shows: the lesson's own page, above it what the class is asked for, and while there is one the screen that everybody sees. */
final class SeatPage extends Div implements Company {

    private final transient Attendance attendance;
    private final transient LessonPages pages;
    private final transient Messages messages = Messages.in(getLocale());
    private final ClassBar bar;
    private final SharedScreen shared;
    private final OwnPart part;
    private final OwnDrawing drawing;
    private final Div place = new Div();

    /** What is asked for, as far as it is shown here. */
    private transient Agenda agenda;

    private transient @Nullable Stop here;
    private transient @Nullable Lesson lesson;
    private @Nullable LessonPage page;
    private transient @Nullable Bulletin bulletin;
    /** Whether the class is over, or this seat is gone: what is seen here is nobody's business then. */
    private boolean over;
    /** What was guessed while all was paused; null for nothing. */
    private transient @Nullable Said said;

    /** Whether it goes where another page of this seat has gone: that is no move of its own. */
    private boolean following;

    /** @param asked the number of what it answers */
    private record Said(int asked, float value) {}

    /**
     * @param leave gives the seat up, when that was asked twice
     */
    SeatPage(Attendance attendance, LessonPages pages, Stills stills, Runnable leave) {
        this.attendance = attendance;
        this.pages = pages;
        this.agenda = attendance.agenda();
        bar = new ClassBar(attendance.code(), messages, new ClassBar.Asked() {
            @Override
            public void goes(Stop stop) {
                goAlone(stop);
            }

            @Override
            public void guesses(int asked, float value) {
                seated(() -> guess(asked, value));
            }

            @Override
            public void startsOver() {
                seated(SeatPage.this::toTheLine);
            }

            @Override
            public void wantsOwnBack() {
                seated(SeatPage.this::takeBack);
            }

            @Override
            public void leaves() {
                leave.run();
            }
        });
        shared = new SharedScreen();
        addClassName("seat-page");
        part = new OwnPart(attendance, messages, this::seated);
        drawing = new OwnDrawing(attendance, messages, new Drawings(stills, getLocale()), this::seated, this::showTask);
        add(bar, shared, part, drawing, place);
    }

    /** Opens where the class, or this seat, is; before it is attached. */
    void begin() {
        go(agenda.together() ? agenda.stop() : left());
        show();
    }

    /** Where this seat was last. */
    private Stop left() {
        return agenda.stop(attendance.experiment(), agenda.stop()).orElse(agenda.stop());
    }

    @Override
    protected void onAttach(AttachEvent event) {
        bar.measure(this);
        sayWhenCut(event.getUI(), "class.cut");
        if (!over) {
            Bulletin news = new Bulletin(this, this::hear);
            bulletin = news;
            attendance.listen(() -> news.mailbox().called());
            // What has been asked for since the page was made.
            hear();
        }
    }

    @Override
    protected void onDetach(DetachEvent event) {
        sayWhenCut(event.getUI(), "connection.lost");
        stopListening();
    }

    /** A seat is in no address line. */
    private static void sayWhenCut(UI ui, String words) {
        ui.getReconnectDialogConfiguration().setDialogText(ui.getTranslation(words));
    }

    private void stopListening() {
        if (bulletin != null) {
            bulletin.close();
            bulletin = null;
        }
        attendance.close();
    }

    /** Does something of the seat's, as long as it is there. */
    private void seated(Runnable act) {
        if (over) {
            return;
        }
        try {
            act.run();
        } catch (ClassroomRefusedException gone) {
            end("class.removed");
        }
    }

    private void hear() {
        seated(() -> {
            if (!attendance.isThere()) {
                end("class.removed");
                return;
            }
            Agenda next = attendance.agenda();
            if (!next.equals(agenda)) {
                Agenda before = agenda;
                agenda = next;
                follow(before);
            }
            show();
        });
    }

    /** Something else is asked for than before. */
    private void follow(Agenda before) {
        if (agenda.together() && !agenda.stop().equals(here)) {
            go(agenda.stop());
        }
        boolean others = before.paused() != agenda.paused()
                || !before.locked().equals(agenda.locked())
                || !before.task().equals(agenda.task());
        if (others && page != null) {
            page.heedCompany();
        }
    }

    private void show() {
        if (agenda.ended()) {
            end("class.ended");
            return;
        }
        attendance.owed().ifPresent(this::take);
        attendance.elsewhere().ifPresent(this::goAfter);
        boolean mine = agenda.shown().orElse(-1) == attendance.seat();
        bar.show(agenda, attendance.nickname(), at(), mine);
        bar.showKept(hasKept());
        Said waits = said;
        if (waits != null) {
            guess(waits.asked(), waits.value());
        }
        showTask();
        shared.show(agenda, attendance.shown(), attendance.shownName());
        setClassName("paused", agenda.paused());
        part.look();
        drawing.look(agenda);
        if (page != null) {
            page.leaveOut(OwnDrawing.secret(agenda));
        }
        place.setVisible(agenda.game().isEmpty());
    }

    /** Another page of this seat has moved. What this one shows comes back by its Undo. */
    private void goAfter(Standing there) {
        LessonPage shown = page;
        if (shown == null) {
            return;
        }
        for (LiveExperiment live : shown.experiments()) {
            if (live.experiment().equals(there.experiment()) && !live.isHeld() && !live.isOnItsWay()) {
                attendance.follows(there);
                if (!live.trail().equals(there.trail())) {
                    following = true;
                    try {
                        shown.lead(live, there.trail());
                    } finally {
                        following = false;
                    }
                }
            }
        }
    }

    private void go(Stop stop) {
        Lesson next = Course.lesson(stop.lesson());
        here = stop;
        if (page == null || !next.equals(lesson)) {
            place.removeAll();
            lesson = next;
            page = null;
            LessonPage opened = pages.of(next);
            try {
                opened.enter(this);
            } catch (TooManyLearnersException full) {
                place.add(new Paragraph(getTranslation("full.text")));
                return;
            }
            place.add(opened);
            page = opened;
        } else {
            page.beginsElsewhere();
        }
        Experiment experiment = next.experiment(stop.experiment());
        page.goTo(experiment);
        LiveExperiment live = page.live(experiment.id());
        // Another page of this seat may have been further.
        if (live.trail().equals(attendance.trail(experiment, stop))) {
            stands(live);
        }
    }

    /** Where the learner likes, as long as the teacher leaves that to them. */
    private void goAlone(Stop stop) {
        if (!agenda.together()) {
            seated(() -> {
                go(stop);
                show();
            });
        }
    }

    private void take(Agenda.Push push) {
        Optional<Stop> at = agenda.stop(push.experiment(), at());
        if (at.isEmpty()) {
            attendance.pass(push);
            return;
        }
        if (!at.get().equals(here)) {
            go(at.get());
        }
        LessonPage shown = page;
        if (shown != null) {
            Experiment experiment = Course.experiment(push.experiment());
            shown.lead(shown.live(experiment.id()), attendance.take(push, experiment));
        }
    }

    /** Whether there is an own state that can be had back now. */
    private boolean hasKept() {
        return page != null && !agenda.paused() && page.experiments().stream().anyMatch(this::isKept);
    }

    private boolean isKept(LiveExperiment live) {
        String prefix = live.experiment().id() + ".";
        return attendance.kept(live.experiment()).isPresent()
                && agenda.locked().stream().noneMatch(control -> control.startsWith(prefix));
    }

    private void takeBack() {
        LessonPage shown = page;
        if (shown == null || !hasKept()) {
            return;
        }
        for (LiveExperiment live : shown.experiments()) {
            if (isKept(live)) {
                Trail own = attendance.kept(live.experiment()).orElseThrow();
                attendance.takenBack(live.experiment());
                shown.lead(live, own);
            }
        }
        bar.showKept(false);
    }

    /** Back to where the race begins. */
    private void toTheLine() {
        LessonPage shown = page;
        if (shown == null || agenda.paused()) {
            return;
        }
        shown.experiments().stream()
                .filter(live -> agenda.task()
                        .filter(task ->
                                task.experiment().equals(live.experiment().id()))
                        .isPresent())
                .forEach(live -> shown.lead(live, agenda.line(live.experiment())));
    }

    private void guess(int asked, float value) {
        said = null;
        boolean counts = attendance.guess(asked, value);
        Agenda now = attendance.agenda();
        if (counts) {
            bar.task().takes();
        } else if (now.asked() == asked && TaskLine.isOpen(now)) {
            said = new Said(asked, value);
            bar.task().keeps(value);
        } else {
            bar.task().refuse(now, asked, value);
        }
        showTask();
    }

    private void showTask() {
        bar.task().show(agenda, attendance.own(), here == null ? "" : here.experiment());
    }

    /** The class has no more to say here; what is seen stays, and can be kept. */
    private void end(String words) {
        over = true;
        stopListening();
        removeClassName("paused");
        shared.setVisible(false);
        part.setVisible(false);
        drawing.setVisible(false);
        place.setVisible(true);
        bar.end(getTranslation(words), page == null ? Routes.START : page.ownAddress());
        if (page != null) {
            page.heedCompany();
        }
    }

    @Override
    public String path() {
        return Routes.seat(attendance.code());
    }

    /** Where this page is, or is about to be. */
    private Stop at() {
        return here == null ? agenda.stop() : here;
    }

    @Override
    public Trail begin(Experiment experiment) {
        try {
            return attendance.trail(experiment, at());
        } catch (ClassroomRefusedException gone) {
            return start(experiment);
        }
    }

    @Override
    public Trail start(Experiment experiment) {
        return attendance.start(experiment, at());
    }

    @Override
    public void stands(LiveExperiment live) {
        if (over) {
            if (page != null) {
                bar.keep(page.ownAddress());
            }
            return;
        }
        if (following) {
            return;
        }
        seated(() -> {
            attendance.stands(live.experiment(), live.trail(), live.frame());
            showTask();
        });
    }

    /** As it is asked for now, even before this page has shown it. */
    @Override
    public boolean pauses() {
        return !over && attendance.agenda().paused();
    }

    @Override
    public boolean locks(Experiment experiment, String control) {
        return !over && attendance.agenda().locks(experiment, control);
    }

    @Override
    public boolean holds(Experiment experiment, String control) {
        return !over && attendance.agenda().holds(experiment, control);
    }
}
