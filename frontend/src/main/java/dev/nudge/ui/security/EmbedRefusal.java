package dev.nudge.ui.security;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.Locale;
import java.util.ResourceBundle;
import org.springframework.http.HttpStatus;
import org.springframework.web.util.HtmlUtils;

/**
 * What a frame shows where no embed begins: words, which it also tells the page around it, without a session.
 *
 * @param title its key in the bundle
 * @param text likewise; what it may name is the seconds to wait
 * @param delay until the frame tries again by itself; zero where that is of no use
 */
record EmbedRefusal(HttpStatus status, String title, String text, Duration delay) {

    private static final String BUNDLE = "vaadin-i18n.translations";

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>{title}</title>
            <style>
            :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
            body { max-width: 36rem; margin: 0 auto; padding: 1.5rem }
            h1 { font-size: 1.25rem }
            </style>
            <h1>{title}</h1>
            <p id="text">{text}</p>
            <script nonce="{nonce}">parent.postMessage({ nudge: 1, type: 'refused', again: {again}, message: document.getElementById('text').textContent }, '*')</script>
            </html>
            """;

    /** @param ancestors who may frame it, as a list of sources */
    void answer(HttpServletResponse response, Locale locale, String ancestors) throws IOException {
        long seconds = Math.max(1, (delay.toMillis() + 999) / 1000);
        response.setStatus(status.value());
        String nonce = PageHeaders.nonce();
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'nonce-" + nonce
                        + "'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors "
                        + ancestors);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cache-Control", "no-store");
        if (delay.isPositive()) {
            response.setHeader("Retry-After", Long.toString(seconds));
            response.setHeader("Refresh", Long.toString(seconds));
        }
        ResourceBundle words = ResourceBundle.getBundle(BUNDLE, locale);
        String said = MessageFormat.format(words.getString(text), seconds);
        response.setContentType("text/html; charset=utf-8");
        response.getOutputStream()
                .write(PAGE.replace("{title}", escaped(words.getString(title)))
                        .replace("{text}", escaped(said))
                        .replace("{nonce}", nonce)
                        .replace("{again}", Boolean.toString(delay.isPositive()))
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }
}
