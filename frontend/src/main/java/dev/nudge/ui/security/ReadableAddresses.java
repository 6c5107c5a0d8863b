package dev.nudge.ui.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses an address that cannot be read, as {@code ?a=%ZZ}, in words: whoever asked for its settings first would fail, and the server with them. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class ReadableAddresses extends OncePerRequestFilter {

    private static final String PROBLEM = """
            {"type": "about:blank", "title": "This address cannot be read", "status": 400, \
            "detail": "Behind its question mark stands a percent sign without two hexadecimal digits, letters that are not UTF-8, a value without a name, or more values than are read. Write %25 for the sign itself."}""";

    private final EmbedHosts hosts;

    ReadableAddresses(EmbedHosts hosts) {
        this.hosts = hosts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isReadable(request)) {
            chain.doFilter(request, response);
        } else if (Objects.requireNonNullElse(request.getHeader("Accept"), "").contains(MediaType.TEXT_HTML_VALUE)) {
            new EmbedRefusal(HttpStatus.BAD_REQUEST, "address.broken.title", "address.broken.text", Duration.ZERO)
                    .answer(response, request.getLocale(), mayBeFramed(request) ? hosts.sources() : "'none'");
        } else {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setHeader("Access-Control-Allow-Origin", "*"); // it says nothing of anybody
            response.getOutputStream().write(PROBLEM.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static boolean mayBeFramed(HttpServletRequest request) {
        return EmbedSessions.isDocument(request.getMethod(), request.getRequestURI());
    }

    private static boolean isReadable(HttpServletRequest request) {
        // Else what is read may be a form.
        if (!List.of("GET", "HEAD").contains(request.getMethod())) {
            return true;
        }
        try {
            request.getParameterMap();
            return true;
        } catch (IllegalStateException broken) {
            return false;
        }
    }
}
