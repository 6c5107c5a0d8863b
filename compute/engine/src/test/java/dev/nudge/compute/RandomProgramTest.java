package dev.nudge.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.compute.RandomProgramContract.Tried;
import dev.nudge.compute.device.CompiledProgram;
import dev.nudge.compute.device.Description;
import dev.nudge.compute.device.Device;
import dev.nudge.compute.device.Devices;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** That {@link RandomProgramContract} would notice. */
class RandomProgramTest {
    @Test
    void oneSeedAlwaysGivesTheSameProgram() {
        assertThat(RandomProgram.of(3, "", 24).text())
                .isEqualTo(RandomProgram.of(3, "", 24).text());
        assertThat(RandomProgram.of(3, "", 24).text())
                .isNotEqualTo(RandomProgram.of(4, "", 24).text());
    }

    @Test
    void aWrongDeviceIsFoundAndTheShortestProgramTold() {
        // This device takes the smallest for the sum.
        Device wrong = new Wrong();
        assertThatThrownBy(() -> {
                    for (long seed = 1; seed <= 20; seed++) {
                        RandomProgramContract.check(seed, new Tried(wrong));
                    }
                })
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("seed ")
                .hasMessageContaining("random steps")
                .hasMessageContaining("Reduce[kind=SUM")
                .hasMessageContaining("outputs {out 0=");
    }

    @Test
    void boundsAreZeroWhereFloat32IsExactAndOfTheDesignWhereItRounds() {
        ErrorBounds bounds = new ErrorBounds(
                Program.record("bounds", p -> {
                    Tensor x = p.data("x", 2);
                    p.output("sum", x.add(x).sum());
                    p.output("third", x.div(3));
                    p.output("above", x.div(3).gt(1));
                    p.output("near", x.div(3).gt(0.5));
                }),
                new java.util.HashMap<>(Map.of("x", ErrorBounds.Bounded.exactly(1.5, 6))));
        bounds.step();
        assertThat(bounds.output("sum").errors()).containsExactly(0);
        assertThat(bounds.output("third").errors()).containsExactly(new double[] {5.6e-6, 2.21e-5}, within(1e-15));
        assertThat(bounds.output("above").errors()).containsExactly(0, 0);
        assertThat(bounds.output("near").errors()).containsExactly(1, 0);
    }

    /** The cpu, which takes the smallest for the sum. */
    private static final class Wrong implements Device {
        private final Device right = Devices.get("cpu");

        @Override
        public Description describe() {
            return right.describe();
        }

        @Override
        public CompiledProgram compile(Program program) {
            return right.compile(new Program(
                    program.name(),
                    falsified(program.graph()),
                    program.inputs(),
                    program.outputs(),
                    program.updates()));
        }

        private static Graph falsified(Graph graph) {
            return new Graph(graph.nodes().stream()
                    .map(node -> node.op() instanceof Reduce reduce && reduce.kind() == Reduce.Kind.SUM
                            ? new Graph.Node(
                                    new Reduce(Reduce.Kind.MIN, reduce.dims()),
                                    node.inputs(),
                                    node.shape(),
                                    node.dtype())
                            : node)
                    .toList());
        }

        @Override
        public void close() {}
    }
}
