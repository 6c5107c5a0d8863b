package dev.nudge.lesson.matmul;

import dev.nudge.lesson.Control;
import dev.nudge.lesson.Control.EditableMatrix;
import dev.nudge.lesson.Control.Effect;
import dev.nudge.lesson.Control.Filling;
import dev.nudge.lesson.data.Matrix;
import dev.nudge.lesson.data.PastedMatrix;
import dev.nudge.lesson.relu.MatrixBridge;
import java.util.Arrays;
import java.util.Random;

/** What a matrix of this lesson can be filled with. */
final class Fillings {

    /** Eight by eight, and products that stay readable. */
    private static final PastedMatrix FITS = new PastedMatrix(8, 8, -1000, 1000);

    private static final int LARGEST = 4;
    private static final double TURN = Math.toRadians(30);

    /** Ones down the diagonal; a square as large as the longer side was. */
    static final Filling IDENTITY = new Filling("identity", (matrix, seed) -> {
        int size = Math.max(matrix.rows(), matrix.columns());
        float[] cells = new float[size * size];
        for (int i = 0; i < size; i++) {
            cells[i * size + i] = 1;
        }
        return Matrix.of(size, cells);
    });

    /** Turns rows (x, y) to the left by as many times 30° as the seed says, when they are multiplied with it. */
    static final Filling ROTATION = new Filling("rotation", (matrix, seed) -> {
        float cos = rounded(Math.cos(seed * TURN));
        float sin = rounded(Math.sin(seed * TURN));
        return Matrix.of(2, cos, sin, -sin, cos);
    });

    static final Filling TRANSPOSE = new Filling("transpose", (matrix, seed) -> matrix.transposed());

    /** The inputs of the bridge of the lesson before. */
    static final Filling INPUTS = new Filling("inputs", (matrix, seed) -> MatrixBridge.inputs());

    /** The ReLUs of the bridge of the lesson before. */
    static final Filling LAYER = new Filling("layer", (matrix, seed) -> MatrixBridge.layer());

    private Fillings() {}

    /**
     * Whole numbers from −4 to 4, as many as there were.
     *
     * @param matrix whose they are: with the same seed, A and B get different ones
     */
    static Filling random(String matrix) {
        return new Filling("random", (before, seed) -> {
            Random random = new Random(31L * seed + matrix.hashCode());
            float[] cells = before.cells();
            for (int i = 0; i < cells.length; i++) {
                cells[i] = random.nextInt(-LARGEST, LARGEST + 1);
            }
            return Matrix.of(before.columns(), cells);
        });
    }

    static Control matrix(String id, Matrix preset, Filling... fillings) {
        return new EditableMatrix(id, preset, FITS, Effect.LIVE, Arrays.asList(fillings));
    }

    /** To float32's seventh digit, so that a right angle has zeros and no 6e-17. */
    private static float rounded(double value) {
        return (float) (Math.rint(value * 1e7) / 1e7);
    }
}
