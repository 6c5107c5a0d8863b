package dev.nudge.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.classroom.ClassroomRefusedException;
import dev.nudge.compute.placement.Placement;
import dev.nudge.echarts.Sentence;
import dev.nudge.keepsake.TensorFileException;
import dev.nudge.lesson.Lesson;
import dev.nudge.lesson.data.PastedPoints;
import dev.nudge.lesson.together.Ensemble;
import dev.nudge.link.Accent;
import dev.nudge.link.EmbedLink;
import dev.nudge.link.Permalink;
import dev.nudge.saved.SavingRefusedException;
import dev.nudge.session.LearnerDevices;
import dev.nudge.session.Pace;
import dev.nudge.ui.share.Snippet;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every text a page asks for is in the bundle, and every text in the bundle is asked for. */
class TranslationsTest {

    /** Keys end in one of these, by the name of the constant. */
    private static final Set<String> COMPOSED = Stream.of(
                    Arrays.stream(Permalink.Reason.values()).map(reason -> "link.ignored." + reason),
                    Arrays.stream(Permalink.Reason.values()).map(reason -> "embed.refused." + reason),
                    Arrays.stream(SavingRefusedException.Reason.values()).map(reason -> "save.refused." + reason),
                    Arrays.stream(TensorFileException.Problem.values()).map(problem -> "tensors.bad." + problem),
                    Arrays.stream(PastedPoints.Reason.values()).map(reason -> "points.bad." + reason),
                    Stream.of("a", "abc", "slopes", "all").map(part -> "quadratic.prompt." + part),
                    Stream.of("fit", "loss", "steps", "read").map(part -> "lesson.tab." + part),
                    Arrays.stream(Pace.values()).map(pace -> "play.pace." + pace),
                    Stream.of("mae", "mse", "rmse").map(loss -> "loss." + loss),
                    Arrays.stream(Lesson.Path.values()).map(path -> "lessons.path." + path),
                    Arrays.stream(Placement.Reason.values()).map(reason -> "device.why." + reason),
                    Arrays.stream(LearnerDevices.State.values()).map(state -> "device.probed." + state),
                    Arrays.stream(EmbedLink.Part.values()).map(part -> "embed.part." + part),
                    Arrays.stream(EmbedLink.Theme.values()).map(theme -> "embed.theme." + theme),
                    Arrays.stream(Accent.Reason.values()).map(reason -> "embed.accent." + reason),
                    Arrays.stream(Snippet.values()).map(snippet -> "embed.code." + snippet.id()),
                    Arrays.stream(Snippet.values()).map(snippet -> "embed.how." + snippet.id()),
                    Stream.of("embed.on", "embed.off"),
                    Arrays.stream(ClassroomRefusedException.Reason.values()).map(reason -> "class.refused." + reason),
                    Arrays.stream(ClassroomRefusedException.Reason.values())
                            .map(reason -> "class.desk.refused." + reason),
                    Stream.of("NO_ROOM", "TOO_OFTEN", "NOT_SAVED").map(reason -> "class.open.refused." + reason),
                    Arrays.stream(Ensemble.Kind.values()).map(kind -> "class.play." + kind),
                    Arrays.stream(Ensemble.Kind.values()).map(kind -> "class.play." + kind + ".text"),
                    Stream.of("device.choose.none", "device.choose.wanted"),
                    Stream.of("device.probed", "device.gpu", "device.gpu.1", "device.gpu.2", "device.gpu.3"),
                    // Asked for by the chart component.
                    Arrays.stream(Sentence.values()).map(sentence -> "chart." + sentence))
            .flatMap(keys -> keys)
            .collect(Collectors.toSet());

    private final Properties bundle = new Properties();

    @BeforeEach
    void read() throws IOException {
        try (Reader reader =
                Files.newBufferedReader(Path.of("src/main/resources/vaadin-i18n/translations.properties"))) {
            bundle.load(reader);
        }
    }

    @Test
    void everyKeyInTheSourcesIsInTheBundle() throws IOException {
        assertThat(bundle.stringPropertyNames()).containsAll(asked()).containsAll(COMPOSED);
    }

    @Test
    void nothingInTheBundleIsForgotten() throws IOException {
        Set<String> forgotten = new TreeSet<>(bundle.stringPropertyNames());
        forgotten.removeAll(asked());
        forgotten.removeAll(COMPOSED);
        assertThat(forgotten).isEmpty();
    }

    @Test
    void everyTextCanBeFilled() {
        for (String key : bundle.stringPropertyNames()) {
            String text = bundle.getProperty(key);
            assertThat(text).as(key).isNotBlank();
            // Named places are filled in the browser, from the text as it stands.
            boolean named = text.matches(".*\\{[a-z]+}.*");
            if (named) {
                assertThat(text).as(key).doesNotContain("'");
            } else if (text.contains("{")) {
                assertThat(MessageFormat.format(text, 1, 2, 3, 4)).as(key).doesNotContain("{");
                assertThat(text.replace("''", ""))
                        .as("%s: a quote in a text with places is written twice", key)
                        .doesNotContain("'");
            } else {
                assertThat(text)
                        .as("%s: a quote in a text without places is written once", key)
                        .doesNotContain("''");
            }
        }
    }

    /** String literals that are keys: two or more words joined by points, the first of which begins a key of the bundle. */
    private Set<String> asked() throws IOException {
        Set<String> families = bundle.stringPropertyNames().stream()
                .map(key -> key.substring(0, key.indexOf('.') + 1))
                .collect(Collectors.toSet());
        Pattern literal = Pattern.compile("\"([a-z][A-Za-z]*(?:\\.[A-Za-z]+)+)\"");
        Set<String> asked = new TreeSet<>();
        List<Path> sources;
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            sources = files.filter(file -> file.toString().endsWith(".java")).toList();
        }
        for (Path source : sources) {
            Matcher literals = literal.matcher(Files.readString(source));
            while (literals.find()) {
                String key = literals.group(1);
                if (families.contains(key.substring(0, key.indexOf('.') + 1)) && !LESSONS_OWN.contains(key)) {
                    asked.add(key);
                }
            }
        }
        assertThat(asked).hasSizeGreaterThan(40);
        return asked;
    }

    /** Ids that look like keys, and a sentence of the lesson's own bundle. */
    private static final Set<String> LESSONS_OWN = Set.of("quadratic.title", "path.x", "path.y");
}
