package dev.nudge.ui.experiment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Messages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Images beside one another. One that leads somewhere is a button; one whose cells do is a table of buttons with their numbers. The arrow keys lead from one to the next. */
@Tag("roving-cells")
@JsModule("./experiment/roving-cells.ts")
final class GalleryPicture extends Div implements PictureView {

    /** More numbered cells than that are drawn smaller. */
    private static final int LARGE = 64;

    private final transient String chart;
    private final transient Messages messages;
    private final transient Consumer<String> pressed;
    private final transient List<Shown> shown = new ArrayList<>();

    GalleryPicture(String chart, String title, Messages messages, Consumer<String> pressed) {
        this.chart = chart;
        this.messages = messages;
        this.pressed = pressed;
        addClassName("gallery");
        getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", title);
        Leads.listen(getElement(), this::isLead, this::follow);
    }

    @Override
    public Component component() {
        return this;
    }

    private boolean isLead(String told) {
        return shown.stream().anyMatch(one -> one.image.lead().equals(told));
    }

    /** The pressed image goes; who pressed it by keyboard goes on from here. */
    private void follow(String lead) {
        pressed.accept(lead);
        getElement().executeJs("if (document.activeElement === document.body) this.focus({preventScroll: true})");
    }

    @Override
    public void show(Frame frame, boolean dragging) {
        List<Chart.Image> now = frame.chart(chart, Chart.Gallery.class).images();
        for (int i = 0; i < now.size(); i++) {
            if (i < shown.size() && shown.get(i).follows(now.get(i))) {
                continue;
            }
            Shown next = new Shown(now.get(i));
            if (i < shown.size()) {
                getElement().removeChild(i);
                shown.set(i, next);
            } else {
                shown.add(next);
            }
            getElement().insertChild(i, next.figure);
        }
        int cells = now.stream().mapToInt(image -> image.grid().leads().size()).sum();
        MatrixTable.set(getElement(), "data-large", String.valueOf(cells > LARGE));
        while (shown.size() > now.size()) {
            shown.removeLast();
            getElement().removeChild(shown.size());
        }
    }

    /** An image on the page. */
    private final class Shown {

        private final Element figure = new Element("figure").setAttribute("class", "sheet");
        private final @Nullable MatrixTable table;
        private Chart.Image image;

        Shown(Chart.Image image) {
            this.image = image;
            String title = messages.say(image.title());
            figure.appendChild(new Element("figcaption").setText(title));
            if (!image.grid().leads().isEmpty()) {
                table = new MatrixTable(title, GalleryPicture.this::follow);
                table.show(image.grid(), image.lights());
                figure.appendChild(
                        new Element("div").setAttribute("class", "stack").appendChild(table.element()));
                return;
            }
            table = null;
            Element pixels = Pixels.image(image);
            boolean isMarked = !image.grid().lit().isEmpty();
            figure.appendChild(
                    image.lead().isEmpty()
                            ? pixels.setAttribute("role", "img").setAttribute("aria-label", title)
                            : new Element("button")
                                    .setAttribute("type", "button")
                                    .setAttribute("data-lead", image.lead())
                                    .setAttribute("data-marked", isMarked)
                                    .setAttribute("aria-current", String.valueOf(isMarked))
                                    .setAttribute("aria-label", title)
                                    .appendChild(pixels));
        }

        /** Becomes another image in its place, if that takes no more than other numbers and marks. */
        boolean follows(Chart.Image next) {
            if (!next.title().equals(image.title())
                    || !next.lead().equals(image.lead())
                    || next.grid().columns() != image.grid().columns()
                    || next.grid().leads().isEmpty() != image.grid().leads().isEmpty()) {
                return false;
            }
            if (table != null) {
                table.show(next.grid(), next.lights());
            } else if (!Arrays.equals(next.grid().cells(), image.grid().cells())
                    || !next.grid().lit().equals(image.grid().lit())
                    || !next.lights().equals(image.lights())) {
                return false;
            }
            image = next;
            return true;
        }
    }
}
