package dev.nudge.classroom;

import dev.nudge.lesson.data.Curve;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A class at one moment. Immutable.
 *
 * @param attendees by their seats
 */
public record Board(String code, Agenda agenda, List<Attendee> attendees, Instant at) {

    /** What a projector shows at most. */
    public static final int TILES = 24;

    public Board {
        attendees = List.copyOf(attendees);
    }

    /** Those who work at what the class is at. */
    public List<Attendee> working() {
        String experiment = agenda.stop().experiment();
        return attendees.stream()
                .filter(each -> each.standing()
                        .filter(standing -> standing.experiment().id().equals(experiment))
                        .isPresent())
                .toList();
    }

    public long here() {
        return attendees.stream().filter(Attendee::here).count();
    }

    public long done() {
        return attendees.stream().filter(Attendee::isDone).count();
    }

    /** What was drawn beforehand, by the seats of those who did. */
    public List<Curve> drawn() {
        return attendees.stream().flatMap(each -> each.drawn().stream()).toList();
    }

    /** Lowest score first, in a race those first who have arrived; those without a score are left out. */
    public List<Attendee> ranked() {
        boolean race = agenda.task().orElse(null) instanceof Task.Race;
        return attendees.stream()
                .filter(each -> each.best().isPresent())
                .sorted(Comparator.comparing((Attendee each) -> race && !each.isDone())
                        .thenComparing(each -> each.best().orElseThrow())
                        .thenComparing(Attendee::seat))
                .toList();
    }

    /** Who had done the task first. */
    public Optional<Attendee> fastest() {
        return attendees.stream()
                .filter(Attendee::isDone)
                .min(Comparator.comparing(each -> each.done().orElseThrow()));
    }
}
