package dev.nudge.lesson.draw;

import dev.nudge.compute.Shape;
import dev.nudge.compute.Tensor;
import dev.nudge.lesson.data.Bitmap;
import dev.nudge.lesson.data.Bitmap.Box;
import dev.nudge.lesson.data.LabelledImages;

/**
 * A drawing, made like the images of a set.
 *
 * <p><b>8 × 8.</b> E. Alpaydin and C. Kaynak (“Optical Recognition of Handwritten Digits”, UCI Machine Learning Repository, 1998) took NIST's preprocessing programs to bring each digit into a
 * bitmap of 32 × 32 dots, and counted the ink in blocks of 4 × 4: 64 counts from 0 to 16. That counting is theirs. How a drawing comes into the 32 × 32 is ours, after what their images show: nearly
 * all touch the first and the last row and lie in the six middle columns, and all have about as much ink, whichever digit they are. So the box of the ink is stretched, both ways by themselves, to
 * {@value #WIDE} × {@value #HIGH} dots in the middle, but a narrow one (a plain 1) only so far as it is high; then strokes are made thinner or thicker by whole dots until the share of ink is as
 * near to {@value #SHARE} as it gets. Slanted digits are not set upright here.
 *
 * <p><b>28 × 28.</b> As Y. LeCun, C. Cortes and C. Burges say of MNIST: the box of the ink is brought into {@value #FITTED} × {@value #FITTED} pixels without changing its proportions, its
 * edges become grey, and its centre of mass comes to the middle of 28 × 28. Grey is the share of a pixel under ink, measured at {@value #SAMPLES} × {@value #SAMPLES} places.
 */
public final class Normalised {

    private static final int DOTS = 32;
    private static final int WIDE = 20;
    private static final int HIGH = 32;
    /** Narrower than this share of its height, ink is a stroke by itself. */
    private static final double NARROW = 0.3;

    /** Of ink in the data set's threes and sevens, on average. */
    private static final double SHARE = 0.3;

    private static final int BLOCK = 4;
    private static final int FITTED = 20;
    private static final int SAMPLES = 8;

    private Normalised() {}

    /**
     * The pixels of a drawing, from 0 for paper to 1 for the darkest ink, shape [1, pixels]; all paper for a blank one.
     *
     * @param like whose side and darkest ink it gets
     */
    public static Tensor pixels(Bitmap drawing, LabelledImages like) {
        byte[] ink = ink(drawing, like);
        float[] pixels = new float[ink.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) (ink[i] & 0xff) / like.darkest();
        }
        return Tensor.of(pixels, Shape.of(1, pixels.length));
    }

    /** The same as whole numbers, from 0 to the darkest ink. */
    static byte[] ink(Bitmap drawing, LabelledImages like) {
        if (drawing.isBlank()) {
            return new byte[like.pixels()];
        }
        return like.side() * BLOCK == DOTS ? counted(evened(stretched(drawing))) : centred(drawing, like);
    }

    /** The box of the ink on 32 × 32 dots. */
    static Bitmap stretched(Bitmap drawing) {
        Box box = drawing.box();
        double proportion = (double) box.width() / box.height();
        int wide = proportion < NARROW ? Math.max(1, (int) Math.round(HIGH * proportion)) : WIDE;
        int left = (DOTS - wide) / 2;
        return Bitmap.where(
                DOTS,
                (row, column) -> column >= left
                        && column < left + wide
                        && drawing.isInk(
                                box.top() + (int) ((row + 0.5) * box.height() / HIGH),
                                box.left() + (int) ((column - left + 0.5) * box.width() / wide)));
    }

    /** Strokes as thick as those of the data set. */
    static Bitmap evened(Bitmap stretched) {
        Bitmap best = stretched;
        for (Bitmap next = stretched.eroded(); off(next) < off(best); next = next.eroded()) {
            best = next;
        }
        for (Bitmap next = best.dilated(); off(next) < off(best); next = next.dilated()) {
            best = next;
        }
        return best;
    }

    private static double off(Bitmap bitmap) {
        return Math.abs((double) bitmap.ink() / (DOTS * DOTS) - SHARE);
    }

    private static byte[] counted(Bitmap bitmap) {
        int side = DOTS / BLOCK;
        byte[] counts = new byte[side * side];
        for (int row = 0; row < DOTS; row++) {
            for (int column = 0; column < DOTS; column++) {
                if (bitmap.isInk(row, column)) {
                    counts[row / BLOCK * side + column / BLOCK]++;
                }
            }
        }
        return counts;
    }

    private static byte[] centred(Bitmap drawing, LabelledImages like) {
        Box box = drawing.box();
        double scale = Math.max(box.height(), box.width()) / (double) FITTED;
        double mass = 0;
        double down = 0;
        double across = 0;
        for (int row = 0; row < drawing.side(); row++) {
            for (int column = 0; column < drawing.side(); column++) {
                if (drawing.isInk(row, column)) {
                    mass++;
                    down += row + 0.5;
                    across += column + 0.5;
                }
            }
        }
        int side = like.side();
        byte[] ink = new byte[like.pixels()];
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                int under = 0;
                for (int sample = 0; sample < SAMPLES * SAMPLES; sample++) {
                    double y = row + (sample / SAMPLES + 0.5) / SAMPLES - side / 2.0;
                    double x = column + (sample % SAMPLES + 0.5) / SAMPLES - side / 2.0;
                    under += drawing.isInk((int) Math.floor(down / mass + y * scale), (int)
                                    Math.floor(across / mass + x * scale))
                            ? 1
                            : 0;
                }
                ink[row * side + column] = (byte) Math.round((double) like.darkest() * under / (SAMPLES * SAMPLES));
            }
        }
        return ink;
    }
}
