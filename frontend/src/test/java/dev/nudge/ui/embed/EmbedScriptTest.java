package dev.nudge.ui.embed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.link.EmbedLink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** The script that other sites load. */
class EmbedScriptTest {

    private static final Path SCRIPT = Path.of("src/main/resources/META-INF/resources/embed.js");
    private static final int MOST = 15 * 1024;
    private static final Path DOCS = Path.of("../docs/embedding.md");
    private static final Pattern TOLD = Pattern.compile("A thin element around the same frame, under (\\d+) KB");

    @Test
    void isSmall() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(Files.readAllBytes(SCRIPT));
        }
        assertThat(packed.size()).isBetween(1_000, MOST);
        Matcher told = TOLD.matcher(Files.readString(DOCS));
        assertThat(told.find()).as("what the docs promise").isTrue();
        assertThat(packed.size()).isLessThan(Integer.parseInt(told.group(1)) * 1024);
    }

    @Test
    void knowsEveryOptionOfAnEmbed() throws IOException {
        String options = Files.readAllLines(SCRIPT).stream()
                .filter(line -> line.contains("const OPTIONS ="))
                .findFirst()
                .orElseThrow();
        assertThat(options.replaceAll("[^a-z,]", "").replaceFirst("^const", "").split(","))
                .containsExactlyInAnyOrderElementsOf(EmbedLink.NAMES);
    }
}
