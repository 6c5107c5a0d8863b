package dev.nudge.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.compute.Compute;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Stage;
import dev.nudge.lesson.Trail;
import dev.nudge.session.Learners;
import dev.nudge.session.LearnersHere;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

    private static final Experiment QUADRATIC = Course.experiment("quadratic");

    @Test
    void aLongWalkIsLookedAtOnAnotherThread() throws Exception {
        Learners learners = LearnersHere.open();
        try {
            Trail there = QUADRATIC.start().plusSteps(QUADRATIC.mostSteps());
            CompletableFuture<Optional<Frame>> seen = new CompletableFuture<>();
            CompletableFuture<Thread> thread = new CompletableFuture<>();
            new Arrivals(learners).walk(QUADRATIC, there, frame -> {
                thread.complete(Thread.currentThread());
                seen.complete(frame);
            });
            float mae = seen.get(1, TimeUnit.MINUTES).orElseThrow().readout("mae");
            try (Compute compute = learners.lend();
                    Stage stage = QUADRATIC.open(there, compute)) {
                assertThat(mae).isEqualTo(stage.frame().readout("mae"));
            }
            assertThat(thread.get()).isNotSameAs(Thread.currentThread());
            assertThat(learners.open()).as("the session is closed").isZero();
        } finally {
            learners.destroy();
        }
    }
}
