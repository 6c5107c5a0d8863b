package dev.nudge.lesson.speed;

import dev.nudge.compute.Budget;
import dev.nudge.compute.Compute;
import dev.nudge.compute.Execution;
import dev.nudge.compute.Program;
import dev.nudge.compute.device.Device;

/** The engine's own operation, recorded once and replayed on a device. The numbers lie there already, and the result stays there: carrying them is not timed. */
final class Recorded implements OnThreads.Body {

    private final Compute compute;
    private final Execution execution;

    Recorded(Job job, int n, Device device) {
        Program program = Program.record(
                "speed " + job.option(),
                p -> p.output(
                        "result",
                        job.compute(
                                p.data("left", job.left(n).toArray()),
                                p.data("right", job.right(n).toArray()))));
        compute = Compute.on(device, Budget.unlimited());
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
            throw new IllegalStateException(execution.switches().getLast().reason());
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
