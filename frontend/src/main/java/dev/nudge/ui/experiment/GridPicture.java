package dev.nudge.ui.experiment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Frame;
import java.util.function.Consumer;

/** One matrix. The arrow keys lead from one cell to the next where cells lead somewhere. */
@Tag("roving-cells")
@JsModule("./experiment/roving-cells.ts")
final class GridPicture extends Div implements PictureView {

    private final transient String chart;
    private final transient MatrixTable table;

    GridPicture(String chart, String title, Consumer<String> pressed) {
        this.chart = chart;
        table = new MatrixTable(title, pressed);
        addClassName("grid-box");
        getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", title);
        getElement().appendChild(table.element());
    }

    @Override
    public Component component() {
        return this;
    }

    @Override
    public void show(Frame frame, boolean dragging) {
        table.show(frame.chart(chart, Chart.Grid.class));
    }
}
