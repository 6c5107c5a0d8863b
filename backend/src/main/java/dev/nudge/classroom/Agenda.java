package dev.nudge.classroom;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Trail;
import dev.nudge.lesson.together.Ensemble;
import dev.nudge.link.Permalink;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What a teacher has asked the class for. Immutable; whatever changes it makes another.
 *
 * @param title what the teacher calls this class; may be empty
 * @param stops where it goes, in their order; at least one
 * @param now which of them it is at
 * @param together whether everybody is there; else each learner goes where they like
 * @param paused whether nobody can change anything for the moment
 * @param message shown to everybody; empty for none
 * @param locked controls that nobody can change, each {@code <experiment>.<control>}
 * @param task what everybody is asked to reach
 * @param asked how many tasks there have been: what was done for another does not count
 * @param anonymous whether boards show numbers in place of nicknames
 * @param shown whose screen everybody sees: a seat's number, 0 for the teacher's
 * @param since when the task was asked
 * @param push the state that everybody was last given at this stop
 * @param pushes how many of these there have been
 * @param game what the class trains as one
 * @param games how many of these there have been
 * @param ended whether the class is over
 */
public record Agenda(
        String title,
        List<Stop> stops,
        int now,
        boolean together,
        boolean paused,
        String message,
        Set<String> locked,
        Optional<Task> task,
        int asked,
        boolean anonymous,
        OptionalInt shown,
        Instant since,
        Optional<Push> push,
        int pushes,
        Optional<Game> game,
        int games,
        boolean ended) {

    public static final int MOST_STOPS = 40;
    public static final int LONGEST_TITLE = 80;
    public static final int LONGEST_MESSAGE = 280;
    private static final int MOST_LOCKED = 200;

    /** What every move asks for, and would be read from a link, which may be long. */
    private static final Cache<Given, Optional<String>> SCORES =
            Caffeine.newBuilder().maximumSize(2_000).build();

    /** Likewise, where everybody begins: each move of a race is held against that. */
    private static final Cache<Given, Trail> TRAILS =
            Caffeine.newBuilder().maximumSize(200).build();

    private record Given(String experiment, String link) {}

    /**
     * A state that everybody is given; their own is kept.
     *
     * @param number counts up from 1
     * @param link the query of a link of that experiment
     */
    public record Push(int number, String experiment, String link) {}

    public Agenda {
        stops = List.copyOf(stops);
        locked = Set.copyOf(locked);
        require("stops", stops.size(), 1, MOST_STOPS);
        require("the stop now", now, 0, stops.size() - 1);
        require("characters of the title", title.length(), 0, LONGEST_TITLE);
        require("characters of the message", message.length(), 0, LONGEST_MESSAGE);
        require("locked controls", locked.size(), 0, MOST_LOCKED);
    }

    private static void require(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "classroom: " + what + ": " + value + "; " + least + " to " + most + " are possible");
        }
    }

    static Agenda of(String title, List<Stop> stops) {
        Draft first = new Draft();
        first.title = title.strip();
        first.stops = stops;
        return first.agenda();
    }

    /** Where the class is. */
    public Stop stop() {
        return stops.get(now);
    }

    /** Where the class begins in an experiment, or where the experiment does. */
    public Trail start(Experiment experiment) {
        return start(experiment, stop());
    }

    /** Likewise, for somebody who is at this stop. */
    public Trail start(Experiment experiment, Stop at) {
        return stop(experiment.id(), at)
                .map(Stop::link)
                .filter(link -> !link.isEmpty())
                .map(link -> read(experiment, link))
                .orElseGet(experiment::start);
    }

    /**
     * Where somebody who is at this stop is when they go to an experiment: still there, if it is of that, else where the class is or was at last, or will be first.
     *
     * @param experiment its id; empty where no stop is of that
     */
    public Optional<Stop> stop(String experiment, Stop from) {
        return is(from, experiment) ? Optional.of(from) : nearest(experiment);
    }

    /** The readout by which the class is compared in an experiment, by what everybody was last given there or begins with; empty where it has no such number. */
    public Optional<String> score(Experiment experiment) {
        String link = push.filter(given -> given.experiment().equals(experiment.id()))
                .map(Push::link)
                .or(() -> nearest(experiment.id()).map(Stop::link))
                .orElse("");
        return SCORES.get(
                new Given(experiment.id(), link),
                given -> experiment.score(read(experiment, link).settings()));
    }

    private static boolean is(Stop stop, String experiment) {
        return stop.experiment().equals(experiment);
    }

    /** The stop of an experiment that the class is at or was at last; where it is still to come, the first. */
    private Optional<Stop> nearest(String experiment) {
        return Stream.concat(
                        stops.subList(0, now + 1).reversed().stream(), stops.subList(now + 1, stops.size()).stream())
                .filter(each -> is(each, experiment))
                .findFirst();
    }

    /** Whether nobody can set this control. */
    public boolean locks(Experiment experiment, String control) {
        return locked.contains(experiment.id() + "." + control);
    }

    /** Whether nobody can get on in the lesson: all is paused, or the class trains something as one. */
    boolean rests() {
        return paused || game.isPresent();
    }

    /** Where everybody begins in a race. */
    public Trail line(Experiment experiment) {
        return push.filter(given -> given.experiment().equals(experiment.id()))
                .map(given -> read(experiment, given.link()))
                .orElseGet(experiment::start);
    }

    /** Whether no hand can set this control, as it is a race in which steps alone move it. */
    public boolean holds(Experiment experiment, String control) {
        return Racing.at(this, experiment).isPresent() && !Racing.isFree(experiment, experiment.control(control));
    }

    /** Whether somebody who stands there has walked as the race asks; so has everybody where there is none. */
    public boolean counts(Experiment experiment, Trail walk) {
        return Racing.at(this, experiment)
                .map(race -> Racing.counts(race, experiment, line(experiment), walk))
                .orElse(true);
    }

    static Trail read(Experiment experiment, String link) {
        return TRAILS.get(
                new Given(experiment.id(), link),
                given -> Permalink.read(experiment, Permalink.parameters(link), Set.of())
                        .trail());
    }

    /** The same class at another stop; what was asked, locked and shown at the one before is over. */
    public Agenda at(int stop) {
        return but(draft -> {
            draft.now = stop;
            draft.locked = Set.of();
            draft.task = Optional.empty();
            draft.shown = OptionalInt.empty();
            draft.push = Optional.empty();
            draft.game = Optional.empty();
        });
    }

    /** With other stops; it stays at the one it is at, where that is still among them. */
    public Agenda through(List<Stop> others) {
        int there = others.indexOf(stop());
        Agenda next = but(draft -> {
            draft.stops = others;
            draft.now = Math.max(0, there);
        });
        return there < 0 ? next.at(0) : next;
    }

    public Agenda titled(String other) {
        return but(draft -> draft.title = other.strip());
    }

    public Agenda together(boolean everybody) {
        return but(draft -> draft.together = everybody);
    }

    public Agenda paused(boolean all) {
        return but(draft -> draft.paused = all);
    }

    public Agenda saying(String words) {
        return but(draft -> draft.message = words.strip());
    }

    public Agenda locking(Set<String> controls) {
        return but(draft -> draft.locked = controls);
    }

    /** With a task of its own, or with none. */
    public Agenda asking(Optional<Task> other) {
        return but(draft -> {
            draft.task = other;
            draft.asked = asked + (other.isPresent() ? 1 : 0);
        });
    }

    /** The same, with the time at which its task was asked. */
    Agenda since(Instant moment) {
        return but(draft -> draft.since = moment);
    }

    /** The same task, with its truth told if it has one. */
    public Agenda telling() {
        return but(draft ->
                draft.task = task.map(each -> each instanceof Task.Foretold foretold ? foretold.telling() : each));
    }

    public Agenda anonymous(boolean boards) {
        return but(draft -> draft.anonymous = boards);
    }

    public Agenda showing(OptionalInt seat) {
        return but(draft -> draft.shown = seat);
    }

    /** With a state for everybody; a race is over, as its start is no longer everybody's, and so is what was asked of a number that the class is no longer compared by. */
    public Agenda pushing(String experiment, String link) {
        Agenda next = but(draft -> {
            draft.pushes = pushes + 1;
            draft.push = Optional.of(new Push(pushes + 1, experiment, link));
            draft.task = task.filter(each -> !(each instanceof Task.Race));
        });
        Experiment of = Course.experiment(experiment);
        return next.score(of).equals(score(of))
                ? next
                : next.but(draft -> draft.task =
                        next.task().filter(each -> !(each.experiment().equals(experiment) && isOfScores(each))));
    }

    private static boolean isOfScores(Task task) {
        return task instanceof Task.Below || task instanceof Task.Guess;
    }

    /** Training something as one; whatever was trained before is over. */
    public Agenda playing(Ensemble.Kind kind, long seed, float rate) {
        return but(draft -> {
            draft.games = games + 1;
            draft.game = Optional.of(new Game(games + 1, kind, seed, rate, false));
        });
    }

    /** What is trained as one at another rate; the same where nothing is. */
    public Agenda rated(float rate) {
        return but(draft ->
                draft.game = game.map(each -> new Game(each.number(), each.kind(), each.seed(), rate, each.running())));
    }

    /** What is trained as one ticks by itself, or waits. */
    public Agenda running(boolean on) {
        return but(draft ->
                draft.game = game.map(each -> new Game(each.number(), each.kind(), each.seed(), each.rate(), on)));
    }

    /** Everybody is back at their own. */
    public Agenda playingNothing() {
        return but(draft -> draft.game = Optional.empty());
    }

    /** Over for good; it was compared by what it was compared by. */
    public Agenda over() {
        return at(now).but(draft -> {
            draft.push = push;
            draft.paused = false;
            draft.ended = true;
        });
    }

    /** This one but for what {@code change} says. */
    private Agenda but(Consumer<Draft> change) {
        Draft draft = new Draft();
        draft.title = title;
        draft.stops = stops;
        draft.now = now;
        draft.together = together;
        draft.paused = paused;
        draft.message = message;
        draft.locked = locked;
        draft.task = task;
        draft.asked = asked;
        draft.anonymous = anonymous;
        draft.shown = shown;
        draft.since = since;
        draft.push = push;
        draft.pushes = pushes;
        draft.game = game;
        draft.games = games;
        draft.ended = ended;
        change.accept(draft);
        return draft.agenda();
    }

    private static final class Draft {
        private String title = "";
        private List<Stop> stops = List.of();
        private int now;
        private boolean together = true;
        private boolean paused;
        private String message = "";
        private Set<String> locked = Set.of();
        private Optional<Task> task = Optional.empty();
        private int asked;
        private boolean anonymous = true;
        private OptionalInt shown = OptionalInt.empty();
        private Instant since = Instant.EPOCH;
        private Optional<Push> push = Optional.empty();
        private int pushes;
        private Optional<Game> game = Optional.empty();
        private int games;
        private boolean ended;

        private Agenda agenda() {
            return new Agenda(
                    title, stops, now, together, paused, message, locked, task, asked, anonymous, shown, since, push,
                    pushes, game, games, ended);
        }
    }
}
