package dev.nudge.lesson.speed;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Execution;
import dev.nudge.compute.Program;
import dev.nudge.lesson.measure.OnThreads;

/** The engine's own operation, recorded once and replayed on a device. The numbers lie there already, and the result stays there: carrying them is not timed. */
final class Recorded implements OnThreads.Body {

    private final Compute compute;
    private final Execution execution;

    /** @param work is closed with it */
    Recorded(Job job, int n, Compute work) {
        Program program = Program.record(
                "speed " + job.option(),
                p -> p.output(
                        "result",
                        job.compute(
                                p.data("left", job.left(n).toArray()),
                                p.data("right", job.right(n).toArray()))));
        compute = work;
        try {
            execution = compute.open(program);
            execution.write("left", job.leftNumbers(n));
            execution.write("right", job.rightNumbers(n));
        } catch (RuntimeException refused) {
            compute.close();
            throw refused;
        }
    }

    @Override
    public boolean run(int times) {
        boolean whole = execution.run(times) == times;
        if (!execution.switches().isEmpty()) {
            throw new IllegalStateException("the device was lost, and another one went on");
        }
        return whole;
    }

    @Override
    public void stop() {
        execution.stop();
    }

    @Override
    public float[] result() {
        return execution.read("result");
    }

    @Override
    public void close() {
        compute.close();
    }
}
