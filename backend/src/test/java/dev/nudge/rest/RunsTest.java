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
import dev.nudge.session.LearnerSession;
import dev.nudge.session.Learners;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.JsonNode;

/** Runs that are not as quick, or not as wanted, as others. */
class RunsTest {

    private static RestServer server;

    @BeforeAll
    static void start() {
        server = RestServer.start(
                "nudge.rest.frame-time=60s",
                "nudge.rest.run-time=100ms",
                "nudge.rest.frames-at-once=1",
                "nudge.rest.runs=2",
                "nudge.learners.most=3");
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

    @Test
    void aRunWhoseTimeIsUpSaysSo() throws Exception {
        JsonNode end = end(server.post(
                "/api/v1/experiments/seeds/runs",
                "{\"settings\": {\"net\": \"two\", \"batch\": \"8\", \"epochs\": 200}}"));
        assertThat(end.path("reason").stringValue()).isEqualTo("time");
        assertThat(end.path("detail").stringValue())
                .startsWith("A run may go on for 0.1 s.")
                .endsWith("Start another from here.");
        assertThat(end.path("taken").intValue()).isLessThan(end.path("of").intValue());
        assertThat(end.path("frame").path("steps").intValue())
                .isEqualTo(end.path("taken").intValue());
        require(() -> isEmpty());
    }

    /** Nothing has been drawn that could be learnt. */
    @Test
    void aRunWithNothingLeftToStepSaysSo() throws Exception {
        JsonNode end = end(server.post("/api/v1/experiments/draw/runs", "{}"));
        assertThat(end.path("reason").stringValue()).isEqualTo("over");
        assertThat(end.path("detail").stringValue()).isEqualTo("There is nothing left to step.");
        assertThat(end.path("taken").intValue()).isZero();
        require(() -> isEmpty());
    }

    /** Stands still where it tells of something, as a connection does that nobody reads. */
    private static final class Unread extends SseEmitter {

        private final int most;
        private final CountDownLatch standing = new CountDownLatch(1);
        private final CountDownLatch read = new CountDownLatch(1);
        private final CountDownLatch completed = new CountDownLatch(1);
        private final AtomicInteger sent = new AtomicInteger();

        /** @param most events that are read */
        private Unread(int most) {
            super(0L);
            this.most = most;
        }

        @Override
        public void send(SseEventBuilder event) throws IOException {
            if (sent.incrementAndGet() > most) {
                standing.countDown();
                try {
                    read.await();
                } catch (InterruptedException stopped) {
                    throw new IOException(stopped);
                }
            }
        }

        @Override
        public void complete() {
            completed.countDown();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aRunThatNobodyReadsGivesBackWhatComputes(int read) throws Exception {
        Learners learners = server.bean(Learners.class);
        Experiment quadratic = new FitQuadratic();
        Question question = new Question(quadratic, quadratic.start(), "");
        Unread events = new Unread(read);
        LearnerSession session = learners.open(quadratic, question.trail(), "");
        RestLimits limits = new RestLimits(1, 1, 1, 1, 1, Duration.ofSeconds(4), 1, 1, 1, 1, Duration.ofMillis(100), 1);
        CountDownLatch ended = new CountDownLatch(1);
        new Run("run", question, session, 1000, 10, server.bean(FrameJson.class), limits, events)
                .start(ended::countDown);
        assertThat(events.standing.await(1, TimeUnit.MINUTES)).isTrue();
        // Its time, and then some to read it.
        assertThat(ended.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(learners.open()).isZero();
        assertThat(events.completed.getCount()).isOne();
        // What stood still goes on, and finds that all is over.
        events.read.countDown();
        assertThat(events.completed.await(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void whereEveryPlaceIsTakenProgramsAreToldWhenToComeAgain() throws Exception {
        Runs runs = server.bean(Runs.class);
        Door door = new Door();
        List<CompletableFuture<SseEmitter>> going = List.of(start(runs, door), start(runs, door));
        require(() -> runs.count() == 2);
        HttpResponse<String> run = server.post("/api/v1/experiments/quadratic/runs", "{}");
        requireLater(run, "Too many runs at once", "2 runs go on, as many as this server takes.");
        door.opened.countDown();
        going.forEach(each -> assertThatThrownBy(each::get).hasRootCauseMessage("the door is jammed"));
        require(() -> isEmpty());

        Door other = new Door();
        CompletableFuture<Body> frame = server.bean(Frames.class).of(new Question(other, other.start(), ""));
        assertThat(other.knocked.await(1, TimeUnit.MINUTES)).isTrue();
        HttpResponse<String> beside = server.get("/api/v1/experiments/quadratic/frames?a=1.9");
        requireLater(beside, "Every place is taken", "as many experiments as it has room for.");
        other.opened.countDown();
        assertThatThrownBy(frame::get).hasRootCauseMessage("the door is jammed");
        assertThat(server.get("/api/v1/experiments/quadratic/frames?a=1.9").statusCode())
                .isEqualTo(200);

        Learners learners = server.bean(Learners.class);
        Experiment quadratic = new FitQuadratic();
        List<LearnerSession> learning = Stream.generate(() -> learners.open(quadratic, quadratic.start()))
                .limit(3)
                .toList();
        HttpResponse<String> full = server.get("/api/v1/experiments/quadratic/frames?a=1.8");
        learning.forEach(LearnerSession::close);
        requireLater(full, "Every place is taken", "as many experiments as it has room for.");
    }

    private static void requireLater(HttpResponse<String> response, String title, String detail) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
        assertThat(Integer.parseInt(response.headers().firstValue("Retry-After").orElseThrow()))
                .isPositive();
        JsonNode problem = RestServer.json(response);
        assertThat(problem.path("title").stringValue()).isEqualTo(title);
        assertThat(problem.path("detail").stringValue()).contains(detail);
    }

    /** What the last event of a run says. */
    private static JsonNode end(HttpResponse<String> stream) {
        List<String> lines = stream.body().lines().toList();
        int end = lines.indexOf("event:end");
        assertThat(end).as(stream.body()).isPositive();
        return RestServer.JSON.readTree(lines.get(end + 1).substring("data:".length()));
    }

    private static boolean isEmpty() {
        return server.bean(Runs.class).count() == 0
                && server.bean(Learners.class).open() == 0;
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
