package dev.nudge.lesson;

import dev.nudge.lesson.Picture.Plot;
import dev.nudge.lesson.data.Curve;
import java.util.List;
import java.util.stream.Stream;

/**
 * A curve that a learner expected, held against the one that came.
 *
 * @param drawn the expected height at each of {@link #SAMPLES} places, evenly over the range of {@code truth}
 * @param truth what came: xs rising, heights finite
 * @param heights between which the picture stands
 */
public record Guess(float[] drawn, Chart.Lines truth, Axis heights) {

    /** How many places a drawing has. */
    public static final int SAMPLES = 81;

    /** The chart that shows what was drawn, in any picture. */
    public static final String CHART = "guess.drawn";

    /** The chart that shows the middle of what a class drew. */
    public static final String MIDDLE = "guess.middle";

    /** Shares of the picture's height by which a drawing is off on average. */
    private static final float ON_IT = 0.04f;

    /** How much alike the ups and downs are, from −1 to 1 (the correlation of the two curves). */
    private static final float ALIKE = 0.85f;

    private static final float OPPOSITE = -0.3f;

    public Guess {
        if (drawn.length != SAMPLES) {
            throw new IllegalArgumentException(
                    "guess: " + drawn.length + " heights were drawn; a drawing has " + SAMPLES);
        }
        for (int i = 0; i < drawn.length; i++) {
            if (!Float.isFinite(drawn[i])) {
                throw new IllegalArgumentException("guess: height " + i + " is " + drawn[i] + "; heights are finite");
            }
        }
    }

    /**
     * A drawing that was kept.
     *
     * @param shares as {@link #shares} told them
     * @param still the picture, with the truth in it
     */
    public static Guess of(Curve shares, Still still, Passage.Draw draw) {
        Axis heights = heights(still);
        float[] drawn = shares.heights();
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = heights.min() + (heights.max() - heights.min()) * drawn[i];
        }
        return new Guess(drawn, still.frame().lines(draw.truth()), heights);
    }

    /** Between which heights a picture stands. */
    public static Axis heights(Still still) {
        return still.frame().axis(((Plot) still.picture()).y().axis());
    }

    /**
     * The picture to draw in: it shows what helps, the truth stays out until it is told.
     *
     * @throws IllegalArgumentException if the picture has no such charts, or the truth is no line
     */
    public static Still blank(Still still, Passage.Draw draw) {
        return blank(still, draw, CHART);
    }

    /**
     * Likewise.
     *
     * @param expected the chart that shows what was expected
     */
    public static Still blank(Still still, Passage.Draw draw, String expected) {
        Plot plot = (Plot) still.picture();
        List<Picture.Layer> layers = plot.layers().stream()
                .filter(layer ->
                        draw.shown().contains(layer.chart()) || draw.truth().equals(layer.chart()))
                .map(layer -> Picture.Layer.of(layer.chart(), layer.role()))
                .toList();
        if (plot.x().scale() != Control.Scale.LINEAR || plot.y().scale() != Control.Scale.LINEAR) {
            throw new IllegalArgumentException("guess " + draw.id() + ": the picture " + plot.id() + " of "
                    + still.experiment().id() + " has a logarithmic axis. Take one whose axes are linear?");
        }
        if (layers.size() != draw.shown().size() + 1) {
            throw new IllegalArgumentException("guess " + draw.id() + ": the picture " + plot.id() + " of "
                    + still.experiment().id() + " has no layers " + draw.shown() + " and " + draw.truth());
        }
        Picture drawable = new Plot(
                plot.id(),
                Picture.Size.LARGE,
                plot.x(),
                plot.y(),
                plot.view(),
                Stream.concat(layers.stream(), Stream.of(Picture.Layer.of(expected, Picture.Role.PREDICTION)))
                        .toList());
        Frame blank = still.frame()
                .with(new Chart.Lines(still.frame().lines(draw.truth()).id(), new float[0], new float[0]))
                .with(new Chart.Lines(expected, new float[0], new float[0]));
        return new Still(still.experiment(), drawable, blank);
    }

    /** Where the truth begins. */
    public static float from(Chart.Lines truth) {
        return truth.xs()[0];
    }

    /** Where the truth ends. */
    public static float to(Chart.Lines truth) {
        return truth.xs()[truth.xs().length - 1];
    }

    /** What was drawn, as a chart. */
    public Chart.Lines line() {
        float[] xs = new float[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            xs[i] = place(i);
        }
        return new Chart.Lines(CHART, xs, drawn.clone());
    }

    /** What was drawn, as shares of the picture's height: what is kept of it. */
    public Curve shares() {
        float[] shares = new float[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            shares[i] = (drawn[i] - heights.min()) / (heights.max() - heights.min());
        }
        return Curve.through(shares, 0, 1);
    }

    /** The number that a sample stands at, along the horizontal axis. */
    float place(int sample) {
        return from(truth) + (to(truth) - from(truth)) * sample / (SAMPLES - 1);
    }

    /** How far off it is on average, in units of the vertical axis. */
    public float miss() {
        double sum = 0;
        for (int i = 0; i < SAMPLES; i++) {
            sum += Math.abs(drawn[i] - at(place(i)));
        }
        return (float) (sum / SAMPLES);
    }

    /** How far off it is, in words. */
    public Message words() {
        float share = miss() / (heights.max() - heights.min());
        float alike = correlation();
        String verdict = share <= ON_IT
                ? "guess.on"
                : alike >= ALIKE ? "guess.shape" : alike <= OPPOSITE ? "guess.opposite" : "guess.other";
        int worst = 0;
        for (int i = 1; i < SAMPLES; i++) {
            if (Math.abs(drawn[i] - at(place(i))) > Math.abs(drawn[worst] - at(place(worst)))) {
                worst = i;
            }
        }
        return Message.of(
                "guess.words",
                Message.of(verdict),
                miss(),
                Math.round(100 * share),
                place(worst),
                drawn[worst],
                at(place(worst)));
    }

    /** The truth between its points, along straight lines. */
    float at(float x) {
        float[] xs = truth.xs();
        float[] ys = truth.ys();
        int next = 1;
        while (next < xs.length - 1 && xs[next] < x) {
            next++;
        }
        if (xs.length == 1) {
            return ys[0];
        }
        float share = Math.clamp((x - xs[next - 1]) / (xs[next] - xs[next - 1]), 0, 1);
        return ys[next - 1] + share * (ys[next] - ys[next - 1]);
    }

    /** Of the drawn heights and the true ones; 0 where one of them is level. */
    private float correlation() {
        double meanDrawn = 0;
        double meanTrue = 0;
        for (int i = 0; i < SAMPLES; i++) {
            meanDrawn += drawn[i] / SAMPLES;
            meanTrue += at(place(i)) / SAMPLES;
        }
        double both = 0;
        double ofDrawn = 0;
        double ofTrue = 0;
        for (int i = 0; i < SAMPLES; i++) {
            double d = drawn[i] - meanDrawn;
            double t = at(place(i)) - meanTrue;
            both += d * t;
            ofDrawn += d * d;
            ofTrue += t * t;
        }
        return ofDrawn == 0 || ofTrue == 0 ? 0 : (float) (both / Math.sqrt(ofDrawn * ofTrue));
    }
}
