package dev.nudge.rest;

import dev.nudge.allowance.Buckets;
import dev.nudge.allowance.ClientAddress;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/** Stands before all that programs ask: nothing that is answered may do anything in a browser, and an address that asks too often is told when to come again. */
final class Gate extends OncePerRequestFilter {

    private final RestLimits limits;
    private final Buckets buckets;

    Gate(RestLimits limits) {
        this.limits = limits;
        this.buckets = new Buckets(limits.burst(), limits.requestsPerMinute());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; img-src data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        Duration wait = buckets.take(ClientAddress.of(request.getRemoteAddr()));
        if (wait.isZero()) {
            chain.doFilter(request, response);
        } else {
            refuse(response, wait);
        }
    }

    private void refuse(HttpServletResponse response, Duration wait) throws IOException {
        Problem problem = Problem.later(
                HttpStatus.TOO_MANY_REQUESTS,
                "Too many requests",
                "Your address may send " + limits.requestsPerMinute() + " requests a minute, " + limits.burst()
                        + " at once. Wait as long as Retry-After says; keep answers, and ask with If-None-Match.",
                wait);
        response.setStatus(problem.status().value());
        problem.headers().forEach((name, values) -> response.setHeader(name, values.getFirst()));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(FrameJson.JSON.writeValueAsBytes(problem.body()));
    }
}
