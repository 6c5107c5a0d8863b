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
    INDEX("x[1]", "x.select(0, 1)") {
        /** A single number would be no array. */
        @Override
        String numpy(Tensor x, String own) {
            return x.rank() == 1 ? "x[1, ...]" : text(x, own);
        }
    },
    SLICE("x[1:3]", "x.slice(0, 1, 3)"),
    STEP("x[..., ::2]", "x.slice(-1, 0, x.shape().dim(-1), 2)"),
    TRANSPOSE("x.transpose(0, -1)", "x.transpose(0, -1)", "x.swapaxes(0, -1)"),
    PERMUTE("x.permute(1, 2, 0)", "x.permute(1, 2, 0)", "x.transpose(1, 2, 0)"),
    FLIP("x.flip(-1)", "x.flip(-1).copy()", "np.flip(x, -1).copy(order='K')"),
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
            return "x.expand(" + sizes(x) + ")";
        }

        @Override
        String numpy(Tensor x, String own) {
            return "np.broadcast_to(x, (" + sizes(x) + "))";
        }

        private static String sizes(Tensor x) {
            StringJoiner sizes = new StringJoiner(", ").add("2");
            Arrays.stream(x.shape().toArray()).mapToObj(String::valueOf).forEach(sizes::add);
            return sizes + (x.rank() == 0 ? "," : "");
        }

        @Override
        String java(Tensor x, String own) {
            return text(x, own);
        }
    },
    RESHAPE("x.reshape(-1)", "x.reshape(-1)"),
    VIEW("x.view(-1)", "x.view(-1)", "x.reshape(-1, copy=False)"),
    CONTIGUOUS("x.contiguous()", "x.contiguous()", "np.ascontiguousarray(x)"),
    CLONE("x.clone()", "x.copy()", "x.copy(order='K')"),
    OWN("", "") {
        @Override
        String text(Tensor x, String own) {
            return own;
        }

        @Override
        String java(Tensor x, String own) {
            return "x.view(x.shape().toArray())   // in place of " + own;
        }

        @Override
        String numpy(Tensor x, String own) {
            return own + "   # as PyTorch writes it";
        }
    };

    private final String text;
    private final String java;
    private final String numpy;

    /** NumPy writes it as PyTorch does. */
    Act(String text, String java) {
        this(text, java, text);
    }

    Act(String text, String java, String numpy) {
        this.text = text;
        this.java = java;
        this.numpy = numpy;
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

    /** As NumPy writes it. */
    String numpy(Tensor x, String own) {
        return numpy;
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
