package dev.nudge.classroom;

import dev.nudge.lesson.Course;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Guess;
import dev.nudge.lesson.Trail;
import dev.nudge.lesson.data.Curve;
import dev.nudge.link.Permalink;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One place in a class, and where whoever sits there stands. Used under the class's lock alone. */
final class Seat {

    /** The teacher's own, which is on no board. */
    static final int TEACHER = 0;

    private final int number;
    private final String keyHash;
    private final boolean simulated;
    private String nickname;

    private String experiment = "";
    /** Links of where it stands, but for the experiment in hand. */
    private final Map<String, String> links = new HashMap<>();

    private final Map<String, String> kept = new HashMap<>();
    /** The teacher's states that were put there: what holds in one is not this seat's own work. */
    private final Map<String, Trail> given = new HashMap<>();

    private final Set<String> reached = new HashSet<>();
    private int pushed;
    private int asked;
    private @Nullable Float guess;
    private @Nullable Curve drawn;
    private @Nullable Duration done;

    private @Nullable Standing standing;
    /** Where it stood when it was written down last, before the server was started. */
    private @Nullable Position left;

    /** The best score since the last task, and when it became better for the last time. */
    private @Nullable Float best;

    private @Nullable Float raced;
    /** Of which experiment and readout both are. */
    private String measured = "";

    private Instant improved;
    private int pages;

    private boolean unwritten;
    private Instant remembered = Instant.EPOCH;

    Seat(int number, String nickname, String keyHash, boolean simulated, Instant now) {
        this.number = number;
        this.nickname = nickname;
        this.keyHash = keyHash;
        this.simulated = simulated;
        this.improved = now;
    }

    /** As it was written down. */
    static Seat of(int number, String nickname, String keyHash, Work work, Instant now) {
        Seat seat = new Seat(number, nickname, keyHash, false, now);
        seat.experiment = work.experiment();
        seat.links.putAll(work.links());
        seat.kept.putAll(work.kept());
        seat.reached.addAll(work.reached());
        seat.pushed = work.pushed();
        seat.asked = work.asked();
        seat.left = work.position().orElse(null);
        seat.best = work.best().orElse(null);
        seat.raced = work.raced().orElse(null);
        seat.measured = work.measured().orElse("");
        seat.guess = work.guess().orElse(null);
        seat.drawn = work.drawn()
                .filter(levels -> levels.length == Guess.SAMPLES)
                .map(levels -> Curve.ofLevels(levels, 0, 1))
                .orElse(null);
        seat.done = work.done().isPresent() ? Duration.ofMillis(work.done().getAsLong()) : null;
        return seat;
    }

    int number() {
        return number;
    }

    String nickname() {
        return nickname;
    }

    void rename(String other) {
        nickname = other;
    }

    String keyHash() {
        return keyHash;
    }

    void comes() {
        pages++;
    }

    void goes() {
        pages--;
    }

    boolean isUnwritten() {
        return unwritten && !simulated;
    }

    boolean isOpen() {
        return pages > 0;
    }

    boolean isOpenTwice() {
        return pages > 1;
    }

    @Nullable Standing standing() {
        return standing;
    }

    private @Nullable Position position() {
        return standing == null ? left : standing.position();
    }

    String experiment() {
        return experiment;
    }

    /** Where this seat stands in an experiment; empty where it never was. */
    Optional<String> link(String of) {
        Standing here = standing;
        if (here != null && here.experiment().id().equals(of)) {
            return Optional.of(link(here));
        }
        return Optional.ofNullable(links.get(of));
    }

    private static String link(Standing standing) {
        return Permalink.query(standing.experiment(), standing.trail());
    }

