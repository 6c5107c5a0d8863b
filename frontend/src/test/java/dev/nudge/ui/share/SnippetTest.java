package dev.nudge.ui.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SnippetTest {

    private static final Snippet.Placed PLACED = new Snippet.Placed(
            "https://nudge.example/",
            "quadratic",
            "Points & \"curves\"",
            Map.of("a", "1.1\"><script>"),
            "a=1.1&b=%22",
            "./?a=1.1#experiment-quadratic",
            640);

    @Test
    void whatIsCopiedIsHtmlWhateverStandsInIt() {
        assertThat(Snippet.IFRAME.code(PLACED))
                .contains("src=\"https://nudge.example/embed/quadratic?a=1.1&amp;b=%22\"")
                .contains("title=\"Points &amp; &quot;curves&quot;\"")
                .contains("referrerpolicy=\"origin\"");
        assertThat(Snippet.TAG.code(PLACED))
                .contains("<script src=\"https://nudge.example/embed.js\" async></script>")
                .contains(" a=\"1.1&quot;&gt;&lt;script&gt;\"")
                .contains("<a href=\"https://nudge.example/?a=1.1#experiment-quadratic\">Points &amp; ")
                .endsWith("</nudge-experiment>");
    }

    @Test
    void whereAnAddressIsAskedForThereIsOne() {
        assertThat(Snippet.NOTION.code(PLACED)).isEqualTo("https://nudge.example/embed/quadratic?a=1.1&b=%22");
        assertThat(Snippet.SITES.code(PLACED)).isEqualTo(Snippet.NOTION.code(PLACED));
        assertThat(Snippet.MOODLE.code(PLACED)).isEqualTo(Snippet.IFRAME.code(PLACED));
    }
}
