package dev.nudge.ui.classroom;

import dev.nudge.classroom.Agenda;
import dev.nudge.classroom.Attendee;
import dev.nudge.classroom.Board;
import dev.nudge.classroom.Task;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Guess;
import dev.nudge.lesson.Guesses;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Passage;
import dev.nudge.lesson.Still;
import dev.nudge.lesson.data.Curve;
import dev.nudge.session.Stills;
import java.util.Locale;
import java.util.Optional;

/** Curves that a class draws before it sees them: where the texts of the lessons ask for them, and how far off what was drawn is. */
final class Drawings {

    private final Stills stills;
    private final Locale locale;

    Drawings(Stills stills, Locale locale) {
        this.stills = stills;
        this.locale = locale;
    }

    /** One curve to draw: what the lesson's text says of it, and its picture, with the truth in it. */
    record Sheet(Passage.Draw draw, Still still) {

        Guess guess(Curve drawn) {
            return Guess.of(drawn, still, draw);
        }

        Guesses guesses(Board board) {
            return new Guesses(board.drawn().stream().map(this::guess).toList());
        }
    }

    /** What a task asks to draw; empty where no lesson asks for that any more. */
    Optional<Sheet> sheet(Task.Drawing task) {
        return Course.lessons().stream()
                .filter(lesson ->
                        lesson.experiments().stream().anyMatch(each -> each.id().equals(task.experiment())))
                .flatMap(lesson -> lesson.drawings(locale).stream())
                .filter(draw -> draw.id().equals(task.drawing())
                        && draw.preset().experiment().equals(task.experiment()))
                .findFirst()
                .map(draw -> new Sheet(draw, stills.of(draw.preset())));
    }

    /** What a curve is called: its experiment, and the picture's own title where it has one. */
    static String name(Messages messages, Passage.Draw draw) {
        String experiment = draw.preset().experiment();
        String title = messages.say(experiment + ".title");
        String picture = messages.say(experiment + ".picture." + draw.preset().picture());
        return picture.isEmpty() ? title : title + " · " + picture;
    }

    /** How far off everybody was with what they said or drew beforehand. */
    interface Off {
        Optional<Float> of(Attendee learner);
    }

    /** Nobody is off before the truth is told. */
    Off off(Agenda agenda) {
        Task task = agenda.task().orElse(null);
        if (!(task instanceof Task.Foretold foretold) || !foretold.told()) {
            return learner -> Optional.empty();
        }
        return switch (foretold) {
            case Task.Guess guess -> learner -> learner.guess().map(guess::off);
            case Task.Drawing drawing -> {
                Optional<Sheet> sheet = sheet(drawing);
                yield learner -> sheet.flatMap(
                        each -> learner.drawn().map(drawn -> each.guess(drawn).miss()));
            }
        };
    }
}