    /** Is now here; returns whether that is anything new. */
    boolean stands(Standing here, Agenda agenda, Instant now) {
        Standing before = standing;
        if (before != null
                && before.experiment().equals(here.experiment())
                && before.trail().equals(here.trail())) {
            standing = here;
            return false;
        }
        if (before != null && !before.experiment().equals(here.experiment())) {
            links.put(before.experiment().id(), link(before));
        }
        standing = here;
        experiment = here.experiment().id();
        links.remove(experiment);
        unwritten = true;
        if (here.trail().equals(given.get(experiment))) {
            begin(agenda, now);
            return true;
        }
        for (String goal : here.experiment().checkpoints()) {
            if (here.frame().goals().contains(goal)) {
                reached.add(experiment + "." + goal);
            }
        }
        judge(here, agenda, now);
        return true;
    }

    /** @param here where it stands, or was on its way to there */
    private void judge(Standing here, Agenda agenda, Instant now) {
        begin(agenda, now);
        String there = here.experiment().id();
        Optional<Float> score = here.score();
        if (there.equals(agenda.stop().experiment())) {
            compare(here, now);
        }
        Optional<Task> asked = agenda.task().filter(task -> task.experiment().equals(there));
        if (asked.isEmpty() || done != null) {
            return;
        }
        boolean is = switch (asked.get()) {
            case Task.Goal goal -> here.frame().goals().contains(goal.goal());
            case Task.Below below -> score.isPresent() && score.get() < below.score();
            case Task.Race race -> races(here, agenda, race);
            case Task.Foretold foretold -> false;
        };
        if (is) {
            done = Duration.between(agenda.since(), now);
            improved = now;
        }
    }

    /** Scores of another number are not compared with these. */
    private void compare(Standing here, Instant now) {
        if (!here.measured().equals(measured)) {
            measured = here.measured();
            best = null;
            raced = null;
        }
        Optional<Float> score = here.score();
        if (score.isPresent() && (best == null || score.get() < best)) {
            best = score.get();
            improved = now;
        }
    }

    /** Notes how far it has come, as long as its walk counts; whether it has arrived. */
    private boolean races(Standing here, Agenda agenda, Task.Race race) {
        boolean counts = here.step() <= race.steps() && agenda.counts(here.experiment(), here.trail());
        if (counts) {
            raced = here.score().orElse(null);
        }
        return counts && here.step() == race.steps();
    }

    /** Whether a walk has passed the last step of a race unseen, and so has still to be looked at there. */
    boolean passes(Task.Race race, int step) {
        return number != TEACHER && done == null && step > race.steps();
    }

    /** Was here on its way to where it stands. */
    void came(Standing there, Agenda agenda, Instant now) {
        judge(there, agenda, now);
        unwritten = true;
    }

    /** Hears of another agenda: who has reached already what is asked now has done it. */
    void hears(Agenda agenda, Instant now) {
        // In a race everybody begins again, wherever the last one has led.
        boolean begins = asked != agenda.asked()
                && agenda.task().filter(Task.Race.class::isInstance).isPresent();
        begin(agenda, now);
        if (standing != null) {
            Standing here = Standing.in(agenda, standing.experiment(), standing.trail(), standing.frame());
            if (!here.measure().equals(standing.measure())) {
                // From now on it is another number, and what is remembered begins with all of them.
                remembered = Instant.EPOCH;
                unwritten = true;
            }
            standing = here;
            if (!begins && !here.trail().equals(given.get(experiment))) {
                judge(here, agenda, now);
            }
        }
    }

    /** What was done for another task does not count for this one. */
    void begin(Agenda agenda, Instant now) {
        if (asked != agenda.asked()) {
            asked = agenda.asked();
            guess = null;
            drawn = null;
            done = null;
            best = null;
            raced = null;
            improved = now;
            unwritten = true;
        }
    }

    void guess(float value, Duration after) {
        guess = value;
        foretold(after);
    }

    /** @param shares of the picture's height, 0 to 1, at {@value Guess#SAMPLES} places */
    void draw(Curve shares, Duration after) {
        drawn = shares;
        foretold(after);
    }

    private void foretold(Duration after) {
        if (done == null) {
            done = after;
        }
        unwritten = true;
    }

