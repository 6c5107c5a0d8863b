package dev.nudge.rest;

import dev.nudge.session.LearnerSession;
import dev.nudge.session.Learners;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The training runs that go on now; so many for an address, and so many in all. */
@Component
final class Runs {

    private final Learners learners;
    private final FrameJson json;
    private final RestLimits limits;
    private final Map<String, Run> going = new ConcurrentHashMap<>();

    /** The address of each run, by its id, from before its session is opened. */
    private final Map<String, String> places = new HashMap<>();

    @Autowired
    Runs(Learners learners, FrameJson json, RestLimits limits) {
        this.learners = learners;
        this.json = json;
        this.limits = limits;
    }

    /**
     * Starts one; it ends with its last step, when it is stopped, and when nobody listens any more.
     *
     * @param steps to take at most from the end of the question's trail
     * @param framesPerSecond to tell at most
     */
    SseEmitter start(Question question, int steps, int framesPerSecond, String address) {
        String id = take(address);
        try {
            LearnerSession session = learners.open(question.experiment(), question.trail(), question.device());
            Run run = new Run(id, question, session, steps, framesPerSecond, json, limits, new SseEmitter(0L));
            going.put(id, run);
            return run.start(() -> leave(id));
        } catch (RuntimeException refused) {
            leave(id);
            throw refused;
        }
    }

    /** Takes a place for a run; returns its id. Opening a session takes long, and holds up nobody else. */
    private synchronized String take(String address) {
        long own = places.values().stream().filter(address::equals).count();
        if (own >= limits.runsPerAddress()) {
            throw Problem.later(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "Too many runs at once",
                    own + " runs of your address go on, as many as may. Stop one by DELETE, or wait for its end event.",
                    limits.frameTime());
        }
        if (places.size() >= limits.runs()) {
            throw Problem.later(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "Too many runs at once",
                    places.size() + " runs go on, as many as this server takes. Wait, then send the request again.",
                    limits.frameTime());
        }
        String id = UUID.randomUUID().toString();
        places.put(id, address);
        return id;
    }

    private synchronized void leave(String id) {
        places.remove(id);
        going.remove(id);
    }

    /** Ends a run where it then stands; its stream says so and closes. */
    void stop(String experiment, String id) {
        Run run = going.get(id);
        if (run == null || !run.question().experiment().id().equals(experiment)) {
            throw Problem.of(
                    HttpStatus.NOT_FOUND,
                    "There is no such run",
                    "No run \"" + id + "\" of " + experiment + " goes on; it may have ended. Start another by POST.");
        }
        run.stop();
    }

    synchronized int count() {
        return places.size();
    }

    /** Before the server waits for its last answers. */
    @EventListener(ContextClosedEvent.class)
    void stopAll() {
        going.values().forEach(Run::stop);
    }
}
