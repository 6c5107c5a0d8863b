package dev.nudge.lesson.tensor;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Something that can be called, as {@code sum(x, 0)} or as {@code x.sum(0)}.
 *
 * @param name PyTorch's
 * @param parameters in their order; one that ends in {@code ?} may be left out, one that begins with {@code *} takes whole numbers, several or as a list
 * @param form how PyTorch lets it be called
 * @param rule what it does; whatever the engine refuses, it may throw
 */
record Function(String name, List<String> parameters, Form form, BiFunction<Arguments, Evaluation, Datum> rule) {

    /** What a tensor before the point is to a function. */
    static final String RECEIVER = "input";

    /** {@code sum(x)} and {@code x.sum()}, or only one of them. */
    enum Form {
        BOTH,
        FREE,
        METHOD
    }

    /**
     * @param signature {@code sum(input, dim?, keepdim?)}; a point before it if it stands only after a tensor, and no {@code input} if it stands only by itself
     */
    static Function of(String signature, BiFunction<Arguments, Evaluation, Datum> rule) {
        int open = signature.indexOf('(');
        String inside = signature.substring(open + 1, signature.length() - 1);
        List<String> parameters =
                Arrays.stream(inside.split(",")).map(String::strip).toList();
        Form form = signature.startsWith(".") ? Form.METHOD : parameters.contains(RECEIVER) ? Form.BOTH : Form.FREE;
        return new Function(signature.substring(form == Form.METHOD ? 1 : 0, open), parameters, form, rule);
    }

    /** For a sentence: {@code sum(input, dim, keepdim)}. */
    String signature() {
        return name + "(" + String.join(", ", parameters).replace("?", "") + ")";
    }
}
