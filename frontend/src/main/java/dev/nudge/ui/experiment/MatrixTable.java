package dev.nudge.ui.experiment;

import com.vaadin.flow.dom.Element;
import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Chart.Light;
import dev.nudge.lesson.Messages;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A grid as a real table, whose cells have a colour and their number; those that lead somewhere are buttons. */
final class MatrixTable {

    /** How strong a cell's colour becomes at most, so that its number can be read on it in light and in dark. */
    private static final float STRONGEST = 0.5f;

    private final Element table = new Element("table");
    private Chart.@Nullable Grid shown;

    /**
     * @param title what the table is called by those who do not see it
     * @param pressed hears where a pressed cell leads
     */
    MatrixTable(String title, Consumer<String> pressed) {
        table.setAttribute("class", "matrix").setAttribute("aria-label", title);
        Leads.listen(table, told -> shown != null && shown.leads().contains(told), pressed);
    }

    Element element() {
        return table;
    }

    void show(Chart.Grid grid) {
        show(grid, List.of(Light.INK));
    }

    /**
     * @param lights what each cell's number is the light of; or one for all
     */
    void show(Chart.Grid grid, List<Light> lights) {
        if (shown == null
                || shown.rows() != grid.rows()
                || shown.columns() != grid.columns()
                || !shown.heads().equals(grid.heads())
                || shown.leads().isEmpty() != grid.leads().isEmpty()) {
            build(grid);
        }
        shown = grid;
        int aside = grid.heads().isNone() ? 0 : 1;
        for (int i = 0; i < grid.cells().length; i++) {
            Element cell = table.getChild(aside + i / grid.columns()).getChild(aside + i % grid.columns());
            Element inner = grid.leads().isEmpty() ? cell : cell.getChild(0);
            String text = Float.isNaN(grid.cells()[i]) ? "" : Messages.cell(grid.cells()[i]);
            if (!text.equals(inner.getText())) {
                inner.setText(text);
            }
            set(cell, "style", style(grid.cells()[i], grid.range(), Pixels.light(lights, i)));
            String mark = mark(grid, i);
            set(cell, "data-mark", mark);
            current(inner, !mark.isEmpty());
            if (!grid.leads().isEmpty()) {
                set(inner, "data-lead", grid.leads().get(i));
            }
        }
    }

    private static String mark(Chart.Grid grid, int cell) {
        return grid.now().contains(cell) ? "now" : grid.lit().contains(cell) ? "lit" : "";
    }

    static void set(Element element, String attribute, String value) {
        if (!value.equals(element.getAttribute(attribute))) {
            element.setAttribute(attribute, value);
        }
    }

    /** Says to those who do not see the mark that this is what is looked at. */
    static void current(Element element, boolean isCurrent) {
        if (isCurrent) {
            set(element, "aria-current", "true");
        } else {
            element.removeAttribute("aria-current");
        }
    }

    private void build(Chart.Grid grid) {
        table.removeAllChildren();
        table.getStyle().set("--columns", Integer.toString(grid.columns()));
        if (!grid.heads().isNone()) {
            Element heads = new Element("tr").appendChild(new Element("td"));
            grid.heads().columns().forEach(name -> heads.appendChild(head("col", name)));
            table.appendChild(heads);
        }
        for (int row = 0; row < grid.rows(); row++) {
            Element line = new Element("tr");
            if (!grid.heads().isNone()) {
                line.appendChild(head("row", grid.heads().rows().get(row)));
            }
            for (int column = 0; column < grid.columns(); column++) {
                Element cell = new Element("td");
                if (!grid.leads().isEmpty()) {
                    cell.appendChild(button(place(grid.heads(), row, column)));
                }
                line.appendChild(cell);
            }
            table.appendChild(line);
        }
    }

    private static Element head(String scope, String name) {
        return new Element("th").setAttribute("scope", scope).setText(name);
    }

    /** An empty cell still has to say where it is. */
    private static Element button(String place) {
        return new Element("button").setAttribute("type", "button").setAttribute("title", place);
    }

    /** By its names, or counted from 1. */
    private static String place(Chart.Grid.Heads heads, int row, int column) {
        return heads.isNone()
                ? List.of(row + 1, column + 1).toString()
                : List.of(heads.rows().get(row), heads.columns().get(column)).toString();
    }

    static String style(float value, Axis range) {
        return style(value, range, Light.INK);
    }

    /** Around zero blue, paper and orange; else from paper to the model's colour, or to the light's. */
    static String style(float value, Axis range, Light light) {
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
                light != Light.INK ? light.name().toLowerCase(Locale.ROOT) : signed && value < 0 ? "data" : "model");
    }
}
