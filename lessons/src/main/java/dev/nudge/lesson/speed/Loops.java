package dev.nudge.lesson.speed;

import dev.nudge.lesson.measure.OnThreads;

/** Plain loops over single numbers, as anyone would write them down. */
final class Loops implements OnThreads.Body {

    private final Job job;
    private final int rows;
    private final int inner;
    private final int columns;
    private final float[] left;
    private final float[] right;
    private final float[] result;
    private volatile boolean stopped;

    Loops(Job job, int n) {
        this.job = job;
        rows = job.rows(n);
        inner = job.inner(n);
        columns = job.columns(n);
        left = job.leftNumbers(n);
        right = job.rightNumbers(n);
        result = new float[rows * columns];
    }

    @Override
    public boolean run(int times) {
        for (int time = 0; time < times; time++) {
            for (int i = 0; i < rows; i++) {
                if (stopped) {
                    return false;
                }
                if (job == Job.ADD) {
                    add(i);
                } else {
                    multiply(i);
                }
            }
        }
        return true;
    }

    private void multiply(int i) {
        for (int j = 0; j < columns; j++) {
            float sum = 0;
            for (int k = 0; k < inner; k++) {
                sum += left[i * inner + k] * right[k * columns + j];
            }
            result[i * columns + j] = sum;
        }
    }

    private void add(int i) {
        for (int j = 0; j < columns; j++) {
            result[i * columns + j] = left[i * columns + j] + right[j];
        }
    }

    @Override
    public void stop() {
        stopped = true;
    }

    @Override
    public float[] result() {
        return result;
    }

    @Override
    public void close() {
        // Arrays of the heap are all it holds.
    }
}
