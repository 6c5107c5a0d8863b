package dev.nudge.lesson.sgd;

import static dev.nudge.lesson.sgd.SevenSteps.DRAW;
import static dev.nudge.lesson.sgd.SevenSteps.FILE;
import static dev.nudge.lesson.sgd.SevenSteps.NET;
import static dev.nudge.lesson.sgd.SevenSteps.START;
import static dev.nudge.lesson.sgd.SevenSteps.UNITS;

import dev.nudge.lesson.Chart;
import dev.nudge.lesson.FrameBuilder;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.Picture.Plain;
import dev.nudge.lesson.Picture.Role;
import dev.nudge.lesson.Picture.Size;
import dev.nudge.lesson.digits.DigitControls;
import dev.nudge.lesson.training.Architecture;
import dev.nudge.lesson.training.FirstWeights;
import dev.nudge.lesson.training.Plan;
import dev.nudge.lesson.training.Weights;
import java.util.ArrayList;
import java.util.List;

/** The weights, as images and as numbers. */
final class InitialiseRoom implements Showing {

    private static final String WEIGHTS = "weights";
    private static final String SPREAD = "spread";
    private static final String LAYERS = "layers";

    @Override
    public List<Picture> pictures() {
        return List.of(
                Tiles.picture(WEIGHTS, Role.MODEL),
                Spread.picture(SPREAD, Role.MODEL),
                new Plain(LAYERS, Size.SMALL),
                WalkPicture.STRIP);
    }

    @Override
    public List<String> controls() {
        return List.of(DigitControls.SET, NET, UNITS, START, FILE, DRAW);
    }

    @Override
    public List<Chart> blank() {
        return List.of(Blank.image(WEIGHTS), Blank.lines(SPREAD), Blank.table(LAYERS));
    }

    @Override
    public Message words(Moment moment) {
        Plan plan = moment.plan();
        return Message.of(
                "seven.initialise."
                        + (moment.steps() == 0 ? plan.model().start().id() : "after"),
                Message.of("seven.net." + plan.model().net().id(), plan.model().units()),
                moment.weights().count(),
                plan.seed(),
                moment.steps());
    }

    @Override
    public void show(Moment moment, FrameBuilder frame) {
        Weights weights = moment.weights();
        Tiles.show(frame, WEIGHTS, weights, moment.plan().train().images().side());
        Spread.show(frame, SPREAD, weights.flat());
        frame.chart(layers(weights));
        boolean hasUnits = moment.plan().model().net() != Architecture.LINEAR;
        frame.idle(UNITS, !hasUnits);
        if (moment.plan().model().start() == FirstWeights.ZEROS) {
            frame.notice(Message.of(hasUnits ? "seven.zeros.network" : "seven.zeros.linear"));
        }
        WalkPicture.show(moment, frame);
    }

    private static Chart layers(Weights weights) {
        List<List<Object>> rows = new ArrayList<>();
        for (int layer = 1; layer <= weights.layers().size(); layer++) {
            int in = weights.sizes().get(layer - 1);
            int out = weights.sizes().get(layer);
            rows.add(List.of("w" + layer, "[" + in + ", " + out + "]", in * out));
            rows.add(List.of("b" + layer, "[" + out + "]", out));
        }
        return new Chart.Table(
                LAYERS,
                List.of(
                        Message.of("seven.head.tensor"),
                        Message.of("seven.head.shape"),
                        Message.of("seven.head.numbers")),
                rows,
                List.of());
    }
}
