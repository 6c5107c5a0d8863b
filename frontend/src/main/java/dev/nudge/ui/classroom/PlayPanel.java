package dev.nudge.ui.classroom;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import dev.nudge.classroom.Agenda;
import dev.nudge.classroom.Desk;
import dev.nudge.classroom.Game;
import dev.nudge.classroom.Together;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.together.Ensemble.Kind;
import dev.nudge.ui.experiment.ParameterSlider;
import java.util.Optional;

/** What a teacher lets the class train as one: a common function or a common step, its rate, its ticks. */
final class PlayPanel extends Div {

    private final transient Commands commands;
    private final transient Desk desk;
    private final Div choices = new Div();
    private final Paragraph over = new Paragraph(getTranslation("class.desk.refused.ENDED"));
    private final Div acts = new Div();
    private final Act run;
    private final Act once;
    private final Act anew;
    private final ParameterSlider rate;
    private final TogetherBoard board = new TogetherBoard(Messages.in(getLocale()));
    private long seed = 1;

    PlayPanel(Commands commands) {
        this.commands = commands;
        this.desk = commands.desk();
        addClassName("play");
        choices.addClassName("play-choices");
        for (Kind kind : Kind.values()) {
            String key = "class.play." + kind;
            Section choice = new Section(
                    new H2(getTranslation(key)),
                    new Paragraph(getTranslation(key + ".text")),
                    new Act("play-" + kind, getTranslation("class.play.begin"), () -> begin(kind)));
            choices.add(choice);
        }
        run = new Act("play-run", "", () -> commands.ask(agenda -> agenda.running(!isRunning(agenda))));
        run.addClassName("primary");
        once = new Act("play-once", getTranslation("class.play.once"), () -> commands.act(desk::beat));
        anew = new Act(
                "play-anew",
                getTranslation("class.play.anew"),
                () -> desk.agenda().game().ifPresent(game -> begin(game.kind())));
        Act end = new Act("play-end", getTranslation("class.play.end"), () -> commands.ask(Agenda::playingNothing));
        rate = rate();
        Div buttons = new Div(run, once, anew, end);
        buttons.addClassName("buttons");
        acts.add(buttons, rate);
        acts.addClassName("play-acts");
        add(over, choices, acts, board);
    }

    private ParameterSlider rate() {
        String name = getTranslation("class.play.rate");
        Control.Slider track = new Control.Slider(
                "rate",
                Game.LOWEST_RATE,
                Game.HIGHEST_RATE,
                0.1f,
                Game.LOWEST_RATE,
                Game.HIGHEST_RATE,
                0.05f,
                Control.Scale.LOGARITHMIC,
                Control.Effect.LIVE);
        ParameterSlider slider = new ParameterSlider(
                track,
                new ParameterSlider.Texts(
                        name,
                        name,
                        getTranslation("control.number", name),
                        getTranslation("control.notAboveZero", "{0}"),
                        "",
                        "",
                        "",
                        getTranslation("parameter.clamped", "{0}", "{1}")),
                move -> {
                    // A class hears of a rate when the hand lets go: each is committed.
                    if (move.ends()) {
                        commands.ask(agenda -> agenda.rated(move.value()));
                    }
                });
        slider.setId("play-rate");
        slider.plain();
        return slider;
    }

    private void begin(Kind kind) {
        long drawn = seed++;
        float first = desk.agenda()
                .game()
                .filter(game -> game.kind() == kind)
                .map(Game::rate)
                .orElse(kind.rate());
        commands.ask(agenda -> agenda.playing(kind, drawn, first));
    }

    private static boolean isRunning(Agenda agenda) {
        return agenda.game().filter(Game::running).isPresent();
    }

    void show(Agenda agenda) {
        Optional<Together> together = desk.together();
        over.setVisible(agenda.ended());
        choices.setVisible(together.isEmpty() && !agenda.ended());
        acts.setVisible(together.isPresent());
        board.setVisible(together.isPresent());
        together.ifPresent(shown -> {
            board.show(shown);
            run.say(getTranslation(shown.game().running() ? "class.play.wait" : "class.play.run"));
            run.setClassName("primary", !shown.lost());
            anew.setClassName("primary", shown.lost());
            once.setEnabled(!shown.game().running());
            rate.show(ParameterSlider.Outlook.plain(shown.game().rate()));
        });
    }
}
