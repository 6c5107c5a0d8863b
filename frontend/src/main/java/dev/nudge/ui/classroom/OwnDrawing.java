package dev.nudge.ui.classroom;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import dev.nudge.classroom.Agenda;
import dev.nudge.classroom.Attendance;
import dev.nudge.classroom.Task;
import dev.nudge.lesson.Guess;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.data.Curve;
import dev.nudge.ui.experiment.GuessPicture;
import dev.nudge.ui.lesson.LessonText;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A learner's own drawing of how a line will go; the truth over it, and how far off it was, once the teacher tells it. What was still being drawn when the next
 * was asked counts for neither, and stays beneath.
 */
final class OwnDrawing extends Section {

    private final transient Attendance attendance;
    private final transient Consumer<Runnable> seated;
    private final transient Runnable drawn;
    private final transient Messages messages;
    private final transient Drawings drawings;
    private final Div question = new Div();
    private final Div place = new Div();
    private final Paragraph caption = new Paragraph(getTranslation("drawing.caption"));
    private final Paragraph verdict = new Paragraph();
    /** The sheet before this one, as long as something may still come of it. */
    private final Div late = new Div();

    private final Div latePlace = new Div();
    private @Nullable GuessPicture before;
    private transient Optional<Drawings.Sheet> sheet = Optional.empty();
    private @Nullable GuessPicture picture;
    /** Which question the picture is of. */
    private int number;

    /** What was drawn and does not count yet, as all was paused. */
    private boolean waits;

    /** Whether something was drawn that came after the truth. */
    private boolean tooLate;

    private boolean told;
    private boolean allowed;

    /**
     * @param seated does what a hand asks for, as long as the seat is there
     * @param drawn called when a curve was drawn
     */
    OwnDrawing(Attendance attendance, Messages messages, Drawings drawings, Consumer<Runnable> seated, Runnable drawn) {
        this.attendance = attendance;
        this.messages = messages;
        this.drawings = drawings;
        this.seated = seated;
        this.drawn = drawn;
        addClassName("own-drawing");
        setId("own-drawing");
        getElement().setAttribute("aria-label", getTranslation("draw.title"));
        Paragraph title = new Paragraph(getTranslation("draw.title"));
        title.addClassName("kicker");
        caption.addClassName("caption");
        verdict.addClassName("verdict");
        verdict.setId("own-drawing-verdict");
        verdict.getElement().setAttribute("role", "status");
        Paragraph lateWords = new Paragraph(getTranslation("class.drawing.late"));
        lateWords.setId("late-drawing-words");
        lateWords.getElement().setAttribute("role", "status");
        late.addClassName("late-drawing");
        late.add(lateWords, latePlace);
        add(new Div(title, question), place, caption, verdict, late);
        setVisible(false);
    }

    /** The id of the curve whose truth must not be seen yet; empty for none. */
    static String secret(Agenda agenda) {
        return agenda.task().orElse(null) instanceof Task.Drawing drawing && !drawing.told() ? drawing.drawing() : "";
    }

    /** Shows what is asked now; hidden while nothing is to be drawn, but for what was still being drawn when something else was asked. */
    void look(Agenda agenda) {
        if (!(agenda.task().orElse(null) instanceof Task.Drawing task)
                || agenda.game().isPresent()) {
            boolean another = number != agenda.asked() && agenda.task().isPresent();
            if (another) {
                setAside();
            }
            addClassName("aside");
            setVisible(another);
            return;
        }
        setVisible(true);
        removeClassName("aside");
        if (picture == null || number != agenda.asked()) {
            setAside();
            number = agenda.asked();
            begin(task, number);
        }
        if (task.told() && !told) {
            tell();
        }
        boolean open = !task.told() && !agenda.paused();
        caption.setVisible(open);
        if (picture != null && open != allowed) {
            allowed = open;
            picture.allow(open);
        }
        if (open && waits) {
            keep(number);
        }
    }

    /** A hand may be drawing on it yet: what comes of that is told here. */
    private void setAside() {
        GuessPicture shown = picture;
        if (shown == null) {
            return;
        }
        picture = null;
        before = null;
        latePlace.removeAll();
        late.removeClassName("shown");
        if (!told) {
            shown.allow(false);
            shown.call("late-drawing-chart");
            latePlace.add(shown);
            before = shown;
            if (waits) {
                showLate();
            }
        }
    }

    private void showLate() {
        GuessPicture shown = before;
        if (shown != null) {
            // What a browser has painted is gone where its element has moved.
            shown.guess().ifPresent(shown::show);
            late.addClassName("shown");
        }
    }

    private void begin(Task.Drawing task, int asked) {
        told = false;
        tooLate = false;
        waits = false;
        allowed = true;
        question.removeAll();
        place.removeAll();
        verdict.setText("");
        sheet = drawings.sheet(task);
        sheet.ifPresent(each -> {
            question.add(new LessonText(each.draw().question()));
            GuessPicture blank = new GuessPicture(
                    "own-drawing-chart", each.still(), each.draw(), messages, () -> seated.accept(() -> keep(asked)));
            own().ifPresent(curve -> blank.show(each.guess(curve)));
            place.add(blank);
            picture = blank;
            if (!task.told()) {
                // The page may stand far beneath, where the class is at work.
                getElement().executeJs("this.scrollIntoView({ block: 'start' })");
            }
        });
    }

    private Optional<Curve> own() {
        return attendance.own().drawn();
    }

    private void keep(int asked) {
        GuessPicture shown = picture;
        if (asked != number || shown == null) {
            showLate();
        } else if (told) {
            tooLate = true;
            tell();
        } else {
            waits = shown.guess()
                    .map(Guess::shares)
                    .filter(shares -> !attendance.draw(asked, shares))
                    .isPresent();
            drawn.run();
        }
    }

    private void tell() {
        told = true;
        tooLate |= waits;
        waits = false;
        GuessPicture shown = picture;
        if (shown == null || sheet.isEmpty()) {
            return;
        }
        // What counts is what the class has, whatever stands on this page.
        Optional<Guess> counts = own().map(sheet.get()::guess);
        String sentence = counts.map(Guess::words)
                .map(messages::say)
                .map(verdict -> tooLate ? getTranslation("class.drawing.before", verdict) : verdict)
                .orElseGet(() -> getTranslation(tooLate ? "class.drawing.toolate" : "class.drawing.none"));
        counts.ifPresent(shown::show);
        shown.reveal(sentence);
        verdict.setText(sentence);
    }
}
