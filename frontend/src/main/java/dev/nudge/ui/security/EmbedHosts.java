package dev.nudge.ui.security;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The sites whose pages may frame an embed, as {@code nudge.embed.hosts} lists them: origins such as {@code https://moodle.example.org}, hosts such as
 * {@code *.example.org}, or {@code *} for all; capitals mean the same. Nudge itself always may.
 */
@Component
public final class EmbedHosts {

    /** What a list of sources of a Content-Security-Policy takes of it: no space, no comma, no semicolon, nothing quoted. */
    private static final Pattern HOST =
            Pattern.compile("\\*|(https?://)?(\\*\\.)?[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:(\\d{1,5}|\\*))?");

    /** Scheme, leading asterisk, host, port; all but the host may be missing. */
    private static final Pattern PARTS = Pattern.compile("(?:(https?)://)?(\\*\\.)?([^:]+)(?::(.+))?");

    private final List<String> hosts;

    /**
     * @param list separated by commas or spaces
     * @throws HostRefusedException naming the first that is no host
     */
    EmbedHosts(@Value("${nudge.embed.hosts:http://localhost:* http://127.0.0.1:*}") String list) {
        hosts = Stream.of(list.split("[,\\s]+"))
                .filter(host -> !host.isEmpty())
                .map(host -> host.toLowerCase(Locale.ROOT))
                .toList();
        for (String host : hosts) {
            if (!HOST.matcher(host).matches()) {
                throw new HostRefusedException(host);
            }
        }
    }

    /**
     * Whether a page may frame an embed, as a browser judges it by {@link #sources} and as {@code embed-port.ts} does; Nudge's own are not told apart here.
     *
     * @param page its address or its origin; null if it is not known, and so may not
     * @param own Nudge's scheme, {@code http} or {@code https}, which is asked for where a host is listed without one
     */
    boolean mayFrame(@Nullable String page, String own) {
        try {
            URI address = new URI(page == null ? "" : page);
            return address.getScheme() != null
                    && address.getHost() != null
                    && hosts.stream().anyMatch(host -> host.equals("*") || isOf(address, host, own));
        } catch (URISyntaxException noAddress) {
            return false;
        }
    }

    private static boolean isOf(URI page, String source, String own) {
        Matcher parts = PARTS.matcher(source);
        if (!parts.matches()) {
            return false;
        }
        String scheme = page.getScheme().toLowerCase(Locale.ROOT);
        String host = page.getHost().toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? 443 : 80;
        String port = Integer.toString(page.getPort() < 0 ? usual : page.getPort());
        String asked = Objects.requireNonNullElse(parts.group(4), Integer.toString(usual));
        String askedScheme = Objects.requireNonNullElse(parts.group(1), own);
        // What is plain may be encrypted.
        return (scheme.equals(askedScheme) || askedScheme.equals("http") && scheme.equals("https"))
                && (parts.group(2) == null ? host.equals(parts.group(3)) : host.endsWith("." + parts.group(3)))
                && (asked.equals("*") || asked.equals(port));
    }

    /** As a list of sources of {@code frame-ancestors}. */
    public String sources() {
        return String.join(
                " ", Stream.concat(Stream.of("'self'"), hosts.stream()).toList());
    }
}
