package dev.nudge.lesson.quadratic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.compute.Budget;
import dev.nudge.compute.Compute;
import dev.nudge.compute.device.Devices;
import dev.nudge.lesson.JavaListing;
import dev.nudge.lesson.Listing;
import dev.nudge.lesson.Stage;
import dev.nudge.lesson.Stage.Stroke;
import dev.nudge.lesson.Trail;
import dev.nudge.lesson.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The code beside lesson 1, with the numbers of the moment in it, run. */
class PythonCornerTest {

    private final FitQuadratic experiment = new FitQuadratic();
    private final Compute compute = Compute.on(Devices.get("cpu"), Budget.unlimited());
    private final Stage stage = experiment.open(experiment.start(), compute);

    @AfterEach
    void close() {
        stage.close();
        compute.close();
    }

    @Test
    void theCodeOfTheLessonSaysTheLossTheSlopesAndWhereAStepLeads() throws Exception {
        set("loss", new Value.Pick("rmse"));
        set("a", new Value.Number(2));
        var lines = JavaListing.printedBy(experiment, stage.trail().settings(), stage.frame());
        String[] lossAndSlopes = lines.getFirst().split(" ");
        assertThat(Float.parseFloat(lossAndSlopes[0])).isEqualTo(stage.frame().readout("loss"));
        for (int i = 0; i < 3; i++) {
            String parameter = FitQuadratic.PARAMETERS.get(i);
            assertThat(Float.parseFloat(lossAndSlopes[i + 1]))
                    .as(parameter)
                    .isCloseTo(stage.frame().readout("slope." + parameter), within(1e-5f));
        }
        stage.step(1);
        for (int i = 0; i < 3; i++) {
            assertThat(Float.parseFloat(lines.get(i + 1)))
                    .isCloseTo(stage.frame().readout(FitQuadratic.PARAMETERS.get(i)), within(1e-5f));
        }
    }

    @Test
    void partialFixesThreeArgumentsAndAStarHandsThemOver() throws Exception {
        set("a", new Value.Number(2));
        set("b", new Value.Number(-1));
        Listing partial = Listing.named("partial", stage.trail().settings(), stage.frame());
        assertThat(partial.python()).contains("partial(quad, 2, -1, 1.1)", "quad(*abc, 1.5)", "return a*x**2");
        double value = 2 * 1.5 * 1.5 - 1.5 + 1.1;
        assertThat(JavaListing.printedBy(partial.java()))
                .hasSize(2)
                .allSatisfy(line -> assertThat(Double.parseDouble(line)).isCloseTo(value, within(1e-9)));
    }

    @Test
    void interactCallsAgainWhenAnArgumentMoves() throws Exception {
        Listing interact = Listing.named("interact", stage.trail().settings(), stage.frame());
        assertThat(interact.python()).contains("@interact(a=1.1, b=1.1, c=1.1)");
        assertThat(JavaListing.printedBy(interact.java())).containsExactly("1.6x² + 1.1x + 1.1");
    }

    private void set(String control, Value value) {
        stage.apply(new Trail.Change(control, value), Stroke.NEW);
    }
}
