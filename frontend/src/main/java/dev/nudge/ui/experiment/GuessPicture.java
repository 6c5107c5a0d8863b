package dev.nudge.ui.experiment;

import com.vaadin.flow.component.html.Div;
import dev.nudge.echarts.EChart;
import dev.nudge.echarts.Sketch;
import dev.nudge.echarts.SketchEvent;
import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Guess;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Passage;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.Still;
import java.util.Optional;

/** A picture in which a learner draws how a line will go, until it is shown how it goes. */
public final class GuessPicture extends Div {

    private final transient Still blank;
    private final transient Chart.Lines truth;
    private final transient Axis heights;
    private final PlotPicture picture;
    private transient Optional<Guess> guess = Optional.empty();

    /**
     * @param id of the chart
     * @param still the picture, with the truth in it
     * @param drawn called when a curve was drawn
     */
    public GuessPicture(String id, Still still, Passage.Draw draw, Messages messages, Runnable drawn) {
        blank = Guess.blank(still, draw);
        truth = still.frame().lines(draw.truth());
        Picture.Plot plot = (Picture.Plot) blank.picture();
        heights = Guess.heights(still);
        picture = new PlotPicture(blank.experiment(), plot, blank.frame(), messages);
        picture.show(blank.frame(), false);
        addClassName("guess-picture");
        EChart chart = picture.chart();
        chart.setId(id);
        chart.setDescription(messages.say(blank.experiment().id() + ".title"));
        allow(true);
        chart.addSketchListener(event -> take(event, drawn));
        add(picture);
    }

    /** Gives its chart another id. */
    public void call(String id) {
        picture.chart().setId(id);
    }

    /** Whether anything can be drawn now. */
    public void allow(boolean drawing) {
        Sketch sketch = new Sketch(
                Guess.CHART, Guess.from(truth), Guess.to(truth), Guess.SAMPLES, heights.min(), heights.max());
        picture.chart().setSketch(drawing ? sketch : null);
    }

    private void take(SketchEvent event, Runnable drawn) {
        if (event.seriesId().equals(Guess.CHART) && guess(event.heights())) {
            drawn.run();
        }
    }

    /**
     * Draws a curve as if by hand.
     *
     * @return whether it is one
     */
    public boolean guess(float[] drawn) {
        if (drawn.length != Guess.SAMPLES) {
            return false;
        }
        float[] inside = drawn.clone();
        for (int i = 0; i < inside.length; i++) {
            if (!Float.isFinite(inside[i])) {
                return false;
            }
            inside[i] = Math.clamp(inside[i], heights.min(), heights.max());
        }
        guess = Optional.of(new Guess(inside, truth, heights));
        return true;
    }

    /** Shows a curve that was drawn before; it may be drawn over. */
    public void show(Guess drawn) {
        guess = Optional.of(drawn);
        picture.show(blank.with(drawn.line()).frame(), false);
    }

    public Optional<Guess> guess() {
        return guess;
    }

    /** Lays the truth over what was drawn; nothing more can be drawn then. */
    public void reveal(String sentence) {
        Still shown = blank.with(truth);
        if (guess.isPresent()) {
            shown = shown.with(guess.get().line());
        }
        picture.show(shown.frame(), false);
        picture.describe(sentence);
        allow(false);
    }
}
