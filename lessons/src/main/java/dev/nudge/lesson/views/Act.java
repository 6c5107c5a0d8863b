package dev.nudge.lesson.views;

import dev.nudge.compute.Tensor;
import dev.nudge.lesson.tensor.TensorExpression;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** What can be done with a tensor x, written as PyTorch writes it. */
enum Act {
    INDEX("x[1]", "x.select(0, 1)"),
    SLICE("x[1:3]", "x.slice(0, 1, 3)"),
    STEP("x[..., ::2]", "x.slice(-1, 0, x.shape().dim(-1), 2)"),
    TRANSPOSE("x.transpose(0, -1)", "x.transpose(0, -1)"),
    PERMUTE("x.permute(1, 2, 0)", "x.permute(1, 2, 0)"),
    FLIP("x.flip(-1)", "x.flip(-1).copy()"),
    /** NumPy's alone: PyTorch knows no steps backwards. */
    BACKWARDS("x[..., ::-1]", "x.flip(-1)") {
        @Override
        String torch(Tensor x, String own) {
            return FLIP.text(x, own) + "   # NumPy's x[..., ::-1] is a view; this copies";
        }

        @Override
        Tensor of(Tensor x, String own) {
            return x.flip(-1);
        }
    },
    EXPAND("", "") {
        /** Two of it: a new axis in front, along which the same numbers are read again. */
        @Override
        String text(Tensor x, String own) {
            StringJoiner sizes = new StringJoiner(", ", "x.expand(", ")").add("2");
            Arrays.stream(x.shape().toArray()).mapToObj(String::valueOf).forEach(sizes::add);
            return sizes.toString();
        }

        @Override
        String java(Tensor x, String own) {
            return text(x, own);
        }
    },
    RESHAPE("x.reshape(-1)", "x.reshape(-1)"),
    VIEW("x.view(-1)", "x.view(-1)"),
    CONTIGUOUS("x.contiguous()", "x.contiguous()"),
    CLONE("x.clone()", "x.copy()"),
    OWN("", "") {
        @Override
        String text(Tensor x, String own) {
            return own;
        }

        @Override
        String java(Tensor x, String own) {
            return "x.view(x.shape().toArray())   // in place of " + own;
        }
    };

    private final String text;
    private final String java;

    Act(String text, String java) {
        this.text = text;
        this.java = java;
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(Act::id).toList();
    }

    static Act named(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The expression.
     *
     * @param own what the learner typed
     */
    String text(Tensor x, String own) {
        return text;
    }

    /** The same on the engine. */
    String java(Tensor x, String own) {
        return java;
    }

    /** As it runs in PyTorch. */
    String torch(Tensor x, String own) {
        return text(x, own);
    }

    /**
     * Its value.
     *
     * @throws dev.nudge.lesson.Refusal where PyTorch refuses it too, or there is no such expression
     */
    Tensor of(Tensor x, String own) {
        return TensorExpression.parse(text(x, own)).evaluate(Map.of("x", x));
    }
}
