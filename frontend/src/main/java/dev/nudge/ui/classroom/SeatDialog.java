package dev.nudge.ui.classroom;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.nudge.classroom.Agenda;
import dev.nudge.classroom.Attendee;
import dev.nudge.classroom.Position;
import java.util.Optional;
import java.util.OptionalInt;

/** One learner's screen, to look at, and what a teacher can do with the seat. */
final class SeatDialog extends Dialog {

    /** Code points, as {@code Nicknames} has it. */
    private static final int LONGEST = 20;

    private final int seat;
    private final transient Commands commands;
    private final FollowedScreen screen;
    private final Paragraph facts = new Paragraph();
    private final FormField name = FormField.text("seat-name", getTranslation("class.desk.seat.name"), LONGEST);
    /** Here, since the desk's own line lies beneath this. */
    private final Paragraph refusal = new Paragraph();

    private final Act show;
    private boolean shown;

    SeatDialog(int seat, Commands commands, FollowedScreen screen) {
        this.seat = seat;
        this.commands = commands;
        this.screen = screen;
        addClassNames("nudge-dialog", "seat-dialog");
        facts.setId("seat-facts");
        name.on(typed -> {}).onEnter(this::rename);
        refusal.setId("seat-refusal");
        refusal.addClassName("refusal");
        refusal.getElement().setAttribute("role", "alert");
        Act rename = new Act("seat-rename", getTranslation("class.desk.seat.rename"), this::rename);
        show = new Act(
                "seat-show",
                "",
                () -> commands.ask(agenda -> agenda.showing(shown ? OptionalInt.empty() : OptionalInt.of(seat))));
        Act remove = new Act("seat-remove", getTranslation("class.desk.seat.remove"), this::remove);
        remove.addClassName("danger");
        Act close = new Act("seat-close", getTranslation("link.close"), this::close);
        Div renaming = new Div(name, rename);
        renaming.addClassName("buttons");
        add(facts, screen, renaming, refusal);
        getFooter().add(remove, show, close);
    }

    int seat() {
        return seat;
    }

    private void rename() {
        commands.act(() -> commands.desk().rename(seat, name.value()), refusal::setText);
    }

    private void remove() {
        new AskFirst(
                        getTranslation("class.desk.seat.remove.title", getHeaderTitle()),
                        getTranslation("class.desk.seat.remove.text"),
                        getTranslation("class.desk.seat.remove"),
                        () -> commands.act(() -> commands.desk().remove(seat)))
                .open();
    }

    /** Follows; the seat may be gone. */
    void show(Optional<Attendee> attendee, Agenda agenda) {
        if (attendee.isEmpty()) {
            close();
            return;
        }
        Attendee now = attendee.get();
        if (!now.nickname().equals(getHeaderTitle())) {
            setHeaderTitle(now.nickname());
            name.show(now.nickname());
        }
        shown = agenda.shown().orElse(-1) == seat;
        show.say(getTranslation(shown ? "class.desk.seat.hide" : "class.desk.seat.show"));
        show.press(shown);
        String best = now.best().map(score -> Places.score(agenda, score)).orElse("–");
        String words = getTranslation(
                now.here() ? "class.desk.seat.facts" : "class.desk.seat.away",
                now.position().map(Position::step).orElse(0),
                now.position()
                        .flatMap(Position::score)
                        .map(score -> Places.score(agenda, score))
                        .orElse("–"),
                best);
        if (!words.equals(facts.getText())) {
            facts.setText(words);
        }
        screen.follow(now.standing());
    }
}
