package dev.nudge.rest;

import dev.nudge.lesson.Frame;
import dev.nudge.session.Activity;
import dev.nudge.session.LearnerSession;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.util.RawValue;

/** One training run, told as server-sent events: {@code run}, then {@code progress} and {@code frame} again and again, then {@code end}. */
final class Run {

    private static final Logger LOG = LoggerFactory.getLogger(Run.class);

    /** Text without line breaks, as one line of the stream; its letters are UTF-8. */
    private static final MediaType LINE = new MediaType("text", "plain", StandardCharsets.UTF_8);

    /** A silent stream is written to so often, to notice that nobody listens. */
    private static final long SIGN_OF_LIFE = Duration.ofSeconds(5).toNanos();

    /** How much longer than it computes a run may take to be read. */
    private static final Duration READING = Duration.ofSeconds(2);

    /** The client read too slowly, or not at all. */
    private static final class UnreadException extends IOException {

        private static final long serialVersionUID = 1;

        private UnreadException() {
            super("the run was over, and was not read by then");
        }
    }

    private final String id;
    private final Question question;
    private final LearnerSession session;
    private final int steps;
    private final FrameJson json;
    private final RestLimits limits;
    private final Watching watching;
    private final SseEmitter events;

    private final ReentrantLock lock = new ReentrantLock();
    private boolean abandoned;
    private int first;
    private int told;

    /** @param events without a time-out of its own: the run has one */
    Run(
            String id,
            Question question,
            LearnerSession session,
            int steps,
            int framesPerSecond,
            FrameJson json,
            RestLimits limits,
            SseEmitter events) {
        this.id = id;
        this.question = question;
        this.session = session;
        this.steps = steps;
        this.json = json;
        this.limits = limits;
        this.events = events;
        this.watching = new Watching(Watching.gap(framesPerSecond));
    }

    Question question() {
        return question;
    }

    SseEmitter start(Runnable ended) {
        events.onCompletion(watching::end);
        events.onError(gone -> watching.end());
        Thread telling = Thread.ofVirtual().name("rest-run").start(() -> {
            try (session) {
                tell();
                events.complete();
            } catch (UnreadException late) {
                LOG.debug("Run {} was not read in time", id, late);
                events.complete();
            } catch (IOException gone) {
                LOG.debug("Nobody listens to run {} any more", id, gone);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException failed) {
                LOG.error("Run {} failed", id, failed);
                fail(failed);
            } finally {
                ended.run();
            }
        });
        Thread.ofVirtual().name("rest-run-deadline").start(() -> {
            try {
                if (!telling.join(limits.frameTime().plus(limits.runTime()).plus(READING))) {
                    abandon();
                    ended.run();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        return events;
    }

    /** What is written stands still, because nobody reads it: gives back all that computes. The rest ends with that write. */
    private void abandon() {
        lock.lock();
        try {
            abandoned = true;
            session.close();
        } finally {
            lock.unlock();
        }
    }

    private void act(Consumer<LearnerSession> act) throws UnreadException {
        lock.lock();
        try {
            if (abandoned) {
                throw new UnreadException();
            }
            act.accept(session);
        } finally {
            lock.unlock();
        }
    }

    void stop() {
        watching.end();
    }

    private void tell() throws IOException, InterruptedException {
        try {
            Frames.arrive(session, limits.frameTime());
        } catch (Problem tooLong) {
            end("failed", String.valueOf(tooLong.getMessage()));
            return;
        }
        first = session.trail().steps();
        Map<String, Object> opening = new LinkedHashMap<>();
        opening.put("run", id);
        opening.put("stop", Addresses.run(question.experiment(), id));
        opening.put("frame", frame());
        send("run", opening);
        session.watch(watching);
        act(playing -> playing.play(steps));
        long end = System.nanoTime() + limits.runTime().toNanos();
        while (session.activity() == Activity.PLAYING) {
            boolean news = watching.await(Math.min(SIGN_OF_LIFE, end - System.nanoTime()));
            if (watching.isEnded()) {
                act(LearnerSession::pause);
                end("stopped", "The run was stopped.");
                return;
            }
            session.look();
            if (session.activity() == Activity.PLAYING && end - System.nanoTime() <= 0) {
                act(LearnerSession::pause);
                end("time", "A run may go on for " + seconds(limits.runTime()) + " s. Start another from here.");
                return;
            }
            if (!news) {
                send(SseEmitter.event().comment("still going"));
            } else if (session.activity() == Activity.PLAYING) {
                send("progress", progress());
                send("frame", frame());
            }
        }
        if (session.timeUp().isPresent()) {
            end("time", "This experiment plays for " + seconds(session.timeUp().get()) + " s.");
        } else if (taken() < steps) {
            end("over", "There is nothing left to step.");
        } else {
            end("steps", "All steps are taken.");
        }
    }

    private static String seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString();
    }

    private int taken() {
        return session.trail().steps() - first;
    }

    private Map<String, Object> progress() {
        Map<String, Object> progress = new LinkedHashMap<>();
        progress.put("taken", taken());
        progress.put("of", steps);
        return progress;
    }

    /** The session's, as text that is JSON already. */
    private RawValue frame() {
        Frame frame = session.frame();
        return new RawValue(json.write(new Question(question.experiment(), session.trail(), question.device()), frame));
    }

    private void end(String reason, String detail) throws IOException {
        Map<String, Object> last = new LinkedHashMap<>();
        last.put("reason", reason);
        last.put("detail", detail);
        last.putAll(progress());
        last.put("frame", frame());
        send("end", last);
    }

    private void fail(RuntimeException failed) {
        try {
            Map<String, Object> last = new LinkedHashMap<>();
            last.put("reason", "failed");
            last.put("detail", "The run failed on the server, whose log has the reason. Start it again.");
            send("end", last);
        } catch (IOException gone) {
            failed.addSuppressed(gone);
        }
        events.complete();
    }

    /** @throws IOException if nobody listens any more, however that is said */
    private void send(SseEmitter.SseEventBuilder event) throws IOException {
        try {
            events.send(event);
        } catch (IllegalStateException over) {
            throw new IOException("the stream has ended", over);
        }
    }

    private void send(String event, Object data) throws IOException {
        send(SseEmitter.event()
                .id(Integer.toString(told++))
                .name(event)
                .data(
                        data instanceof RawValue raw
                                ? String.valueOf(raw.rawValue())
                                : FrameJson.JSON.writeValueAsString(data),
                        LINE));
    }
}
