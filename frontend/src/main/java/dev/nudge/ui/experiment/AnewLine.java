package dev.nudge.ui.experiment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Messages;
import java.util.List;

/** Says beneath the controls which of them begin the walk anew, before one is touched. */
final class AnewLine extends Paragraph {

    private final transient Experiment experiment;
    private final transient Messages messages;
    private final transient Component translator;

    AnewLine(Experiment experiment, Messages messages, Component translator) {
        this.experiment = experiment;
        this.messages = messages;
        this.translator = translator;
        setId(experiment.id() + "-anew");
        addClassName("anew");
    }

    /** @param visible controls, by their ids */
    void show(List<String> visible) {
        List<Control> settable = experiment.controls().stream()
                .filter(control -> visible.contains(control.id()))
                .filter(control -> !(control instanceof Control.Rooms))
                .toList();
        List<Control> restarting = settable.stream()
                .filter(control -> control.effect() == Control.Effect.RESTART)
                .toList();
        setVisible(experiment.mostSteps() > 0 && !restarting.isEmpty());
        if (isVisible()) {
            setText(
                    restarting.size() > 1 && restarting.size() == settable.size()
                            ? translator.getTranslation("controls.anew.all")
                            : translator.getTranslation("controls.anew", names(restarting)));
        }
    }

    private String names(List<Control> controls) {
        return String.join(
                ", ",
                controls.stream()
                        .map(control -> messages.say(experiment.id() + ".control." + control.id()))
                        .toList());
    }
}
