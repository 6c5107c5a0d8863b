package dev.nudge.ui.experiment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Messages;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Tensors beside one another: sheets of cells with their numbers, of cells without where there are many, or a block. Ghosts are outlines. */
final class SheetsPicture extends Div implements PictureView {

    /** More numbers than that are too small to be read. */
    private static final int MOST_NUMBERS = 64;

    private static final float SHORTEST_EDGE = 12;
    private static final float EDGE_BY_DOUBLING = 15;

    private final transient String chart;
    private final transient Messages messages;
    private transient List<Chart.Sheet> shown = List.of();

    SheetsPicture(String chart, String title, Messages messages) {
        this.chart = chart;
        this.messages = messages;
        addClassName("sheets");
        getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", title);
    }

    @Override
    public Component component() {
        return this;
    }

    @Override
    public void show(Frame frame, boolean dragging) {
        List<Chart.Sheet> now = frame.chart(chart, Chart.Sheets.class).sheets();
        for (int i = 0; i < now.size(); i++) {
            boolean isThere = i < getElement().getChildCount();
            if (!isThere || !same(shown.get(i), now.get(i))) {
                if (isThere) {
                    getElement().removeChild(i);
                }
                getElement().insertChild(i, sheet(now.get(i)));
            }
        }
        while (getElement().getChildCount() > now.size()) {
            getElement().removeChild(now.size());
        }
        shown = now;
    }

    private static boolean same(Chart.Sheet one, Chart.Sheet other) {
        return one.title().equals(other.title())
                && one.stored().equals(other.stored())
                && one.shape().equals(other.shape())
                && one.range().equals(other.range())
                && Arrays.equals(one.values(), other.values());
    }

    private Element sheet(Chart.Sheet sheet) {
        String title = messages.say(sheet.title());
        Element figure = new Element("figure")
                .setAttribute("class", "sheet")
                .appendChild(new Element("figcaption").setText(title));
        return figure.appendChild(sheet.values().length == 0 ? block(sheet) : cells(sheet, title));
    }

    private static Element cells(Chart.Sheet sheet, String title) {
        List<Integer> shape = sheet.shape();
        int columns = shape.isEmpty() ? 1 : shape.getLast();
        int rows = shape.size() < 2 ? 1 : shape.get(shape.size() - 2);
        boolean withNumbers = sheet.values().length <= MOST_NUMBERS;
        Element stack = new Element("div").setAttribute("class", "stack");
        for (int first = 0; first < sheet.values().length; first += rows * columns) {
            Element table = new Element("table")
                    .setAttribute("class", withNumbers ? "matrix" : "matrix pixels")
                    .setAttribute("aria-label", title);
            for (int row = 0; row < rows; row++) {
                Element line = new Element("tr");
                for (int column = 0; column < columns; column++) {
                    line.appendChild(cell(sheet, first + row * columns + column, withNumbers));
                }
                table.appendChild(line);
            }
            stack.appendChild(table);
        }
        return stack;
    }

    private static Element cell(Chart.Sheet sheet, int at, boolean withNumber) {
        float value = sheet.values()[at];
        Element cell = new Element("td").setAttribute("style", MatrixTable.style(value, sheet.range()));
        if (withNumber) {
            cell.setText(Messages.cell(value));
        }
        if (sheet.isGhost(at)) {
            cell.setAttribute("class", "ghost");
        }
        return cell;
    }

    /** As wide and as high as the last two sizes, by their logarithm; what is stored is filled. */
    private static Element block(Chart.Sheet sheet) {
        return new Element("div")
                .setAttribute("class", "block")
                .setAttribute("role", "img")
                .setAttribute("aria-label", sizes(sheet.shape()))
                .setAttribute("style", edges(sheet.shape()))
                .appendChild(
                        new Element("div").setAttribute("class", "stored").setAttribute("style", edges(sheet.stored())),
                        new Element("span").setText(sizes(sheet.shape())));
    }

    private static String sizes(List<Integer> shape) {
        return shape.stream().map(String::valueOf).collect(Collectors.joining(" × "));
    }

    private static String edges(List<Integer> shape) {
        return String.format(Locale.ROOT, "--wide:%.0fpx;--high:%.0fpx", edge(shape, 1), edge(shape, 2));
    }

    private static float edge(List<Integer> shape, int fromEnd) {
        int size = fromEnd > shape.size() ? 1 : shape.get(shape.size() - fromEnd);
        return SHORTEST_EDGE + EDGE_BY_DOUBLING * (float) (Math.log(Math.max(1, size)) / Math.log(2));
    }
}
