package dev.nudge.ui.classroom;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.nudge.classroom.Agenda;
import dev.nudge.classroom.Attendee;
import dev.nudge.classroom.Board;
import dev.nudge.lesson.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Small live pictures of learners, at most {@value dev.nudge.classroom.Board#TILES} at once; the others are on pages beyond. */
final class Tiles extends Div {

    /** How much wider than high the room is that a projector's board leaves for them. */
    private static final float ROOM = 3.4f;

    /** Likewise beside what it says of how to join. */
    private static final float ROOM_BESIDE = 2.2f;

    /** How much wider than high a tile is at its best. */
    private static final float TILE = 1.4f;

    private final transient Messages messages = Messages.in(getLocale());
    private final transient @Nullable IntConsumer open;
    private final Div grid = new Div();
    private final Div pager = new Div();
    private final Span where = new Span();
    private final Act before = new Act("tiles-before", "‹", () -> turn(-1));
    private final Act after = new Act("tiles-after", "›", () -> turn(1));
    private final transient List<Tile> tiles = new ArrayList<>();
    private final transient List<Attendee> attendees = new ArrayList<>();
    private transient @Nullable Agenda agenda;
    private int page;
    private int arranged;

    /**
     * @param open opens a seat's screen; null where tiles are only to look at, and there are no pages
     */
    Tiles(@Nullable IntConsumer open) {
        this.open = open;
        addClassName("tiles-box");
        grid.addClassName("tiles");
        pager.addClassNames("pager", "buttons");
        before.getElement().setAttribute("aria-label", getTranslation("class.board.before"));
        after.getElement().setAttribute("aria-label", getTranslation("class.board.after"));
        pager.add(before, where, after);
        pager.setVisible(false);
        add(grid, pager);
    }

    void show(Agenda now, List<Attendee> all) {
        agenda = now;
        attendees.clear();
        attendees.addAll(all);
        draw();
    }

    private void turn(int by) {
        page += by;
        draw();
    }

    private void draw() {
        Agenda judged = agenda;
        if (judged == null) {
            return;
        }
        int pages = Math.max(1, Math.ceilDiv(attendees.size(), Board.TILES));
        page = open == null ? 0 : Math.clamp(page, 0, pages - 1);
        int first = page * Board.TILES;
        List<Attendee> seen = attendees.subList(first, Math.min(first + Board.TILES, attendees.size()));
        while (tiles.size() > seen.size()) {
            grid.remove(tiles.removeLast());
        }
        while (tiles.size() < seen.size()) {
            int index = tiles.size();
            Tile tile = new Tile(messages, open == null ? null : () -> press(index));
            tiles.add(tile);
            grid.add(tile);
        }
        for (int i = 0; i < seen.size(); i++) {
            Attendee each = seen.get(i);
            tiles.get(i).show(judged, each, called(each), state(each));
        }
        arrange(seen.size());
        pager.setVisible(open != null && pages > 1);
        where.setText(getTranslation(
                "class.board.page", Math.min(first + 1, attendees.size()), first + seen.size(), attendees.size()));
        before.setEnabled(page > 0);
        after.setEnabled(page < pages - 1);
    }

    private void arrange(int count) {
        if (count != arranged) {
            arranged = count;
            grid.getStyle()
                    .set("--columns", Integer.toString(columns(count, ROOM)))
                    .set("--columns-beside", Integer.toString(columns(count, ROOM_BESIDE)));
        }
    }

    /** So many beside each other make the tiles largest, in a room so many times as wide as it is high. */
    private static int columns(int tiles, float room) {
        int best = 1;
        float largest = 0;
        for (int columns = 1; columns <= tiles; columns++) {
            float size = Math.min(room / columns / TILE, 1f / Math.ceilDiv(tiles, columns));
            if (size > largest) {
                largest = size;
                best = columns;
            }
        }
        return best;
    }

    private void press(int index) {
        int at = page * Board.TILES + index;
        if (open != null && at < attendees.size()) {
            open.accept(attendees.get(at).seat());
        }
    }

    private String called(Attendee of) {
        return of.nickname().isEmpty() ? Integer.toString(of.seat()) : of.nickname();
    }

    private String state(Attendee of) {
        return of.isDone()
                ? getTranslation("class.board.state.done")
                : of.isStuck()
                        ? getTranslation("class.board.state.stuck")
                        : of.here() ? "" : getTranslation("class.board.state.away");
    }
}
