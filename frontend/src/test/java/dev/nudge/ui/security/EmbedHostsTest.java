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
        "https://moodle.example.org, https://moodle.example.org/course/7, true",
        "https://moodle.example.org, http://moodle.example.org/, false",
        "https://moodle.example.org, https://moodle.example.org:8443/, false",
        "*.example.net:8443, https://a.b.example.net:8443/, true",
        "*.example.net:8443, https://example.net:8443/, false",
        "*.example.net:8443, https://evilexample.net:8443/, false",
        "http://localhost:*, http://LOCALHOST:5000/, true",
        "moodle.example.org, https://moodle.example.org.evil.example/, false",
        "*, https://anywhere.example/, true",
        "*, , false",
        "*, no address, false"
    })
    void aPageIsJudgedAsABrowserDoes(String list, String page, boolean may) {
        assertThat(new EmbedHosts(list).mayFrame(page)).isEqualTo(may);
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
                    .hasMessageContaining("https://moodle.example.org");
        }
    }
}
