package dev.nudge.ui.classroom;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.function.SerializableConsumer;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Experiment;
import java.util.List;

/** Whether a class is seen over its steps, or in the plane of two sliders. */
final class LookChoice extends Div {

    private final Act steps;
    private final Act plane;

    /**
     * @param ids what the ids of its two buttons begin with
     * @param look called with whether it is to be the plane
     */
    LookChoice(String ids, SerializableConsumer<Boolean> look) {
        steps = new Act(ids + "-steps", getTranslation("class.board.over"), () -> look.accept(false));
        plane = new Act(ids + "-plane", "", () -> look.accept(true));
        addClassNames("buttons", "segmented");
        getElement().setAttribute("role", "group").setAttribute("aria-label", getTranslation("class.board.look"));
        add(steps, plane);
    }

    /**
     * @param sliders two; none where there is no choice
     */
    void show(Places places, Experiment experiment, List<Control.Slider> sliders, boolean inPlane) {
        setVisible(!sliders.isEmpty());
        if (!sliders.isEmpty()) {
            plane.say(getTranslation(
                    "class.board.plane",
                    places.name(experiment, sliders.get(0)),
                    places.name(experiment, sliders.get(1))));
            steps.press(!inPlane);
            plane.press(inPlane);
        }
    }
}
