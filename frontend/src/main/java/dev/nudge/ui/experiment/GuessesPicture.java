package dev.nudge.ui.experiment;

import com.vaadin.flow.component.html.Div;
import dev.nudge.echarts.EChart;
import dev.nudge.echarts.Patch;
import dev.nudge.echarts.Sentence;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Guess;
import dev.nudge.lesson.Guesses;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Passage;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.Picture.Role;
import dev.nudge.lesson.Still;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A picture in which a class has drawn how a line will go: beneath the truth lie all drawings, thin, so that the more of them pass a place the darker it is, and over them
 * their middle and the middle half. Three series, whatever the size of the class.
 */
public final class GuessesPicture extends Div {

    private static final String EACH = "guesses.each";
    private static final String HALF = "guess.half";

    private final transient Messages messages;
    private final transient Still blank;
    private final transient Chart.Lines truth;
    private final transient Picture.Plot plot;
    private final EChart chart = new EChart();
    private final transient PlotNumbers numbers;

    /**
     * @param id of the chart
     * @param still the picture, with the truth in it
     */
    public GuessesPicture(String id, Still still, Passage.Draw draw, Messages messages) {
        this.messages = messages;
        blank = Guess.blank(still, draw, Guess.MIDDLE);
        truth = still.frame().lines(draw.truth());
        plot = (Picture.Plot) blank.picture();
        Experiment experiment = blank.experiment();
        PlotOption option = new PlotOption(experiment.id(), experiment::control, plot, blank.frame(), messages);
        numbers = new PlotNumbers(plot, option, messages);
        chart.setOption(beneath(option.build()));
        chart.setId(id);
        chart.setDescription(messages.say(experiment.id() + ".title"));
        for (Sentence sentence : Sentence.values()) {
            chart.setSentence(sentence, getTranslation("chart." + sentence));
        }
        addClassNames("plot", "guess-picture");
        add(chart);
        chart.patch(numbers.patch(blank.frame(), false));
    }

    private static ObjectNode beneath(ObjectNode option) {
        // On a wall words are larger, and need more room.
        ((ObjectNode) option.path("grid")).put("bottom", "var(--axis-bottom)");
        ((ObjectNode) option.path("xAxis")).put("nameGap", "var(--axis-gap)");
        ArrayNode series = (ArrayNode) option.path("series");
        Look look = Look.of(Role.PREDICTION);
        for (String each : new String[] {HALF, EACH}) {
            ObjectNode one = series.insertObject(0);
            one.put("id", each)
                    .put("type", "custom")
                    .put("renderItem", each.equals(EACH) ? "strands" : "ribbon")
                    .put("z", 1)
                    .put("silent", true)
                    .put("clip", true);
            one.putArray("palette").add(look.colour());
        }
        return option;
    }

    /** Lays the truth over what a class drew. */
    public void reveal(Guesses drawn) {
        Frame frame = blank.with(truth).with(drawn.middle()).frame();
        Chart.Lines each = drawn.each();
        Patch patch = numbers.patch(frame, false)
                .series(EACH, each.xs(), each.ys())
                .series(HALF, drawn.places(), drawn.low(), drawn.high());
        chart.patch(patch.ariaDescription(messages.say(drawn.words())));
    }
}
