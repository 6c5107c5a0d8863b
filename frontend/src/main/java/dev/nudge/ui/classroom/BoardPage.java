package dev.nudge.ui.classroom;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import dev.nudge.classroom.Agenda;
import dev.nudge.classroom.Board;
import dev.nudge.classroom.Projection;
import dev.nudge.classroom.Task;
import dev.nudge.classroom.Together;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Messages;
import dev.nudge.ui.page.Routes;
import dev.nudge.ui.share.Qr;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A class on a projector, to be read from the last row: how to join, how many there are, where they stand. Nobody is ranked, and nobody stuck. */
final class BoardPage extends Div {

    private static final int SIDE = 340;

    private final transient Projection projection;
    private final transient Messages messages = Messages.in(getLocale());
    private final transient Places places = new Places(messages, getTranslation("class.board.steps"));
    private final Div join = new Div();
    private final Div qr = new Div();
    private final Act hide;
    private final H1 title = new H1();
    private final Paragraph message = new Paragraph();
    private final Paragraph task = new Paragraph();
    private final Counts counts = new Counts("board", false);
    private final ClassDots dots = new ClassDots("board-dots", getTranslation("class.board.dots"));
    private final Histogram scores = new Histogram("board-scores", getTranslation("class.board.scores"), "var(--loss)");
    private final Histogram guesses =
            new Histogram("board-guesses", getTranslation("class.board.guesses"), "var(--prediction)");
    private final Section guessed;
    private final Div charts = new Div();
    private final ClassDrawing drawing;
    private final Section spread;
    private final Section seen;
    private final Section shown;
    private final FollowedScreen screen = new FollowedScreen("shown-");
    private final Tiles tiles = new Tiles(null);
    private final TogetherBoard together = new TogetherBoard(messages);
    private transient @Nullable ClassNews news;
    private boolean joining = true;

    BoardPage(Projection projection, Drawings drawings) {
        this.projection = projection;
        addClassName("board");
        Board board = projection.board();
        String code = board.code();
        Div letters = new Div(new Span(code.substring(0, 3)), new Span(code.substring(3)));
        letters.addClassName("class-code");
        letters.setId("board-code");
        Paragraph address = new Paragraph();
        address.setId("board-address");
        address.getElement()
                .executeJs(
                        "this.textContent = new URL($0, document.baseURI).href.replace(/^https?:\\/\\//, '')",
                        Routes.JOIN);
        hide = new Act("board-join", getTranslation("class.board.hide"), () -> join(!joining));
        Div how = new Div(new Paragraph(getTranslation("class.board.join")), address, letters);
        join.add(how, qr);
        join.addClassName("board-how");
        addClassName("with-how");
        Div head = new Div(title, counts, hide);
        head.addClassName("board-head");
        message.addClassName("board-message");
        message.getElement().setAttribute("role", "status");
        task.addClassName("board-task");
        task.setId("board-task");
        task.getElement().setAttribute("role", "status");
        seen = new Section(new H2(getTranslation("class.board.dots")), dots);
        spread = new Section(new H2(getTranslation("class.board.scores")), scores);
        guessed = new Section(new H2(getTranslation("class.board.guesses")), guesses);
        shown = new Section(screen);
        shown.addClassName("board-shown");
        charts.add(seen, spread, guessed);
        charts.addClassName("class-charts");
        drawing = new ClassDrawing("board-drawing", messages, drawings);
        add(head, message, task, join, shown, together, drawing, charts, tiles);
    }

    private void join(boolean seenNow) {
        joining = seenNow;
        hide.say(getTranslation(seenNow ? "class.board.hide" : "class.board.show"));
        invite(isOpen());
    }

    /** Whether anybody can still join. */
    private boolean isOpen() {
        return projection.isThere() && !projection.board().agenda().ended();
    }

    private void invite(boolean open) {
        hide.setVisible(open);
        join.setVisible(open && joining);
        setClassName("with-how", open && joining);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        getElement()
                .executeJs(
                        "return new URL($0, document.baseURI).href",
                        Routes.classroom(Routes.SEAT, projection.board().code()))
                .then(String.class, this::showQr);
        ClassNews following = new ClassNews(this, this::showCharts, this::showTiles);
        news = following;
        projection.listen(following::come);
        showCharts();
        showTiles();
    }

    void showQr(String address) {
        qr.removeAll();
        qr.add(new Qr(address, getTranslation("share.qr"), SIDE));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        projection.close();
        if (news != null) {
            news.close();
        }
    }

    private void showCharts() {
        Board board = projection.board();
        Agenda agenda = board.agenda();
        Experiment experiment = Course.experiment(agenda.stop().experiment());
        String called = agenda.title().isEmpty() ? messages.say(experiment.id() + ".title") : agenda.title();
        if (!called.equals(title.getText())) {
            title.setText(called);
        }
        boolean there = projection.isThere();
        invite(there && !agenda.ended());
        String words = !there || agenda.ended()
                ? getTranslation(there ? "class.desk.over" : "class.board.gone")
                : agenda.message().isEmpty() && agenda.paused()
                        ? getTranslation("class.board.paused")
                        : agenda.message();
        if (!words.equals(message.getText())) {
            message.setText(words);
        }
        counts.show(board);
        counts.setVisible(there);
        places.draw(dots, board, false, false);
        String score = places.scoreName(agenda, experiment).orElse("");
        boolean guessing = agenda.task().orElse(null) instanceof Task.Guess;
        spread.setVisible(!guessing && !score.isEmpty());
        guessed.setVisible(guessing);
        if (agenda.task().orElse(null) instanceof Task.Guess guess) {
            List<Float> said = board.attendees().stream()
                    .flatMap(each -> each.guess().stream())
                    .toList();
            guesses.show(score, said, guess.told() ? Optional.of(guess.truth()) : Optional.empty());
        } else {
            scores.show(score, Places.scores(board), Optional.empty());
        }
        boolean showing = there && agenda.shown().isPresent();
        shown.setVisible(showing);
        seen.setVisible(!showing);
        if (showing) {
            spread.setVisible(false);
            screen.follow(projection.shown());
        }
        setClassName("showing", showing);
        Optional<Together> played = showing ? Optional.empty() : projection.together();
        together.setVisible(played.isPresent());
        played.ifPresent(together::show);
        boolean drawn = drawing.show(board);
        if (!there || showing || played.isPresent()) {
            drawing.setVisible(false);
        }
        if (drawn || played.isPresent()) {
            seen.setVisible(false);
            spread.setVisible(false);
        }
        charts.setVisible(there && (seen.isVisible() || spread.isVisible() || guessed.isVisible()));
        ask(agenda, drawing.isVisible());
    }

    /**
     * @param drawing whether a drawing's own words are there
     */
    private void ask(Agenda agenda, boolean drawing) {
        String asked = drawing || agenda.ended() || !projection.isThere()
                ? ""
                : agenda.task()
                        .map(each -> TaskWords.of(agenda, each, messages, this))
                        .orElse("");
        if (!asked.equals(task.getText())) {
            task.setText(asked);
        }
    }

    private void showTiles() {
        Board board = projection.board();
        tiles.setVisible(projection.isThere()
                && board.agenda().shown().isEmpty()
                && board.agenda().game().isEmpty()
                && !(board.agenda().task().orElse(null) instanceof Task.Drawing));
        tiles.show(board.agenda(), board.working());
    }
}
