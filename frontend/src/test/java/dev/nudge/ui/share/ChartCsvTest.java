package dev.nudge.ui.share;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.compute.Budget;
import dev.nudge.compute.Compute;
import dev.nudge.compute.device.Devices;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Stage;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ChartCsvTest {

    private static final Messages WORDS = Messages.in(Locale.ENGLISH);

    @Test
    void thePointsOfTheFirstLessonAreThereToTheLastDigit() {
        Experiment quadratic = Course.experiment("quadratic");
        Frame frame = first(quadratic);
        List<String> lines = ChartCsv.of(quadratic, frame, WORDS).lines().toList();
        assertThat(lines.getFirst()).isEqualTo("chart,name,x,y,value,x axis,y axis");
        float[] xs = frame.scatter("points").xs();
        float[] ys = frame.scatter("points").ys();
        assertThat(lines)
                .contains("points,," + xs[0] + "," + ys[0] + ",,x,y")
                .contains("points,," + xs[19] + "," + ys[19] + ",,x,y");
        assertThat(lines).filteredOn(line -> line.startsWith("points,")).hasSize(20);
        assertThat(lines).noneMatch(line -> line.startsWith("sweep."));
    }

    @Test
    void everyExperimentOfTheCourseHasItsNumbersInSevenColumns() {
        Course.lessons().stream()
                .flatMap(lesson -> lesson.experiments().stream())
                .forEach(experiment -> {
                    String csv = ChartCsv.of(experiment, first(experiment), WORDS);
                    assertThat(csv.replaceAll("\"(?:[^\"]++|\"\")*+\"", "quoted")
                                    .lines())
                            .as(experiment.id())
                            .allMatch(line -> line.chars().filter(c -> c == ',').count() == 6);
                });
    }

    private static Frame first(Experiment experiment) {
        try (Compute compute = Compute.on(Devices.get("cpu"), Budget.unlimited());
                Stage stage = experiment.open(experiment.start(), compute)) {
            return stage.frame();
        }
    }
}
