package dev.nudge.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PassageReaderTest {

    @Test
    void splitsProseFromEverythingElse() {
        assertThat(PassageReader.read("test", """
                # Heading

                ::: experiment tangent
                :::

                Some *prose*.

                ::: predict secant
                What happens?
                - nothing
                + it halves
                It **halves**.
                :::
                ::: deeper Why?
                Because.
                :::
                ::: code partial
                :::
                ::: code partial quadratic
                :::
                ::: picture tangent/curve
                A *tangent*.
                :::
                ::: draw ahead accumulate/race?then=200
                How does it go?
                - zeroed
                + kept
                Like **this**.
                :::
                """))
                .containsExactly(
                        new Passage.Prose("# Heading"),
                        new Passage.Live("tangent"),
                        new Passage.Prose("Some *prose*."),
                        new Passage.Predict(
                                "secant", "What happens?", List.of("nothing", "it halves"), 1, "It **halves**."),
                        new Passage.Deeper("Why?", "Because."),
                        new Passage.Code("partial", ""),
                        new Passage.Code("partial", "quadratic"),
                        new Passage.Illustration(new Preset("tangent", "curve", ""), "A *tangent*."),
                        new Passage.Draw(
                                "ahead",
                                "How does it go?",
                                new Preset("accumulate", "race", "then=200"),
                                List.of("zeroed"),
                                "kept",
                                "Like **this**."));
    }

    @Test
    void saysWhereATextIsBroken() {
        assertThatThrownBy(() -> PassageReader.read("test", "Prose\n\n::: experiment x\nno end"))
                .hasMessage("lesson test, line 3: there is no closing :::.");
        assertThatThrownBy(() -> PassageReader.read("test", "::: fly\n:::"))
                .hasMessageContaining("\"fly\" is none of experiment, predict, draw, picture, deeper, code");
        assertThatThrownBy(() -> PassageReader.read("test", "::: predict p\nWell?\n- one\n- two\n:::"))
                .hasMessageContaining("one of them marked with a plus");
        assertThatThrownBy(() -> PassageReader.read("test", "::: draw p toy/plane\nWell?\n- one\n:::"))
                .hasMessageContaining("its true line marked with a plus");
    }
}
