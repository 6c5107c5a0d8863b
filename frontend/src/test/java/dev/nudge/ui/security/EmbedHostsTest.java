package dev.nudge.ui.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbedHostsTest {

    @Test
    void nudgeItselfMayAlwaysFrameAnEmbed() {
        assertThat(new EmbedHosts("").sources()).isEqualTo("'self'");
        assertThat(new EmbedHosts("https://moodle.example.org, *.example.net:8443  http://localhost:*").sources())
                .isEqualTo("'self' https://moodle.example.org *.example.net:8443 http://localhost:*");
        assertThat(new EmbedHosts("*").sources()).isEqualTo("'self' *");
    }

    /** A browser's origins have none. */
    @Test
    void capitalsAreLetGo() {
        assertThat(new EmbedHosts("*.Example.org HTTPS://Moodle.Example.net").sources())
                .isEqualTo("'self' *.example.org https://moodle.example.net");
    }

    @ParameterizedTest
    @CsvSource({
        "https://moodle.example.org, https, https://moodle.example.org/course/7, true",
        "https://moodle.example.org, https, http://moodle.example.org/, false",
        "https://moodle.example.org, http, http://moodle.example.org/, false",
        "https://moodle.example.org, https, https://moodle.example.org:8443/, false",
        // What is plain may be encrypted.
        "http://moodle.example.org, http, https://moodle.example.org/, true",
        "http://moodle.example.org, https, http://moodle.example.org/, true",
        "http://moodle.example.org:8080, http, https://moodle.example.org:8080/, true",
        "http://moodle.example.org:8080, http, https://moodle.example.org/, false",
        // Without a scheme, Nudge's own is asked for.
        "moodle.example.org, https, https://moodle.example.org/, true",
        "moodle.example.org, https, http://moodle.example.org/, false",
        "moodle.example.org, http, http://moodle.example.org/, true",
        "moodle.example.org, http, https://moodle.example.org/, true",
        "*.example.net:8443, https, https://a.b.example.net:8443/, true",
        "*.example.net:8443, https, https://example.net:8443/, false",
        "*.example.net:8443, https, https://evilexample.net:8443/, false",
        "http://localhost:*, http, http://LOCALHOST:5000/, true",
        "moodle.example.org, https, https://moodle.example.org.evil.example/, false",
        "*, https, https://anywhere.example/, true",
        "*, https, , false",
        "*, https, no address, false"
    })
    void aPageIsJudgedAsABrowserDoes(String list, String own, String page, boolean may) {
        assertThat(new EmbedHosts(list).mayFrame(page, own)).isEqualTo(may);
    }

    /** Each would end the list, or mean something else in a policy. */
    @Test
    void whatIsNoHostIsRefusedByName() {
        for (String wrong : List.of(
                "a.example;script-src",
                "'unsafe-inline'",
                "https://a.example/path",
                "javascript:alert(1)",
                "a.example:port",
                "**.example")) {
            assertThatThrownBy(() -> new EmbedHosts("b.example, " + wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("is no host")
                    .hasMessageContaining(wrong);
        }
    }
}
