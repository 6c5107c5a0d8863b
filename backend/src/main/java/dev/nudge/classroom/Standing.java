package dev.nudge.classroom;

import dev.nudge.lesson.Control;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Trail;
import java.util.List;
import java.util.Optional;

/**
 * Where somebody stands in an experiment.
 *
 * @param frame what is seen there
 * @param measure the readout that the class is compared by; empty where the experiment has no such number
 */
public record Standing(Experiment experiment, Trail trail, Frame frame, Optional<String> measure) {

    /** Somebody of a class that is asked for this. */
    public static Standing in(Agenda agenda, Experiment experiment, Trail trail, Frame frame) {
        return new Standing(experiment, trail, frame, agenda.score(experiment));
    }

    public int step() {
        return trail.steps();
    }

    Position position() {
        return new Position(experiment.id(), step(), score(), measure);
    }

    /** Where that is in the plane of two sliders: the first that change while it walks, or that the walk itself moves; empty where there are no two. */
    public Optional<Place> place() {
        List<Control.Slider> sliders = experiment.controls().stream()
                .filter(Control.Slider.class::isInstance)
                .map(Control.Slider.class::cast)
                .filter(slider -> slider.effect() == Control.Effect.LIVE
                        || frame.readouts().containsKey(slider.id()))
                .limit(2)
                .toList();
        if (sliders.size() < 2) {
            return Optional.empty();
        }
        Control.Slider across = sliders.get(0);
        Control.Slider up = sliders.get(1);
        return Optional.of(new Place(across.id(), up.id(), at(across), at(up)));
    }

    /** Where a walk has moved it, else where it was set. */
    private float at(Control.Slider slider) {
        Float walked = frame.readouts().get(slider.id());
        return walked != null && Float.isFinite(walked)
                ? walked
                : trail.settings().number(slider.id());
    }

    /** What a class is compared by, lower is better; empty where the experiment has no such number. */
    public Optional<Float> score() {
        return measure.map(frame.readouts()::get).filter(Float::isFinite);
    }

    static String measured(Experiment experiment, Optional<String> measure) {
        return experiment.id() + "." + measure.orElse("");
    }

    /** Of which experiment and readout {@link #score} is. */
    String measured() {
        return measured(experiment, measure);
    }
}
