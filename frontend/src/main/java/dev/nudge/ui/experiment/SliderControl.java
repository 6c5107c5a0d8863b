package dev.nudge.ui.experiment;

import com.vaadin.flow.component.Component;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Value;

/** A number on a track. Where steps move it, the frame's readout of its name is where it stands. */
final class SliderControl implements ControlView {

    private final Control.Slider control;
    private final ParameterSlider slider;

    SliderControl(LiveExperiment live, Control.Slider control, String name, Component translator) {
        this.control = control;
        slider = new ParameterSlider(
                control,
                new ParameterSlider.Texts(
                        name,
                        name,
                        translator.getTranslation("control.number", name),
                        translator.getTranslation(
                                control.lowest() > 0 ? "control.notAboveZero" : "parameter.notANumber", "{0}"),
                        "",
                        "",
                        "",
                        translator.getTranslation("parameter.clamped", "{0}", "{1}")),
                move -> live.set(control.id(), new Value.Number(move.value()), move.stroke(), move.ends()));
        slider.setId(live.experiment().id() + "-" + control.id());
        if (name.length() > 2) {
            slider.plain();
        }
    }

    @Override
    public Component component() {
        return slider;
    }

    @Override
    public void show(Settings settings, Frame frame) {
        Float walked = frame.readouts().get(control.id());
        float value = walked != null && Float.isFinite(walked) ? walked : settings.number(control.id());
        slider.show(ParameterSlider.Outlook.plain(value));
    }
}
