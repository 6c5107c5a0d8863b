package dev.nudge.ui.experiment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.dom.Element;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Refusal;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.data.Matrix;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A matrix to type into, cell by cell, to paste into, and to size. What is refused stays in its cell, with the reason under the matrix; the experiment keeps
 * what it had. The browser leads from cell to cell.
 */
@Tag("matrix-cells")
@JsModule("./experiment/matrix-cells.ts")
final class MatrixControl extends Div implements ControlView {

    private static final String TYPED = "event.target.value";
    private static final String PASTED = "event.detail.text";
    private static final String ROW = "event.detail.row";
    private static final String COLUMN = "event.detail.column";

    private final LiveExperiment live;
    private final transient Control.EditableMatrix control;
    private final transient Messages messages;
    private final String name;
    private final String id;
    private final Element rows = new Element("select");
    private final Element columns = new Element("select");
    private final Element table = new Element("table");
    private final Paragraph refusal = new Paragraph();
    private final transient Runnable told;
    private transient @Nullable Matrix shown;
    /** What stands in each field, as far as the page was told. */
    private String[] texts = {};
    /** The fields with what was refused. */
    private final transient Set<Integer> refused = new HashSet<>();

    /** @param told called when something has been refused, or no longer is */
    MatrixControl(LiveExperiment live, Control.EditableMatrix control, String name, Messages messages, Runnable told) {
        this.told = told;
        this.live = live;
        this.control = control;
        this.messages = messages;
        this.name = name;
        id = live.experiment().id() + "-" + control.id();
        setId(id);
        addClassName("matrix-edit");
        getElement().setAttribute("role", "group").setAttribute("aria-label", name);
        refusal.setId(id + "-refusal");
        refusal.addClassName("refusal");
        refusal.getElement().setAttribute("role", "alert");
        table.setAttribute("title", getTranslation("matrix.hint"));
        Element head = new Element("div")
                .setAttribute("class", "head")
                .appendChild(
                        new Element("strong").setText(name),
                        size(
                                rows,
                                "rows",
                                getTranslation("matrix.rows", name),
                                control.fits().mostRows()),
                        new Element("span").setText("×").setAttribute("aria-hidden", "true"),
                        size(
                                columns,
                                "columns",
                                getTranslation("matrix.columns", name),
                                control.fits().mostColumns()));
        getElement().appendChild(head, table);
        getElement()
                .addEventListener(
                        "matrix-paste",
                        event -> paste(
                                event.getEventData().get(PASTED).asString(""),
                                event.getEventData().get(ROW).asInt(0),
                                event.getEventData().get(COLUMN).asInt(0)))
                .addEventData(PASTED)
                .addEventData(ROW)
                .addEventData(COLUMN);
        add(fillings(), refusal);
    }

    private Element size(Element select, String which, String label, int most) {
        select.setAttribute("id", id + "-" + which).setAttribute("aria-label", label);
        for (int i = 1; i <= most; i++) {
            select.appendChild(new Element("option").setText(Integer.toString(i)));
        }
        select.addEventListener(
                        "change",
                        event -> resize(which, event.getEventData().get(TYPED).asString("")))
                .addEventData(TYPED);
        return select;
    }

    private void resize(String which, String typed) {
        Matrix now = matrix();
        int size = Integer.parseInt(typed.strip());
        take(-1, () -> which.equals("rows") ? now.resized(size, now.columns()) : now.resized(now.rows(), size));
    }

    private Div fillings() {
        Div buttons = new Div();
        buttons.addClassName("fillings");
        for (Control.Filling filling : control.fillings()) {
            NativeButton button = new NativeButton();
            int[] seed = {1};
            Runnable named = () -> button.setText(
                    messages.say(Message.of(live.experiment().id() + ".filling." + filling.id(), seed[0])));
            named.run();
            button.setId(id + "-" + filling.id());
            button.addClassName("button");
            button.addClickListener(click -> {
                take(-1, () -> filling.rule().apply(matrix(), seed[0]));
                seed[0]++;
                named.run();
            });
            buttons.add(button);
        }
        return buttons;
    }

