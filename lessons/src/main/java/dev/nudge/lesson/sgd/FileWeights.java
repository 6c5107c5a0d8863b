package dev.nudge.lesson.sgd;

import dev.nudge.lesson.Keepsake;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Refusal;
import dev.nudge.lesson.training.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Weights from tensors that are named and laid as those a learner takes home: PyTorch's {@code nn.Linear}, or {@code nn.Sequential} of such and ReLUs. */
final class FileWeights {

    private FileWeights() {}

    /** The weights of a model of these sizes; empty if these are not. */
    static Optional<Weights> fitting(List<Keepsake.Named> tensors, List<Integer> sizes) {
        try {
            return Optional.of(read(tensors, sizes, () -> Message.of("seven.file.make")));
        } catch (Refusal misfit) {
            return Optional.empty();
        }
    }

    /** Units of the first layer, by its bias; 0 if there is none. */
    static int firstUnits(List<Keepsake.Named> tensors) {
        return tensors.stream()
                .filter(tensor -> tensor.name().equals("bias") || tensor.name().equals("0.bias"))
                .mapToInt(tensor -> tensor.values().length)
                .findFirst()
                .orElse(0);
    }

    /**
     * @param sizes of the signal: inputs, units of each hidden layer, outputs
     * @param advice what to do where they do not fit
     * @throws Refusal if they do not
     */
    static Weights read(List<Keepsake.Named> tensors, List<Integer> sizes, Supplier<Message> advice) {
        List<float[]> layers = new ArrayList<>();
        List<float[]> biases = new ArrayList<>();
        List<String> wanted = new ArrayList<>();
        boolean isBare = sizes.size() == 2 && tensors.stream().anyMatch(FileWeights::isBare);
        for (int layer = 1; layer < sizes.size(); layer++) {
            int in = sizes.get(layer - 1);
            int out = sizes.get(layer);
            String prefix = isBare ? "" : Keepsakes.prefix(layer - 1);
            wanted.add(prefix + "weight");
            wanted.add(prefix + "bias");
            layers.add(Keepsakes.transposed(values(tensors, prefix + "weight", List.of(out, in), advice), out, in));
            biases.add(values(tensors, prefix + "bias", List.of(out), advice));
        }
        for (Keepsake.Named tensor : tensors) {
            if (!wanted.contains(tensor.name())) {
                throw new Refusal(
                        Message.of("seven.file.extra", tensor.name(), String.join(", ", wanted), advice.get()));
            }
        }
        return new Weights(sizes, layers, biases);
    }

    /** Named as of a lone {@code nn.Linear}. */
    private static boolean isBare(Keepsake.Named tensor) {
        return tensor.name().equals("weight") || tensor.name().equals("bias");
    }

    private static float[] values(
            List<Keepsake.Named> tensors, String name, List<Integer> shape, Supplier<Message> advice) {
        for (Keepsake.Named tensor : tensors) {
            if (tensor.name().equals(name)) {
                if (!tensor.shape().equals(shape)) {
                    throw new Refusal(Message.of(
                            "seven.file.shape", name, tensor.shape().toString(), shape.toString(), advice.get()));
                }
                return tensor.values();
            }
        }
        String there = tensors.stream().map(Keepsake.Named::name).collect(Collectors.joining(", "));
        throw new Refusal(Message.of("seven.file.missing", name, shape.toString(), there, advice.get()));
    }
}
