package dev.nudge.ui.experiment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Messages;
import java.util.function.Consumer;

/** A matrix product: the left matrix beside the result, the right one above it, so that a row and a column meet in their cell. */
final class ProductPicture extends Div implements PictureView {

    /** More columns than this, of the left matrix and the result together, or more rows, of the right one and the result, are drawn smaller. */
    private static final int LARGE = 8;

    private final transient String chart;
    private final transient Messages messages;
    private final transient Part left;
    private final transient Part right;
    private final transient Part result;

    ProductPicture(String chart, String title, Messages messages, Consumer<String> pressed) {
        this.chart = chart;
        this.messages = messages;
        left = new Part("left", pressed);
        right = new Part("right", pressed);
        result = new Part("result", pressed);
        addClassName("product-box");
        getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", title);
        getElement().appendChild(left.box, right.box, result.box);
    }

    @Override
    public Component component() {
        return this;
    }

    @Override
    public void show(Frame frame, boolean dragging) {
        Chart.Product product = frame.chart(chart, Chart.Product.class);
        left.show(product.left());
        right.show(product.right());
        result.show(product.result());
        int across = product.left().grid().columns() + product.right().grid().columns();
        int down = product.left().grid().rows() + product.right().grid().rows();
        getElement().setAttribute("data-large", Math.max(across, down) > LARGE);
    }

    /** One of the three. */
    private final class Part {

        private final Element box = new Element("figure");
        private final Element name = new Element("figcaption");
        private final MatrixTable table;

        Part(String which, Consumer<String> pressed) {
            table = new MatrixTable("", pressed);
            box.setAttribute("class", which).appendChild(name, table.element());
        }

        void show(Chart.Product.Factor factor) {
            String said = messages.say(factor.name());
            if (!said.equals(name.getText())) {
                name.setText(said);
                table.element().setAttribute("aria-label", said);
            }
            table.show(factor.grid());
        }
    }
}
