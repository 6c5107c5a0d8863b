package dev.nudge.ui.lesson;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.quadratic.FitQuadratic;
import dev.nudge.ui.experiment.Acts;
import dev.nudge.ui.experiment.LiveExperiment;
import dev.nudge.ui.experiment.Locks;
import dev.nudge.ui.experiment.ParameterSlider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Everything a learner sets with the hand: three parameters, the loss, the rate, the steps. */
final class QuadraticControls {

    /** Losses and slopes are shown to this many decimals, so that hand and notebook can be compared. */
    private static final int DECIMALS = 4;

    private final Map<String, ParameterSlider> sliders = new LinkedHashMap<>();
    private final ParameterSlider rate;
    private final LossChoice losses;
    private final Div parameters = new Div();
    private final Div lossBox = new Div();
    private final Div steps = new Div();
    private final Acts acts;
    private final Locks locks;
    private final LiveExperiment live;
    private final Component translator;
    private int walkShown = -1;

    QuadraticControls(Component translator, LiveExperiment live, Messages messages) {
        this.translator = translator;
        this.live = live;
        locks = new Locks(live, messages);
        Experiment experiment = live.experiment();
        for (String parameter : FitQuadratic.PARAMETERS) {
            ParameterSlider slider = new ParameterSlider(
                    (Control.Slider) experiment.control(parameter),
                    new ParameterSlider.Texts(
                            parameter,
                            say("parameter.label", parameter),
                            say("parameter.number", parameter),
                            say("parameter.notANumber", "{0}"),
                            say("quadratic.slope.number", "{0}"),
                            say("quadratic.slope", parameter, "{0}"),
                            say("quadratic.slope.none"),
                            say("parameter.clamped", "{0}", "{1}")),
                    move -> move(live, parameter, move));
            slider.setId("parameter-" + parameter);
            sliders.put(parameter, slider);
        }
        rate = new ParameterSlider(
                        (Control.Slider) experiment.control(FitQuadratic.LEARNING_RATE),
                        new ParameterSlider.Texts(
                                say("rate.name"),
                                say("rate.label"),
                                say("rate.number"),
                                say("rate.notANumber", "{0}"),
                                "",
                                "",
                                "",
                                say("parameter.clamped", "{0}", "{1}")),
                        move -> move(live, FitQuadratic.LEARNING_RATE, move))
                .plain();
        rate.setId("rate");
        losses = new LossChoice(
                say("loss.legend"),
                ((Control.Choice) experiment.control(FitQuadratic.LOSS)).options(),
                loss -> say("loss." + loss),
                loss -> live.set(FitQuadratic.LOSS, new Value.Pick(loss)));
        losses.addClassName("part-loss");
        lossBox.add(losses, locks.line(FitQuadratic.LOSS, losses));
        parameters.addClassNames("parameters", "part-fit");
        sliders.forEach((name, slider) -> parameters.add(slider, locks.line(name, slider)));

        acts = new Acts(live, messages, say("steps.one"), "");
        steps.addClassNames("steps", "part-steps");
        steps.add(rate, locks.line(FitQuadratic.LEARNING_RATE, rate), acts);
    }

    private static void move(LiveExperiment live, String control, ParameterSlider.Move move) {
        live.set(control, new Value.Number(move.value()), move.stroke(), move.ends());
    }

    Component parameters() {
        return parameters;
    }

    Component losses() {
        return lossBox;
    }

    Component steps() {
        return steps;
    }

    void unfold(Unfolding unfolding) {
        sliders.forEach((name, slider) -> {
            slider.setVisible(name.equals(FitQuadratic.A) || unfolding.atLeast(Unfolding.ABC));
            slider.setSloped(unfolding.atLeast(Unfolding.SLOPES));
        });
        steps.setVisible(unfolding.atLeast(Unfolding.ALL));
    }

    void setPulse(boolean pulse) {
        slider(FitQuadratic.A).setPulse(pulse);
    }

    void showSettings(Settings settings) {
        losses.choose(settings.pick(FitQuadratic.LOSS));
        rate.show(ParameterSlider.Outlook.plain(settings.number(FitQuadratic.LEARNING_RATE)));
    }

    void showButtons() {
        acts.showButtons();
    }

    void showActs() {
        locks.show();
        for (Div part : List.of(parameters, lossBox, steps)) {
            Locks.putOutOfReach(part, live.isPaused());
        }
        acts.show();
    }

    /**
     * @param again whether the walk must be sent even if it is as long as before
     */
    void show(Frame frame, boolean again) {
        int walked = (int) frame.readout("steps");
        boolean walkMoved = again || walked != walkShown;
        walkShown = walked;
        float top = frame.axis("sweep").max();
        float[] path = frame.lines("path").ys();
        sliders.forEach((name, slider) -> slider.show(new ParameterSlider.Outlook(
                frame.readout(name),
                finite(frame.readout("slope." + name)),
                slopeText(frame.readout("slope." + name)),
                signed(0.1f * frame.readout("slope." + name)),
                drawn(frame.lines("sweep." + name).ys(), top),
                top,
                frame.readout("loss"),
                walkMoved ? pairs(frame.lines("walk." + name).ys(), path) : null)));
        for (String loss : List.of("mae", "mse", "rmse")) {
            losses.show(loss, decimals(frame.readout(loss)));
        }
    }

    private ParameterSlider slider(String name) {
        ParameterSlider slider = sliders.get(name);
        if (slider == null) {
            throw new IllegalArgumentException("controls: there is no slider \"" + name + "\"");
        }
        return slider;
    }

    private static String slopeText(float slope) {
        return Float.isFinite(slope) ? decimals(slope) : "";
    }

    private String say(String key, Object... arguments) {
        return translator.getTranslation(key, arguments);
    }

    /** Four decimals while that is readable, beyond it at least what stands before the point. */
    static String decimals(float value) {
        return Math.abs(value) < 1000 && Float.isFinite(value)
                ? String.format(Locale.ROOT, "%." + DECIMALS + "f", value).replace('-', '−')
                : Messages.cell(value);
    }

    private static String signed(float value) {
        String text = Math.abs(value) >= 0.0005f && Math.abs(value) < 100
                ? String.format(Locale.ROOT, "%.3f", value).replace('-', '−')
                : Messages.number(value);
        return (value > 0 ? "+" : "") + text;
    }

    /** To a thousandth of the scale, which is finer than a pixel and a third of the bytes. */
    private static float[] drawn(float[] losses, float top) {
        float[] drawn = new float[losses.length];
        for (int i = 0; i < losses.length; i++) {
            drawn[i] = Float.isFinite(losses[i]) ? Math.round(1000 * Math.min(1, losses[i] / top)) / 1000f : 1;
        }
        return drawn;
    }

    private static float finite(float value) {
        return Float.isFinite(value) ? value : 0;
    }

    /** At most a hundred dots tell the way as well as thousands. */
    private static float[] pairs(float[] values, float[] losses) {
        int every = Math.max(1, values.length / 100);
        int count = (values.length - 1) / every;
        float[] pairs = new float[2 * count];
        for (int i = 0; i < count; i++) {
            pairs[2 * i] = values[i * every];
            pairs[2 * i + 1] = losses[i * every];
        }
        return pairs;
    }
}
