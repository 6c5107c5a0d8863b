package dev.nudge.lesson.sgd;

import dev.nudge.compute.Compute;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.digits.DigitSets;
import dev.nudge.lesson.measure.Contest;
import dev.nudge.lesson.measure.Entrant;
import dev.nudge.lesson.measure.Machine;
import dev.nudge.lesson.measure.OnThreads;
import dev.nudge.lesson.training.Architecture;
import dev.nudge.lesson.training.Batch;
import dev.nudge.lesson.training.Plan;
import dev.nudge.lesson.training.Training;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;

/**
 * An epoch of training on one core, by batch sizes. Neither the drawn weights nor the learning rate change how long that takes.
 *
 * @param set as it is here
 * @param batches images in a batch, each once, from the smallest
 */
record EpochContest(DigitSets sets, String set, Architecture net, List<Integer> batches) implements Contest {

    private static final int DRAW = 1;

    /** At which no training overshoots. */
    private static final double RATE = 0.1;

    private static final long MEGABYTE = 1_000_000;

    EpochContest {
        batches = batches.stream().distinct().sorted().toList();
    }

    /** What one trains with batches of a size. */
    static String lane(int batch) {
        return Integer.toString(batch);
    }

    /** One: all images that are learnt from. */
    @Override
    public List<Integer> sizes() {
        return List.of(sets.trainCount(set, BatchRace.FOLD));
    }

    /** Any: other batches lead to other weights. */
    @Override
    public double tolerance(int size) {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public Field field(Machine machine) {
        ForkJoinPool one = new ForkJoinPool(1);
        return new Field() {
            @Override
            public List<Entrant> entrants() {
                return batches.stream()
                        .<Entrant>map(batch -> new Trainee(BatchRace.plan(sets, set, net, batch, DRAW), machine, one))
                        .toList();
            }

            @Override
            public void close() {
                one.shutdownNow();
            }
        };
    }

    /**
     * Bytes that a training holds at worst: two programs, for a full batch or portion and a short one, each with its images, these on their way to the device, what
     * comes between, and weights, their slopes and both on their way; of portions also what they add up to, there and on its way to the step.
     */
    static long bytes(Plan plan) {
        long atOnce = Math.min(plan.batch(), Batch.PORTION);
        long images = atOnce * (2L * plan.train().pixels() + 8L * BatchRace.UNITS);
        return 2 * 4 * (images + (atOnce == plan.batch() ? 4L : 8L) * plan.parameters());
    }

    private record Trainee(Plan plan, Machine machine, ForkJoinPool one) implements Entrant {

        @Override
        public String lane() {
            return EpochContest.lane(plan.batch());
        }

        @Override
        public Optional<Message> refusal(int size) {
            long bytes = bytes(plan);
            return bytes <= machine.room()
                    ? Optional.empty()
                    : Optional.of(
                            Message.of("measure.room", size, Math.ceilDiv(bytes, MEGABYTE), machine.room() / MEGABYTE));
        }

        @Override
        public Work prepare(int size) {
            return new OnThreads(one, new Epochs(plan, machine.processor().get()));
        }
    }

    /** A training that goes on from epoch to epoch. */
    private static final class Epochs implements OnThreads.Body {

        private final Compute compute;
        private final Training training;
        private float loss;
        private volatile boolean isStopped;

        /** @param compute is closed with it */
        Epochs(Plan plan, Compute compute) {
            this.compute = compute;
            try {
                training = Training.open(plan, compute);
            } catch (RuntimeException refused) {
                compute.close();
                throw refused;
            }
        }

        @Override
        public boolean run(int times) {
            long steps = (long) times * training.plan().stepsPerEpoch();
            for (long step = 0; step < steps; step++) {
                if (isStopped) {
                    return false;
                }
                loss = training.step(RATE, 0);
            }
            return true;
        }

        @Override
        public void stop() {
            isStopped = true;
        }

        /** The loss of the last batch. */
        @Override
        public float[] result() {
            return new float[] {loss};
        }

        @Override
        public void close() {
            training.close();
            compute.close();
        }
    }
}
