package dev.nudge.lesson.broadcasting;

import dev.nudge.compute.Shape;
import dev.nudge.compute.Tensor;
import dev.nudge.lesson.data.HandwrittenDigits;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Tensors by a seed, with numbers that are easy to read. */
final class Draw {

    private static final int LARGEST = 9;
    private static final int PIXELS = HandwrittenDigits.SIDE;

    private final Random random;

    Draw(int seed) {
        random = new Random(seed);
    }

    /** Whole numbers from 1 to 9, as float32; all different while there are enough. */
    Tensor wholes(int... sizes) {
        Shape shape = Shape.of(sizes);
        float[] values = new float[shape.size()];
        int[] different = random.ints(1, LARGEST + 1).distinct().limit(LARGEST).toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] = i < LARGEST ? different[i] : 1 + random.nextInt(LARGEST);
        }
        return Tensor.of(values, shape);
    }

    /** Labels below {@code classes}, as int32. */
    Tensor labels(int count, int classes) {
        return Tensor.indices(
                IntStream.range(0, count).map(i -> random.nextInt(classes)).toArray());
    }

    /** Different handwritten threes of 8 × 8 pixels, 0 paper and 16 ink: [count, 8, 8]. */
    Tensor threes(int count) {
        int[] order = random.ints(0, Threes.ALL.size()).distinct().limit(count).toArray();
        Tensor[] digits = Arrays.stream(order)
                .mapToObj(i -> Tensor.of(Threes.ALL.get(i), Shape.of(PIXELS, PIXELS)))
                .toArray(Tensor[]::new);
        return Tensor.stack(0, digits);
    }

    /** The first threes there are. */
    private static final class Threes {

        private static final int COUNT = 30;

        /** What {@link HandwrittenDigits} calls 1 is 16 here: whole numbers are easier to read. */
        private static final float INK = 16;

        static final List<float[]> ALL = read();

        private static List<float[]> read() {
            HandwrittenDigits digits = HandwrittenDigits.all();
            float[] pixels = digits.pixels();
            int[] labels = digits.labels();
            return IntStream.range(0, digits.count())
                    .filter(i -> labels[i] == 3)
                    .limit(COUNT)
                    .mapToObj(i -> inked(Arrays.copyOfRange(pixels, i * PIXELS * PIXELS, (i + 1) * PIXELS * PIXELS)))
                    .toList();
        }

        private static float[] inked(float[] pixels) {
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] *= INK;
            }
            return pixels;
        }
    }
}
