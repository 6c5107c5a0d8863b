package dev.nudge.ui.page;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What every page fetches at once, by the bundle that is committed. */
class EarlyScriptsTest {

    private static final Path BUNDLE = Path.of("src/main/bundles/prod.bundle");
    private static final String BUILD = "webapp/VAADIN/build/";
    private static final Pattern FIRST = Pattern.compile("<script[^>]* src=\"[^\"]*VAADIN/build/([\\w.-]+\\.js)\"");

    /** What KaTeX throws and one of its commands: no other script has both. */
    private static final Set<String> OF_KATEX = Set.of("ParseError", "\\\\htmlClass");

    @Test
    void theLargestGoesFirst() throws IOException {
        try (ZipFile bundle = new ZipFile(BUNDLE.toFile())) {
            List<String> early = early(bundle);
            assertThat(early).hasSizeGreaterThan(5);
            assertThat(early)
                    .isSortedAccordingTo(
                            comparing(script -> -bundle.getEntry(BUILD + script).getSize()));
        }
    }

    @Test
    void whatSetsFormulasIsNotAmongThem() throws IOException {
        try (ZipFile bundle = new ZipFile(BUNDLE.toFile())) {
            Set<String> early = new HashSet<>(early(bundle));
            early.add(first(bundle));
            Set<String> katex = new HashSet<>();
            for (String name : bundle.stream().map(entry -> entry.getName()).toList()) {
                if (name.endsWith(".js") && OF_KATEX.stream().allMatch(text(bundle, name)::contains)) {
                    katex.add(name.substring(BUILD.length()));
                }
            }
            assertThat(katex).isNotEmpty();
            assertThat(early).doesNotContainAnyElementsOf(katex);
        }
    }

    private static List<String> early(ZipFile bundle) {
        return EarlyScripts.early(first(bundle), script -> bytes(bundle, BUILD + script));
    }

    private static String first(ZipFile bundle) {
        Matcher named = FIRST.matcher(text(bundle, "webapp/index.html"));
        assertThat(named.find()).isTrue();
        return named.group(1);
    }

    private static String text(ZipFile bundle, String name) {
        return new String(bytes(bundle, name), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(ZipFile bundle, String name) {
        try {
            return bundle.getInputStream(bundle.getEntry(name)).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
