package dev.nudge.ui.classroom;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import dev.nudge.classroom.Board;
import dev.nudge.classroom.Task;
import dev.nudge.lesson.Guesses;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.data.Curve;
import dev.nudge.ui.experiment.GuessesPicture;
import dev.nudge.ui.lesson.LessonText;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A curve that a class draws before it sees it: first the question and how many have drawn, then all drawings beneath the truth. */
final class ClassDrawing extends Section {

    private final String chart;
    private final transient Messages messages;
    private final transient Drawings drawings;
    private final Div question = new Div();
    private final Div picture = new Div();
    private final Paragraph words = new Paragraph();
    private transient Optional<Drawings.Sheet> sheet = Optional.empty();
    private @Nullable GuessesPicture drawn;
    private transient @Nullable List<Curve> shown;
    private int number;

    /**
     * @param chart the id of its chart
     */
    ClassDrawing(String chart, Messages messages, Drawings drawings) {
        this.chart = chart;
        this.messages = messages;
        this.drawings = drawings;
        addClassName("class-drawing");
        words.setId(chart + "-words");
        words.addClassName("drawing-words");
        add(new H2(getTranslation("class.board.drawings")), question, words, picture);
        setVisible(false);
    }

    /** Whether it is there. */
    boolean show(Board board) {
        Optional<Task.Drawing> task =
                board.agenda().task().filter(Task.Drawing.class::isInstance).map(Task.Drawing.class::cast);
        setVisible(task.isPresent());
        task.ifPresent(each -> show(each, board));
        return task.isPresent();
    }

    private void show(Task.Drawing task, Board board) {
        if (number != board.agenda().asked()) {
            number = board.agenda().asked();
            begin(task);
        }
        List<Curve> all = board.drawn();
        if (!task.told()) {
            say(getTranslation(
                    "class.board.drawn", all.size(), board.attendees().size()));
        } else if (!all.equals(shown) && sheet.isPresent() && drawn != null) {
            shown = all;
            Guesses guesses = sheet.get().guesses(board);
            drawn.reveal(guesses);
            say(messages.say(guesses.words()));
        }
    }

    private void begin(Task.Drawing task) {
        sheet = drawings.sheet(task);
        shown = null;
        question.removeAll();
        picture.removeAll();
        drawn = null;
        sheet.ifPresent(each -> {
            question.add(new LessonText(each.draw().question()));
            GuessesPicture blank = new GuessesPicture(chart, each.still(), each.draw(), messages);
            picture.add(blank);
            drawn = blank;
        });
        say("");
    }

    private void say(String text) {
        if (!text.equals(words.getText())) {
            words.setText(text);
        }
    }
}
