package dev.nudge.rest;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Trail;
import dev.nudge.session.Activity;
import dev.nudge.session.LearnerSession;
import dev.nudge.session.Learners;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Computes frames as a learner's session does, and each question once: who asks the same meanwhile waits for the same answer, and it is kept as long as there is room. */
@Component
public final class Frames {

    /**
     * An answer.
     *
     * @param trail that was walked: shorter than asked for where there was nothing left to step
     */
    public record Shown(Frame frame, Trail trail) {}

    private record Kept(Shown shown, Body body) {}

    private final Learners learners;
    private final FrameJson json;
    private final RestLimits limits;
    private final Semaphore places;
    private final AsyncCache<String, Kept> kept;

    /** What waits or opens a session does so here; walks go by the scheduler. */
    private final Executor threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("rest-frame").factory());

    Frames(Learners learners, FrameJson json, RestLimits limits) {
        this.learners = learners;
        this.json = json;
        this.limits = limits;
        this.places = new Semaphore(limits.framesAtOnce());
        this.kept = Caffeine.newBuilder()
                .maximumWeight(limits.cache())
                .expireAfterWrite(Duration.ofHours(1))
                .<String, Kept>weigher(
                        (question, one) -> question.length() + 2 * one.body().size())
                .buildAsync();
    }

    /** What a page shows at the end of a trail; fails with a {@link Problem}, which is not kept. */
    public CompletableFuture<Shown> shown(Experiment experiment, Trail trail) {
        return kept(new Question(experiment, trail, "")).thenApply(Kept::shown);
    }

    /** The same where it has been computed already; nothing is begun or waited for. */
    public Optional<Shown> atHand(Experiment experiment, Trail trail) {
        CompletableFuture<Kept> there = kept.getIfPresent(key(new Question(experiment, trail, "")));
        return there == null || !there.isDone() || there.isCompletedExceptionally()
                ? Optional.empty()
                : Optional.of(there.join().shown());
    }

    /** Whether it is kept, or being computed. */
    boolean has(Question question) {
        return kept.getIfPresent(key(question)) != null;
    }

    CompletableFuture<Body> of(Question question) {
        return kept(question).thenApply(Kept::body);
    }

    private CompletableFuture<Kept> kept(Question question) {
        return kept.get(
                key(question), (asked, unused) -> CompletableFuture.supplyAsync(() -> compute(question), threads));
    }

    private static String key(Question question) {
        return question.experiment().id() + "?" + question.query();
    }

    private Kept compute(Question question) {
        if (!places.tryAcquire()) {
            throw Problems.busy();
        }
        try (LearnerSession session = learners.open(question.experiment(), question.trail(), question.device())) {
            arrive(session, limits.frameTime());
            Question where = new Question(question.experiment(), session.trail(), question.device());
            return new Kept(new Shown(session.frame(), session.trail()), Body.of(json.write(where, session.frame())));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CompletionException(stopped);
        } finally {
            places.release();
        }
    }

    /** Waits until a session has come to the end of its trail. */
    static void arrive(LearnerSession session, Duration time) throws InterruptedException {
        Watching watching = new Watching(Long.MAX_VALUE);
        session.watch(watching);
        long end = System.nanoTime() + time.toNanos();
        while (session.activity() != Activity.NONE) {
            if (!watching.await(end - System.nanoTime())) {
                throw Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "This walk takes too long for one frame",
                        "After " + time.toMillis()
                                + " ms it has not come to its end. Take fewer steps, or start a run, which"
                                + " tells of a long walk as it goes; where others compute too, ask again in a while.");
            }
            session.look();
        }
    }
}
