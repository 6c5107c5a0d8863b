package dev.nudge.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.compute.Budget;
import dev.nudge.compute.Compute;
import dev.nudge.compute.device.Devices;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Links that people keep: whatever is changed, they show what they showed. Lines are added and never changed.
 *
 * <p>To add a link, write the query and {@code -> ?}; the failure says what to put in place of the question mark.
 */
class OldLinksTest {

    private static final double ACROSS_DEVICES = 1e-4;

    static Stream<String> links() {
        try {
            return Files.readAllLines(Path.of("src/test/resources/links/quadratic-v1.txt")).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("links")
    void showsWhatItShowed(String line) {
        String query = line.substring(0, line.indexOf(" -> "));
        String expected = line.substring(line.indexOf(" -> ") + 4);
        Permalink.Read read = Links.read(query);
        for (String device : List.of("reference", "cpu")) {
            try (Compute compute = Compute.on(Devices.get(device), Budget.unlimited());
                    Stage stage = Links.EXPERIMENT.open(read.trail(), compute)) {
                assertShows(said(read, stage), expected);
            }
        }
    }

    /** Settings and what was ignored are compared as text, readouts with the digits all devices share. */
    private static void assertShows(String actual, String expected) {
        String[] actualParts = actual.split(" \\| ", -1);
        String[] expectedParts = expected.split(" \\| ", -1);
        assertThat(expectedParts).as("the link shows: %s", actual).hasSize(3);
        assertThat(actualParts[0]).isEqualTo(expectedParts[0]);
        assertThat(actualParts[2]).isEqualTo(expectedParts[2]);
        String[] actualReadouts = actualParts[1].split(" ");
        String[] expectedReadouts = expectedParts[1].split(" ");
        assertThat(actualReadouts).hasSameSizeAs(expectedReadouts);
        for (int i = 0; i < actualReadouts.length; i++) {
            String[] is = actualReadouts[i].split("=");
            String[] was = expectedReadouts[i].split("=");
            assertThat(is[0]).isEqualTo(was[0]);
            double number = Double.parseDouble(was[1]);
            assertThat(Double.parseDouble(is[1]))
                    .as("%s of %s", was[0], actual)
                    .isCloseTo(number, within(ACROSS_DEVICES * Math.abs(number) + 1e-6));
        }
    }

    private static String said(Permalink.Read read, Stage stage) {
        Settings settings = stage.trail().settings();
        List<String> opening = new ArrayList<>();
        for (String name : List.of("a", "b", "c", "rate")) {
            opening.add(name + "=" + settings.number(name));
        }
        opening.add("loss=" + settings.pick("loss"));
        opening.add("points=" + settings.points("points").count());
        Frame frame = stage.frame();
        List<String> readouts = new ArrayList<>();
        for (String name : List.of("steps", "a", "b", "c", "mae", "mse", "rmse", "slope.a", "slope.b", "slope.c")) {
            readouts.add(name + "=" + String.format(Locale.ROOT, "%.7g", frame.readout(name)));
        }
        List<String> ignored = read.ignored().stream()
                .map(part -> part.reason() + ":" + part.parameter())
                .toList();
        return String.join(" ", opening) + " | " + String.join(" ", readouts) + " | "
                + (ignored.isEmpty() ? "-" : String.join(" ", ignored));
    }
}
