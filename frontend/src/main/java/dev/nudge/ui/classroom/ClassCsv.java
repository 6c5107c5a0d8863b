package dev.nudge.ui.classroom;

import dev.nudge.classroom.Attendee;
import dev.nudge.classroom.Board;
import dev.nudge.classroom.Moment;
import dev.nudge.classroom.Standing;
import dev.nudge.ui.share.Csv;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A class as CSV by RFC 4180. Numbers are float32 in their shortest exact decimal form, times are UTC or seconds. */
final class ClassCsv {

    private ClassCsv() {}

    /** Where everybody stands: {@code seat,nickname,experiment,step,score,best,done after,reached,off by}; done after so many seconds. */
    static String of(Board board, Drawings.Off off) {
        Csv csv = new Csv("seat", "nickname", "experiment", "step", "score", "best", "done after", "reached", "off by");
        for (Attendee each : board.attendees()) {
            csv.line(
                    each.seat(),
                    each.nickname(),
                    each.standing().map(standing -> standing.experiment().id()).orElse(""),
                    each.standing()
                            .map(standing -> Integer.toString(standing.step()))
                            .orElse(""),
                    each.standing().flatMap(Standing::score).map(Csv::number).orElse(""),
                    each.best().map(Csv::number).orElse(""),
                    each.done()
                            .map(done -> Double.toString(done.toMillis() / 1000.0))
                            .orElse(""),
                    each.reached().stream().sorted().collect(Collectors.joining(" ")),
                    off.of(each).map(Csv::number).orElse(""));
        }
        return csv.toString();
    }

    /** Where everybody was: {@code at,seat,nickname,experiment,step,score,link}. */
    static String of(List<Moment> history, Board board) {
        Map<Integer, String> names =
                board.attendees().stream().collect(Collectors.toMap(Attendee::seat, Attendee::nickname));
        Csv csv = new Csv("at", "seat", "nickname", "experiment", "step", "score", "link");
        for (Moment each : history) {
            csv.line(
                    each.at(),
                    each.seat(),
                    names.getOrDefault(each.seat(), ""),
                    each.experiment(),
                    each.step(),
                    each.score().map(Csv::number).orElse(""),
                    each.link());
        }
        return csv.toString();
    }
}
