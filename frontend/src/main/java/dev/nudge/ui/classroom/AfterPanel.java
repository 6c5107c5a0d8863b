package dev.nudge.ui.classroom;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import dev.nudge.classroom.Attendee;
import dev.nudge.classroom.Desk;
import dev.nudge.ui.lesson.CopyField;
import dev.nudge.ui.page.Routes;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** What is done after a class: going back over it, and what can be taken home. */
final class AfterPanel extends Div {

    private final transient Desk desk;
    private final Div film = new Div();
    private final CopyField link;
    private boolean inPlane;

    AfterPanel(Desk desk) {
        this.desk = desk;
        addClassName("after");
        Act again = new Act("film-again", getTranslation("class.film.again"), this::read);
        Anchor csv = new Anchor(
                DownloadHandler.fromInputStream(event -> {
                    byte[] file = ClassCsv.of(desk.history(), desk.board()).getBytes(StandardCharsets.UTF_8);
                    return new DownloadResponse(
                            new ByteArrayInputStream(file),
                            "class-" + desk.code() + "-history.csv",
                            "text/csv; charset=utf-8",
                            file.length);
                }),
                getTranslation("class.film.csv"));
        csv.setId("history-csv");
        csv.addClassName("button");
        csv.getElement().setAttribute("download", true);
        link = new CopyField("film-link", getTranslation("class.film.link"), address(), false);
        NativeButton copy = link.copyButton();
        Div copying = new Div();
        copying.addClassName("buttons");
        copying.getElement().appendChild(link.getElement(), copy.getElement());
        Div acts = new Div(again, csv);
        acts.addClassName("buttons");
        add(
                new Section(new H2(getTranslation("class.film.title")), film, acts),
                new Section(
                        new H2(getTranslation("class.film.home")),
                        new Paragraph(getTranslation("class.film.home.text")),
                        copying));
    }

    private String address() {
        return FilmView.address(desk.code(), inPlane) + Routes.KEY + desk.keys().film();
    }

    private void look(boolean inThePlane) {
        inPlane = inThePlane;
        link.lead(address());
    }

    /** Shows the lesson as far as it is written down. */
    void read() {
        Map<Integer, String> names =
                desk.board().attendees().stream().collect(Collectors.toMap(Attendee::seat, Attendee::nickname));
        film.removeAll();
        film.add(new FilmPanel(
                desk.film(), seat -> names.getOrDefault(seat, Integer.toString(seat)), inPlane, this::look));
    }
}
