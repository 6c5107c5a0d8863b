package dev.nudge.ui.experiment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Messages;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A storage as one long row of cells, which breaks at the edge of the page. Under each cell stands when it is read; what is never read is pale. Each says in words
 * what it shows; the arrow keys lead from one to the next.
 */
@Tag("roving-cells")
@JsModule("./experiment/roving-cells.ts")
final class MemoryPicture extends Div implements PictureView {

    /** More cells than that are drawn smaller, without their numbers. */
    private static final int LARGE = 64;

    private final transient String chart;
    private transient Chart.@Nullable Memory shown;

    MemoryPicture(String chart, String title, Consumer<String> pressed) {
        this.chart = chart;
        addClassName("memory");
        getElement().setAttribute("role", "group").setAttribute("aria-label", title);
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
            getElement().appendChild(cell());
        }
        MatrixTable.set(getElement(), "data-large", String.valueOf(count > LARGE));
        for (int i = 0; i < count; i++) {
            show(getElement().getChild(i), now, i);
        }
        shown = now;
    }

    private static Element cell() {
        return new Element("button")
                .setAttribute("type", "button")
                .appendChild(new Element("span"), new Element("small"));
    }

    private void show(Element cell, Chart.Memory now, int i) {
        List<Integer> turns = now.turns().get(i);
        // In a storage all numbers are there; in a table one that is not a number is not there yet.
        String number = Float.isNaN(now.cells()[i]) ? "nan" : Messages.number(now.cells()[i]);
        String read = turns.stream().map(String::valueOf).collect(Collectors.joining(" "));
        write(cell.getChild(0), now.cells().length > LARGE ? "" : number);
        write(cell.getChild(1), read);
        String words = turns.isEmpty()
                ? getTranslation("memory.unread", i, number)
                : getTranslation("memory.read", i, number, read.replace(" ", ", "));
        MatrixTable.set(cell, "title", words);
        MatrixTable.set(cell, "aria-label", words);
        MatrixTable.set(cell, "style", MatrixTable.style(now.cells()[i], now.range(), Pixels.light(now.lights(), i)));
        MatrixTable.set(cell, "data-mark", i == now.now() ? "now" : turns.isEmpty() ? "unread" : "");
        MatrixTable.current(cell, i == now.now());
        MatrixTable.set(cell, "data-lead", now.leads().get(i));
        MatrixTable.set(cell, "aria-disabled", String.valueOf(now.leads().get(i).isEmpty()));
    }

    private static void write(Element element, String text) {
        if (!text.equals(element.getText())) {
            element.setText(text);
        }
    }
}
