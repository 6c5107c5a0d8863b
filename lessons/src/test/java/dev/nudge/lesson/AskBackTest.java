package dev.nudge.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.nudge.compute.Budget;
import dev.nudge.compute.Compute;
import dev.nudge.compute.device.Devices;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What experiments ask about themselves as a learner left them. */
class AskBackTest {

    private static final Set<String> ASKING = Set.of("quadratic", "baseline", "tangent", "squares", "approximate");

    @ParameterizedTest
    @CsvSource({
        // By the slopes at the notebook's start: a −1.35, b −0.03, c −0.5.
        "quadratic, a, 1.1, a",
        // Far above all points every parameter that lifts the curve raises the loss.
        "quadratic, c, 900, none: each would raise it",
        "tangent, x, 4, 8",
        "tangent, x, -1.5, −3",
        "squares, third, -12, the −12",
        "approximate, n, 5, 5"
    })
    void theOptionThatHolds(String experiment, String control, float value, String right) {
        AskBack asked = ask(experiment, Map.of(control, value));
        Messages messages = Messages.in(Locale.ENGLISH);
        assertThat(messages.say(asked.options().get(asked.right()))).isEqualTo(right);
        assertThat(messages.say(asked.question())).doesNotContain("{");
        assertThat(messages.say(asked.reveal())).doesNotContain("{");
    }

    @Test
    void whatCannotBeToldApartIsNotAsked() {
        // At 2 the slope 2x and the height x² are both 4.
        Experiment tangent = Course.experiment("tangent");
        assertThat(tangent.askBack(tangent.start().settings(), () -> frame(tangent, Map.of("x", 2f))))
                .isEmpty();
        Experiment squares = Course.experiment("squares");
        assertThat(squares.askBack(
                        squares.start().settings(),
                        () -> frame(squares, Map.of("first", 5f, "second", -5f, "third", 1f))))
                .isEmpty();
    }

    @Test
    void whoAsksNothingWalksNoWay() {
        Course.lessons().stream()
                .flatMap(lesson -> lesson.experiments().stream())
                .filter(experiment -> !ASKING.contains(experiment.id()))
                .forEach(experiment -> assertThat(
                                experiment.askBack(experiment.start().settings(), () -> {
                                    throw new AssertionError(experiment.id() + " asks nothing and walks");
                                }))
                        .isEmpty());
    }

    @Test
    void twoOptionsThatAreTheSameAreRefused() {
        Message one = Message.of("one");
        assertThatIllegalArgumentException().isThrownBy(() -> new AskBack(one, List.of(one, one), 0, one));
        assertThatIllegalArgumentException().isThrownBy(() -> new AskBack(one, List.of(one), 0, one));
    }

    private static AskBack ask(String id, Map<String, Float> set) {
        Experiment experiment = Course.experiment(id);
        return experiment
                .askBack(settings(experiment, set), () -> frame(experiment, set))
                .orElseThrow();
    }

    private static Settings settings(Experiment experiment, Map<String, Float> set) {
        Settings settings = experiment.start().settings();
        for (Map.Entry<String, Float> each : set.entrySet()) {
            settings = settings.with(each.getKey(), new Value.Number(each.getValue()));
        }
        return settings;
    }

    private static Frame frame(Experiment experiment, Map<String, Float> set) {
        try (Compute compute = Compute.on(Devices.get("cpu"), Budget.unlimited());
                Stage stage = experiment.open(Trail.from(settings(experiment, set)), compute)) {
            return stage.frame();
        }
    }
}
