package dev.nudge.ui.classroom;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.nudge.classroom.Agenda;
import dev.nudge.classroom.Desk;
import dev.nudge.ui.lesson.CopyField;
import dev.nudge.ui.page.Routes;
import dev.nudge.ui.share.Qr;

/** How a class is joined: its code, large, the link and its code for cameras; and the links that open its other doors. */
final class DeskHead extends Div {

    private static final int SMALL = 132;
    private static final int LARGE = 520;

    private final FormField title;
    private final H1 heading = new H1();
    private final Div qr = new Div();
    private final Div copying = new Div();
    private final NativeDetails doors;
    private final String code;

    DeskHead(Commands commands) {
        Desk desk = commands.desk();
        this.code = desk.code();
        addClassName("desk-head");
        title = FormField.text("class-title", getTranslation("class.desk.title"), Agenda.LONGEST_TITLE)
                .on(typed -> commands.ask(agenda -> agenda.titled(typed)));
        heading.addClassName("class-code");
        heading.setId("class-code");
        heading.getElement()
                .setAttribute("aria-label", getTranslation("class.desk.code", String.join(" ", code.split(""))));
        heading.add(new Span(code.substring(0, 3)), new Span(code.substring(3)));
        CopyField link = new CopyField(
                "class-link", getTranslation("class.desk.link"), Routes.classroom(Routes.SEAT, code), false);
        NativeButton copy = link.copyButton();
        copy.setId("class-link-copy");
        copying.addClassName("buttons");
        copying.getElement().appendChild(link.getElement(), copy.getElement());
        doors = doors(desk);
        Div join = new Div(title, heading, copying, doors);
        join.addClassName("desk-join");
        qr.addClassName("desk-qr");
        add(join, qr);
    }

    private NativeDetails doors(Desk desk) {
        Div links = new Div();
        links.addClassName("doors");
        String board =
                Routes.classroom(Routes.BOARD, code) + Routes.KEY + desk.keys().board();
        links.add(door("door-board", "class.desk.door.board", board));
        links.add(door(
                "door-partner",
                "class.desk.door.partner",
                Routes.classroom(Routes.DESK, code) + Routes.KEY + desk.keys().partner()));
        if (!desk.keys().teacher().isEmpty()) {
            links.add(door(
                    "door-teacher",
                    "class.desk.door.teacher",
                    Routes.classroom(Routes.DESK, code)
                            + Routes.KEY
                            + desk.keys().teacher()));
        }
        NativeDetails details = new NativeDetails(getTranslation("class.desk.doors"), links);
        Anchor projector = new Anchor(board, getTranslation("class.desk.projector"));
        projector.setId("open-board");
        projector.setTarget(AnchorTarget.BLANK);
        projector.addClassName("button");
        Div all = new Div(projector);
        all.addClassName("buttons");
        links.addComponentAsFirst(all);
        details.setId("class-doors");
        return details;
    }

    private Div door(String id, String key, String address) {
        CopyField field = new CopyField(id, getTranslation(key), address, false);
        Div row = new Div(new Paragraph(getTranslation(key)));
        Div copying = new Div();
        copying.addClassName("buttons");
        NativeButton copy = field.copyButton();
        copy.removeClassName("primary");
        copying.getElement().appendChild(field.getElement(), copy.getElement());
        row.add(copying);
        return row;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        getElement()
                .executeJs("return new URL($0, document.baseURI).href", Routes.classroom(Routes.SEAT, code))
                .then(String.class, this::showQr);
    }

    /** Shows the whole address for a camera; a press makes it large enough for a room. */
    void showQr(String address) {
        NativeButton large = new NativeButton("", click -> project(address));
        large.setId("qr-large");
        large.addClassName("qr-button");
        large.getElement().setAttribute("aria-label", getTranslation("class.desk.qr"));
        large.add(new Qr(address, getTranslation("share.qr"), SMALL));
        qr.removeAll();
        qr.add(large);
    }

    private void project(String address) {
        Dialog dialog = new Dialog();
        dialog.addClassNames("nudge-dialog", "qr-dialog");
        dialog.setHeaderTitle(code.substring(0, 3) + " " + code.substring(3));
        Paragraph words = new Paragraph(address);
        words.addClassName("qr-address");
        dialog.add(new Qr(address, getTranslation("share.qr"), LARGE), words);
        dialog.getFooter().add(new Act("qr-close", getTranslation("link.close"), dialog::close));
        dialog.open();
    }

    void show(Agenda agenda) {
        title.show(agenda.title());
        invite(!agenda.ended());
    }

    /** It has been removed: whatever led there leads nowhere. */
    void gone() {
        invite(false);
        title.setVisible(false);
        doors.setVisible(false);
    }

    /** The code stays, as the name of the class. */
    void invite(boolean open) {
        copying.setVisible(open);
        qr.setVisible(open);
        setClassName("over", !open);
    }
}
