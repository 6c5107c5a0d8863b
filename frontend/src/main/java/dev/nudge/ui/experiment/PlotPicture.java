package dev.nudge.ui.experiment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.nudge.echarts.EChart;
import dev.nudge.echarts.Patch;
import dev.nudge.echarts.Sentence;
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

/** A plot as declared: one option at the start, then patches of what is new in each frame. */
final class PlotPicture extends Div implements PictureView {

    private final transient Picture.Plot plot;
    private final transient Messages messages;
    private final transient PlotNumbers numbers;
    private final EChart chart = new EChart();
    private final transient MovedMark mark = new MovedMark();

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
        this.plot = plot;
        this.messages = messages;
        PlotOption option = new PlotOption(words, controls, plot, first, messages);
        this.numbers = new PlotNumbers(plot, option, messages);
        chart.setOption(option.build());
        chart.setId(words + "-" + plot.id());
        for (Sentence sentence : Sentence.values()) {
            chart.setSentence(sentence, getTranslation("chart." + sentence));
        }
        addClassNames("plot");
        add(chart);
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
        chart.patch(Patch.of().ariaDescription(sentence));
    }

    @Override
    public void show(Frame frame, boolean dragging) {
        Patch patch = numbers.patch(frame, dragging);
        if (!patch.isEmpty()) {
            chart.patch(patch);
        }
    }
}
