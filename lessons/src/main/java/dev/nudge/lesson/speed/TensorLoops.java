package dev.nudge.lesson.speed;

import dev.nudge.compute.Tensor;
import dev.nudge.lesson.measure.OnThreads;

/** Tensor operations, computed at once, with no, one or two loops around them. */
final class TensorLoops implements OnThreads.Body {

    private static final Tensor NOTHING = Tensor.zeros(0);

    private final Job job;
    private final Lane lane;
    private final Tensor left;
    private final Tensor right;
    /** Filled row by row; empty where it all is one tensor. */
    private final float[] result;

    /** What it all was the last time, in one tensor. */
    private Tensor whole = NOTHING;

    private volatile boolean stopped;

    /** @param lane {@link Lane#INNER}, {@link Lane#ROWS} or {@link Lane#WHOLE} */
    TensorLoops(Job job, int n, Lane lane) {
        this.job = job;
        this.lane = lane;
        left = Tensor.of(job.leftNumbers(n), job.left(n));
        right = Tensor.of(job.rightNumbers(n), job.right(n));
        result = new float[lane == Lane.WHOLE ? 0 : job.rows(n) * job.columns(n)];
    }

    @Override
    public boolean run(int times) {
        for (int time = 0; time < times; time++) {
            if (!run()) {
                return false;
            }
        }
        return true;
    }

    private boolean run() {
        if (lane == Lane.WHOLE) {
            // The one before is dropped first, so that there is never more than one.
            whole = NOTHING;
            whole = job == Job.ADD
                    ? left.add(right)
                    : left.unsqueeze(2).mul(right).sum(1);
            return !stopped;
        }
        int rows = left.shape().dim(0);
        int columns = result.length / rows;
        for (int i = 0; i < rows && !stopped; i++) {
            Tensor row = left.select(0, i);
            if (job != Job.ADD && lane == Lane.INNER) {
                for (int j = 0; j < columns && !stopped; j++) {
                    result[i * columns + j] = row.mul(right.select(1, j)).sum().item();
                }
            } else {
                Tensor done = job == Job.ADD
                        ? row.add(right)
                        : row.unsqueeze(1).mul(right).sum(0);
                System.arraycopy(done.toArray(), 0, result, i * columns, columns);
            }
        }
        return !stopped;
    }

    @Override
    public void stop() {
        stopped = true;
    }

    @Override
    public float[] result() {
        return lane == Lane.WHOLE ? whole.toArray() : result;
    }

    @Override
    public void close() {
        // Its tensors are held by nobody else.
    }
}
