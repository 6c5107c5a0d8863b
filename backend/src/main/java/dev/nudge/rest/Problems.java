package dev.nudge.rest;

import dev.nudge.compute.BudgetException;
import dev.nudge.session.TooManyLearnersException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/** Answers problems of what programs ask. */
@RestControllerAdvice(annotations = RestController.class)
final class Problems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    @Nullable ResponseEntity<Object> said(Problem problem, WebRequest request) {
        return handleExceptionInternal(problem, problem.body(), problem.headers(), problem.status(), request);
    }

    @ExceptionHandler
    @Nullable ResponseEntity<Object> full(TooManyLearnersException full, WebRequest request) {
        return said(busy(), request);
    }

    @ExceptionHandler
    @Nullable ResponseEntity<Object> large(BudgetException large, WebRequest request) {
        return said(
                Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "These settings need too much",
                        String.valueOf(large.getMessage())),
                request);
    }

    @ExceptionHandler
    @Nullable ResponseEntity<Object> unforeseen(RuntimeException failed, WebRequest request) {
        if (DisconnectedClientHelper.isClientDisconnectedException(failed)) {
            return null;
        }
        LOG.error("An answer to a program failed", failed);
        return said(
                Problem.of(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "This failed on the server",
                        "The server's log has the reason. Send the request again, and tell whoever runs this server if"
                                + " it fails again."),
                request);
    }

    static Problem busy() {
        return Problem.later(
                HttpStatus.SERVICE_UNAVAILABLE,
                "Every place is taken",
                "The server computes as many experiments as it has room for. Wait, then send the request again.",
                Duration.ofSeconds(2));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        headers.setCacheControl("no-store");
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return super.handleExceptionInternal(failure, body, headers, status, request);
    }
}
