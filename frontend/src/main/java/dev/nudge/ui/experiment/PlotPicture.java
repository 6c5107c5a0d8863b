package dev.nudge.ui.experiment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.nudge.echarts.EChart;
import dev.nudge.echarts.Patch;
import dev.nudge.echarts.Sentence;
import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Picture;
import dev.nudge.session.Moved;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A plot as declared: one option at the start, then patches of what is new in each frame; another option where a frame needs one. */
final class PlotPicture extends Div implements PictureView {

    private final transient Picture.Plot plot;
    private final transient String words;
    private final transient Function<String, Control> controls;
    private final transient Messages messages;
    private final EChart chart = new EChart();
    private transient PlotNumbers numbers;
    private transient List<Object> needs;
    private transient MovedMark mark = new MovedMark();
    private String described = "";

    PlotPicture(Experiment experiment, Picture.Plot plot, Frame first, Messages messages) {
        this(experiment.id(), experiment::control, plot, first, messages);
    }

    /** Of frames that are no experiment's: nothing in it can be moved by hand. */
    PlotPicture(String words, Picture.Plot plot, Frame first, Messages messages) {
        this(
                words,
                control -> {
                    throw new IllegalArgumentException(words + ": its picture has no control \"" + control + "\"");
                },
                plot,
                first,
                messages);
    }

    private PlotPicture(
            String words, Function<String, Control> controls, Picture.Plot plot, Frame first, Messages messages) {
        this.words = words;
        this.controls = controls;
        this.plot = plot;
        this.messages = messages;
        PlotOption option = new PlotOption(words, controls, plot, first, messages);
        this.needs = option.needs();
        this.numbers = new PlotNumbers(plot, option, messages);
        chart.setOption(option.build());
        chart.setId(words + "-" + plot.id());
        for (Sentence sentence : Sentence.values()) {
            chart.setSentence(sentence, getTranslation("chart." + sentence));
        }
        addClassNames("plot");
        add(chart);
        stretch(first);
    }

    /** A page of images is as tall for its width as the images that stand on it. */
    private void stretch(Frame frame) {
        if (plot.size() == Picture.Size.WALL) {
            Axis down = frame.axis(plot.y().axis());
            Axis across = frame.axis(plot.x().axis());
            float tall = (down.max() - down.min()) / (across.max() - across.min());
            getStyle().set("--tall", Float.toString(tall));
        }
    }

    /** What cannot be named in the picture itself; empty where everything can. */
    List<Component> keys(Experiment experiment, Frame first) {
        return plot.layers().stream()
                .map(layer -> PlotOption.chart(first, layer.chart()))
                .filter(Chart.Bubbles.class::isInstance)
                .<Component>map(bubbles -> new BubbleKey(experiment.id(), (Chart.Bubbles) bubbles, messages))
                .toList();
    }

    @Override
    public Component component() {
        return this;
    }

    EChart chart() {
        return chart;
    }

    Picture.Plot plot() {
        return plot;
    }

    /** Marks where the numbers went on upon another device, if this is a plot over steps. */
    void mark(Frame frame, Optional<Moved> moved, String word) {
        Patch patch = Patch.of();
        if (plot.isOverSteps()) {
            mark.show(patch, moved, frame.axis(plot.y().axis()), word);
        }
        if (!patch.isEmpty()) {
            chart.patch(patch);
        }
    }

    @Override
    public void describe(String sentence) {
        described = sentence;
        chart.patch(Patch.of().ariaDescription(sentence));
    }

    /** Charts of a picture that was away may have been empty when its option was made. */
    private void adapt(Frame frame) {
        PlotOption option = new PlotOption(words, controls, plot, frame, messages);
        if (!option.needs().equals(needs)) {
            needs = option.needs();
            numbers = new PlotNumbers(plot, option, messages);
            mark = new MovedMark();
            chart.setOption(option.build());
            chart.patch(Patch.of().ariaDescription(described));
        }
    }

    @Override
    public void show(Frame frame, boolean dragging) {
        stretch(frame);
        if (!dragging) {
            adapt(frame);
        }
        Patch patch = numbers.patch(frame, dragging);
        if (!patch.isEmpty()) {
            chart.patch(patch);
        }
    }
}
