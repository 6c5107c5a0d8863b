package dev.nudge.lesson.tensor;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Something that can be called, as {@code sum(x, 0)} or as {@code x.sum(0)}.
 *
 * @param name PyTorch's
 * @param parameters in their order; one that ends in {@code ?} may be left out, one that begins with {@code *} takes whole numbers, several or as a list
 * @param rule what it does; whatever the engine refuses, it may throw
 */
record Function(String name, List<String> parameters, BiFunction<Arguments, Evaluation, Datum> rule) {

    /**
     * @param signature {@code sum(input, dim?, keepdim?)}
     */
    static Function of(String signature, BiFunction<Arguments, Evaluation, Datum> rule) {
        int open = signature.indexOf('(');
        String inside = signature.substring(open + 1, signature.length() - 1);
        List<String> parameters =
                Arrays.stream(inside.split(",")).map(String::strip).toList();
        return new Function(signature.substring(0, open), parameters, rule);
    }

    /** For a sentence: {@code sum(input, dim, keepdim)}. */
    String signature() {
        return name + "(" + String.join(", ", parameters).replace("?", "") + ")";
    }
}
