package dev.nudge.measure;

import dev.nudge.lesson.measure.Contest;
import dev.nudge.lesson.measure.LaneTimes;
import dev.nudge.lesson.measure.Machine;
import dev.nudge.lesson.measure.Measurement;
import dev.nudge.lesson.measure.Stopwatch;
import dev.nudge.lesson.measure.Turn;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;

/**
 * Measures contests on this server, one at a time.
 *
 * <p>What is guaranteed, whatever a class does: one contest is measured at once; then the server rests for as long as that took, so that measuring takes half of the time at
 * most; at most {@value #MOST_WAITING} others wait, and more are turned away; who asks for a contest that waits or is measured already shares it; who asks for one that
 * ended in the last {@value #FRESH_SECONDS} seconds gets that. The next turn has the contest of the learner whose own last turn is longest ago, and of those who had none
 * in the last {@value #REMEMBERED_MINUTES} minutes the one who asked first. A contest that nobody wants any more leaves the queue, or ends within some milliseconds if it
 * is under way. It computes on threads of its own, as many as the machine has cores at most, and never on those of the common pool, so that slices of learners' work and
 * requests need not wait for it to end but share the cores with it, as the operating system divides them. While lanes are timed nobody is told anything but who waits: what
 * was measured so far is told between lanes. How long one measurement may take, {@link Stopwatch} says.
 */
@Service
public final class Measuring implements DisposableBean {

    /** Contests that may wait for their turn. */
    public static final int MOST_WAITING = 8;

    static final int FRESH_SECONDS = 30;

    /** A learner who has had no turn for so long is as one who has had none. */
    static final int REMEMBERED_MINUTES = 10;

    /** Contests whose last measurement is kept. */
    private static final int MOST_KEPT = 100;

    private static final Logger LOG = LoggerFactory.getLogger(Measuring.class);

    private final Supplier<Machine> machine;
    private final Stopwatch stopwatch;
    private final InstantSource clock;
    private final ScheduledExecutorService thread;

    /** Guarded by this, as all below: the one that is measured and those that wait, in the order in which they were asked for. */
    private final List<Round> rounds = new ArrayList<>();

    /** When learners had their last turns, the latest last. */
    private final Map<Object, Instant> turns = new LinkedHashMap<>();

    private Instant restsUntil = Instant.MIN;

