package dev.nudge.ui.classroom;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import dev.nudge.classroom.Attendee;
import dev.nudge.classroom.Board;
import dev.nudge.classroom.Desk;
import dev.nudge.classroom.Task;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Messages;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/** A class on its teacher's desk. Charts follow at every news; what is made of elements once a second at most. */
final class SeePanel extends Div {

    private final transient Messages messages = Messages.in(getLocale());
    private final transient Places places = new Places(messages, getTranslation("class.board.steps"));
    private final Counts counts = new Counts("desk", true);
    private final LookChoice choice = new LookChoice("dots", this::look);
    private final ClassDots dots = new ClassDots("class-dots", getTranslation("class.board.dots"));
    private final Histogram scores = new Histogram("class-scores", getTranslation("class.board.scores"), "var(--loss)");
    private final Histogram guesses =
            new Histogram("class-guesses", getTranslation("class.board.guesses"), "var(--prediction)");
    private final Section guessed;
    private final H2 rankingTitle = new H2(getTranslation("class.board.ranking"));
    private final Section spread;
    private final ClassDrawing drawing;
    private final transient Drawings drawings;
    private final Ranking ranking;
    private final Tiles tiles;
    private final ClassTable table;
    private final Paragraph nobody = new Paragraph(getTranslation("class.desk.nobody"));
    private transient Board board;
    private boolean inPlane;

    SeePanel(Desk desk, Drawings drawings, IntConsumer open) {
        this.drawings = drawings;
        this.board = desk.board();
        this.ranking = new Ranking(open);
        this.tiles = new Tiles(open);
        this.table = new ClassTable(messages, open);
        addClassName("see");
        Section seen = new Section(new H2(getTranslation("class.board.dots")), choice, dots);
        spread = new Section(new H2(getTranslation("class.board.scores")), scores);
        guessed = new Section(new H2(getTranslation("class.board.guesses")), guesses);
        Section ranked = new Section(rankingTitle, ranking);
        drawing = new ClassDrawing("class-drawing", messages, drawings);
        Div charts = new Div(drawing, seen, spread, guessed, ranked);
        charts.addClassName("class-charts");
        nobody.addClassName("lead");
        Section pictures = new Section(new H2(getTranslation("class.board.pictures")), tiles);
        add(counts, nobody, charts, pictures, table, csv(desk));
    }

    private Anchor csv(Desk desk) {
        Anchor csv = new Anchor(
                DownloadHandler.fromInputStream(event -> {
                    byte[] file = csv(desk.board()).getBytes(StandardCharsets.UTF_8);
                    return new DownloadResponse(
                            new ByteArrayInputStream(file),
                            "class-" + desk.code() + ".csv",
                            "text/csv; charset=utf-8",
                            file.length);
                }),
                getTranslation("class.desk.csv"));
        csv.setId("class-csv");
        csv.addClassName("button");
        csv.getElement().setAttribute("download", true);
        return csv;
    }

    private String csv(Board now) {
        return ClassCsv.of(now, drawings.off(now.agenda()), messages);
    }

    private void look(boolean inThePlane) {
        inPlane = inThePlane;
        showCharts(board);
    }

    /** What every move changes. */
    void showCharts(Board now) {
        board = now;
        counts.show(now);
        Experiment experiment = Course.experiment(now.agenda().stop().experiment());
        List<Control.Slider> sliders = Places.plane(now);
        String score = places.scoreName(now.agenda(), experiment).orElse("");
        String ranked = score.isEmpty()
                ? getTranslation("class.board.ranking")
                : getTranslation("class.board.ranking.score", score);
        if (!ranked.equals(rankingTitle.getText())) {
            rankingTitle.setText(ranked);
        }
        choice.show(places, experiment, sliders, inPlane);
        nobody.setVisible(now.attendees().isEmpty() && !now.agenda().ended());
        places.draw(dots, now, inPlane, true);
        drawing.show(now);
        spread.setVisible(!score.isEmpty());
        scores.show(score, Places.scores(now), Optional.empty());
        boolean guessing = now.agenda().task().orElse(null) instanceof Task.Guess;
        guessed.setVisible(guessing);
        if (now.agenda().task().orElse(null) instanceof Task.Guess guess) {
            guesses.show(
                    score,
                    now.attendees().stream()
                            .flatMap(each -> each.guess().stream())
                            .toList(),
                    guess.told() ? Optional.of(guess.truth()) : Optional.empty());
        }
    }

    /** What is made of elements. */
    void showLists(Board now) {
        ranking.show(now);
        tiles.show(now.agenda(), now.working());
        table.show(now, drawings.off(now.agenda()));
    }

    Optional<Attendee> attendee(int seat) {
        return board.attendees().stream().filter(each -> each.seat() == seat).findFirst();
    }
}
