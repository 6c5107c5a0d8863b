package dev.nudge.ui.classroom;

import dev.nudge.classroom.Attendee;
import dev.nudge.classroom.Board;
import dev.nudge.classroom.Moment;
import dev.nudge.classroom.Position;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Messages;
import dev.nudge.ui.page.Routes;
import dev.nudge.ui.share.Csv;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A class as CSV by RFC 4180. Numbers are float32 in their shortest exact decimal form, times are UTC or seconds. */
final class ClassCsv {

    private ClassCsv() {}

    /** Where everybody stands: {@code seat,nickname,experiment,step,score,best,compared by,done after,reached,off by}; compared by that readout, done after so many seconds, reached in words. */
    static String of(Board board, Drawings.Off off, Messages messages) {
        Csv csv = new Csv(
                "seat",
                "nickname",
                "experiment",
                "step",
                "score",
                "best",
                "compared by",
                "done after",
                "reached",
                "off by");
        for (Attendee each : board.attendees()) {
            csv.line(
                    each.seat(),
                    each.nickname(),
                    each.position().map(Position::experiment).orElse(""),
                    each.position()
                            .map(position -> Integer.toString(position.step()))
                            .orElse(""),
                    each.position().flatMap(Position::score).map(Csv::number).orElse(""),
                    each.best().map(Csv::number).orElse(""),
                    each.position().flatMap(Position::measure).orElse(""),
                    each.done()
                            .map(done -> Double.toString(done.toMillis() / 1000.0))
                            .orElse(""),
                    each.reached().stream()
                            .sorted()
                            .map(goal -> words(goal, messages))
                            .collect(Collectors.joining("; ")),
                    off.of(each).map(Csv::number).orElse(""));
        }
        return csv.toString();
    }

    /** A checkpoint as learners read it. */
    private static String words(String reached, Messages messages) {
        int dot = reached.indexOf('.');
        return messages.say(reached.substring(0, dot) + ".goal." + reached.substring(dot + 1));
    }

    /** Where a state is found, beneath the server's own address. */
    private static String link(Moment moment, Board board) {
        return board.agenda().stops().stream()
                .filter(stop -> stop.experiment().equals(moment.experiment()))
                .findFirst()
                .map(stop -> "/" + Routes.of(Course.lesson(stop.lesson())) + "?" + moment.link())
                .orElse("?" + moment.link());
    }

    /** Where everybody was: {@code at,seat,nickname,experiment,step,score,compared by,link}; scores of different readouts do not compare. */
    static String of(List<Moment> history, Board board) {
        Map<Integer, String> names =
                board.attendees().stream().collect(Collectors.toMap(Attendee::seat, Attendee::nickname));
        Csv csv = new Csv("at", "seat", "nickname", "experiment", "step", "score", "compared by", "link");
        for (Moment each : history) {
            csv.line(
                    each.at(),
                    each.seat(),
                    names.getOrDefault(each.seat(), ""),
                    each.experiment(),
                    each.step(),
                    each.score().map(Csv::number).orElse(""),
                    each.measure().orElse(""),
                    link(each, board));
        }
        return csv.toString();
    }
}
