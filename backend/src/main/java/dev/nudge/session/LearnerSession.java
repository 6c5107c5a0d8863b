package dev.nudge.session;

import dev.nudge.compute.Compute;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Stage;
import dev.nudge.lesson.Trail;
import dev.nudge.lesson.Value;
import dev.nudge.link.Permalink;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * One learner at one experiment: a stage, the tensors it holds, and the time its answers take. Used by one thread at a
 * time; closing it frees the tensors.
 */
public final class LearnerSession implements AutoCloseable {

    private final Experiment experiment;
    private final Compute compute;
    private final Stage stage;
    private final Consumer<Duration> answered;
    private final Runnable closed;
    private Frame frame;
    private Duration took = Duration.ZERO;
    private boolean open = true;

    LearnerSession(Experiment experiment, Trail trail, Compute compute, Consumer<Duration> answered, Runnable closed) {
        this.experiment = experiment;
        this.compute = compute;
        this.answered = answered;
        this.closed = closed;
        this.stage = experiment.open(trail, compute);
        this.frame = stage.frame();
    }

    public Experiment experiment() {
        return experiment;
    }

    public Frame frame() {
        return frame;
    }

    public Trail trail() {
        return stage.trail();
    }

    /** The query that brings this very picture back. */
    public String link() {
        return Permalink.query(experiment, stage.trail());
    }

    /** How long the device and the lesson took over the last answer; zero before the first. */
    public Duration took() {
        return took;
    }

    public Frame change(String control, Value value, Stage.Stroke stroke) {
        return answer(() -> stage.apply(new Trail.Change(control, value), stroke));
    }

    public Frame step() {
        return answer(() -> stage.step(1));
    }

    /** One portion of a walk that plays; all portions from the first, which is {@link Stage.Stroke#NEW}, are one act. */
    public Frame play(int steps, Stage.Stroke stroke) {
        return answer(() -> stage.step(steps, stroke));
    }

    public Frame stepBack() {
        return answer(stage::stepBack);
    }

    public Frame stepUntilItStops() {
        return answer(stage::stepUntilItStops);
    }

    /** Leads to another trail; {@link #back} returns from it. */
    public Frame go(Trail trail) {
        return answer(() -> stage.go(trail));
    }

    public boolean canGoBack() {
        return stage.canGoBack();
    }

    public Frame back() {
        return answer(stage::back);
    }

    @Override
    public void close() {
        if (open) {
            open = false;
            stage.close();
            compute.close();
            closed.run();
        }
    }

    private Frame answer(Runnable act) {
        if (!open) {
            throw new IllegalStateException(experiment.id() + ": this session is closed; open another");
        }
        long start = System.nanoTime();
        act.run();
        frame = stage.frame();
        took = Duration.ofNanos(System.nanoTime() - start);
        answered.accept(took);
        return frame;
    }
}
