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

/** A learner's own drawing of how a line will go; the truth over it, and how far off it was, once the teacher tells it. */
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
    private transient Optional<Drawings.Sheet> sheet = Optional.empty();
    private @Nullable GuessPicture picture;
    private int number;
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
        add(new Div(title, question), place, caption, verdict);
        setVisible(false);
    }

    /** The id of the curve whose truth must not be seen yet; empty for none. */
    static String secret(Agenda agenda) {
        return agenda.task().orElse(null) instanceof Task.Drawing drawing && !drawing.told() ? drawing.drawing() : "";
    }

    /** Shows what is asked now; hidden while nothing is to be drawn. */
    void look(Agenda agenda) {
        if (!(agenda.task().orElse(null) instanceof Task.Drawing task)
                || agenda.game().isPresent()) {
            setVisible(false);
            return;
        }
        setVisible(true);
        if (picture == null || number != agenda.asked()) {
            number = agenda.asked();
            begin(task);
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
    }

    private void begin(Task.Drawing task) {
        told = false;
        allowed = true;
        question.removeAll();
        place.removeAll();
        picture = null;
        verdict.setText("");
        sheet = drawings.sheet(task);
        sheet.ifPresent(each -> {
            question.add(new LessonText(each.draw().question()));
            GuessPicture blank = new GuessPicture(
                    "own-drawing-chart", each.still(), each.draw(), messages, () -> seated.accept(this::keep));
            own().ifPresent(curve -> blank.show(each.guess(curve)));
            place.add(blank);
            picture = blank;
        });
    }

    private Optional<Curve> own() {
        return attendance.own().drawn();
    }

    private void keep() {
        if (picture != null) {
            picture.guess().map(Guess::shares).ifPresent(attendance::draw);
            drawn.run();
        }
    }

    private void tell() {
        told = true;
        GuessPicture shown = picture;
        if (shown == null || sheet.isEmpty()) {
            return;
        }
        // What counts is what the class has, whatever stands on this page.
        Optional<Guess> counts = own().map(sheet.get()::guess);
        String sentence = counts.map(Guess::words).map(messages::say).orElse(getTranslation("class.drawing.none"));
        counts.ifPresent(shown::show);
        shown.reveal(sentence);
        verdict.setText(sentence);
    }
}
