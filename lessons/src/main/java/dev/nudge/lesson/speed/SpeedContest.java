package dev.nudge.lesson.speed;

import dev.nudge.lesson.measure.Contest;
import dev.nudge.lesson.measure.Machine;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One job at one size, and on the way there at every smaller power of two.
 *
 * @param n the size, a power of two from {@value #SMALLEST} to {@value #LARGEST}; of a job that has only one size, that of its inner dimension
 */
record SpeedContest(Job job, int n) implements Contest {

    static final int SMALLEST = 16;
    static final int LARGEST = 4096;

    /** Of two results that add the same numbers, all at most 1 in size, in another order, per number added: some sixteen roundings of a float32. */
    static final double TOLERANCE_PER_TERM = 1e-6;

    static SpeedContest of(Job job, int n) {
        return new SpeedContest(job, job == Job.DIGITS ? Job.POINTS : n);
    }

    @Override
    public List<Integer> sizes() {
        return job == Job.DIGITS
                ? List.of(n)
                : IntStream.iterate(SMALLEST, size -> size <= n, size -> 2 * size)
                        .boxed()
                        .toList();
    }

    @Override
    public Field field(Machine machine) {
        return new Lanes(job, machine);
    }

    @Override
    public double work(int size) {
        return job.operations(size);
    }

    @Override
    public double tolerance(int size) {
        return TOLERANCE_PER_TERM * job.terms(size);
    }
}
