package dev.nudge.ui.security;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

    private final List<String> hosts;

    /**
     * @param list separated by commas or spaces
     * @throws IllegalArgumentException naming the first that is no host
     */
    EmbedHosts(@Value("${nudge.embed.hosts:http://localhost:* http://127.0.0.1:*}") String list) {
        hosts = Stream.of(list.split("[,\\s]+"))
                .filter(host -> !host.isEmpty())
                .map(host -> host.toLowerCase(Locale.ROOT))
                .toList();
        for (String host : hosts) {
            if (!HOST.matcher(host).matches()) {
                throw new IllegalArgumentException("embed hosts: \"" + host
                        + "\" is no host that may frame an embed. Write origins like https://moodle.example.org or hosts like"
                        + " *.example.org, separated by commas, or * for all?");
            }
        }
    }

    /** As a list of sources of {@code frame-ancestors}. */
    public String sources() {
        return String.join(
                " ", Stream.concat(Stream.of("'self'"), hosts.stream()).toList());
    }
}
