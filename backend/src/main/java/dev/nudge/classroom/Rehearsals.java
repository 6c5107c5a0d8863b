package dev.nudge.classroom;

import dev.nudge.compute.Compute;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Guess;
import dev.nudge.lesson.Stage.Stroke;
import dev.nudge.lesson.Trail;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.data.Curve;
import dev.nudge.lesson.together.Ensemble;
import dev.nudge.session.LearnerSession;
import dev.nudge.session.Learners;
import dev.nudge.session.TooManyLearnersException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Simulated learners, each with a session of their own: they drag, step, rest, and some are slow. The same class is rehearsed in the same way each time. */
final class Rehearsals {

    static final int MOST = 40;

    /** A rehearsal ends by itself when nobody has looked for so long: whoever began it has closed the laptop. */
    private static final Duration ALONE = Duration.ofMinutes(10);

    /** And then in any case: a desk may be left open. */
    private static final Duration LONGEST = Duration.ofMinutes(60);

    private static final Logger LOG = LoggerFactory.getLogger(Rehearsals.class);
    private static final long BETWEEN_MILLIS = 700;
    private static final List<String> NAMES = List.of(
            "Ada",
            "Alan",
            "Barbara",
            "Claude",
            "Dana",
            "Edsger",
            "Frances",
            "Grace",
            "Hedy",
            "Ida",
            "John",
            "Katherine",
            "Lotfi",
            "Mary",
            "Niklaus",
            "Ole",
            "Pia",
            "Radia",
            "Sophie",
            "Tim");

