package dev.nudge.ui.classroom;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.dom.Element;
import dev.nudge.classroom.Attendee;
import dev.nudge.classroom.Board;

/** How many are here, at work, done, and, where only the teacher sees it, stuck. */
@Tag("dl")
final class Counts extends Component {

    private final Element here;
    private final Element working;
    private final Element done;
    private final Element stuck;

    /**
     * @param teacher whether it is told who is stuck
     */
    Counts(String id, boolean teacher) {
        getElement().setAttribute("class", "class-counts");
        here = number(id + "-here", getTranslation("class.board.here"));
        working = number(id + "-working", getTranslation("class.board.working"));
        done = number(id + "-done", getTranslation("class.board.done"));
        stuck = number(id + "-stuck", getTranslation("class.board.stuck"));
        stuck.getParent().setVisible(teacher);
    }

    private Element number(String id, String name) {
        Element value = new Element("dd").setAttribute("id", id).setText("0");
        getElement().appendChild(new Element("div").appendChild(new Element("dt").setText(name), value));
        return value;
    }

    void show(Board board) {
        set(here, board.here());
        set(working, board.working().stream().filter(Attendee::here).count());
        done.getParent().setVisible(board.agenda().task().isPresent());
        set(done, board.done());
        set(stuck, board.attendees().stream().filter(Attendee::isStuck).count());
    }

    private static void set(Element element, long number) {
        String text = Long.toString(number);
        if (!text.equals(element.getText())) {
            element.setText(text);
        }
    }
}
