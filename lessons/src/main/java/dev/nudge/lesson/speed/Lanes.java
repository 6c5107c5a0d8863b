package dev.nudge.lesson.speed;

import dev.nudge.lesson.Message;
import dev.nudge.lesson.measure.Contest;
import dev.nudge.lesson.measure.Entrant;
import dev.nudge.lesson.measure.Machine;
import dev.nudge.lesson.measure.OnThreads;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;

/**
 * The lanes of a job on one machine. They compute on threads of their own, one for all lanes but {@link Lane#ALL}, so that the threads on which learners' work goes on
 * stay free.
 */
final class Lanes implements Contest.Field {

    private static final long MEGABYTE = 1_000_000;

    private final Job job;
    private final Machine machine;
    private final ForkJoinPool one = new ForkJoinPool(1);
    private final ForkJoinPool all;

    Lanes(Job job, Machine machine) {
        this.job = job;
        this.machine = machine;
        this.all = new ForkJoinPool(machine.cores());
    }

    @Override
    public List<Entrant> entrants() {
        return Lane.of(job).stream().<Entrant>map(Runner::new).toList();
    }

    @Override
    public void close() {
        one.shutdownNow();
        all.shutdownNow();
    }

    private final class Runner implements Entrant {

        private final Lane lane;

        Runner(Lane lane) {
            this.lane = lane;
        }

        @Override
        public String lane() {
            return lane.id();
        }

        @Override
        public Optional<Message> refusal(int n) {
            if (lane == Lane.GPU && machine.card() instanceof Machine.Card.NotHere(Message reason)) {
                return Optional.of(reason);
            }
            long bytes = bytes(n);
            return bytes <= machine.room()
                    ? Optional.empty()
                    : Optional.of(
                            Message.of("measure.room", n, Math.ceilDiv(bytes, MEGABYTE), machine.room() / MEGABYTE));
        }

        /** What is held at once at worst, with the first lane's result, which its own is compared with. */
        private long bytes(int n) {
            long result = job.resultBytes(n);
            long held = job.bytes(n) + result;
            return switch (lane) {
                case LOOPS, INNER -> held;
                case ROWS -> held + 4L * job.inner(n) * job.columns(n);
                // The terms are gone before the result is copied to be compared.
                case WHOLE -> held + Math.max(job == Job.ADD ? 0 : job.termBytes(n), result);
                // What is written to a device or read from it is on both sides meanwhile.
                case ONE, ALL, GPU -> held + Math.max(job.longestSideBytes(n), result);
            };
        }

        @Override
        public Work prepare(int n) {
            return switch (lane) {
                case LOOPS -> new OnThreads(one, new Loops(job, n));
                case INNER, ROWS, WHOLE -> new OnThreads(one, new TensorLoops(job, n, lane));
                case ONE ->
                    new OnThreads(one, new Recorded(job, n, machine.processor().get()));
                case ALL ->
                    new OnThreads(all, new Recorded(job, n, machine.processor().get()));
                case GPU ->
                    switch (machine.card()) {
                        case Machine.Card.Here here ->
                            new OnThreads(one, new Recorded(job, n, here.work().get()));
                        case Machine.Card.NotHere missing ->
                            throw new IllegalStateException("lane gpu: it was refused, and has nothing to prepare");
                    };
            };
        }
    }
}
