package dev.nudge.ui.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What a page may load, and who may frame it. Whoever answers a request may say more strictly.
 *
 * <p>Flow turns what the server tells a page into functions, which takes {@code unsafe-eval}, and styles elements by attributes; scripts within the page carry a nonce
 * ({@link PageDocument}).
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class PageHeaders extends OncePerRequestFilter {

    static final String NONCE = PageHeaders.class.getName() + ".nonce";

    private static final String POLICY = "Content-Security-Policy";

    /** What others load from their own pages: the element. Its pictures have headers of their own. */
    private static final Pattern FOR_OTHERS = Pattern.compile("/embed\\.js");

    private static final SecureRandom RANDOM = new SecureRandom();

    private final EmbedHosts hosts;

    PageHeaders(EmbedHosts hosts) {
        this.hosts = hosts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // As the server understood it: not as it was written, with dots and percent signs.
        String path = request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (FOR_OTHERS.matcher(path).matches()) {
            response.setHeader(
                    POLICY, "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox");
            response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        } else if (EmbedSessions.isDocument(request.getMethod(), path)) {
            response.setHeader(POLICY, policy(nonce(request), hosts.sources()));
            response.setHeader("Referrer-Policy", "no-referrer");
            // It holds the name of a session.
            response.setHeader("Cache-Control", "no-store");
        } else {
            response.setHeader(POLICY, policy(nonce(request), "'none'"));
            response.setHeader("X-Frame-Options", "DENY");
            response.setHeader("Referrer-Policy", "same-origin");
        }
        chain.doFilter(request, response);
    }

    private static String nonce(HttpServletRequest request) {
        String nonce = nonce();
        request.setAttribute(NONCE, nonce);
        return nonce;
    }

    /** For one answer. */
    static String nonce() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String policy(String nonce, String ancestors) {
        return "default-src 'none'; script-src 'self' 'nonce-" + nonce
                + "' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
                + "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; frame-src 'self'; "
                + "base-uri 'self'; form-action 'self'; frame-ancestors " + ancestors;
    }
}
