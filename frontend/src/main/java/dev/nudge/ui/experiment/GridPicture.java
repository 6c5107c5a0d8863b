package dev.nudge.ui.experiment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Messages;
import java.util.Locale;

/** A matrix: a real table whose cells have a colour and their number. */
final class GridPicture extends Div implements PictureView {

    /** How strong a cell's colour becomes at most, so that its number can be read on it in light and in dark. */
    private static final float STRONGEST = 0.5f;

    private final transient String chart;
    private final Element table = new Element("table");
    private int rows = -1;
    private int columns = -1;

    GridPicture(String chart, String title) {
        this.chart = chart;
        addClassName("grid-box");
        getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", title);
        table.setAttribute("class", "matrix").setAttribute("aria-label", title);
        getElement().appendChild(table);
    }

    @Override
    public Component component() {
        return this;
    }

    @Override
    public void show(Frame frame, boolean dragging) {
        Chart.Grid grid = frame.chart(chart, Chart.Grid.class);
        int columnsNow = Math.max(1, grid.columns());
        int rowsNow = grid.cells().length / columnsNow;
        if (rowsNow != rows || columnsNow != columns) {
            build(rowsNow, columnsNow);
        }
        for (int i = 0; i < rows * columns; i++) {
            Element cell = table.getChild(i / columns).getChild(i % columns);
            String text = Messages.number(grid.cells()[i]);
            if (!text.equals(cell.getText())) {
                cell.setText(text);
            }
            String style = style(grid.cells()[i], grid.range());
            if (!style.equals(cell.getAttribute("style"))) {
                cell.setAttribute("style", style);
            }
        }
    }

    private void build(int rowsNow, int columnsNow) {
        rows = rowsNow;
        columns = columnsNow;
        table.removeAllChildren();
        for (int row = 0; row < rows; row++) {
            Element line = new Element("tr");
            for (int column = 0; column < columns; column++) {
                line.appendChild(new Element("td"));
            }
            table.appendChild(line);
        }
    }

    /** Around zero blue, paper and orange; else from paper to the model's colour. */
    static String style(float value, Axis range) {
        float low = range.min();
        float high = range.max();
        if (!Float.isFinite(value) || !(high > low)) {
            return "--strength:0%";
        }
        boolean signed = low < 0 && high > 0;
        float share = signed ? Math.abs(value) / Math.max(-low, high) : (value - low) / (high - low);
        share = Math.clamp(share, 0, 1);
        return String.format(
                Locale.ROOT,
                "--strength:%.0f%%;--hue:var(--%s)",
                100 * STRONGEST * share,
                signed && value < 0 ? "data" : "model");
    }
}
