package dev.nudge.lesson;

import java.util.List;
import java.util.Set;

/**
 * How an experiment's charts are put together, told once; the numbers come with every {@link Frame}, which always holds all of them. Its title is the
 * sentence {@code <experiment>.picture.<id>}, its axes' names are {@code <experiment>.axis.<axis>}; a sentence may be empty.
 */
public sealed interface Picture {

    /** Unique within the experiment. */
    String id();

    /** How much room it takes. */
    Size size();

    /** What axes that count the steps of the walk are called. */
    Set<String> STEPS = Set.of("step", "path.x");

    enum Size {
        /** The picture of the experiment. */
        LARGE,
        /** A strip below it: a loss by step. */
        STRIP,
        /** One of several side by side. */
        SMALL,
        /** A page of small images, which stands beside what is small and is larger than that: each image is to be told apart. */
        WALL;

        /** Whether several stand side by side. */
        public boolean isBesideOthers() {
            return this == SMALL || this == WALL;
        }
    }

    /**
     * Layers on two axes.
     *
     * @param x an axis of the frame
     * @param y an axis of the frame
     * @param view how much of the plane is seen
     * @param layers back to front
     */
    record Plot(String id, Size size, Scaled x, Scaled y, View view, List<Layer> layers) implements Picture {
        public Plot {
            layers = List.copyOf(layers);
        }

        /** Whether it is read from left to right as the walk goes on; there a page can mark a step of the walk. */
        public boolean isOverSteps() {
            return STEPS.contains(x.axis());
        }

        public static Plot of(String id, Size size, String x, String y, Layer... layers) {
            return new Plot(id, size, Scaled.linear(x), Scaled.linear(y), View.FITTED, List.of(layers));
        }
    }

    /** How much of the plane a plot shows. */
    enum View {
        /** Its axes, each as long as there is room. */
        FITTED,
        /** Its axes, both at the same scale. */
        SQUARE,
        /** Its axes at first; the learner may look closer. */
        ZOOMABLE
    }

    /**
     * A {@link Chart.Table}, a {@link Chart.Grid}, a {@link Chart.Product}, {@link Chart.Sheets}, a {@link Chart.Gallery}, a {@link Chart.Memory},
     * {@link Chart.Transcripts} or a {@link Chart.Graph} of the same id, on no axes.
     */
    record Plain(String id, Size size) implements Picture {}

    /** An axis of the frame and how numbers are spread over it. */
    record Scaled(String axis, Control.Scale scale) {

        public static Scaled linear(String axis) {
            return new Scaled(axis, Control.Scale.LINEAR);
        }

        /** The frame's axis must lie above 0. */
        public static Scaled logarithmic(String axis) {
            return new Scaled(axis, Control.Scale.LOGARITHMIC);
        }
    }

    /**
     * One chart of the frame and what it stands for. A label, if any, is the sentence {@code <experiment>.chart.<chart>}.
     *
     * @param control that is set by dragging its points, clicking the paper or drawing; a slider takes what {@link Experiment#byHand} makes of the place of the
     *     hand, and the point then stands where the frame puts it; empty for none
     * @param pressable whether a press anywhere on the paper sets the slider too, as on a page of images
     */
    record Layer(String chart, Role role, String control, boolean pressable) {

        public static Layer of(String chart, Role role) {
            return new Layer(chart, role, "", false);
        }

        /** A layer whose points a hand may move. */
        public static Layer movable(String chart, Role role, String control) {
            return new Layer(chart, role, control, false);
        }

        /** A layer whose point a hand may move, and that goes to where the paper is pressed. */
        public static Layer pressable(String chart, Role role, String slider) {
            return new Layer(chart, role, slider, true);
        }
    }

    /** What something stands for; each has one look everywhere. */
    enum Role {
        DATA,
        MODEL,
        /** The single parts that add up to a model: thin, many. */
        PART,
        LOSS,
        GRADIENT,
        /** A path walked. */
        TRACE,
        /** Marks where something is. */
        MARK,
        /** Helps to read the rest; a tangent's triangle, a level. */
        GUIDE,
        /** The lines of a scale, lighter than all else, and their numbers, of which those are left out that have no room. */
        SCALE,
        /** What the learner expected. */
        PREDICTION,
        /** Where nobody knows. */
        UNKNOWN,
        /** What belongs to who looks, among what is everybody's: bolder than all else. */
        OWN,
        RUN_1,
        RUN_2,
        RUN_3,
        RUN_4,
        RUN_5,
        RUN_6
    }
}
