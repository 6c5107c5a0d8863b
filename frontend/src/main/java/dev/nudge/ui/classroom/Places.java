package dev.nudge.ui.classroom;

import dev.nudge.classroom.Agenda;
import dev.nudge.classroom.Attendee;
import dev.nudge.classroom.Board;
import dev.nudge.classroom.Distribution;
import dev.nudge.classroom.Place;
import dev.nudge.classroom.Standing;
import dev.nudge.classroom.Stop;
import dev.nudge.classroom.Task;
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
import java.util.stream.Stream;

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

    /** Likewise, at a time at which it was compared by this readout. */
    Optional<String> scoreName(Optional<String> measure, Experiment experiment) {
        return scoreName(messages, measure, experiment);
    }

    static Optional<String> scoreName(Messages messages, Agenda agenda, Experiment experiment) {
        return scoreName(messages, agenda.score(experiment), experiment);
    }

    private static Optional<String> scoreName(Messages messages, Optional<String> measure, Experiment experiment) {
        return measure.map(score -> messages.say(experiment.id() + ".readout." + score));
    }

    /** The two sliders a class can be seen in the plane of; empty where there are no two. */
    static List<Control.Slider> plane(Board board) {
        return plane(
                Course.experiment(board.agenda().stop().experiment()),
                board.working().stream()
                        .flatMap(each -> each.standing().stream())
                        .flatMap(each -> each.place().stream()));
    }

    /** Those that the first of these places is told by. */
    static List<Control.Slider> plane(Experiment experiment, Stream<Place> places) {
        return places.findFirst()
                .map(place -> Stream.of(place.across(), place.up())
                        .flatMap(id -> experiment.controls().stream()
                                .filter(control -> control.id().equals(id)))
                        .filter(Control.Slider.class::isInstance)
                        .map(Control.Slider.class::cast)
                        .toList())
                .filter(sliders -> sliders.size() == 2)
                .orElse(List.of());
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

    /** A score as the task has judged it: never rounded to a bound that it is not. */
    static String score(Agenda agenda, float score) {
        return agenda.task().orElse(null) instanceof Task.Below below
                ? Messages.against(below.score(), score)
                : Messages.number(score);
    }

    static Axis steps(int most) {
        return new Axis(0, Math.max(FEW_STEPS, most)).withRoundTop();
    }

    /** Draws the class; in the plane of its first two sliders, where that is asked for and there is one. */
    void draw(ClassDots dots, Board board, boolean inPlane, boolean stuck) {
        Stop stop = board.agenda().stop();
        Experiment experiment = Course.experiment(stop.experiment());
        List<Control.Slider> sliders = inPlane ? plane(board) : List.of();
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
                all.add(overSteps(name, kind, standing.step(), standing.score()));
            } else {
                standing.place().ifPresent(place -> all.add(inPlane(name, kind, place, standing.score(), score)));
            }
        }
        String words = messages.say(experiment.id() + ".title");
        Plane plane = plane(board.agenda().score(experiment), experiment, sliders);
        if (sliders.isEmpty()) {
            dots.show(plane, steps(most), score, all, words);
        } else {
            dots.show(plane, axis(sliders.get(0)), axis(sliders.get(1)), all, words);
        }
    }

    /** What the axes are called: steps and score, or two sliders. */
    Plane plane(Optional<String> measure, Experiment experiment, List<Control.Slider> sliders) {
        String score = scoreName(measure, experiment).orElse("");
        return sliders.isEmpty()
                ? new Plane(steps, score)
                : new Plane(
                        name(experiment, sliders.get(0)),
                        name(experiment, sliders.get(1)) + (score.isEmpty() ? "" : "   ● " + score));
    }

    static Dot overSteps(String name, Kind kind, int step, Optional<Float> score) {
        return new Dot(name, kind, step, score.orElse(Float.NaN), USUAL);
    }

    /** @param range of the scores, which are told by size */
    static Dot inPlane(String name, Kind kind, Place place, Optional<Float> score, Axis range) {
        float size = score.map(number -> size(number, range)).orElse(USUAL);
        return new Dot(name, kind, place.x(), place.y(), size);
    }

    static Axis axis(Control.Slider slider) {
        return new Axis(slider.min(), slider.max());
    }

    private static float size(float score, Axis range) {
        return Math.clamp(LARGEST * (score - range.min()) / (range.max() - range.min()), SMALLEST, LARGEST);
    }
}