    /** Was given a state of the teacher's; where it stood in that experiment is kept, unless that was the teacher's too. */
    void given(Agenda.Push push, Experiment of, Trail theirs) {
        pushed = push.number();
        Trail before = given.get(of.id());
        String untouched = before == null ? "" : Permalink.query(of, before);
        if (before == null) {
            // Not known whether it is the teacher's of before; what was kept first is the learner's.
            link(of.id()).ifPresent(own -> kept.putIfAbsent(of.id(), own));
        } else {
            link(of.id()).filter(own -> !own.equals(untouched)).ifPresent(own -> kept.put(of.id(), own));
        }
        given.put(of.id(), theirs);
        unwritten = true;
    }

    /** Has no use for that state. */
    void passed(Agenda.Push push) {
        pushed = push.number();
        unwritten = true;
    }

    int pushed() {
        return pushed;
    }

    Optional<String> kept(String of) {
        return Optional.ofNullable(kept.get(of));
    }

    void takeBack(String of) {
        kept.remove(of);
        unwritten = true;
    }

    /** All that was done here is gone; the name stays. */
    void clear(Instant now) {
        experiment = "";
        links.clear();
        kept.clear();
        given.clear();
        reached.clear();
        standing = null;
        left = null;
        guess = null;
        drawn = null;
        done = null;
        best = null;
        raced = null;
        improved = now;
        unwritten = true;
    }

    Attendee attendee(Agenda agenda, Instant now) {
        boolean counts = asked == agenda.asked() && agenda.task().isPresent();
        return new Attendee(
                number,
                nickname,
                simulated,
                pages > 0,
                Optional.ofNullable(standing),
                Optional.ofNullable(position()).map(position -> comparable(position, agenda)),
                score(agenda),
                counts ? Optional.ofNullable(guess) : Optional.empty(),
                counts ? Optional.ofNullable(drawn) : Optional.empty(),
                counts ? Optional.ofNullable(done) : Optional.empty(),
                Set.copyOf(reached),
                agenda.rests() ? Duration.ZERO : Duration.between(improved, now));
    }

    /** The lesson was away, or stood still: nobody is to blame for that time. */
    void rested(Instant now) {
        improved = now;
    }

    /** Where it was before the server was started it may have been compared by another number. */
    private static Position comparable(Position position, Agenda agenda) {
        return position.comparedBy(agenda.score(Course.experiment(position.experiment())));
    }

    /** What was reached at another stop, or by another number, is not compared with what others reach at this one. */
    private Optional<Float> score(Agenda agenda) {
        boolean race = agenda.task().orElse(null) instanceof Task.Race;
        Experiment experiment = Course.experiment(agenda.stop().experiment());
        return Optional.ofNullable(race ? raced : best)
                .filter(number -> measured.equals(Standing.measured(experiment, agenda.score(experiment))));
    }

    /** What is to be written down; null where all is. */
    @Nullable Work unwritten() {
        if (!unwritten || simulated) {
            return null;
        }
        unwritten = false;
        Map<String, String> all = new HashMap<>(links);
        if (standing != null) {
            all.put(experiment, link(standing));
        }
        return new Work(
                experiment,
                all,
                kept,
                pushed,
                reached,
                asked,
                Optional.ofNullable(position()),
                Optional.ofNullable(best),
                Optional.ofNullable(raced),
                Optional.of(measured),
                Optional.ofNullable(guess),
                Optional.ofNullable(drawn).map(Curve::levels),
                done == null ? OptionalLong.empty() : OptionalLong.of(done.toMillis()));
    }

    /** It could not be written down; it is tried again. */
    void stayUnwritten() {
        unwritten = true;
    }

    /** Where it stands, if that is to be remembered for going back over the lesson; empty while that was done only now. */
    Optional<Moment> moment(Duration between, Instant now) {
        Standing here = standing;
        if (here == null
                || number == TEACHER
                || Duration.between(remembered, now).compareTo(between) < 0) {
            return Optional.empty();
        }
        remembered = now;
        return Optional.of(new Moment(
                number, now, experiment, here.step(), here.score(), here.measure(), here.place(), link(here)));
    }
}
