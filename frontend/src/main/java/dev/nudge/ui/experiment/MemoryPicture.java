package dev.nudge.ui.experiment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Messages;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A storage as one long row of cells, which breaks at the edge of the page. Under each cell stands when it is read; what is never read is pale. */
final class MemoryPicture extends Div implements PictureView {

    /** More cells than that are drawn smaller, without their numbers. */
    private static final int LARGE = 64;

    private final transient String chart;
    private transient Chart.@Nullable Memory shown;

    MemoryPicture(String chart, String title, Consumer<String> pressed) {
        this.chart = chart;
        addClassName("memory");
        getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", title);
        Leads.listen(getElement(), told -> shown != null && shown.leads().contains(told), pressed);
    }

    @Override
    public Component component() {
        return this;
    }

    @Override
    public void show(Frame frame, boolean dragging) {
        Chart.Memory now = frame.chart(chart, Chart.Memory.class);
        int count = now.cells().length;
        while (getElement().getChildCount() > count) {
            getElement().removeChild(count);
        }
        while (getElement().getChildCount() < count) {
            getElement().appendChild(cell(getElement().getChildCount()));
        }
        MatrixTable.set(getElement(), "data-large", String.valueOf(count > LARGE));
        for (int i = 0; i < count; i++) {
            show(getElement().getChild(i), now, i);
        }
        shown = now;
    }

    /** Its address is its name. */
    private static Element cell(int address) {
        return new Element("button")
                .setAttribute("type", "button")
                .setAttribute("title", Integer.toString(address))
                .appendChild(new Element("span"), new Element("small"));
    }

    private static void show(Element cell, Chart.Memory now, int i) {
        List<Integer> turns = now.turns().get(i);
        write(cell.getChild(0), now.cells().length > LARGE ? "" : Messages.number(now.cells()[i]));
        write(cell.getChild(1), turns.stream().map(String::valueOf).collect(Collectors.joining(" ")));
        MatrixTable.set(cell, "style", MatrixTable.style(now.cells()[i], now.range(), Pixels.light(now.lights(), i)));
        MatrixTable.set(cell, "data-mark", i == now.now() ? "now" : turns.isEmpty() ? "unread" : "");
        MatrixTable.set(cell, "data-lead", now.leads().get(i));
        cell.setAttribute("disabled", now.leads().get(i).isEmpty());
    }

    private static void write(Element element, String text) {
        if (!text.equals(element.getText())) {
            element.setText(text);
        }
    }
}
