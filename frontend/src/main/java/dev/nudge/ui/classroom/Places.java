package dev.nudge.ui.classroom;

import dev.nudge.classroom.Agenda;
import dev.nudge.classroom.Attendee;
import dev.nudge.classroom.Board;
import dev.nudge.classroom.Distribution;
import dev.nudge.classroom.Standing;
import dev.nudge.classroom.Stop;
import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Messages;
import dev.nudge.ui.classroom.ClassDots.Dot;
import dev.nudge.ui.classroom.ClassDots.Kind;
import dev.nudge.ui.classroom.ClassDots.Plane;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where a class stands, as numbers of an experiment's axes. */
final class Places {

    /** The area of a dot that says nothing by its size. */
    private static final float USUAL = 0.09f;

    private static final float SMALLEST = 0.04f;
    private static final float LARGEST = 0.3f;

    /** Fewer steps than these are not spread over the whole picture. */
    private static final float FEW_STEPS = 10;

    private final Messages messages;
    private final String steps;

    /**
     * @param steps the name of an axis along the steps
     */
    Places(Messages messages, String steps) {
        this.messages = messages;
        this.steps = steps;
    }

    /** The name of the score by which a class is compared; empty where the experiment has none. */
    Optional<String> scoreName(Agenda agenda, Experiment experiment) {
        return scoreName(messages, agenda, experiment);
    }

    static Optional<String> scoreName(Messages messages, Agenda agenda, Experiment experiment) {
        return agenda.score(experiment).map(score -> messages.say(experiment.id() + ".readout." + score));
    }

    /** The two sliders a class can be seen in the plane of: the first that change while it walks, or that the walk itself moves; empty where there are no two. */
    static List<Control.Slider> plane(Board board) {
        Experiment experiment = Course.experiment(board.agenda().stop().experiment());
        Set<String> walked = board.working().stream()
                .flatMap(each -> each.standing().stream())
                .findFirst()
                .map(each -> each.frame().readouts().keySet())
                .orElse(Set.of());
        List<Control.Slider> sliders = experiment.controls().stream()
                .filter(Control.Slider.class::isInstance)
                .map(Control.Slider.class::cast)
                .filter(slider -> slider.effect() == Control.Effect.LIVE || walked.contains(slider.id()))
                .limit(2)
                .toList();
        return sliders.size() == 2 ? sliders : List.of();
    }

    /** Lesson and experiment; once where a lesson is its one experiment. */
    static String name(Messages messages, Stop stop) {
        String lesson = messages.say(stop.lesson() + ".title");
        String experiment = messages.say(stop.experiment() + ".title");
        return lesson.equals(experiment) ? lesson : lesson + " · " + experiment;
    }

    String name(Experiment experiment, Control control) {
        return messages.say(experiment.id() + ".control." + control.id());
    }

    /** The scores of those who work at what the class is at. */
    static List<Float> scores(Board board) {
        return board.working().stream()
                .flatMap(each -> each.standing().stream())
                .flatMap(each -> each.score().stream())
                .toList();
    }

    static Axis steps(int most) {
        return new Axis(0, Math.max(FEW_STEPS, most)).withRoundTop();
    }

    /** Draws the class; in the plane of its first two sliders, where that is asked for and there is one. */
    void draw(ClassDots dots, Board board, boolean plane, boolean stuck) {
        Stop stop = board.agenda().stop();
        Experiment experiment = Course.experiment(stop.experiment());
        List<Control.Slider> sliders = plane ? plane(board) : List.of();
        List<Attendee> working = board.working();
        Axis score = Distribution.range(scores(board));
        List<Dot> all = new ArrayList<>();
        int most = 0;
        for (Attendee each : working) {
            Standing standing = each.standing().orElseThrow();
            most = Math.max(most, standing.step());
            Kind kind = each.isDone() ? Kind.DONE : stuck && each.isStuck() ? Kind.STUCK : Kind.WORKING;
            String name = each.nickname().isEmpty() ? Integer.toString(each.seat()) : each.nickname();
            if (sliders.isEmpty()) {
                float y = standing.score().orElse(Float.NaN);
                all.add(new Dot(name, kind, standing.step(), y, USUAL));
            } else {
                all.add(new Dot(
                        name,
                        kind,
                        at(standing, sliders.get(0)),
                        at(standing, sliders.get(1)),
                        standing.score().map(number -> size(number, score)).orElse(USUAL)));
            }
        }
        String words = messages.say(experiment.id() + ".title");
        Optional<String> called = scoreName(board.agenda(), experiment);
        if (sliders.isEmpty()) {
            dots.show(new Plane(steps, called.orElse("")), steps(most), score, all, words);
        } else {
            String sizes = called.map(each -> "   ● " + each).orElse("");
            dots.show(
                    new Plane(name(experiment, sliders.get(0)), name(experiment, sliders.get(1)) + sizes),
                    axis(sliders.get(0)),
                    axis(sliders.get(1)),
                    all,
                    words);
        }
    }

    private static Axis axis(Control.Slider slider) {
        return new Axis(slider.min(), slider.max());
    }

    /** Where a walk has moved it, else where it was set. */
    private static float at(Standing standing, Control.Slider slider) {
        Float walked = standing.frame().readouts().get(slider.id());
        return walked != null && Float.isFinite(walked)
                ? walked
                : standing.trail().settings().number(slider.id());
    }

    private static float size(float score, Axis range) {
        return Math.clamp(LARGEST * (score - range.min()) / (range.max() - range.min()), SMALLEST, LARGEST);
    }
}
