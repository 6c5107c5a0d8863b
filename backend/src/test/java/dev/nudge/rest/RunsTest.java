package dev.nudge.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nudge.compute.Compute;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Simulation;
import dev.nudge.lesson.quadratic.FitQuadratic;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Runs that are not as quick, or not as wanted, as others. */
class RunsTest {

    private static RestServer server;

    @BeforeAll
    static void start() {
        server = RestServer.start("nudge.rest.frame-time=2s", "nudge.rest.run-time=1s");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Takes as long to open as somebody says, and then does not. */
    private static final class Door implements Experiment {

        private final CountDownLatch knocked = new CountDownLatch(1);
        private final CountDownLatch opened = new CountDownLatch(1);

        @Override
        public String id() {
            return "door";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public List<Control> controls() {
            return List.of();
        }

        @Override
        public List<Picture> pictures() {
            return List.of();
        }

        @Override
        public int mostSteps() {
            return 1;
        }

        @Override
        public Simulation simulate(Settings settings, Compute compute) {
            knocked.countDown();
            try {
                opened.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("the door is jammed");
        }
    }

    @Test
    void aRunThatIsSlowToOpenHoldsUpNobodyAndLeavesItsPlaceWhereItFails() throws Exception {
        Runs runs = server.bean(Runs.class);
        Door door = new Door();
        CompletableFuture<SseEmitter> slow = start(runs, door);
        assertThat(door.knocked.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(runs.count()).isEqualTo(1);
        start(runs, new FitQuadratic()).get(20, TimeUnit.SECONDS);
        door.opened.countDown();
        assertThatThrownBy(slow::get).isInstanceOf(ExecutionException.class).hasRootCauseMessage("the door is jammed");
        require(() -> runs.count() == 0);
    }

    private static CompletableFuture<SseEmitter> start(Runs runs, Experiment experiment) {
        Question question = new Question(experiment, experiment.start(), "");
        return CompletableFuture.supplyAsync(
                () -> runs.start(question, 1, 1, "a"),
                task -> Thread.ofVirtual().start(task));
    }

    private static void require(BooleanSupplier holds) throws InterruptedException {
        for (int i = 0; i < 600 && !holds.getAsBoolean(); i++) {
            Thread.sleep(50);
        }
        assertThat(holds.getAsBoolean()).isTrue();
    }
}