    private final Map<Contest, Measurement> latest = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Contest, Measurement> eldest) {
            return size() > MOST_KEPT;
        }
    };

    @Autowired
    Measuring(Hardware hardware) {
        this(
                hardware::machine,
                new Stopwatch(),
                InstantSource.system(),
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("measuring").daemon().factory()));
    }

    /** @param thread runs one thing after the other */
    Measuring(Supplier<Machine> machine, Stopwatch stopwatch, InstantSource clock, ScheduledExecutorService thread) {
        this.machine = machine;
        this.stopwatch = stopwatch;
        this.clock = clock;
        this.thread = thread;
    }

    /** The last whole measurement of this contest here, however old. */
    public synchronized Optional<Measurement> latest(Contest contest) {
        return Optional.ofNullable(latest.get(contest));
    }

    /** How long ago a measurement ended, or was begun if it goes on. */
    public Duration age(Measurement measurement) {
        return Duration.between(measurement.at(), clock.instant());
    }

    /**
     * Asks for a contest to be measured.
     *
     * @param learner whose turn it is to be: equal for all that one learner asks for
     * @param news called when the seat's standing or measurement may have changed, on a thread that must not be held up
     * @return a seat, to be left by whoever goes; empty if as many wait as may
     */
    public Optional<Seat> enter(Contest contest, Object learner, Runnable news) {
        Round round;
        synchronized (this) {
            Measurement last = latest.get(contest);
            if (last != null && age(last).compareTo(Duration.ofSeconds(FRESH_SECONDS)) < 0) {
                round = new Round(contest);
                round.end(last);
                return Optional.of(new Seat(round, learner, news));
            }
            Round shared = null;
            for (Round each : rounds) {
                if (each.contest.equals(contest) && !each.stopped) {
                    shared = each;
                }
            }
            if (shared == null) {
                if (waiting() >= MOST_WAITING || thread.isShutdown()) {
                    return Optional.empty();
                }
                shared = new Round(contest);
                rounds.add(shared);
                thread.schedule(this::next, 0, TimeUnit.MILLISECONDS);
            }
            round = shared;
            Seat seat = new Seat(round, learner, news);
            round.seats.add(seat);
            round.learners.add(learner);
            return Optional.of(seat);
        }
    }

    private int waiting() {
        return (int) rounds.stream().filter(round -> !round.running).count();
    }

    /** The one that is measured, and then those that wait, in the order of their turns. */
    private List<Round> order() {
        Instant longAgo = clock.instant().minus(Duration.ofMinutes(REMEMBERED_MINUTES));
        turns.values().removeIf(turn -> turn.isBefore(longAgo));
        return rounds.stream()
                .sorted(Comparator.comparing((Round round) -> !round.running).thenComparing(this::lastTurn))
                .toList();
    }

    /** Of the learner among those who share it who has waited longest. */
    private Instant lastTurn(Round round) {
        return round.seats.stream()
                .map(seat -> turns.getOrDefault(seat.learner, Instant.MIN))
                .min(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    private Duration rest() {
        Instant now = clock.instant();
        return restsUntil.isAfter(now) ? Duration.between(now, restsUntil) : Duration.ZERO;
    }

    private void next() {
        Round round;
        synchronized (this) {
            Duration rest = rest();
            if (!rest.isZero()) {
                thread.schedule(this::next, rest.toMillis() + 1, TimeUnit.MILLISECONDS);
                return;
            }
            round = order().stream().filter(each -> !each.running).findFirst().orElse(null);
            if (round == null) {
                return;
            }
            round.running = true;
        }
        Instant start = clock.instant();
        try {
            tellWaiting();
            Machine now = machine.get();
            Measurement begun = new Measurement(round.contest, now.text(), start, List.of(), Optional.empty(), false);
            round.measured(begun);
            List<LaneTimes> lanes = stopwatch.measure(
                    round.contest,
                    now,
                    () -> round.stopped,
                    (turn, lanesSoFar) -> tell(round, soFar(begun, turn, lanesSoFar)));
            if (!round.stopped) {
                Measurement whole =
                        new Measurement(round.contest, begun.machine(), clock.instant(), lanes, Optional.empty(), true);
                synchronized (this) {
                    latest.remove(round.contest);
                    latest.put(round.contest, whole);
                    round.end(whole);
                }
            }
        } catch (RuntimeException failed) {
            LOG.error("Measuring {} failed", round.contest, failed);
            round.fail(String.valueOf(failed.getMessage()));
        } finally {
            synchronized (this) {
                rest(round, start);
                if (round.standing != Standing.DONE && !round.stopped && round.failure.isEmpty()) {
                    // It ends in an error; whoever waits for it is told all the same.
                    round.fail("the measurement ended early");
                }
            }
            round.tell();
            tellWaiting();
        }
    }

    /** From now on the server rests, for as long as the round has taken, and whoever took part has had a turn. */
    private void rest(Round round, Instant start) {
        Instant end = clock.instant();
        rounds.remove(round);
        restsUntil = end.plus(Duration.between(start, end));
        for (Object learner : round.learners) {
            turns.remove(learner);
            turns.put(learner, end);
        }
    }

    private static Measurement soFar(Measurement begun, Turn turn, List<LaneTimes> lanes) {
        return new Measurement(begun.contest(), begun.machine(), begun.at(), lanes, Optional.of(turn), false);
    }

    private static void tell(Round round, Measurement soFar) {
        round.measured(soFar);
        round.tell();
    }

    /** The places of those who wait have changed. */
    private void tellWaiting() {
        List<Round> waiting;
        synchronized (this) {
            waiting = rounds.stream().filter(round -> !round.running).toList();
        }
        waiting.forEach(Round::tell);
    }

    @Override
    public void destroy() throws InterruptedException {
        synchronized (this) {
            rounds.forEach(round -> round.stopped = true);
            rounds.removeIf(round -> !round.running);
        }
        thread.shutdown();
        if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
            LOG.warn("A measurement did not end within ten seconds; it is left behind");
        }
    }

    /** How a seat stands. */
    public enum Standing {
        WAITING,
        MEASURING,
        DONE,
        /** It broke; {@link Seat#failure} says why. */
        FAILED
    }

    /** A contest that waits or is measured, for everybody who wants it. */
    private static final class Round {
        private final Contest contest;
        private final List<Seat> seats = new CopyOnWriteArrayList<>();
        /** Whoever had a seat, also if it was left. */
        private final Set<Object> learners = new HashSet<>();

        private volatile boolean running;
        private volatile boolean stopped;
        private volatile Standing standing = Standing.WAITING;
        private volatile @Nullable Measurement measurement;
        private volatile String failure = "";

        Round(Contest contest) {
            this.contest = contest;
        }

        void measured(Measurement soFar) {
            measurement = soFar;
            standing = Standing.MEASURING;
        }

        void end(Measurement whole) {
            measurement = whole;
            standing = Standing.DONE;
        }

        void fail(String why) {
            failure = why;
            standing = Standing.FAILED;
        }

        void tell() {
            seats.forEach(seat -> seat.news.run());
        }
    }

    /** A learner's place. Safe for use by several threads. */
    public final class Seat {
        private final Round round;
        private final Object learner;
        private final Runnable news;

        private Seat(Round round, Object learner, Runnable news) {
            this.round = round;
            this.learner = learner;
            this.news = news;
        }

        public Contest contest() {
            return round.contest;
        }

        public Standing standing() {
            return round.standing;
        }

        /** How many contests are to be measured before this one, with the one that is measured now; 0 if it has its turn. */
        public int ahead() {
            synchronized (Measuring.this) {
                return Math.max(0, order().indexOf(round));
            }
        }

        /** How long the server still rests before anything is measured; zero if it does not. */
        public Duration rest() {
            synchronized (Measuring.this) {
                return Measuring.this.rest();
            }
        }

        /** What has been measured since it was entered, or just before. */
        public Optional<Measurement> measurement() {
            return Optional.ofNullable(round.measurement);
        }

        public String failure() {
            return round.failure;
        }

        /** Gives the place back. What nobody waits for any more is not measured. */
        public void leave() {
            synchronized (Measuring.this) {
                round.seats.remove(this);
                if (round.seats.isEmpty()) {
                    round.stopped = true;
                    if (!round.running) {
                        rounds.remove(round);
                    }
                }
            }
            tellWaiting();
        }
    }
}
