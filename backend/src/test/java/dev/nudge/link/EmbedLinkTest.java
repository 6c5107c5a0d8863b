package dev.nudge.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.lesson.Control;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Experiment;
import dev.nudge.link.EmbedLink.Part;
import dev.nudge.link.EmbedLink.Theme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EmbedLinkTest {

    static Stream<Experiment> experiments() {
        return Course.lessons().stream().flatMap(lesson -> lesson.experiments().stream());
    }

    static Stream<String> embeds() {
        try {
            return Files.readAllLines(Path.of("src/test/resources/links/embeds.txt")).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("embeds")
    void whatStandsInOtherPeoplesPagesLooksAsItLooked(String line) {
        String[] parts = line.split(" \\| ");
        Experiment experiment = Course.experiment(parts[0]);
        EmbedLink.Read read = EmbedLink.read(experiment, Links.parameters(parts[1]));
        List<String> said = new ArrayList<>();
        said.add(read.embed().theme().name());
        said.add(read.refused()
                .map(refused -> "refused=" + refused.reason())
                .orElse(read.embed().accent().map(Accent::hex).orElse("-")));
        said.add(read.embed().fixed() ? "fixed" : "free");
        Set<String> hidden = new TreeSet<>(read.embed().hidden());
        said.add("hidden=" + (hidden.isEmpty() ? "-" : String.join(",", hidden)));
        if (!read.ignored().isEmpty()) {
            said.add("ignored="
                    + String.join(
                            ",",
                            read.ignored().stream()
                                    .map(Permalink.Ignored::parameter)
                                    .toList()));
        }
        assertThat(String.join(" ", said)).isEqualTo(parts[2]);
        assertThat(Permalink.query(experiment, read.trail())).isEqualTo(parts[3]);
    }

    /** Neither in the address, nor among what is hidden, nor as an attribute of the tag. */
    @ParameterizedTest
    @MethodSource("experiments")
    void noControlHasANameOfAnEmbedsOwn(Experiment experiment) {
        List<String> controls = experiment.controls().stream().map(Control::id).toList();
        assertThat(controls)
                .doesNotContainAnyElementsOf(EmbedLink.NAMES)
                .doesNotContainAnyElementsOf(List.of("v", "then", "start", "view", "show", "experiment"))
                .doesNotContainAnyElementsOf(
                        Stream.of(Part.values()).map(Part::id).toList())
                // What HTML gives every element, and what the tag itself takes.
                .doesNotContainAnyElementsOf(List.of(
                        "name",
                        "height",
                        "settings",
                        "id",
                        "class",
                        "style",
                        "title",
                        "lang",
                        "dir",
                        "hidden",
                        "slot",
                        "role",
                        "part",
                        "is",
                        "nonce",
                        "inert",
                        "popover",
                        "translate",
                        "draggable",
                        "tabindex",
                        "autofocus",
                        "accesskey",
                        "itemid",
                        "itemprop",
                        "itemref",
                        "itemscope",
                        "itemtype",
                        "inputmode",
                        "enterkeyhint",
                        "contenteditable",
                        "spellcheck",
                        "exportparts"))
                .allMatch(id -> id.matches("[a-z][a-z0-9]*"), "in small letters, as an attribute's name is");
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void everythingComesBackFromItsOwnAddress(Experiment experiment) {
        Set<String> all = Set.copyOf(EmbedLink.names(experiment));
        assertThat(all).hasSameSizeAs(EmbedLink.names(experiment));
        EmbedLink link = new EmbedLink(Theme.LIGHT, Optional.of(new Accent("00805e")), all, true);
        EmbedLink.Read read = EmbedLink.read(experiment, link.parameters(experiment, experiment.start()));
        assertThat(read.embed()).isEqualTo(link);
        assertThat(read.trail()).isEqualTo(experiment.start());
        assertThat(read.ignored()).isEmpty();
        assertThat(EmbedLink.PLAIN.parameters(experiment, experiment.start()))
                .isEqualTo(Permalink.parameters(experiment, experiment.start()));
    }

    @Test
    void anAccentIsSeenOnThePaperOrRefused() {
        assertThat(Accent.contrast(0xffffff, 0)).isEqualTo(21);
        assertThat(Accent.contrast(0x777777, 0xffffff)).isBetween(4.47, 4.49);
        assertThat(Accent.refused("1d4ed8", Theme.LIGHT)).isEmpty();
        assertThat(Accent.refused("1d4ed8", Theme.DARK))
                .map(Accent.Refused::reason)
                .contains(Accent.Reason.TOO_PALE);
        assertThat(Accent.refused("1d4ed8", Theme.AUTO))
                .map(Accent.Refused::reason)
                .contains(Accent.Reason.TOO_PALE);
        assertThat(Accent.refused("#286", Theme.AUTO)).isEmpty();
        assertThat(Accent.refused("ffff00", Theme.DARK)).isEmpty();
        for (String text : List.of("red", "12345", "1234567", "url(x)", "00805e;}", "")) {
            assertThat(Accent.refused(text, Theme.AUTO))
                    .map(Accent.Refused::reason)
                    .contains(Accent.Reason.NO_COLOUR);
        }
    }

    @Test
    void whatStandsUponAnAccentCanBeRead() {
        for (String colour : List.of("00805e", "ffff00", "1d4ed8", "000000", "ffffff", "808080")) {
            Accent accent = new Accent(colour);
            assertThat(Accent.contrast(Integer.parseInt(accent.hex(), 16), Integer.parseInt(accent.upon(), 16)))
                    .isGreaterThan(4.5);
        }
        assertThat(Accent.of("#2A7").hex()).isEqualTo("22aa77");
    }

    @Test
    void nothingOfAnEmbedIsReportedAsUnknownAndAllElseIs() {
        Experiment experiment = Course.experiment("quadratic");
        EmbedLink.Read read =
                EmbedLink.read(experiment, Map.of("theme", "dark", "colour", "red", "utm_source", "moodle"));
        assertThat(read.ignored()).map(Permalink.Ignored::parameter).containsExactly("colour");
    }
}
