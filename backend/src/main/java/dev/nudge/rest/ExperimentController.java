package dev.nudge.rest;

import dev.nudge.allowance.ClientAddress;
import dev.nudge.lesson.Experiment;
import dev.nudge.link.Permalink;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.JsonNode;

/** Frames and runs of an experiment. */
@RestController
@RequestMapping(Addresses.EXPERIMENTS + "/{id}")
final class ExperimentController {

    private static final String MOST_STEPS = "steps";
    private static final String RATE = "framesPerSecond";
    private static final int USUAL_RATE = 5;

    /** Tells proxies, nginx and those that follow it, to pass events on as they come. */
    private static final String UNBUFFERED = "X-Accel-Buffering";

    private static final int HIGHEST_RATE = 10;

    private final Questions questions;
    private final Frames frames;
    private final FrameShares shares;
    private final Runs runs;
    private final RestLimits limits;

    ExperimentController(Questions questions, Frames frames, FrameShares shares, Runs runs, RestLimits limits) {
        this.questions = questions;
        this.frames = frames;
        this.shares = shares;
        this.runs = runs;
        this.limits = limits;
    }

    @GetMapping("/frames")
    CompletableFuture<ResponseEntity<byte[]>> frame(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> query, HttpServletRequest request) {
        Question question = questions.read(Questions.experiment(id), query);
        return answer(question, request).thenApply(Body::whole);
    }

    @PostMapping(path = "/frames", consumes = MediaType.APPLICATION_JSON_VALUE)
    CompletableFuture<ResponseEntity<byte[]>> frame(@PathVariable String id, HttpServletRequest request)
            throws IOException {
        Question question = questions.read(Questions.experiment(id), Questions.json(body(request)), Set.of());
        String where = Addresses.frames(question);
        return answer(question, request).thenApply(body -> {
            ResponseEntity.BodyBuilder answer = body.answer();
            return where.length() > Permalink.LONGEST
                    ? answer.body(body.json())
                    : answer.header(HttpHeaders.CONTENT_LOCATION, where).body(body.json());
        });
    }

    private CompletableFuture<Body> answer(Question question, HttpServletRequest request) {
        return frames.has(question)
                ? frames.of(question)
                : shares.of(request.getRemoteAddr(), () -> frames.of(question));
    }

    @PostMapping(path = "/runs", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<SseEmitter> run(@PathVariable String id, HttpServletRequest request) throws IOException {
        Experiment experiment = Questions.experiment(id);
        JsonNode body = Questions.json(body(request));
        Question question = questions.read(experiment, body, Set.of(MOST_STEPS, RATE));
        int left = experiment.mostSteps() - question.trail().steps();
        if (left == 0) {
            JsonNode asked = body.path(MOST_STEPS);
            throw Problem.unprocessable(List.of(new Wrong(
                    MOST_STEPS,
                    asked.isMissingNode() ? "left out" : asked.toString(),
                    experiment.mostSteps() == 0
                            ? "this experiment takes no steps"
                            : "all " + experiment.mostSteps() + " steps are taken",
                    "Ask for a frame.")));
        }
        List<Wrong> errors = new ArrayList<>();
        int steps = whole(body, MOST_STEPS, left, left, errors);
        int rate = whole(body, RATE, USUAL_RATE, HIGHEST_RATE, errors);
        if (!errors.isEmpty()) {
            throw Problem.unprocessable(errors);
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .header(UNBUFFERED, "no")
                .body(runs.start(question, steps, rate, ClientAddress.of(request.getRemoteAddr())));
    }

    /** Else GET falls to what answers that there is nothing here. */
    @GetMapping("/runs")
    ResponseEntity<Void> notByGet() throws HttpRequestMethodNotSupportedException {
        throw new HttpRequestMethodNotSupportedException("GET", List.of("POST"));
    }

    @DeleteMapping("/runs/{run}")
    ResponseEntity<Void> stop(@PathVariable String id, @PathVariable String run) {
        runs.stop(id, run);
        return ResponseEntity.noContent().build();
    }

    private static int whole(JsonNode body, String field, int usual, int most, List<Wrong> errors) {
        JsonNode node = body.path(field);
        if (node.isMissingNode()) {
            return usual;
        }
        if (node.isIntegralNumber() && node.canConvertToInt() && node.intValue() >= 1 && node.intValue() <= most) {
            return node.intValue();
        }
        errors.add(new Wrong(
                field,
                node.toString(),
                "it must be a whole number from 1 to " + most,
                "Leave it out for " + usual + "."));
        return usual;
    }

    private byte[] body(HttpServletRequest request) throws IOException {
        int most = limits.largestBody();
        byte[] body = request.getContentLengthLong() > most
                ? new byte[most + 1]
                : request.getInputStream().readNBytes(most + 1);
        if (body.length > most) {
            throw Problem.of(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "The body is too large",
                    "A body may have " + most + " bytes. Give fewer points, or fewer entries of then.");
        }
        return body;
    }
}
