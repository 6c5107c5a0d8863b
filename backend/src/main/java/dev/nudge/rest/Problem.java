package dev.nudge.rest;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Why a request is not answered as asked, as RFC 9457 (M. Nottingham, E. Wilde, S. Dalal, 2023) has it. */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Who has done more wrong hears of the rest the next time. */
    private static final int MOST_SAID = 20;

    private final HttpStatus status;
    private final String title;
    private final transient List<Wrong> errors;
    private final transient @Nullable Duration retryAfter;

    private Problem(HttpStatus status, String title, String detail, List<Wrong> errors, @Nullable Duration retryAfter) {
        super(detail);
        this.status = status;
        this.title = title;
        this.errors = errors;
        this.retryAfter = retryAfter;
    }

    /** The request can be read, and asks for what cannot be had. */
    static Problem unprocessable(List<Wrong> all) {
        List<Wrong> errors = all.stream().limit(MOST_SAID).toList();
        String detail = String.join(" ", errors.stream().map(Wrong::sentence).toList());
        return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "These settings cannot be taken", detail, errors, null);
    }

    public static Problem of(HttpStatus status, String title, String detail) {
        return new Problem(status, title, detail, List.of(), null);
    }

    /** Something there is too much of now. */
    public static Problem later(HttpStatus status, String title, String detail, Duration retryAfter) {
        return new Problem(status, title, detail, List.of(), retryAfter);
    }

    public HttpStatus status() {
        return status;
    }

    ProblemDetail body() {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, String.valueOf(getMessage()));
        body.setTitle(title);
        if (!errors.isEmpty()) {
            body.setProperty("errors", errors);
        }
        return body;
    }

    HttpHeaders headers() {
        HttpHeaders headers = new HttpHeaders();
        headers.setCacheControl("no-store");
        if (retryAfter != null) {
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, (retryAfter.toMillis() + 999) / 1000)));
        }
        return headers;
    }
}
