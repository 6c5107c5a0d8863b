package dev.nudge.lesson.rate;

import dev.nudge.compute.Compute;
import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Control.Effect;
import dev.nudge.lesson.Control.Scale;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.Picture.Layer;
import dev.nudge.lesson.Picture.Plain;
import dev.nudge.lesson.Picture.Plot;
import dev.nudge.lesson.Picture.Role;
import dev.nudge.lesson.Picture.Scaled;
import dev.nudge.lesson.Picture.Size;
import dev.nudge.lesson.Picture.View;
import dev.nudge.lesson.Readout;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Up to six racers start together down one loss, each with a rate and a rule of its own. Their rates are the dots on six lanes; the sliders shown are those of one
 * racer at a time.
 */
public final class Race implements Experiment {

    static final String RACERS = "racers";
    static final String EDIT = "edit";
    static final String LENGTH = "length";
    static final String ABOVE = "above";

    static final int LONGEST = 500;

    /** The range of all rates. */
    static final Control.Slider RATE = rate(1, 0.01f);

    private static final int MOST = RacePrograms.RACERS;
    private static final float[] RATES = {0.01f, 0.1f, 0.3f, 0.3f, 0.02f, 0.1f};
    private static final Rule[] RULES = {
        Rule.CONSTANT, Rule.CONSTANT, Rule.CONSTANT, Rule.EXPONENTIAL, Rule.MOMENTUM, Rule.ADAM
    };
    private static final List<Role> ROLES =
            List.of(Role.RUN_1, Role.RUN_2, Role.RUN_3, Role.RUN_4, Role.RUN_5, Role.RUN_6);

    private static final List<Control> CONTROLS = controlList();
    private static final List<Picture> PICTURES = pictureList();

    /** The control of a racer's rate; racers count from 1. */
    static String rateOf(int racer) {
        return "r" + racer;
    }

    /** The control of a racer's rule. */
    static String ruleOf(int racer) {
        return "k" + racer;
    }

    private static Control.Slider rate(int racer, float preset) {
        return new Control.Slider(rateOf(racer), 1e-6f, 10, 0.05f, 1e-8f, 100, preset, Scale.LOGARITHMIC, Effect.LIVE);
    }

    private static List<Control> controlList() {
        List<Control> controls = new ArrayList<>();
        controls.add(Track.CHOICE);
        controls.add(Track.SEEDS);
        List<String> numbers =
                IntStream.rangeClosed(1, MOST).mapToObj(Integer::toString).toList();
        controls.add(new Control.Choice(RACERS, numbers, "3", Effect.RESTART));
        controls.add(new Control.Choice(EDIT, numbers, "1", Effect.LIVE));
        for (int racer = 1; racer <= MOST; racer++) {
            controls.add(rate(racer, RATES[racer - 1]));
            controls.add(new Control.Choice(ruleOf(racer), Rule.IDS, RULES[racer - 1].id(), Effect.RESTART));
        }
        controls.add(
                new Control.Slider(LENGTH, 20, LONGEST, 0.1f, 20, LONGEST, 100, Scale.LOGARITHMIC, Effect.RESTART));
        controls.add(new Control.Toggle(ABOVE, false, Effect.LIVE));
        return List.copyOf(controls);
    }

    private static List<Picture> pictureList() {
        return List.of(
                new Plot(
                        "race",
                        Size.LARGE,
                        Scaled.linear(Axis.STEP),
                        Scaled.logarithmic("loss"),
                        View.FITTED,
                        layers(List.of(Layer.of("best", Role.GUIDE)), "loss", List.of(Layer.of("left", Role.MARK)))),
                new Plot("lanes", Size.STRIP, Scaled.logarithmic("each"), Scaled.linear("lane"), View.FITTED, lanes()),
                new Plot(
                        "rates",
                        Size.SMALL,
                        Scaled.linear(Axis.STEP),
                        Scaled.logarithmic("rate"),
                        View.FITTED,
                        layers(List.of(), "rate", List.of(Layer.of("now", Role.GUIDE)))),
                new Plot(
                        "fit",
                        Size.SMALL,
                        Scaled.linear("x"),
                        Scaled.linear("y"),
                        View.FITTED,
                        layers(List.of(), "curve", List.of(Layer.of("points", Role.DATA)))),
                new Plain("standings", Size.STRIP));
    }

    private static List<Layer> lanes() {
        List<Layer> lanes = new ArrayList<>();
        lanes.add(Layer.of("tracks", Role.GUIDE));
        for (int racer = 1; racer <= MOST; racer++) {
            lanes.add(Layer.movable("dot" + racer, ROLES.get(racer - 1), rateOf(racer)));
        }
        lanes.add(Layer.of("rules", Role.GUIDE));
        return lanes;
    }

    /** One for each racer between others. */
    private static List<Layer> layers(List<Layer> behind, String each, List<Layer> before) {
        List<Layer> layers = new ArrayList<>(behind);
        for (int racer = 1; racer <= MOST; racer++) {
            layers.add(Layer.of(each + racer, ROLES.get(racer - 1)));
        }
        layers.addAll(before);
        return layers;
    }

    @Override
    public String id() {
        return "race";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<Control> controls() {
        return CONTROLS;
    }

    @Override
    public List<Picture> pictures() {
        return PICTURES;
    }

    @Override
    public List<Readout> readouts() {
        return List.of(
                new Readout("steps", Role.TRACE, 0),
                new Readout("lead", Role.LOSS, 3),
                new Readout("best", Role.GUIDE, 3));
    }

    @Override
    public List<String> checkpoints() {
        return List.of("diverge", "quick", "win", "home");
    }

    @Override
    public int mostSteps() {
        return LONGEST;
    }

    @Override
    public Simulation simulate(Settings settings, Compute compute) {
        return new RaceSimulation(settings, compute);
    }
}
