package dev.nudge.ui.experiment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Messages;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rows of cells under headings; on a narrow page the table scrolls inside its own box. */
final class TablePicture extends Div implements PictureView {

    /** Where a long name, such as {@code vit_base_patch16_224.augreg_in21k}, may go on in the next line. */
    private static final Pattern BREAK = Pattern.compile("(?<=[._])(?=\\p{Alpha})");

    private final transient String chart;
    private final transient Messages messages;
    private final Element table = new Element("table");
    private transient Chart.@Nullable Table shown;

    /** Where a box that scrolls cuts a row off, it is brought to its middle. Nothing else scrolls. */
    private static final String KEEP_IN_VIEW = """
            for (const box of [this.closest('.table-box'), this.closest('.first-picture')]) {
              const [row, frame] = [this.getBoundingClientRect(), box?.getBoundingClientRect()];
              if (frame && (row.top < frame.top || row.bottom > frame.bottom)) {
                box.scrollTop += (row.top + row.bottom - frame.top - frame.bottom) / 2;
              }
            }""";

    TablePicture(String chart, String title, Messages messages) {
        this.chart = chart;
        this.messages = messages;
        addClassNames("table-box");
        getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", title);
        getElement().appendChild(table);
    }

    @Override
    public Component component() {
        return this;
    }

    @Override
    public void show(Frame frame, boolean dragging) {
        Chart.Table now = frame.chart(chart, Chart.Table.class);
        if (now.equals(shown)) {
            return;
        }
        if (shown != null
                && shown.headings().equals(now.headings())
                && shown.cells().size() == now.cells().size()) {
            showRows(now, shown);
        } else {
            build(now);
        }
        shown = now;
    }

    private void build(Chart.Table now) {
        table.removeAllChildren();
        Element head = new Element("tr");
        for (int column = 0; column < now.headings().size(); column++) {
            Element heading = new Element("th").setAttribute("scope", "col");
            if (isOfNumbers(now, column)) {
                heading.setAttribute("class", "number");
            }
            head.appendChild(heading.setText(messages.say(now.headings().get(column))));
        }
        Element body = new Element("tbody");
        for (int row = 0; row < now.cells().size(); row++) {
            Element line = new Element("tr");
            List<Object> cells = now.cells().get(row);
            for (int column = 0; column < cells.size(); column++) {
                line.appendChild(cell(cells.get(column), column == 0));
            }
            mark(line, now.marked().contains(row));
            body.appendChild(line);
        }
        table.appendChild(new Element("thead").appendChild(head), body);
        if (!now.marked().isEmpty()) {
            body.getChild(now.marked().getLast()).executeJs(KEEP_IN_VIEW);
        }
    }

    private static boolean isOfNumbers(Chart.Table table, int column) {
        return table.cells().stream().anyMatch(row -> column < row.size() && row.get(column) instanceof Number);
    }

    private Element cell(Object content, boolean first) {
        Element cell = first ? new Element("th").setAttribute("scope", "row") : new Element("td");
        if (content instanceof Number) {
            cell.setAttribute("class", "number");
        }
        write(cell, content);
        return cell;
    }

    /** Only what is another text now. */
    private void showRows(Chart.Table now, Chart.Table before) {
        Element body = table.getChild(1);
        @Nullable Element latest = null;
        for (int row = 0; row < now.cells().size(); row++) {
            List<Object> cells = now.cells().get(row);
            List<Object> old = before.cells().get(row);
            for (int column = 0; column < cells.size(); column++) {
                if (column >= old.size() || !cells.get(column).equals(old.get(column))) {
                    Element cell = body.getChild(row).getChild(column);
                    String text = text(cells.get(column));
                    if (!text.equals(cell.getText())) {
                        write(cell, cells.get(column));
                    }
                }
            }
            if (now.marked().contains(row) != before.marked().contains(row)) {
                mark(body.getChild(row), now.marked().contains(row));
                latest = now.marked().contains(row) ? body.getChild(row) : latest;
            }
        }
        if (latest != null) {
            latest.executeJs(KEEP_IN_VIEW);
        }
    }

    private static void mark(Element row, boolean marked) {
        row.setAttribute("data-marked", marked);
        MatrixTable.current(row, marked);
    }

    private void write(Element cell, Object content) {
        cell.removeAllChildren();
        for (String part : BREAK.split(text(content))) {
            if (cell.getChildCount() > 0) {
                cell.appendChild(new Element("wbr"));
            }
            cell.appendChild(Element.createText(part));
        }
    }

    private String text(Object content) {
        return switch (content) {
            case Float number -> Messages.number(number);
            case Message message -> messages.say(message);
            case Number exact -> exact.toString().replace('-', '−');
            default -> content.toString();
        };
    }
}
