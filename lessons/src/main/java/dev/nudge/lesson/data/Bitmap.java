package dev.nudge.lesson.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A square of dots, each ink or paper. Rows are counted from the top, columns from the left, both from 0. Immutable. */
public final class Bitmap {

    /** The most dots along a side. */
    public static final int MOST_SIDE = 32;

    private final int side;

    /** Bit c of row r is the dot at [r, c]. */
    private final int[] rows;

    private Bitmap(int side, int[] rows) {
        if (side < 1 || side > MOST_SIDE) {
            throw new IllegalArgumentException(
                    "bitmap: a side of " + side + " dots; there is room for 1 to " + MOST_SIDE);
        }
        this.side = side;
        this.rows = rows;
    }

    /**
     * All paper.
     *
     * @param side 1 to {@value #MOST_SIDE}
     */
    public static Bitmap blank(int side) {
        return new Bitmap(side, new int[Math.clamp(side, 0, MOST_SIDE)]);
    }

    /**
     * The dots row by row, eight to a byte, the first in its highest bit.
     *
     * @throws IllegalArgumentException if there are not just as many bytes as a square of this side fills
     */
    public static Bitmap ofPacked(int side, byte[] packed) {
        int expected = (side * side + 7) / 8;
        if (packed.length != expected) {
            throw new IllegalArgumentException("bitmap: " + side + " × " + side + " dots are " + expected + " bytes, "
                    + packed.length + " were given");
        }
        Bitmap bitmap = blank(side);
        for (int dot = 0; dot < side * side; dot++) {
            if ((packed[dot / 8] & 0x80 >> dot % 8) != 0) {
                bitmap.rows[dot / side] |= 1 << dot % side;
            }
        }
        return bitmap;
    }

    /** As {@link #ofPacked} reads them. */
    public byte[] packed() {
        byte[] packed = new byte[(side * side + 7) / 8];
        for (int dot = 0; dot < side * side; dot++) {
            if (isInk(dot / side, dot % side)) {
                packed[dot / 8] |= (byte) (0x80 >> dot % 8);
            }
        }
        return packed;
    }

    public int side() {
        return side;
    }

    /** Beyond the edges all is paper. */
    public boolean isInk(int row, int column) {
        return row >= 0 && row < side && column >= 0 && column < side && (rows[row] >> column & 1) != 0;
    }

    public boolean isBlank() {
        return Arrays.stream(rows).allMatch(row -> row == 0);
    }

    /** How many dots are ink. */
    public int ink() {
        return Arrays.stream(rows).map(Integer::bitCount).sum();
    }

    /** With ink where {@code ink} says so. */
    public static Bitmap where(int side, Dots ink) {
        Bitmap bitmap = blank(side);
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                if (ink.at(row, column)) {
                    bitmap.rows[row] |= 1 << column;
                }
            }
        }
        return bitmap;
    }

    /** Says of each dot whether it is ink. */
    @FunctionalInterface
    public interface Dots {
        boolean at(int row, int column);
    }

    /**
     * With a stroke of a pen with a round nib, straight from one place to another. The dot at [r, c] has its middle at x = c + 0.5, y = r + 0.5, and is ink where that lies under
     * the nib.
     *
     * @param radius of the nib, in dots
     */
    public Bitmap stroked(double x0, double y0, double x1, double y1, double radius) {
        double dx = x1 - x0;
        double dy = y1 - y0;
        double length = dx * dx + dy * dy;
        return where(side, (row, column) -> {
            double x = column + 0.5 - x0;
            double y = row + 0.5 - y0;
            double along = length == 0 ? 0 : Math.clamp((x * dx + y * dy) / length, 0, 1);
            return isInk(row, column) || Math.hypot(x - along * dx, y - along * dy) <= radius;
        });
    }

    /** Without the ink that has paper above, below or beside it: strokes become two dots thinner. */
    public Bitmap eroded() {
        return where(
                side,
                (row, column) -> isInk(row, column)
                        && isInk(row - 1, column)
                        && isInk(row + 1, column)
                        && isInk(row, column - 1)
                        && isInk(row, column + 1));
    }

    /** With ink above, below and beside all ink: strokes become two dots thicker. */
    public Bitmap dilated() {
        return where(
                side,
                (row, column) -> isInk(row, column)
                        || isInk(row - 1, column)
                        || isInk(row + 1, column)
                        || isInk(row, column - 1)
                        || isInk(row, column + 1));
    }

    /** Pieces of paper that ink cuts off from the edge: an 8 has two, a 0 one, a 3 none. Paper hangs together over sides, not over corners. */
    public int holes() {
        boolean[][] seen = new boolean[side + 2][side + 2];
        flood(seen, 0, 0);
        int holes = 0;
        for (int row = 1; row <= side; row++) {
            for (int column = 1; column <= side; column++) {
                if (!seen[row][column] && !isInk(row - 1, column - 1)) {
                    flood(seen, row, column);
                    holes++;
                }
            }
        }
        return holes;
    }

    /** Marks the paper that hangs together with a place; places count from the margin of one dot that is laid around. */
    private void flood(boolean[][] seen, int fromRow, int fromColumn) {
        List<int[]> open = new ArrayList<>(List.of(new int[] {fromRow, fromColumn}));
        while (!open.isEmpty()) {
            int[] place = open.removeLast();
            int row = place[0];
            int column = place[1];
            boolean beyond = row < 0 || column < 0 || row > side + 1 || column > side + 1;
            if (!beyond && !seen[row][column] && !isInk(row - 1, column - 1)) {
                seen[row][column] = true;
                open.add(new int[] {row - 1, column});
                open.add(new int[] {row + 1, column});
                open.add(new int[] {row, column - 1});
                open.add(new int[] {row, column + 1});
            }
        }
    }

    /** The smallest rectangle with all ink. */
    public Box box() {
        int top = side;
        int bottom = 0;
        int all = 0;
        for (int row = 0; row < side; row++) {
            if (rows[row] != 0) {
                top = Math.min(top, row);
                bottom = row + 1;
                all |= rows[row];
            }
        }
        return all == 0
                ? new Box(0, 0, 0, 0)
                : new Box(
                        top,
                        Integer.numberOfTrailingZeros(all),
                        bottom - top,
                        Integer.SIZE - Integer.numberOfLeadingZeros(all) - Integer.numberOfTrailingZeros(all));
    }

    /**
     * A rectangle of dots.
     *
     * @param top its first row
     * @param left its first column
     * @param height in rows; 0 if it is empty
     * @param width in columns; 0 if it is empty
     */
    public record Box(int top, int left, int height, int width) {}

    /** Row by row from the top, {@code #} for ink and {@code .} for paper. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < side; row++) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < side; column++) {
                line.append(isInk(row, column) ? '#' : '.');
            }
            lines.add(line.toString());
        }
        return lines;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Bitmap bitmap && bitmap.side == side && Arrays.equals(bitmap.rows, rows);
    }

    @Override
    public int hashCode() {
        return 31 * side + Arrays.hashCode(rows);
    }

    @Override
    public String toString() {
        return side + " × " + side + " dots, " + ink() + " of them ink";
    }
}
