package dev.nudge.lesson;

import java.util.Arrays;

/** Lines of equal height over a grid, by marching squares (Lorensen and Cline, 1987, in the plane). */
public final class Isolines {

    private final float[] cells;
    private final int columns;
    private final int rows;
    private final Axis x;
    private final Axis y;
    private float[] xs = new float[256];
    private float[] ys = new float[256];
    private int size;

    private Isolines(float[] cells, int columns, Axis x, Axis y) {
        this.cells = cells;
        this.columns = columns;
        this.rows = cells.length / columns;
        this.x = x;
        this.y = y;
    }

    /**
     * Pieces of line, each of two points and a lifted pen.
     *
     * @param cells heights at evenly spaced points that include the ends of both axes, row by row from the bottom, shape [rows · columns], both at least 2
     * @param levels heights to draw
     */
    public static Chart.Lines of(String id, float[] cells, int columns, Axis x, Axis y, float... levels) {
        Isolines lines = new Isolines(cells, columns, x, y);
        for (float level : levels) {
            lines.draw(level);
        }
        return new Chart.Lines(id, Arrays.copyOf(lines.xs, lines.size), Arrays.copyOf(lines.ys, lines.size));
    }

    /**
     * Heights so that between two neighbours lies the same share of the cells: steep ground does not crowd out the valley.
     *
     * @param count at least 1
     */
    public static float[] levels(float[] cells, int count) {
        float[] sorted = cells.clone();
        Arrays.sort(sorted);
        float[] levels = new float[count];
        for (int i = 0; i < count; i++) {
            levels[i] = sorted[(int) ((long) (i + 1) * (sorted.length - 1) / (count + 1))];
        }
        return levels;
    }

    private void draw(float level) {
        for (int row = 0; row + 1 < rows; row++) {
            for (int column = 0; column + 1 < columns; column++) {
                square(row, column, level);
            }
        }
    }

    /** Joins the sides of one square that the level crosses; four crossings, a saddle, are told apart by the height in the middle. */
    private void square(int row, int column, float level) {
        float a = height(row, column);
        float b = height(row, column + 1);
        float c = height(row + 1, column + 1);
        float d = height(row + 1, column);
        boolean bottom = a < level != b < level;
        boolean right = b < level != c < level;
        boolean top = d < level != c < level;
        boolean left = a < level != d < level;
        float atBottom = column + share(a, b, level);
        float atRight = row + share(b, c, level);
        float atTop = column + share(d, c, level);
        float atLeft = row + share(a, d, level);
        if (bottom && right && top && left) {
            boolean middle = (a + b + c + d) / 4 < level;
            if (middle == a < level) {
                piece(atBottom, row, column + 1, atRight);
                piece(column, atLeft, atTop, row + 1);
            } else {
                piece(atBottom, row, column, atLeft);
                piece(atTop, row + 1, column + 1, atRight);
            }
        } else if (bottom && top) {
            piece(atBottom, row, atTop, row + 1);
        } else if (left && right) {
            piece(column, atLeft, column + 1, atRight);
        } else if (bottom) {
            piece(atBottom, row, left ? column : column + 1, left ? atLeft : atRight);
        } else if (top) {
            piece(atTop, row + 1, left ? column : column + 1, left ? atLeft : atRight);
        }
    }

    private float height(int row, int column) {
        return cells[row * columns + column];
    }

    /** Where between two heights the level lies, 0 to 1. */
    private static float share(float from, float to, float level) {
        return from == to ? 0 : (level - from) / (to - from);
    }

    private void piece(float column, float row, float toColumn, float toRow) {
        if (size + 3 > xs.length) {
            xs = Arrays.copyOf(xs, 2 * xs.length);
            ys = Arrays.copyOf(ys, 2 * ys.length);
        }
        add(column, row);
        add(toColumn, toRow);
        xs[size] = Float.NaN;
        ys[size++] = Float.NaN;
    }

    private void add(float column, float row) {
        xs[size] = x.min() + (x.max() - x.min()) * column / (columns - 1);
        ys[size++] = y.min() + (y.max() - y.min()) * row / (rows - 1);
    }
}
