package dev.nudge.session;

import dev.nudge.compute.Budget;
import dev.nudge.compute.Compute;
import dev.nudge.compute.device.Devices;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Stage.Stroke;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.measure.Machine;
import dev.nudge.lesson.measure.Stopwatch;
import dev.nudge.lesson.quadratic.FitQuadratic;
import dev.nudge.lesson.speed.LaneRace;
import dev.nudge.schedule.ComputeScheduler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A class in one process: some learners move a slider ten times a second, others train without pause. Prints how long an act takes from the call to the answer.
 * Arguments: {@code --learners N --training M --seconds S}; with {@code --measuring} nobody trains, but a race of matrix products is measured meanwhile, over and over
 * and without the rests that the server takes between two.
 */
final class ClassBench {

    private static final long MOVE_NANOS = 100_000_000;

    private ClassBench() {}

    /** Whoever trains has a browser that takes every picture at once. */
    private static final class Quick implements Onlooker {
        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void called() {}
    }

    public static void main(String[] arguments) throws InterruptedException {
        int learners = option(arguments, "--learners", 300);
        int training = option(arguments, "--training", 100);
        int seconds = option(arguments, "--seconds", 20);
        boolean measuring = List.of(arguments).contains("--measuring");
        System.out.printf(
                Locale.ROOT,
                "%d learners move a slider ten times a second for %d s; %d processors%n",
                learners,
                seconds,
                Runtime.getRuntime().availableProcessors());
        measure(learners, measuring ? 0 : training, Math.max(5, seconds / 2));
        System.out.println(
                "                        moves    p50 ms    p95 ms    p99 ms    max ms   steps/s   slices/s");
        if (measuring) {
            Answers alone = measure(learners, 0, seconds);
            System.out.printf(Locale.ROOT, "     nothing is measured %s%n", alone);
            Race race = new Race();
            Answers beside = measure(learners, 0, seconds);
            race.end();
            System.out.printf(Locale.ROOT, "   a race of size %4d is %s%n", Race.N, beside);
            System.out.printf(
                    Locale.ROOT,
                    "as long as without: p50 %.2f, p95 %.2f, p99 %.2f times%n",
                    beside.at(0.5) / alone.at(0.5),
                    beside.at(0.95) / alone.at(0.95),
                    beside.at(0.99) / alone.at(0.99));
            return;
        }
        for (int others : new int[] {0, training}) {
            System.out.printf(Locale.ROOT, "%5d train meanwhile %s%n", others, measure(learners, others, seconds));
        }
    }

    /** One measurement after the other, until it is ended. */
    private static final class Race {
        static final int N = 1024;

        private volatile boolean over;
        private final Thread thread =
                Thread.ofPlatform().daemon().name("measuring").start(this::run);

        private void run() {
            LaneRace race = new LaneRace();
            Machine machine = new Machine(
                    "this one",
                    Runtime.getRuntime().availableProcessors(),
                    512L << 20,
                    () -> Compute.on(Devices.get("cpu"), Budget.unlimited()),
                    Machine.Card.starting());
            while (!over) {
                new Stopwatch()
                        .measure(
                                race.contest(Settings.initial(race.controls())
                                        .with("n", new Value.Pick(Integer.toString(N)))),
                                machine,
                                () -> over,
                                (turn, soFar) -> {});
            }
        }

        void end() throws InterruptedException {
            over = true;
            thread.join();
        }
    }

    /** How long acts took, in nanoseconds from the shortest, and what was done beside. */
    private record Answers(long[] sorted, long steps, long slices) {

        /** Milliseconds within which this share was answered. */
        double at(double share) {
            return sorted.length == 0
                    ? Double.NaN
                    : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)] / 1e6;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%9d %9.3f %9.3f %9.3f %9.3f %9d %10d",
                    sorted.length,
                    at(0.5),
                    at(0.95),
                    at(0.99),
                    at(1),
                    steps,
                    slices);
        }
    }

    private static Answers measure(int learners, int training, int seconds) throws InterruptedException {
        Experiment experiment = new FitQuadratic();
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        ComputeScheduler scheduler = new ComputeScheduler(meters);
        Learners all = new Learners(LearnerDevices.only(Devices.get("cpu")), scheduler, meters, learners + training);
        List<LearnerSession> trained = new ArrayList<>();
        for (int i = 0; i < training; i++) {
            LearnerSession session = all.open(experiment, experiment.start());
            session.watch(new Quick());
            session.play(Pace.FULL);
            trained.add(session);
        }
        long start = System.nanoTime();
        long end = start + seconds * 1_000_000_000L;
        long[][] times = new long[learners][];
        List<Thread> hands = new ArrayList<>();
        for (int i = 0; i < learners; i++) {
            int learner = i;
            LearnerSession session = all.open(experiment, experiment.start());
            hands.add(Thread.startVirtualThread(() -> times[learner] = play(session, learner, learners, end)));
        }
        long steps = 0;
        while (System.nanoTime() < end) {
            Thread.sleep(5);
            for (LearnerSession session : trained) {
                session.look();
                if (session.activity() == Activity.NONE) {
                    steps += session.trail().steps();
                    session.go(experiment.start());
                    session.play(Pace.FULL);
                }
            }
        }
        for (Thread hand : hands) {
            hand.join();
        }
        for (LearnerSession session : trained) {
            session.pause();
            steps += session.trail().steps();
            session.close();
        }
        long slices = meters.get("nudge.compute.slice").timer().count();
        all.destroy();
        long[] sorted =
                Arrays.stream(times).flatMapToLong(Arrays::stream).sorted().toArray();
        return new Answers(sorted, steps / seconds, slices / seconds);
    }

    /** Moves slider a until {@code end}; every learner at a time of its own. */
    private static long[] play(LearnerSession session, int learner, int learners, long end) {
        List<Long> times = new ArrayList<>();
        long next = System.nanoTime() + MOVE_NANOS * learner / learners;
        try (session) {
            for (int move = 0; next < end; move++, next += MOVE_NANOS) {
                long left = next - System.nanoTime();
                if (left > 0) {
                    Thread.sleep(left / 1_000_000, (int) (left % 1_000_000));
                }
                long asked = System.nanoTime();
                session.change(
                        "a", new Value.Number(-2 + 0.07f * (move % 100)), move == 0 ? Stroke.NEW : Stroke.CONTINUED);
                times.add(System.nanoTime() - asked);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return times.stream().mapToLong(Long::longValue).toArray();
    }

    private static int option(String[] arguments, String name, int preset) {
        for (int i = 0; i + 1 < arguments.length; i++) {
            if (arguments[i].equals(name)) {
                return Integer.parseInt(arguments[i + 1]);
            }
        }
        return preset;
    }
}
