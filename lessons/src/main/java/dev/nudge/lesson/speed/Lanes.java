package dev.nudge.lesson.speed;

import dev.nudge.lesson.Message;
import dev.nudge.lesson.measure.Contest;
import dev.nudge.lesson.measure.Entrant;
import dev.nudge.lesson.measure.Machine;
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

        /** What it holds at once. */
        private long bytes(int n) {
            long once = job.bytes(n);
            long terms = 4L * job.rows(n) * job.inner(n) * job.columns(n);
            long row = 4L * job.inner(n) * job.columns(n);
            return switch (lane) {
                case LOOPS, INNER -> once;
                case ROWS -> once + row;
                case WHOLE -> job == Job.ADD ? once : once + terms;
                // The result is copied once more to be compared.
                case ONE, ALL, GPU -> once + 4L * job.rows(n) * job.columns(n);
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
