package dev.nudge.lesson.draw;

import dev.nudge.lesson.Control.Example;
import dev.nudge.lesson.data.Bitmap;
import java.util.List;

/** Drawings to begin with, in strokes of the pad's pen. */
final class Examples {

    /** Dots along each side of the pad. */
    static final int SIDE = 32;

    /** The radius of its pen, in dots. */
    static final float NIB = 1.8f;

    static final String THREE = "three";
    static final String SEVEN = "seven";
    static final String CROSSED = "crossed";
    static final String EIGHT = "eight";
    static final String ONE = "one";

    static final List<Example> ALL = List.of(
            new Example(THREE, drawn(arc(15, 10, 6.5, 5, -150, 90), arc(15, 21, 7.5, 6, -90, 150))),
            new Example(SEVEN, drawn(new double[] {9, 6, 23, 6, 14, 27})),
            new Example(CROSSED, drawn(new double[] {9, 6, 23, 6, 14, 27}, new double[] {12, 16.5, 24, 16.5})),
            new Example(EIGHT, drawn(arc(16, 10.5, 5.5, 5, 0, 360), arc(16, 21, 6.5, 6, 0, 360))),
            new Example(ONE, drawn(new double[] {11, 11, 17, 5, 17, 27})));

    private Examples() {}

    /**
     * @param strokes each x and y of one place after the other, in dots
     */
    private static Bitmap drawn(double[]... strokes) {
        Bitmap drawn = Bitmap.blank(SIDE);
        for (double[] stroke : strokes) {
            for (int i = 0; i + 3 < stroke.length; i += 2) {
                drawn = drawn.stroked(stroke[i], stroke[i + 1], stroke[i + 2], stroke[i + 3], NIB);
            }
        }
        return drawn;
    }

    /** Part of an ellipse, in degrees clockwise from the right. */
    private static double[] arc(double x, double y, double wide, double high, int from, int to) {
        int pieces = (to - from) / 10;
        double[] places = new double[2 * (pieces + 1)];
        for (int i = 0; i <= pieces; i++) {
            double angle = Math.toRadians(from + 10.0 * i);
            places[2 * i] = x + wide * Math.cos(angle);
            places[2 * i + 1] = y + high * Math.sin(angle);
        }
        return places;
    }
}
