package dev.nudge.ui.classroom;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.nudge.classroom.Agenda;
import dev.nudge.classroom.Attendee;
import dev.nudge.classroom.Standing;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.Still;
import dev.nudge.ui.experiment.SmallPicture;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One learner's picture the size of a stamp, with name, score and state in words. What has not changed is not drawn again. */
final class Tile extends Div {

    /** Of images and matrices; each cell is an element of the page. */
    private static final int MOST_CELLS = 400;

    private final transient Messages messages;
    private final Div picture = new Div();
    private final Span name = new Span();
    private final Span score = new Span();
    private final Span state = new Span();
    private final NativeButton press = new NativeButton();
    private transient @Nullable Frame drawn;

    /**
     * @param open what a press does; null where a tile is only to look at
     */
    Tile(Messages messages, @Nullable Runnable open) {
        this.messages = messages;
        addClassName("tile");
        picture.addClassName("tile-picture");
        picture.getElement().setAttribute("aria-hidden", "true");
        name.addClassName("tile-name");
        score.addClassName("tile-score");
        state.addClassName("tile-state");
        if (open == null) {
            add(picture, name, score, state);
        } else {
            press.addClassName("tile-press");
            press.addClickListener(click -> open.run());
            press.add(picture, name, score, state);
            add(press);
        }
    }

    void show(Agenda agenda, Attendee of, String called, String stateWords) {
        set(name, called);
        set(
                score,
                of.standing()
                        .flatMap(Standing::score)
                        .map(each -> Places.score(agenda, each))
                        .orElse("–"));
        set(state, stateWords);
        setClassName("done", of.isDone());
        setClassName("stuck", of.isStuck());
        setClassName("away", !of.here());
        Frame frame = of.standing().map(Standing::frame).orElse(null);
        if (frame != drawn) {
            drawn = frame;
            // As text: a picture is up to some hundred elements, of which the server needs to know nothing.
            picture.getElement()
                    .setProperty("innerHTML", of.standing().flatMap(this::draw).orElse(""));
        }
    }

    private static void set(Span span, String text) {
        if (!text.equals(span.getText())) {
            span.setText(text);
        }
    }

    private Optional<String> draw(Standing standing) {
        Frame frame = standing.frame();
        return standing.experiment().pictures().stream()
                .filter(each -> !frame.away().contains(each.id()))
                .filter(each -> hasRoom(each, frame))
                .findFirst()
                .map(each -> new SmallPicture(
                                new Still(standing.experiment(), each, frame), messages.say(frame.words()))
                        .getElement()
                        .getOuterHTML());
    }

    private static boolean hasRoom(Picture picture, Frame frame) {
        if (picture instanceof Picture.Plot) {
            return true;
        }
        return frame.charts().stream()
                .filter(chart -> chart.id().equals(picture.id()))
                .anyMatch(chart -> switch (chart) {
                    case Chart.Graph graph -> true;
                    case Chart.Grid grid -> grid.cells().length <= MOST_CELLS;
                    case Chart.Sheets sheets ->
                        sheets.sheets().stream()
                                        .mapToInt(sheet -> sheet.values().length)
                                        .sum()
                                <= MOST_CELLS;
                    case Chart.Product product -> true;
                    case Chart.Memory memory -> memory.cells().length <= MOST_CELLS;
                    default -> false;
                });
    }
}
