package dev.nudge.lesson.broadcasting;

import dev.nudge.compute.Tensor;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.tensor.Sizes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The gradient that arrives at what the tensors made, counting from 1, and what each of them gets of it.
 *
 * @param sheets empty where no gradient flows, or there are too many numbers to read
 * @param words the same in a sentence, or why there is nothing
 */
record WayBack(List<Chart.Sheet> sheets, Message words) {

    /** Elements of which a gradient is shown in numbers. */
    private static final int MOST_NUMBERS = 64;

    private static final String TIMES = "*";

    static WayBack of(Operands operands) {
        if (operands.shape().isEmpty()) {
            return nothing("shapes.words.silent.none");
        }
        Sizes shape = operands.shape().get();
        if (!shape.isWithin(MOST_NUMBERS)) {
            return nothing("shapes.words.silent.many", shape.elements(), MOST_NUMBERS);
        }
        if (operands.made().isEmpty() && !operands.isAlone()) {
            return nothing("shapes.words.silent.none");
        }
        List<Tensor> numbers = operands.all().stream()
                .map(one -> Sheets.real(one.numbers().orElseThrow()))
                .toList();
        List<Tensor> leaves = leaves(numbers);
        Tensor result = together(operands, shape, leaves);
        if (!result.isTracked()) {
            return nothing("shapes.words.silent.comparison");
        }
        Tensor arriving = Tensor.arange(1, result.size() + 1, 1).reshape(shape.toArray());
        result.backward(arriving);
        List<Tensor> uses = uses(operands, shape, numbers, arriving);
        List<Chart.Sheet> sheets = new ArrayList<>();
        sheets.add(Sheets.of(Message.of("shapes.sheet.arriving", shape.toString()), arriving));
        for (int i = 0; i < leaves.size(); i++) {
            boolean stretched = operands.isStretched(operands.all().get(i));
            Tensor use = uses.get(i);
            if (stretched && !Arrays.equals(use.toArray(), arriving.toArray())) {
                Message title = operands.operator().equals(TIMES)
                        ? Message.of("shapes.sheet.product", 2 - i, shape.toString(), i + 1)
                        : Message.of("shapes.sheet.use", i + 1, shape.toString());
                sheets.add(Sheets.of(title, use));
            }
            Tensor leaf = leaves.get(i);
            String key = stretched ? "shapes.sheet.summed" : "shapes.sheet.gradient";
            sheets.add(Sheets.of(Message.of(key, i + 1, leaf.shape().toString()), leaf.grad()));
        }
        return new WayBack(sheets, words(operands));
    }

    private static WayBack nothing(String key, Object... arguments) {
        return new WayBack(List.of(), Message.of(key, arguments));
    }

    private static Message words(Operands operands) {
        if (operands.stretched() == 0) {
            return Message.of("shapes.words.kept");
        }
        return Message.of(operands.operator().equals(TIMES) ? "shapes.words.product" : "shapes.words.summed");
    }

    /** Tensors of their own that ask for gradients. */
    private static List<Tensor> leaves(List<Tensor> numbers) {
        return numbers.stream().map(one -> one.mul(1.0).requiresGrad()).toList();
    }

    private static Tensor together(Operands operands, Sizes shape, List<Tensor> leaves) {
        return operands.isAlone()
                ? leaves.getFirst().mul(1.0).expand(shape.toArray())
                : leaves.stream().reduce(operands.rule()).orElseThrow();
    }

    /** The gradients before anything is summed: of copies at full size, where each number is used once. */
    private static List<Tensor> uses(Operands operands, Sizes shape, List<Tensor> numbers, Tensor arriving) {
        List<Tensor> copies =
                leaves(numbers.stream().map(one -> one.expand(shape.toArray())).toList());
        Tensor result = together(operands, shape, copies);
        result.backward(arriving);
        return copies.stream().map(Tensor::grad).toList();
    }
}
