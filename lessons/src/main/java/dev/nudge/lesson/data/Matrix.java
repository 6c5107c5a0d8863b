package dev.nudge.lesson.data;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Numbers in rows and columns. Immutable; float32 like the tensors made from it.
 *
 * <p>Two matrices are equal when their sizes are and every number is.
 */
public final class Matrix {

    private final int columns;
    private final float[] cells;

    private Matrix(int columns, float[] cells) {
        this.columns = columns;
        this.cells = cells;
    }

    /**
     * @param columns how many a row has, at least 1
     * @param cells row by row from the top, shape [rows · columns], at least one row, all finite
     */
    public static Matrix of(int columns, float... cells) {
        if (columns < 1 || cells.length == 0 || cells.length % columns != 0) {
            throw new IllegalArgumentException("matrix: " + cells.length + " numbers do not fill rows of " + columns
                    + "; give each row as many, and at least one row. Leave some out?");
        }
        float[] own = new float[cells.length];
        for (int i = 0; i < cells.length; i++) {
            // A negative zero becomes the zero it is shown and linked as.
            own[i] = cells[i] + 0f;
            if (!Float.isFinite(cells[i])) {
                throw new IllegalArgumentException("matrix: row " + (i / columns + 1) + ", column " + (i % columns + 1)
                        + " is " + cells[i] + "; every number must be finite. Write 0 instead?");
            }
        }
        return new Matrix(columns, own);
    }

    public int rows() {
        return cells.length / columns;
    }

    public int columns() {
        return columns;
    }

    public float cell(int row, int column) {
        return cells[row * columns + column];
    }

    /** A copy, row by row, shape [rows · columns]. */
    public float[] cells() {
        return cells.clone();
    }

    public Matrix with(int row, int column, float value) {
        float[] changed = cells.clone();
        changed[row * columns + column] = value;
        return of(columns, changed);
    }

    /** With a block laid over it, whose first number stands at this cell; what reaches beyond the edges is left out. */
    public Matrix with(int row, int column, Matrix block) {
        float[] changed = cells.clone();
        for (int down = 0; down < Math.min(block.rows(), rows() - row); down++) {
            for (int right = 0; right < Math.min(block.columns, columns - column); right++) {
                changed[(row + down) * columns + column + right] = block.cell(down, right);
            }
        }
        return new Matrix(columns, changed);
    }

    /** The same numbers as far as there is room for them; where there were none, zeros. */
    public Matrix resized(int newRows, int newColumns) {
        float[] resized = new float[newRows * newColumns];
        for (int row = 0; row < Math.min(rows(), newRows); row++) {
            for (int column = 0; column < Math.min(columns, newColumns); column++) {
                resized[row * newColumns + column] = cell(row, column);
            }
        }
        return of(newColumns, resized);
    }

    /** Rows become columns. */
    public Matrix transposed() {
        float[] turned = new float[cells.length];
        for (int i = 0; i < cells.length; i++) {
            turned[i % columns * rows() + i / columns] = cells[i];
        }
        return new Matrix(rows(), turned);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Matrix matrix && matrix.columns == columns && Arrays.equals(matrix.cells, cells);
    }

    @Override
    public int hashCode() {
        return 31 * columns + Arrays.hashCode(cells);
    }

    @Override
    public String toString() {
        return "a matrix of " + rows() + " × " + columns;
    }
}
