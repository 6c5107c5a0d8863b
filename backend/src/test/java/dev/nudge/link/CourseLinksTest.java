package dev.nudge.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.compute.Budget;
import dev.nudge.compute.Compute;
import dev.nudge.compute.device.Devices;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Stage;
import dev.nudge.lesson.Trail;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.data.Bitmap;
import dev.nudge.lesson.data.Curve;
import dev.nudge.lesson.data.Matrix;
import dev.nudge.lesson.data.Points;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Links to every experiment of the course. What their settings mean stays for ever; lines are added, and of a line that is there nothing changes but readouts, where a mistake is mended.
 *
 * <p>To add a link, write {@code experiment | query}; the failure says what is to follow. A line of {@code options.txt} names an experiment, a control and what it may be
 * set to; more lines may name more.
 */
class CourseLinksTest {

    private static final double SAME = 1e-4;
    private static final String NONE = "-";

    private static Stream<Experiment> experiments() {
        return Course.lessons().stream().flatMap(lesson -> lesson.experiments().stream());
    }

    private static Stream<String> links() {
        return lines("course.txt");
    }

    private static Stream<String> options() {
        return lines("options.txt");
    }

    private static Stream<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of("src/test/resources/links", file)).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("links")
    void meansWhatItMeant(String line) {
        List<String> parts = List.of(line.split(" \\| "));
        Experiment experiment = Course.experiment(parts.getFirst());
        Permalink.Read read = Permalink.read(experiment, Links.parameters(parts.get(1)), Set.of());
        assertThat(read.ignored()).isEmpty();
        String settings = said(experiment, read.trail());
        String readouts = readouts(experiment, read.trail());
        assertThat(parts).as("it is: %s | %s", settings, readouts).hasSize(4);
        // A control that came later is not among them.
        assertThat(settings.split(" ")).contains(parts.get(2).split(" "));
        assertSame(readouts, parts.get(3));
    }

    /** Who adds an experiment, or a control, adds a line that has it. */
    @Test
    void everyControlOfEveryExperimentIsHeld() {
        Map<String, Set<String>> held = new TreeMap<>();
        links().map(line -> line.split(" \\| "))
                .forEach(parts -> held.computeIfAbsent(parts[0], none -> new TreeSet<>())
                        .addAll(Links.parameters(parts[1]).keySet()));
        assertThat(experiments())
                .allSatisfy(experiment -> assertThat(held.getOrDefault(experiment.id(), Set.of()))
                        .as(experiment.id())
                        .containsAll(experiment.controls().stream()
                                .filter(control -> !(control instanceof Control.TensorFile))
                                .map(Control::id)
                                .toList()));
    }

    @ParameterizedTest
    @MethodSource("options")
    void anOptionIsThereForEver(String line) {
        String[] parts = line.split(" ");
        Experiment experiment = Course.experiment(parts[0]);
        for (String option : parts[2].split(",")) {
            Permalink.Read read = Permalink.read(experiment, Map.of(parts[1], option), Set.of());
            assertThat(read.ignored()).as(option).isEmpty();
            assertThat(read.trail().opening().get(parts[1])).isEqualTo(new Value.Pick(option));
        }
    }

    @Test
    void everyOptionIsHeld() {
        List<String> all = experiments()
                .flatMap(experiment -> experiment.controls().stream()
                        .filter(control -> !named(control).isEmpty())
                        .map(control -> experiment.id() + " " + control.id() + " " + String.join(",", named(control))))
                .toList();
        Set<String> held = options()
                .flatMap(line -> {
                    String[] parts = line.split(" ");
                    return Stream.of(parts[2].split(",")).map(option -> parts[0] + " " + parts[1] + " " + option);
                })
                .collect(Collectors.toSet());
        assertThat(all).as("all are:\n%s", String.join("\n", all)).allSatisfy(line -> {
            String[] parts = line.split(" ");
            assertThat(parts[2].split(","))
                    .allSatisfy(option -> assertThat(held).contains(parts[0] + " " + parts[1] + " " + option));
        });
    }

    private static List<String> named(Control control) {
        return switch (control) {
            case Control.Choice choice -> choice.options();
            case Control.Rooms rooms -> rooms.rooms();
            default -> List.of();
        };
    }

    private static String said(Experiment experiment, Trail trail) {
        return experiment.controls().stream()
                        .map(control -> control.id() + "="
                                + said(trail.opening().get(control.id())).replace(' ', '_'))
                        .collect(Collectors.joining(" "))
                + " steps=" + trail.steps();
    }

    /** As numbers and names; of what is larger, its sizes and a hash. */
    private static String said(Value value) {
        return switch (value) {
            case Value.Number(float number) -> Float.toString(number);
            case Value.Pick(String option) -> option;
            case Value.Flag(boolean on) -> on ? "on" : "off";
            case Value.Text(String text) -> text;
            case Value.Drawn(Curve curve) -> curve.samples() + "#" + Arrays.hashCode(curve.levels());
            case Value.Ink(Bitmap dots) -> dots.ink() + "of" + dots.side() + "#" + Arrays.hashCode(dots.packed());
            case Value.PointSet(Points points) ->
                points.count() + "#" + Arrays.hashCode(points.xs()) + "," + Arrays.hashCode(points.ys());
            case Value.Cells(Matrix matrix) ->
                matrix.rows() + "x" + matrix.columns() + "#" + Arrays.hashCode(matrix.cells());
        };
    }

    private static String readouts(Experiment experiment, Trail trail) {
        try (Compute compute = Compute.on(Devices.get("cpu"), Budget.unlimited());
                Stage stage = experiment.open(trail, compute)) {
            Map<String, Float> readouts = new TreeMap<>(stage.frame().readouts());
            return readouts.isEmpty()
                    ? NONE
                    : readouts.entrySet().stream()
                            .map(each -> each.getKey() + "=" + String.format(Locale.ROOT, "%.7g", each.getValue()))
                            .collect(Collectors.joining(" "));
        }
    }

    private static void assertSame(String is, String was) {
        List<String> now = List.of(is.split(" "));
        if (was.equals(NONE)) {
            return;
        }
        for (String each : was.split(" ")) {
            String name = each.substring(0, each.indexOf('=') + 1);
            double number = Double.parseDouble(each.substring(name.length()));
            assertThat(now).as(is).anySatisfy(readout -> {
                assertThat(readout).startsWith(name);
                double value = Double.parseDouble(readout.substring(name.length()));
                if (Double.isNaN(number)) {
                    assertThat(value).isNaN();
                } else {
                    assertThat(value).isCloseTo(number, within(SAME * Math.abs(number) + 1e-6));
                }
            });
        }
    }
}
