package dev.nudge.compute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.compute.device.Devices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first lesson's numbers: mean absolute error and gradient of a quadratic through 20 points at (1.1, 1.1, 1.1). */
class QuadraticLessonTest {
    private static final Offset<Float> FOUR_DECIMALS = Offset.offset(0.00005f);

    @Test
    void eagerlyAsInTheNotebook() throws IOException {
        Tensor x = column(0);
        Tensor y = column(1);
        Tensor abc = Tensor.of(1.1f, 1.1f, 1.1f).requiresGrad();
        Tensor quadratic =
                abc.select(0, 0).mul(x.square()).add(abc.select(0, 1).mul(x)).add(abc.select(0, 2));
        Tensor loss = quadratic.sub(y).abs().mean();
        loss.backward();
        assertThat(loss).hasToString("tensor(2.4219)");
        assertThat(abc.grad()).hasToString("tensor([-1.3529, -0.0316, -0.5000])");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpu", "reference"})
    void asAProgramThatLearns(String device) throws IOException {
        Tensor x = column(0);
        Tensor y = column(1);
        try (Compute compute = Compute.on(Devices.get(device), Budget.unlimited())) {
            Execution fit = compute.open(program(20));
            fit.write("x", x.toArray());
            fit.write("y", y.toArray());
            fit.set("learningRate", 0.01);
            for (String parameter : List.of("a", "b", "c")) {
                fit.write(parameter, 1.1f);
            }
            fit.run(1);
            assertThat(fit.read("loss")[0]).isCloseTo(2.4219f, FOUR_DECIMALS);
            assertThat(fit.read("a")[0]).isCloseTo(1.1f + 0.013529f, FOUR_DECIMALS);
            assertThat(fit.read("b")[0]).isCloseTo(1.1f + 0.000316f, FOUR_DECIMALS);
            assertThat(fit.read("c")[0]).isCloseTo(1.1f + 0.005f, FOUR_DECIMALS);
            fit.run(9);
            assertThat(fit.read("loss")[0]).isLessThan(2.41f);
        }
    }

    static Program program(int points) {
        return Program.record("fit a quadratic", p -> {
            Tensor x = p.data("x", points);
            Tensor y = p.data("y", points);
            Tensor a = p.state("a");
            Tensor b = p.state("b");
            Tensor c = p.state("c");
            Tensor rate = p.scalar("learningRate");
            Tensor loss = a.mul(x.square()).add(b.mul(x)).add(c).sub(y).abs().mean();
            List<Tensor> g = loss.gradients(a, b, c);
            p.output("loss", loss);
            p.update(a, a.sub(g.get(0).mul(rate)));
            p.update(b, b.sub(g.get(1).mul(rate)));
            p.update(c, c.sub(g.get(2).mul(rate)));
        });
    }

    private static Tensor column(int column) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("src/test/resources/quadratic.csv"));
        float[] values = new float[lines.size() - 1];
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.parseFloat(lines.get(i + 1).split(",")[column]);
        }
        return Tensor.of(values);
    }
}
