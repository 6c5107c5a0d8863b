package dev.nudge.lesson.tensor;

import dev.nudge.compute.Shape;
import dev.nudge.compute.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Tensors written down: {@code tensor([[1, 2], [3, 4]])}. */
final class Literals {

    private Literals() {}

    static Datum tensor(Arguments arguments, Evaluation evaluation) {
        return tensor(arguments.place("data"), arguments.datum("data"));
    }

    /** Numbers in lists. */
    static Datum.Tensor tensor(int position, Datum data) {
        List<Integer> sizes = new ArrayList<>();
        for (Datum level = data; level instanceof Datum.Sequence(List<Datum> items); level = items.getFirst()) {
            sizes.add(items.size());
            if (items.isEmpty()) {
                break;
            }
        }
        List<Datum> flat = new ArrayList<>();
        flatten(data, sizes, 0, position, flat);
        boolean truths = !flat.isEmpty() && flat.stream().allMatch(Datum.Truth.class::isInstance);
        boolean wholes = !flat.isEmpty() && flat.stream().allMatch(Literals::isWhole);
        float[] values = new float[flat.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) value(flat.get(i));
        }
        Tensor made = Tensor.of(
                values, Shape.of(sizes.stream().mapToInt(Integer::intValue).toArray()));
        return new Datum.Tensor(truths ? made.ne(0) : wholes ? wholes(made) : made);
    }

    private static void flatten(Datum data, List<Integer> sizes, int depth, int position, List<Datum> flat) {
        if (depth == sizes.size()) {
            if (!(data instanceof Datum.Number || data instanceof Datum.Truth)) {
                throw new TensorException(
                        position, data instanceof Datum.Sequence ? "tensors.ragged" : "tensors.element", data.kind());
            }
            flat.add(data);
            return;
        }
        if (!(data instanceof Datum.Sequence(List<Datum> items)) || items.size() != sizes.get(depth)) {
            throw new TensorException(position, "tensors.ragged", data.kind());
        }
        items.forEach(item -> flatten(item, sizes, depth + 1, position, flat));
    }

    private static double value(Datum datum) {
        return switch (datum) {
            case Datum.Number(double value, boolean whole) -> value;
            case Datum.Truth(boolean holds) -> holds ? 1 : 0;
            default -> throw new IllegalArgumentException("tensor: " + datum.kind() + " is no number");
        };
    }

    private static boolean isWhole(Datum datum) {
        return datum instanceof Datum.Number(double value, boolean whole) && whole || datum instanceof Datum.Truth;
    }

    /** The same as whole numbers. */
    static Tensor wholes(Tensor reals) {
        float[] values = reals.toArray();
        int[] whole = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            whole[i] = (int) values[i];
        }
        return Tensor.indices(whole).reshape(reals.shape().toArray());
    }
}