    private final Learners learners;
    private final Duration longest;
    private final Map<Classroom, Rehearsal> under = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("nudge-rehearsals").daemon().factory());

    Rehearsals(Learners learners) {
        this(learners, LONGEST);
    }

    /**
     * @param longest after which a rehearsal ends by itself
     */
    Rehearsals(Learners learners, Duration longest) {
        this.learners = learners;
        this.longest = longest;
    }

    /** Room for what no session holds. */
    Compute lend() {
        return learners.lend();
    }

    /**
     * @param count 0 to {@value #MOST}
     * @throws ClassroomRefusedException if the class has no room for so many; then none of them is there
     */
    synchronized void begin(Classroom room, int count) {
        if (count < 0 || count > MOST) {
            throw new IllegalArgumentException(
                    "rehearse: " + count + " simulated learners; 0 to " + MOST + " are possible");
        }
        end(room);
        if (count > 0) {
            Rehearsal rehearsal = new Rehearsal(room);
            try {
                rehearsal.seat(count);
            } catch (RuntimeException refused) {
                rehearsal.end();
                throw refused;
            }
            under.put(room, rehearsal);
            rehearsal.goOn();
        }
    }

    synchronized void end(Classroom room) {
        Rehearsal before = under.remove(room);
        if (before != null) {
            before.end();
        }
    }

    void endAll() {
        clock.shutdownNow();
        List.copyOf(under.keySet()).forEach(this::end);
    }

    private final class Rehearsal {
        private final Classroom room;
        private final List<Pupil> pupils = new ArrayList<>();
        private final long begun = System.nanoTime();
        private @Nullable ScheduledFuture<?> acting;
        private boolean ended;

        Rehearsal(Classroom room) {
            this.room = room;
        }

        private synchronized void seat(int count) {
            for (int i = 0; i < count; i++) {
                String name = NAMES.get(i % NAMES.size());
                pupils.add(new Pupil(
                        new Attendance(
                                room, room.seat(room.sit(name, true).seat()).orElseThrow()),
                        i));
            }
        }

        private synchronized void goOn() {
            acting = clock.scheduleWithFixedDelay(this::act, BETWEEN_MILLIS, BETWEEN_MILLIS, TimeUnit.MILLISECONDS);
        }

        private synchronized void act() {
            boolean over = room.agenda().ended()
                    || room.audience().isUnwatched(ALONE)
                    || System.nanoTime() - begun > longest.toNanos();
            if (over && !ended) {
                end();
                under.remove(room, this);
            }
            if (!ended) {
                pupils.removeIf(pupil -> !goesOn(pupil));
            }
        }

        /** One who fails leaves, and the others go on. */
        private boolean goesOn(Pupil pupil) {
            try {
                return pupil.act();
            } catch (TooManyLearnersException full) {
                LOG.warn(
                        "A simulated learner of class {} leaves: {}",
                        room.record().code(),
                        full.getMessage());
                leave(pupil);
                return false;
            } catch (RuntimeException failed) {
                LOG.warn(
                        "A simulated learner of class {} has failed and leaves",
                        room.record().code(),
                        failed);
                leave(pupil);
                return false;
            }
        }

        private void leave(Pupil pupil) {
            try {
                pupil.leave();
            } catch (RuntimeException failed) {
                LOG.warn(
                        "A simulated learner of class {} could not leave",
                        room.record().code(),
                        failed);
            }
        }

        private synchronized void end() {
            ended = true;
            if (acting != null) {
                acting.cancel(false);
            }
            pupils.forEach(this::leave);
            pupils.clear();
        }
    }

    private final class Pupil {
        private final Attendance attendance;
        private final RandomGenerator random;
        /** How likely it does something when it may. */
        private final double diligence;

        private @Nullable LearnerSession session;

        Pupil(Attendance attendance, int seed) {
            this.attendance = attendance;
            this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            this.diligence = 0.15 + 0.7 * random.nextDouble();
        }

        /** Whether it stays. */
        boolean act() {
            if (!attendance.isThere()) {
                leave();
                return false;
            }
            work();
            return true;
        }

        private void work() {
            Agenda agenda = attendance.agenda();
            if (agenda.paused() || random.nextDouble() > diligence) {
                return;
            }
            if (agenda.game().isPresent()) {
                play();
                return;
            }
            LearnerSession mine = at(Course.experiment(agenda.stop().experiment()));
            attendance.owed().ifPresent(push -> {
                if (push.experiment().equals(mine.experiment().id())) {
                    mine.go(attendance.take(push, mine.experiment()));
                } else {
                    attendance.pass(push);
                }
            });
            agenda.task().ifPresent(task -> foretell(task, agenda.asked()));
            boolean walks = mine.experiment().walked().keySet().stream()
                    .noneMatch(control -> agenda.locks(mine.experiment(), control));
            if (walks && mine.canStep() && random.nextDouble() < 0.6) {
                mine.step();
            } else {
                move(mine, agenda);
            }
            attendance.stands(mine.experiment(), mine.trail(), mine.frame());
        }

        /** The diligent follow their slopes, others try their hand. */
        private void play() {
            float first = 2 * random.nextFloat() - 1;
            float second = 2 * random.nextFloat() - 1;
            attendance.move(new Ensemble.Move(0, first, second, diligence > 0.4));
        }

        private void foretell(Task task, int asked) {
            if (attendance.own().isDone()) {
                return;
            }
            if (task instanceof Task.Guess guess) {
                attendance.guess(asked, (float) (guess.truth() * (0.4 + 1.2 * random.nextDouble())));
            } else if (task instanceof Task.Drawing) {
                attendance.draw(asked, drawing());
            }
        }

        /** From somewhere to somewhere, over a hill or through a valley. */
        private Curve drawing() {
            double from = random.nextDouble();
            double to = random.nextDouble();
            double hill = random.nextDouble() - 0.5;
            float[] shares = new float[Guess.SAMPLES];
            for (int i = 0; i < shares.length; i++) {
                double along = i / (shares.length - 1.0);
                shares[i] = (float) (from + (to - from) * along + hill * Math.sin(Math.PI * along));
            }
            return Curve.through(shares, 0, 1);
        }

        private LearnerSession at(Experiment experiment) {
            if (session == null || !session.experiment().equals(experiment)) {
                leaveSession();
                Trail begin = attendance.trail(experiment);
                session = learners.open(experiment, begin);
            }
            return session;
        }

        private void move(LearnerSession mine, Agenda agenda) {
            List<Control.Slider> sliders = mine.experiment().controls().stream()
                    .filter(control -> control instanceof Control.Slider && control.effect() == Control.Effect.LIVE)
                    .filter(control -> !agenda.locks(mine.experiment(), control.id())
                            && !agenda.holds(mine.experiment(), control.id()))
                    .map(control -> (Control.Slider) control)
                    .toList();
            if (!sliders.isEmpty()) {
                Control.Slider slider = sliders.get(random.nextInt(sliders.size()));
                float there = slider.min() + (slider.max() - slider.min()) * random.nextFloat();
                mine.change(slider.id(), new Value.Number(slider.clamp(there)), Stroke.NEW);
            }
        }

        private void leaveSession() {
            if (session != null) {
                session.close();
                session = null;
            }
        }

        void leave() {
            leaveSession();
            if (attendance.isThere()) {
                attendance.leave();
            } else {
                attendance.close();
            }
        }
    }
}
