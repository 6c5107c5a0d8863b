package dev.nudge.lesson.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.compute.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaTest {

    private static final Vocabulary WORDS = Vocabulary.of("x", "y");

    /** At x = 0.5 and y = −2; the values are Python's. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2                              | 2
            .5e1                           | 5
            1.                             | 1
            x                              | 0.5
            -x^2                           | -0.25
            2^3^2                          | 512
            2^-1                           | 0.5
            -2^2                           | -4
            y^2                            | 4
            y^3                            | -8
            1 - 2 - 3                      | -4
            12/2/3                         | 2
            1 + 2*3                        | 7
            (1 + 2)*3                      | 9
            - -x                           | 0.5
            2*-x                           | -1
            +x                             | 0.5
            sin(pi*x) + cos(0)             | 2
            log(e)                         | 1
            sqrt(exp(2*x))                 | 1.6487212707
            abs(y) - sign(y)               | 3
            relu(y) + relu(-y)             | 2
            step(x) + step(y)              | 1
            max(x, y)*min(x, y)            | -1
            tanh(x)                        | 0.46211715726
            sigmoid(x)                     | 0.62245933120
            softplus(x)                    | 0.97407698418
            max(0, min(1, 3*x)) ^ 2        | 1
            """)
    void isWorthWhatPythonSays(String text, float value) {
        Tensor result = Formula.parse(text, WORDS).evaluate(Map.of("x", Tensor.scalar(0.5), "y", Tensor.scalar(-2)));
        assertThat(result.item()).isCloseTo(value, within(1e-6f * Math.max(1, Math.abs(value))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sin(2*x) + 1        | torch.sin(2*x) + 1                     | Tensor.scalar(2).mul(x).sin().add(1)
            -x^2                | -x**2                                  | x.pow(2).neg()
            (-x)^2              | (-x)**2                                | x.neg().pow(2)
            1 - (x - 2)         | 1 - (x - 2)                            | Tensor.scalar(1).sub(x.sub(2))
            2/(3*x)             | 2/(3*x)                                | Tensor.scalar(2).div(
            max(0, y)           | torch.maximum(torch.tensor(0.0), y)    | Tensor.scalar(0).maximum(y)
            x*exp(1)            | x*torch.exp(torch.tensor(1.0))         | x.mul(Tensor.scalar(1).exp())
            2*step(x)           | 2*(1.*(x > 0))                         | Tensor.scalar(2).mul(x.step())
            softplus(x)^-1      | torch.nn.functional.softplus(x)**(-1)  | x.softplus().pow(
            """)
    void isWrittenInPythonAndInJava(String text, String python, String java) {
        Formula formula = Formula.parse(text, WORDS);
        assertThat(formula.python()).isEqualTo(python);
        assertThat(formula.java()).contains(java);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            2x         | 1  | an operator is missing before "x"; write * to multiply.
            2(x+1)     | 1  | an operator is missing before "("; write * to multiply.
            (x         | 2  | the formula ends before its brackets are closed; add ).
            x)         | 1  | this bracket closes nothing, or something is missing before it.
            x +        | 3  | the formula ends too early; a number, a name or a bracket is missing here.
            x + * 2    | 4  | "*" does not belong here; use numbers, names, brackets and + - * / ^.
            x = 2      | 2  | "=" does not belong here; use numbers, names, brackets and + - * / ^.
            x % 2      | 2  | "%" does not belong here; use numbers, names, brackets and + - * / ^.
            1 + foo(x) | 4  | there is no function "foo"; there are abs, cos, exp, log, max, min, relu, sigmoid, sign, sin, softplus, sqrt, step, tanh.
            x(2)       | 0  | there is no function "x"; there are abs, cos, exp, log, max, min, relu, sigmoid, sign, sin, softplus, sqrt, step, tanh. To multiply, write *.
            1 + z      | 4  | nothing here is called "z"; there are x, y, e, pi, and functions such as sin.
            sin        | 0  | sin is a function; write what it is of in brackets after it.
            2 * max(x) | 4  | max takes 2 arguments, not 1. Separate arguments with commas.
            sin()      | 0  | sin takes 1 argument, not 0. Separate arguments with commas.
            1e99       | 0  | 1e99 is more than a float32 holds (about 3.4e38). Take a smaller number.
            """)
    void pointsAtTheCharacterThatIsWrong(String text, int position, String sentence) {
        assertThatThrownBy(() -> Formula.parse(text, WORDS))
                .isInstanceOfSatisfying(
                        FormulaException.class,
                        wrong -> assertThat(wrong.position()).isEqualTo(position))
                .hasMessage("Character " + (position + 1) + ": " + sentence);
    }

    @Test
    void asksForAFormulaWhereThereIsNone() {
        assertThatThrownBy(() -> Formula.parse("  ", WORDS)).hasMessageContaining("there is no formula yet");
    }

    @Test
    void isBoundedInLengthAndDepth() {
        assertThatThrownBy(() -> Formula.parse("x+".repeat(100) + "x", WORDS))
                .hasMessageContaining("at most 200 characters");
        assertThat(Formula.parse("x+".repeat(99) + "x", WORDS)
                        .evaluate(Map.of("x", Tensor.scalar(1)))
                        .item())
                .isEqualTo(100);
        assertThat(Formula.parse("-".repeat(99) + "x", WORDS)
                        .evaluate(Map.of("x", Tensor.scalar(1)))
                        .item())
                .isEqualTo(-1);
        assertThatThrownBy(() -> Formula.parse("-".repeat(150) + "x", WORDS))
                .isInstanceOf(FormulaException.class)
                .hasMessageContaining("nested more than 100 deep");
    }

    @Test
    void reachesNothingButItsWords() {
        assertThatThrownBy(() -> Formula.parse("System.exit(0)", WORDS)).isInstanceOf(FormulaException.class);
        assertThatThrownBy(() -> Formula.parse("${jndi:x}", WORDS)).isInstanceOf(FormulaException.class);
    }

    @Test
    void broadcastsItsVariables() {
        Tensor result = Formula.parse("x*y", WORDS)
                .evaluate(Map.of("x", Tensor.of(1, 2, 3), "y", Tensor.of(new float[] {10}, new float[] {20})));
        assertThat(result.shape().toArray()).containsExactly(2, 3);
        assertThat(result.toArray()).containsExactly(10, 20, 30, 20, 40, 60);
    }

    @Test
    void takesMoreOperationsFromALab() {
        Vocabulary more = WORDS.plus(
                List.of(new Operation("matmul", 2, arguments -> arguments.get(0).matmul(arguments.get(1)))));
        Tensor square = Tensor.of(new float[] {1, 2}, new float[] {3, 4});
        assertThat(Formula.parse("matmul(x, x) + 1", more)
                        .evaluate(Map.of("x", square))
                        .toArray())
                .containsExactly(8, 11, 16, 23);
        assertThatThrownBy(() -> WORDS.plus(List.of(new Operation("sin", 1, List::getFirst))))
                .hasMessageContaining("there are two operations \"sin\"");
    }
}
