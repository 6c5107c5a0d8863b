package dev.nudge.ui.experiment;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.data.PastedPoints;
import dev.nudge.lesson.data.PastedPoints.BadRow;
import dev.nudge.lesson.data.Points;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** The points as text: to read, to type over, to paste into. What is typed stays until it is used or dismissed. */
public final class PointsDialog extends Dialog {

    private static final int ROWS_NAMED = 8;
    private static final int LETTERS_SHOWN = 60;

    private final Control.EditablePoints control;
    private final Consumer<Points> user;
    private final TextArea text = new TextArea();
    private final Div complaints = new Div();
    private final NativeButton useGood = new NativeButton();

    public PointsDialog(Control.EditablePoints control, Points points, Consumer<Points> user) {
        this.control = control;
        this.user = user;
        addClassNames("nudge-dialog", "points-dialog");
        setHeaderTitle(getTranslation("points.title"));
        // A slip beside the dialog must not lose what was typed.
        setCloseOnOutsideClick(false);
        String opened = written(points);
        addDialogCloseActionListener(event -> {
            if (text.getValue().equals(opened)) {
                close();
            } else {
                keep();
            }
        });

        text.setId("points-text");
        text.setLabel(getTranslation("points.text"));
        text.setHelperText(getTranslation("points.hint"));
        text.setValueChangeMode(ValueChangeMode.EAGER);
        text.setMaxLength(64 * 1024);
        text.setValue(opened);
        text.setAutofocus(true);

        complaints.addClassName("complaints");
        complaints.getElement().setAttribute("role", "alert");
        complaints.setVisible(false);
        useGood.addClassName("button");
        useGood.setVisible(false);
        useGood.addClickListener(event -> useGood());
        add(text, complaints, useGood);
        control.others().ifPresent(others -> add(others(others)));

        NativeButton own = new NativeButton(getTranslation("points.own"), event -> take(control.preset()));
        own.addClassName("button");
        NativeButton cancel = new NativeButton(getTranslation("points.cancel"), event -> close());
        cancel.addClassName("button");
        NativeButton use = new NativeButton(getTranslation("points.use"), event -> use());
        use.addClassNames("button", "primary");
        getFooter().add(own, cancel, use);
    }

    /** Points of the same kind that chance makes, by a seed. */
    private Div others(IntFunction<Points> drawn) {
        IntegerField seed = new IntegerField(getTranslation("points.seed"));
        seed.setId("points-seed");
        seed.setMin(0);
        seed.setMax(9999);
        seed.setValue(1);
        seed.setStepButtonsVisible(true);
        seed.setManualValidation(true);
        NativeButton draw = new NativeButton(getTranslation("points.draw"), event -> {
            Integer number = seed.getValue();
            boolean good = number != null && number >= 0 && number <= 9999;
            seed.setInvalid(!good);
            seed.setErrorMessage(good ? "" : getTranslation("points.seed.bad"));
            if (good) {
                take(drawn.apply(number));
            }
        });
        draw.setId("points-draw");
        draw.addClassName("button");
        Div others = new Div(seed, draw);
        others.addClassName("other-points");
        return others;
    }

    private PastedPoints read() {
        return PastedPoints.parse(text.getValue(), control.most());
    }

    private void use() {
        PastedPoints read = read();
        if (read.badRows().isEmpty() && read.points().count() >= control.least()) {
            take(read.points());
            return;
        }
        complain(read);
    }

    /** The text may have changed since its good rows were counted. */
    private void useGood() {
        PastedPoints read = read();
        if (read.points().count() >= control.least()) {
            take(read.points());
        } else {
            complain(read);
        }
    }

    private void take(Points points) {
        close();
        user.accept(points);
    }

    private void complain(PastedPoints read) {
        complaints.removeAll();
        complaints.setVisible(true);
        List<BadRow> bad = namedOnce(read.badRows());
        int good = read.points().count();
        if (bad.isEmpty()) {
            complaints.add(new Paragraph(
                    good == 0 ? getTranslation("points.none") : getTranslation("points.few", good, control.least())));
        } else {
            UnorderedList rows = new UnorderedList();
            for (BadRow row : bad.subList(0, Math.min(ROWS_NAMED, bad.size()))) {
                rows.add(new ListItem(getTranslation(
                        "points.bad." + row.reason(),
                        row.line(),
                        shown(row.text()),
                        shown(row.culprit()),
                        control.most())));
            }
            if (bad.size() > ROWS_NAMED) {
                rows.add(new ListItem(getTranslation("points.bad.more", bad.size() - ROWS_NAMED)));
            }
            complaints.add(
                    new Paragraph(getTranslation("points.bad", read.badRows().size())), rows);
        }
        useGood.setText(getTranslation("points.useGood", good));
        useGood.setVisible(!bad.isEmpty() && good >= control.least());
    }

    /** Escape is no reason to lose what was typed. */
    private void keep() {
        complaints.removeAll();
        complaints.setVisible(true);
        complaints.add(new Paragraph(getTranslation("points.draft")));
    }

    private static String shown(String text) {
        return text.length() <= LETTERS_SHOWN ? text : text.substring(0, LETTERS_SHOWN) + "…";
    }

    /** Of the rows there is no room for the first stands for all. */
    private static List<BadRow> namedOnce(List<BadRow> rows) {
        List<BadRow> named = new ArrayList<>();
        boolean full = false;
        for (BadRow row : rows) {
            boolean beyond = row.reason() == PastedPoints.Reason.TOO_MANY_ROWS;
            if (!beyond || !full) {
                named.add(row);
            }
            full |= beyond;
        }
        return named;
    }

    private static String written(Points points) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < points.count(); i++) {
            lines.append(points.x(i)).append("; ").append(points.y(i)).append('\n');
        }
        return lines.toString();
    }
}
