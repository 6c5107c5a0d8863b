package dev.nudge.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.compute.Budget;
import dev.nudge.compute.Compute;
import dev.nudge.compute.device.Devices;
import dev.nudge.lesson.together.Ensemble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagesTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "2.4219, 2.42",
        "-0.13529, −0.135",
        "1.1, 1.1",
        "0.999999, 1",
        "13399.7, 13400",
        "1234567, 1230000",
        "0.00012345, 0.000123",
        "0.000012345, 1.23e-5",
        "12345678, 1.23e7",
        "-0.0000012345, −1.23e-6",
        "1e-20, 1e-20",
        "NaN, –",
        "Infinity, ∞",
        "-Infinity, −∞"
    })
    void saysNumbersToThreeDigitsWithATypographicMinus(float number, String said) {
        assertThat(Messages.number(number)).isEqualTo(said);
    }

    @Test
    void aNumberIsToldFromABoundThatItIsNot() {
        assertThat(Messages.against(1.3f, 1.2959f)).isEqualTo("1.296");
        assertThat(Messages.against(1.3f, 1.3047f)).isEqualTo("1.305");
        assertThat(Messages.against(1.3f, 1.21f)).isEqualTo("1.21");
        assertThat(Messages.against(1.3f, 1.3f)).isEqualTo("1.3");
        assertThat(Messages.against(1.3f, Math.nextDown(1.3f))).isNotEqualTo("1.3");
    }

    @Test
    void saysMoreDigitsWhenAsked() {
        assertThat(Messages.number(-1.35294f, 5)).isEqualTo("−1.3529");
    }

    @Test
    void fillsPlacesWithNumbersWordsAndOtherMessages() {
        Messages english = Messages.in(Locale.ENGLISH);
        assertThat(english.say("quadratic.rose", 2.4219f, -0.5f))
                .startsWith("The loss rose from 2.42 to −0.5. Your step jumped over the valley;");
        assertThat(english.say(Message.of(
                        "quadratic.words", 1f, 2f, 3f, 20, 1, Message.of("loss.mse"), 0.2463f, 0.50123f, -1f)))
                .isEqualTo("With a = 1, b = 2 and c = 3, 1 of 20 points lies above the curve. The mean squared error is"
                        + " 0.246; the largest miss is 0.501, at x = −1.");
        assertThat(english.say("quadratic.stopped.hopping", 61, 20, 0.98765f, 41))
                .startsWith("Stopped after 61 steps")
                .contains("0.988", "at step 41");
    }

    @Test
    void speaksEnglishWhereThereIsNoTranslation() {
        assertThat(Messages.in(Locale.forLanguageTag("eo")).say("loss.mae")).isEqualTo("mean absolute error");
    }

    /** A sentence may also be composed: then the code holds its beginning, up to a dot. */
    @Test
    void everySentenceTheCodeSaysIsThereAndNoOther() throws IOException {
        Set<String> literals = new TreeSet<>();
        Pattern literal = Pattern.compile("\"([a-z0-9]+\\.[a-z0-9.-]*)\"");
        for (Path source : files(Path.of("src/main/java"), ".java")) {
            Matcher keys = literal.matcher(Files.readString(source));
            while (keys.find()) {
                if (!keys.group(1).endsWith(".csv")) {
                    literals.add(keys.group(1));
                }
            }
        }
        Set<String> declared = new TreeSet<>();
        Set<String> checkpoints = new TreeSet<>();
        for (Lesson lesson : Course.lessons()) {
            declared.add(lesson.id() + ".title");
            checkpoints.addAll(lesson.checkpoints());
            lesson.experiments().forEach(experiment -> declared.addAll(DeclaredSentences.of(experiment)));
        }
        try (Compute compute = Compute.on(Devices.get("cpu"), Budget.unlimited())) {
            for (Ensemble.Kind kind : Ensemble.Kind.values()) {
                declared.addAll(DeclaredSentences.of(Ensemble.of(kind, 1, compute)));
            }
        }
        for (Path file : files(Path.of("src/main/resources/dev/nudge/lesson/words"), ".properties")) {
            String name = file.getFileName().toString().replace(".properties", "");
            Set<String> there =
                    ResourceBundle.getBundle("dev.nudge.lesson.words." + name).keySet();
            assertThat(there).allMatch(key -> key.startsWith(name + "."));
            assertThat(there)
                    .allMatch(key -> literals.contains(key)
                            || declared.contains(key)
                            || key.matches(name + "\\.(family|mark)\\.\\d+")
                            || literals.stream().anyMatch(start -> start.endsWith(".") && key.startsWith(start)));
            assertThat(literals)
                    .filteredOn(key -> key.startsWith(name + ".") && !key.endsWith(".") && !checkpoints.contains(key))
                    .allMatch(there::contains);
        }
    }

    @Test
    void everyLessonHasATextAndATitle() {
        for (Lesson lesson : Course.lessons()) {
            assertThat(lesson.passages(Locale.ENGLISH)).isNotEmpty();
            assertThat(lesson.passages(Locale.forLanguageTag("eo"))).isEqualTo(lesson.passages(Locale.ENGLISH));
            assertThat(Messages.in(Locale.ENGLISH).say(lesson.id() + ".title")).isNotBlank();
        }
    }

    @Test
    void lessonsHaveNamesOfTheirOwn() {
        assertThat(Course.lessons()).extracting(Lesson::id).doesNotHaveDuplicates();
        assertThat(Course.lessons().stream().flatMap(lesson -> lesson.experiments().stream()))
                .extracting(Experiment::id)
                .doesNotHaveDuplicates();
    }

    private static List<Path> files(Path root, String ending) {
        try (Stream<Path> files = Files.walk(root)) {
            return new ArrayList<>(
                    files.filter(file -> file.toString().endsWith(ending)).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aCellOfATensorKeepsWhatStandsBeforeThePoint() {
        assertThat(Messages.cell(1198)).isEqualTo("1198");
        assertThat(Messages.cell(-16777216)).isEqualTo("−16777216");
        assertThat(Messages.cell(1234.5f)).isEqualTo("1235");
        assertThat(Messages.cell(0.33333f)).isEqualTo("0.333");
        assertThat(Messages.cell(-12.345f)).isEqualTo("−12.3");
        assertThat(Messages.cell(-0f)).isEqualTo("0");
        assertThat(Messages.cell(3e9f)).isEqualTo("3e9");
        assertThat(Messages.cell(Float.NaN)).isEqualTo("–");
    }
}