    /** Into the first cell it is the whole matrix; into another it fills the cells from there on, as far as there is room. */
    private void paste(String text, int row, int column) {
        if (row == 0 && column == 0) {
            take(-1, () -> control.fits().parse(text));
            return;
        }
        Matrix now = matrix();
        if (take(-1, () -> now.with(row, column, control.fits().block(text)))) {
            Matrix block = control.fits().block(text);
            int down = Math.min(block.rows(), now.rows() - row);
            int right = Math.min(block.columns(), now.columns() - column);
            if (down < block.rows() || right < block.columns()) {
                refusal.setText(getTranslation("matrix.clipped", block.rows(), block.columns(), down, right));
            }
        }
    }

    private Matrix matrix() {
        return live.settings().matrix(control.id());
    }

    /**
     * Sets what somebody made of the matrix, or says why not.
     *
     * @param cell where it was typed; −1 for the matrix as a whole
     * @return whether it was taken
     */
    private boolean take(int cell, Supplier<Matrix> made) {
        try {
            live.set(control.id(), new Value.Cells(made.get()));
            forgive(cell);
            told.run();
            return true;
        } catch (Refusal reason) {
            refusal.setText(messages.say(reason.reason()));
            if (cell >= 0) {
                refused.add(cell);
                field(cell).setAttribute("aria-invalid", "true");
            }
            told.run();
            return false;
        }
    }

    /** A cell is good again, or with −1 all are. What else was refused keeps its text, and the reason stands until nothing is refused. */
    private void forgive(int cell) {
        for (int each : Set.copyOf(refused)) {
            if (cell < 0 || cell == each) {
                refused.remove(each);
                field(each).removeAttribute("aria-invalid");
            }
        }
        if (refused.isEmpty()) {
            refusal.setText("");
        }
        write(matrixShown());
    }

    @Override
    public boolean isRefused() {
        return !refused.isEmpty();
    }

    @Override
    public void forget() {
        // What stands in these fields the page was not told of.
        refused.forEach(cell -> texts[cell] = "");
        forgive(-1);
    }

    private Element field(int cell) {
        int across = matrixShown().columns();
        return table.getChild(cell / across).getChild(cell % across).getChild(0);
    }

    private Matrix matrixShown() {
        return shown == null ? matrix() : shown;
    }

    @Override
    public Component component() {
        return this;
    }

    @Override
    public void show(Settings settings, Frame frame) {
        Matrix matrix = settings.matrix(control.id());
        if (matrix.equals(shown)) {
            return;
        }
        if (shown == null || shown.rows() != matrix.rows() || shown.columns() != matrix.columns()) {
            build(matrix);
        }
        shown = matrix;
        write(matrix);
    }

    /** What is another text now; what was refused stays. */
    private void write(Matrix matrix) {
        for (int cell = 0; cell < texts.length; cell++) {
            String text = text(matrix.cell(cell / matrix.columns(), cell % matrix.columns()));
            if (!refused.contains(cell) && !text.equals(texts[cell])) {
                texts[cell] = text;
                field(cell).executeJs("this.value = $0", text);
            }
        }
    }

    private void build(Matrix matrix) {
        refused.clear();
        refusal.setText("");
        texts = new String[matrix.rows() * matrix.columns()];
        table.removeAllChildren();
        table.getStyle().set("--columns", Integer.toString(matrix.columns()));
        for (int row = 0; row < matrix.rows(); row++) {
            Element line = new Element("tr");
            for (int column = 0; column < matrix.columns(); column++) {
                line.appendChild(new Element("td").appendChild(field(row, column, matrix.columns())));
            }
            table.appendChild(line);
        }
        rows.executeJs("this.selectedIndex = $0", matrix.rows() - 1);
        columns.executeJs("this.selectedIndex = $0", matrix.columns() - 1);
    }

    private Element field(int row, int column, int across) {
        int cell = row * across + column;
        Element field = new Element("input")
                .setAttribute("id", id + "-" + (row + 1) + "-" + (column + 1))
                .setAttribute("type", "text")
                .setAttribute("inputmode", "text")
                .setAttribute("autocomplete", "off")
                .setAttribute("maxlength", "16")
                .setAttribute("aria-label", getTranslation("matrix.cell", name, row + 1, column + 1))
                .setAttribute("aria-describedby", id + "-refusal");
        field.addEventListener("change", event -> {
                    String typed = event.getEventData().get(TYPED).asString("");
                    texts[cell] = typed;
                    take(cell, () -> matrix().with(row, column, control.fits().cell(typed, row, column)));
                })
                .addEventData(TYPED);
        return field;
    }

    /** As a learner types it; whole numbers without a point. */
    private static String text(float number) {
        String text = Float.toString(number);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
