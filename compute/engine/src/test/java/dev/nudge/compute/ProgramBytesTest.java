package dev.nudge.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A program survives being turned into bytes and back, and broken bytes are refused. */
class ProgramBytesTest {
    @TestFactory
    Stream<DynamicTest> everyOpSurvives() {
        return ContractPrograms.of(7).values().stream()
                .map(program -> DynamicTest.dynamicTest(program.name(), () -> {
                    Program again = Program.fromBytes("again", program.toBytes());
                    assertThat(again.graph().nodes()).isEqualTo(program.graph().nodes());
                    assertThat(again.outputs()).isEqualTo(program.outputs());
                    assertThat(again.toBytes()).isEqualTo(program.toBytes());
                }));
    }

    @Test
    void equalProgramsHaveEqualBytesWhateverTheirName() {
        Program one = Program.record("one", p -> p.output("y", p.data("x", 3).mul(2)));
        Program two = Program.record("two", p -> p.output("y", p.data("x", 3).mul(2)));
        Program other = Program.record("one", p -> p.output("y", p.data("x", 3).mul(3)));
        assertThat(one.toBytes()).isEqualTo(two.toBytes()).isNotEqualTo(other.toBytes());
        assertThat(one.key()).isEqualTo(two.key());
    }

    @Test
    void updatesSurvive() {
        Program fit = QuadraticLessonTest.program(20);
        Program again = Program.fromBytes("again", fit.toBytes());
        assertThat(again.updates()).isEqualTo(fit.updates());
        assertThat(again.inputs()).isEqualTo(fit.inputs());
    }

    @Test
    void bytesCutShortAreRefused() {
        byte[] bytes = QuadraticLessonTest.program(20).toBytes();
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(bytes, length);
            assertThatIllegalArgumentException().isThrownBy(() -> Program.fromBytes("cut", cut));
        }
    }

    @TestFactory
    Stream<DynamicTest> dimensionsThatDoNotExistAreRefused() {
        Shape four = Shape.of(3, 4);
        return Stream.of(-1, 2, 99)
                .flatMap(dim -> Stream.<Primitive>of(
                        new CumSum(dim),
                        new Indexing.ArgSort(dim, false),
                        new Indexing.ArgMax(dim),
                        new Indexing.Gather(dim),
                        new Indexing.ScatterAdd(four, dim),
                        new Reduce(Reduce.Kind.SUM, List.of(dim)),
                        new Joining.Cat(dim),
                        new Joining.Pad(dim, 0, 1, 4)))
                .map(op -> DynamicTest.dynamicTest(op.toString(), () -> {
                    int inputs = op instanceof Indexing.Gather || op instanceof Indexing.ScatterAdd ? 2 : 1;
                    Graph graph = new Graph(List.of(
                            input(four), new Graph.Node(op, Collections.nCopies(inputs, 0), four, DType.FLOAT32)));
                    byte[] bytes = new Program("wrong", graph, Map.of("x", 0), Map.of("y", 1), Map.of()).toBytes();
                    assertThatIllegalArgumentException()
                            .isThrownBy(() -> Program.fromBytes("wrong", bytes))
                            .withMessageContaining("program bytes: " + op.label() + " along dimension");
                }));
    }

    @Test
    void dimensionsOfAReductionNamedTwiceAreRefused() {
        Shape four = Shape.of(3, 4);
        Graph graph = new Graph(List.of(
                input(four),
                new Graph.Node(new Reduce(Reduce.Kind.SUM, List.of(1, 1)), List.of(0), four, DType.FLOAT32)));
        byte[] bytes = new Program("wrong", graph, Map.of("x", 0), Map.of("y", 1), Map.of()).toBytes();
        assertThatIllegalArgumentException().isThrownBy(() -> Program.fromBytes("wrong", bytes));
    }

    @Test
    void aNameForTwoThingsIsRefused() {
        Graph graph = new Graph(
                List.of(input(Shape.of(3)), new Graph.Node(Unary.EXP, List.of(0), Shape.of(3), DType.FLOAT32)));
        byte[] both = new Program("both", graph, Map.of("x", 0), Map.of("x", 1), Map.of()).toBytes();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Program.fromBytes("both", both))
                .withMessageContaining("'x'");
        Map<String, Integer> outputs = new LinkedHashMap<>(Map.of("a", 1));
        outputs.put("b", 1);
        byte[] twice = new Program("twice", graph, Map.of("x", 0), outputs, Map.of()).toBytes();
        for (int i = 2; i < twice.length; i++) {
            // A name is its length in two bytes and its letters.
            if (twice[i - 2] == 0 && twice[i - 1] == 1 && twice[i] == 'b') {
                twice[i] = 'a';
            }
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Program.fromBytes("twice", twice))
                .withMessageContaining("'a' is named twice");
    }

    @TestFactory
    Stream<DynamicTest> leavesThatNoRecorderMakesAreRefused() {
        Shape three = Shape.of(3);
        return Stream.<Leaf>of(
                        new Leaf.Given(three, DType.FLOAT32),
                        new Leaf.Constant(Shape.SCALAR, DType.INT32, 0.5),
                        new Leaf.Constant(three, DType.FLOAT32, 1, 2),
                        new Leaf.Input(Leaf.Kind.SCALAR, "s", Shape.of(3), DType.FLOAT32))
                .map(leaf -> DynamicTest.dynamicTest(leaf.toString(), () -> {
                    Graph graph = new Graph(List.of(new Graph.Node(leaf, List.of(), leaf.shape(), leaf.dtype())));
                    byte[] bytes = new Program("wrong", graph, Map.of(), Map.of("y", 0), Map.of()).toBytes();
                    assertThatIllegalArgumentException().isThrownBy(() -> Program.fromBytes("wrong", bytes));
                }));
    }

    private static Graph.Node input(Shape shape) {
        return new Graph.Node(
                new Leaf.Input(Leaf.Kind.DATA, "x", shape, DType.FLOAT32), List.of(), shape, DType.FLOAT32);
    }

    @Test
    void changedBytesNeverEscapeTheChecks() {
        for (Map.Entry<String, Program> entry : ContractPrograms.of(7).entrySet()) {
            byte[] bytes = entry.getValue().toBytes();
            IntStream.range(0, bytes.length / 5).map(i -> 5 * i).forEach(i -> {
                byte[] changed = bytes.clone();
                changed[i] ^= (byte) (1 << i / 5 % 8);
                try {
                    Program.fromBytes("changed", changed);
                } catch (IllegalArgumentException refused) {
                    assertThat(refused.getMessage()).isNotBlank();
                }
            });
        }
    }
}
