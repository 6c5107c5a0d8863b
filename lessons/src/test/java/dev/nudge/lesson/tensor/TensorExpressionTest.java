package dev.nudge.lesson.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.compute.DType;
import dev.nudge.compute.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TensorExpressionTest {

    private static final Map<String, Tensor> GIVEN = Map.of(
            "x", Tensor.of(new float[] {1, 2, 3}, new float[] {4, 5, 6}),
            "v", Tensor.of(1, -2, 3),
            "n", Tensor.indices(2, 0, 1),
            "t", Tensor.arange(24).mul(1.0).reshape(2, 3, 4));

    private static final Map<String, DType> TYPES =
            Map.of("float32", DType.FLOAT32, "int64", DType.INT32, "bool", DType.BOOL);

    private static Tensor value(String text) {
        return TensorExpression.parse(text).evaluate(GIVEN);
    }

    /** Numbers from PyTorch, by {@code expressions.py} beside them. */
    static Stream<String> expressions() throws IOException {
        try (InputStream in = TensorExpressionTest.class.getResourceAsStream("/tensor/expressions.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void givesWhatPyTorchGives(String line) {
        String[] sides = line.split(" => ");
        Tensor value = value(sides[0]);
        String shape = sides[1].substring(0, sides[1].indexOf(']') + 1);
        String[] told = sides[1].substring(shape.length()).strip().split(" ");
        double[] expected =
                Arrays.stream(told).skip(1).mapToDouble(Double::parseDouble).toArray();
        assertThat(value.shape()).hasToString(shape);
        assertThat(value.dtype()).isEqualTo(TYPES.get(told[0]));
        float[] actual = value.toArray();
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) actual[i])
                    .as("element " + i + " of " + sides[0])
                    .isCloseTo(expected[i], within(1e-5 + 1e-5 * Math.abs(expected[i])));
        }
    }

    /** Every function stands in some expression that PyTorch was asked for. */
    @Test
    void noFunctionIsWithoutANumberFromPyTorch() throws IOException {
        String all = expressions().map(line -> line.split(" => ")[0]).collect(Collectors.joining("\n"));
        assertThat(new TreeSet<>(Functions.names())).allMatch(name -> all.contains(name + "("));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    x +                       | 3  | ends too early
                    x + (v                    | 6  | add )
                    x + [v)                   | 6  | another kind
                    v)                        | 1  | closes nothing
                    x y                       | 2  | an operator or a comma is missing before "y"
                    x $ v                     | 2  | "$" does not belong here
                    (x > 1) & (v > 2)         | 8  | multiply two masks
                    y = x                     | 2  | To compare, write ==
                    x + y                     | 4  | nothing here is called "y"; there is n, t, v, x
                    x.frobnicate(1)           | 2  | there is no function "frobnicate"
                    System.exit(0)            | 7  | there is no function "exit"
                    x.__class__               | 2  | a tensor has no "__class__"
                    x.rehape(6)               | 2  | there is no function "rehape"; the nearest name is "reshape"
                    squre(x)                  | 0  | the nearest name is "square"
                    expand(x, 2, 2, 3)        | 0  | expand stands after a tensor and a point: x.expand(…)
                    n.one_hot(3)              | 2  | one_hot stands by itself, not after a tensor and a point
                    (-8.)**(1/3)              | 5  | −8 ** 0.333 is no real number
                    0 ** -1                   | 2  | divided by 0 has no value
                    n ** -1                   | 2  | a tensor of whole numbers keeps whole numbers, and to the power −1 there are fractions
                    (n > 0) ** (2 - 4)        | 8  | to the power −2
                    n.pow(exponent=-2)        | 2  | PyTorch refuses it. Write .float() before it
                    arange(300) ** 4          | 12 | exactly
                    (n > 0) - (n > 1)         | 8  | no meaning for two tensors of truth values
                    (n > 0) ** (n > 1)        | 8  | "**" has no meaning
                    10. ** 39                 | 4  | 1.0E39 is more than a float32 holds
                    x.T.view(6)               | 4  | no steps in its storage say that. Use reshape
                    outer(x, v)               | 0  | two vectors, and these are [2, 3] and [3]
                    tril(v)                   | 0  | tril takes a matrix, and [3] is none
                    cdist(x, x[:, :1])        | 0  | these are [2, 3] and [2, 1]
                    cdist(n[None], x)         | 0  | needs float32
                    x.norm(3)                 | 7  | the norm is known with p=2
                    one_hot(n[:0])            | 0  | cannot tell the number of classes
                    torch.one_hot(n)          | 6  | torch has no one_hot. Write F.one_hot
                    F.sum(x)                  | 2  | F has no sum. Write torch.sum
                    np.exp(x)                 | 0  | nothing here is called "np"
                    x.newaxis                 | 2  | a tensor has no "newaxis"
                    x.sum                     | 2  | write what it is of in brackets
                    x.sum(rows=0)             | 6  | no parameter "rows"
                    x.sum(axis=0, dim=0)      | 14 | "dim" is given twice
                    x.sum(0, True, 3)         | 15 | one argument too many
                    x.sum(0, dim=1)           | 9  | given twice
                    x.reshape(2.5)            | 10 | a whole number is wanted
                    transpose(x, 0)           | 0  | needs its "dim1"
                    x + [1, 2]                | 2  | a list is no tensor
                    [1, 2]                    | 0  | a list is no tensor
                    x.max(1)                  | 0  | a pair, values and indices
                    x.max(1) + 1              | 9  | a pair, values and indices
                    tensor([[1, 2], [3]])     | 7  | all have one length
                    tensor([1, [2]])          | 7  | all have one length
                    tensor([x, x])            | 7  | not with a tensor
                    1 / 0                     | 2  | divided by 0
                    1e39 * v                  | 0  | more than a float32 holds
                    v < v < v                 | 6  | compares two things
                    x[0, 0, 0]                | 8  | no dimension left
                    x[v > 2]                  | 2  | [3] does not fit [2, 3] here
                    x[0, 0, x > 2]            | 8  | no dimension left
                    x[x > 2, 0]               | 9  | no dimension left
                    x[n, n]                   | 2  | index 2 does not exist in a dimension of size 2
                    x[[0, 1], n]              | 1  | index: left is [2], right is [3]
                    x[(0, 1)]                 | 2  | a list cannot be an index
                    x[[0, v]]                 | 2  | not with a tensor
                    zeros(1, 9999)[zeros(9) == 0] | 15 | [9] does not fit
                    zeros(1, 9999)[arange(9) * 0] | 15 | more than 16384 elements
                    v[v]                      | 2  | whole numbers, and [3] holds others
                    x[..., ..., 0]            | 7  | only once
                    x[::-1]                   | 2  | take flip
                    v.T                       | 2  | has not two dimensions
                    x + t[0]                  | 2  | add: left is [2, 3], right is [3, 4]; counted from the end, dimension 1 has sizes 3 and 4
                    x @ x                     | 2  | matmul: left is [2, 3]
                    x.sum(2)                  | 2  | dimension 2 does not exist
                    n.mean()                  | 2  | needs float32
                    n.std()                   | 2  | Write .float() before it
                    F.one_hot(v, 3)           | 2  | whole numbers as labels
                    one_hot(n, 2)             | 0  | one_hot
                    zeros(200, 200)           | 0  | more than 16384 elements
                    zeros(99999, 99999, 99)   | 0  | more elements than one tensor holds
                    eye(4000)                 | 0  | more than 16384 elements
                    v.expand(9999, 3)         | 2  | more than 16384 elements
                    """)
    void aFaultNamesTheCharacterTheRuleAndTheNextStep(String text, int position, String sentence) {
        assertThatThrownBy(() -> value(text)).isInstanceOfSatisfying(TensorException.class, fault -> {
            assertThat(fault).hasMessageStartingWith("Character " + (fault.position() + 1) + ": ");
            assertThat(fault).hasMessageContaining(sentence);
            assertThat(fault.position()).as(fault.getMessage()).isEqualTo(position);
        });
    }

    /** As far as the engine holds whole numbers, 2^24. */
    @Test
    void wholePowersAreExact() {
        for (int base = 2; base <= 4096; base++) {
            long power = base;
            for (int exponent = 1; power <= 1 << 24; exponent++, power *= base) {
                Map<String, Tensor> given = Map.of("b", Tensor.indices(base), "e", Tensor.indices(exponent));
                assertThat(TensorExpression.parse("b ** e").evaluate(given).toArray())
                        .as(base + " ** " + exponent)
                        .containsExactly((float) power);
            }
        }
    }

    @Test
    void aFunctionThatDoesNotExistIsRefusedBeforeAnythingIsEvaluated() {
        assertThatThrownBy(() -> TensorExpression.parse("1 / 0 + nope(2)")).hasMessageContaining("\"nope\"");
        TensorExpression.parse("1 / 0 + unknown");
    }

    /** In PyTorch too: of a plain number it would be complex, of a tensor it is nan. */
    @Test
    void aRootOfANegativeTensorIsNotANumber() {
        assertThat(value("tensor(-8.) ** (1/3)").item()).isNaN();
    }

    @Test
    void lengthDepthAndWorkAreBounded() {
        assertThatThrownBy(() -> TensorExpression.parse("1+".repeat(TensorExpression.LONGEST) + "1"))
                .hasMessageContaining("at most 300 characters");
        assertThatThrownBy(() -> TensorExpression.parse("(".repeat(100) + "1" + ")".repeat(100)))
                .hasMessageContaining("more than 80 deep");
        assertThatThrownBy(() -> value("-".repeat(290) + "1")).hasMessageContaining("more than 80 deep");
        assertThatThrownBy(() -> value("1" + "+1".repeat(140))).hasMessageContaining("more than 80 deep");
        Map<String, Tensor> large = Map.of("a", Tensor.ones(128, 128).contiguous());
        assertThatThrownBy(() -> TensorExpression.parse("a" + "@a".repeat(20)).evaluate(large))
                .hasMessageContaining("more work than one expression may be");
        assertThat(TensorExpression.parse("a@a").evaluate(large).toArray()).containsOnly(128);
    }

    /** A stretched tensor of many elements takes no memory, but going through it takes time. */
    @Test
    void whatIsStretchedCountsWithAllItsElements() {
        assertThatThrownBy(() -> value("ones(46340, 46340).sum()")).hasMessageContaining("more than 16384 elements");
        assertThatThrownBy(() -> value("zeros(1, 16384) + zeros(16384, 1)"))
                .hasMessageContaining("more than 16384 elements");
    }

    private static final String LEFT = "(v[:, None] + v).sum(0)";

    @Test
    void remembersWhichTensorsMetEvenWhereTheyDidNotFit() {
        TensorExpression.Outcome outcome =
                TensorExpression.parse(LEFT + " * zeros(4)").follow(GIVEN);
        assertThat(outcome.result()).isEmpty();
        assertThat(outcome.fault().orElseThrow().position()).isEqualTo(24);
        assertThat(outcome.meetings()).extracting(Meeting::operator).containsExactly("+", "*");
        assertThat(outcome.meetings()).extracting(one -> one.left().text()).containsExactly("v[:, None]", LEFT);
        assertThat(outcome.meetings()).extracting(one -> one.made().isPresent()).containsExactly(true, false);
        assertThat(outcome.meetings().getFirst().left().tensor().shape()).hasToString("[3, 1]");
        assertThat(outcome.meetings().getLast().right().tensor().shape()).hasToString("[4]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[3,1] [1,4]", " [ 3 , 1 ] , [4] ", "[] [2]", "[2,3][3][1]"})
    void shapesSideBySideAreNoExpression(String text) {
        assertThat(ShapeLine.isIn(text)).isTrue();
        assertThat(ShapeLine.parse(text)).hasSizeBetween(2, 3);
    }

    @Test
    void shapesAreBounded() {
        assertThat(ShapeLine.parse("[3, 1] [1, 4]")).hasToString("[[3, 1], [1, 4]]");
        assertThat(List.of("[1, 2]", "x[0]", "tensor([1, 2])", "(3) + (4)", "(-8.)**(1/3)", "(1)", "2, 3"))
                .noneMatch(ShapeLine::isIn);
        assertThatThrownBy(() -> ShapeLine.parse("[1] [2] [3] [4]")).hasMessageContaining("at most 3 shapes");
        assertThatThrownBy(() -> ShapeLine.parse("[1] [1,1,1,1,1,1,1]")).hasMessageContaining("at most 6 dimensions");
        assertThat(ShapeLine.parse("[1] [1000000,1000000]").getLast().elements())
                .isEqualTo(1_000_000_000_000L);
        assertThatThrownBy(() -> ShapeLine.parse("[1] [1000001,1000000]"))
                .hasMessageContaining("more than 1000000000000");
        assertThatThrownBy(() -> ShapeLine.parse("[1] [99999999999]"))
                .hasMessageContaining("Character 6: 99999999999 is more than one size may be");
        assertThatThrownBy(() -> ShapeLine.parse("[1] [2.5]")).hasMessageContaining("Character 6: 2.5 is no size");
        assertThatThrownBy(() -> ShapeLine.parse("[1] [,]")).hasMessageContaining("missing before \",\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    (3,1) (1,4)       | 0  | shapes are written in square brackets, side by side: [3, 1] [1, 4].
                    (3,1), (4,)       | 0  | square brackets
                    [3, 1] (1, 4)     | 7  | square brackets
                    [-1] [3]          | 1  | -1 is no size; sizes are whole numbers from 0
                    [3] [2, −12]      | 8  | −12 is no size
                    [3,1]+[1,4]       | 5  | side by side, without "+" between
                    [3,1] * [1,4]     | 6  | tensor([3, 1]) + tensor([1, 4])
                    [3,1] - [1,4]     | 6  | without "-" between
                    [3] ; [1]         | 4  | without ";" between
                    """)
    void shapesWrittenInAnotherWayAreToldHow(String text, int position, String sentence) {
        assertThat(ShapeLine.isIn(text)).isTrue();
        assertThatThrownBy(() -> ShapeLine.parse(text)).isInstanceOfSatisfying(TensorException.class, fault -> {
            assertThat(fault).hasMessageContaining(sentence);
            assertThat(fault.position()).isEqualTo(position);
        });
    }

    /** Whatever is typed, what comes out is a tensor within bounds or a fault with a place in the text. */
    @Test
    void nothingButItsOwnExceptionEverComesOut() {
        List<String> pieces = List.of(
                "x",
                "v",
                "n",
                "t",
                "1",
                "2",
                "0",
                "-1",
                "3.5",
                "1e38",
                "16385",
                "99999999999",
                "(",
                ")",
                "[",
                "]",
                ",",
                ":",
                "...",
                ".",
                "+",
                "-",
                "*",
                "/",
                "@",
                "**",
                "==",
                "<",
                ">=",
                "=",
                "None",
                "True",
                "dim=",
                "keepdim=True",
                "tensor(",
                "zeros(",
                "ones(",
                "eye(",
                "arange(",
                "full(",
                "torch.",
                "F.",
                ".T",
                ".mT",
                ".shape",
                ".values",
                ".sum(",
                ".mean(",
                ".max(",
                ".reshape(",
                ".expand(",
                ".unsqueeze(",
                "where(",
                "one_hot(",
                "stack(",
                "cat(",
                ".flip(",
                ".std(",
                ".permute(",
                "[:, None]",
                "[0]",
                "[n]",
                "\u0000",
                "é",
                "\"",
                " ",
                "\n",
                "#",
                "{0}",
                "'");
        Random random = new Random(20);
        int evaluated = 0;
        for (int round = 0; round < 40_000; round++) {
            StringBuilder text = new StringBuilder();
            int length = 1 + random.nextInt(14);
            for (int i = 0; i < length; i++) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            if (random.nextInt(3) > 0) {
                close(text);
            }
            evaluated += tried(text.toString()) ? 1 : 0;
        }
        assertThat(evaluated).isGreaterThan(500);
    }

    /** Expressions of PyTorch's list with some characters changed are nearly right, which is where parsers stumble. */
    @Test
    void slipsOfTheHandAreNoExceptionEither() throws IOException {
        List<String> right = expressions().map(line -> line.split(" => ")[0]).toList();
        String symbols = "xvnt012.,:()[]+-*/@=<>TN _e";
        Random random = new Random(21);
        int evaluated = 0;
        for (int round = 0; round < 40_000; round++) {
            StringBuilder text = new StringBuilder(right.get(random.nextInt(right.size())));
            for (int slips = 1 + random.nextInt(3); slips > 0; slips--) {
                int at = random.nextInt(text.length());
                char symbol = symbols.charAt(random.nextInt(symbols.length()));
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, symbol);
                    case 1 -> text.insert(at, symbol);
                    default -> text.deleteCharAt(at);
                }
                if (text.isEmpty()) {
                    text.append(symbol);
                }
            }
            evaluated += tried(text.toString()) ? 1 : 0;
        }
        assertThat(evaluated).isGreaterThan(1_500);
    }

    private static void close(StringBuilder text) {
        StringBuilder closing = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '(' -> closing.insert(0, ')');
                case '[' -> closing.insert(0, ']');
                case ')', ']' -> {
                    if (!closing.isEmpty()) {
                        closing.deleteCharAt(0);
                    }
                }
                default -> {}
            }
        }
        text.append(closing);
    }

    private static boolean tried(String text) {
        try {
            if (ShapeLine.isIn(text)) {
                ShapeLine.parse(text);
                return true;
            }
            Tensor value = value(text);
            assertThat(value.size()).as(text).isLessThanOrEqualTo(TensorExpression.MOST_ELEMENTS);
            assertThat(value.toArray()).hasSize(value.size());
            return true;
        } catch (TensorException fault) {
            assertThat(fault.position()).as(text).isBetween(0, text.length());
            assertThat(fault.getMessage()).as(text).hasSizeLessThan(900);
            if (!text.contains("null")) {
                // One that was typed may be quoted.
                assertThat(fault.getMessage()).as(text).doesNotContain("null");
            }
            return false;
        } catch (RuntimeException | StackOverflowError other) {
            throw new AssertionError("\"" + text + "\"", other);
        }
    }
}
