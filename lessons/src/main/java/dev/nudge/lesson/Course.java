package dev.nudge.lesson;

import dev.nudge.lesson.Lesson.Path;
import dev.nudge.lesson.broadcasting.Puzzles;
import dev.nudge.lesson.broadcasting.ShapeLab;
import dev.nudge.lesson.digits.Browse;
import dev.nudge.lesson.digits.NearestMean;
import dev.nudge.lesson.draw.DrawDigit;
import dev.nudge.lesson.gradient.Accumulate;
import dev.nudge.lesson.gradient.Cells;
import dev.nudge.lesson.gradient.LiveGraph;
import dev.nudge.lesson.gradient.Nudge;
import dev.nudge.lesson.gradient.Squares;
import dev.nudge.lesson.gradient.Tangent;
import dev.nudge.lesson.gradient.Tiny;
import dev.nudge.lesson.history.TimeLine;
import dev.nudge.lesson.loss.LossLab;
import dev.nudge.lesson.matmul.Images;
import dev.nudge.lesson.matmul.MatrixGradient;
import dev.nudge.lesson.matmul.RowColumn;
import dev.nudge.lesson.models.WhichModel;
import dev.nudge.lesson.quadratic.FitQuadratic;
import dev.nudge.lesson.rate.Finder;
import dev.nudge.lesson.rate.Race;
import dev.nudge.lesson.relu.Approximate;
import dev.nudge.lesson.relu.MatrixBridge;
import dev.nudge.lesson.relu.Rectified;
import dev.nudge.lesson.relu.SumByHand;
import dev.nudge.lesson.relu.Surface;
import dev.nudge.lesson.relu.ThroughPoints;
import dev.nudge.lesson.sgd.BatchRace;
import dev.nudge.lesson.sgd.FiveSeeds;
import dev.nudge.lesson.sgd.GradientNoise;
import dev.nudge.lesson.sgd.SevenSteps;
import dev.nudge.lesson.sgd.TenDigits;
import dev.nudge.lesson.speed.LaneRace;
import dev.nudge.lesson.speed.Slopes;
import dev.nudge.lesson.views.ArraysTensors;
import dev.nudge.lesson.views.Ranks;
import dev.nudge.lesson.views.Views;
import java.util.List;
import java.util.Optional;

/** The lessons in their order. A new lesson is a line here, a text, and its experiments. */
public final class Course {

    private static final List<Lesson> LESSONS = List.of(
            new Lesson(
                    "quadratic",
                    Path.SHORT,
                    8,
                    List.of(new FitQuadratic()),
                    List.of("quadratic.close", "quadratic.closer", "quadratic.expert")),
            new Lesson(
                    "loss",
                    Path.DEEPER,
                    10,
                    List.of(new LossLab()),
                    List.of("losslab.outvoted", "losslab.same", "losslab.pulled")),
            new Lesson(
                    "gradient",
                    Path.SHORT,
                    20,
                    List.of(
                            new Tangent(),
                            new Nudge(),
                            new Tiny(),
                            new Squares(),
                            new LiveGraph(),
                            new Cells(),
                            new Accumulate()),
                    List.of("tangent.six", "nudge.all", "graph.one")),
            new Lesson(
                    "rate",
                    Path.SHORT,
                    15,
                    List.of(new Race(), new Finder()),
                    List.of("race.diverge", "race.quick", "race.home")),
            new Lesson(
                    "relu",
                    Path.SHORT,
                    20,
                    List.of(
                            new Rectified(),
                            new SumByHand(),
                            new ThroughPoints(),
                            new Approximate(),
                            new Surface(),
                            new MatrixBridge()),
                    List.of("relus.below", "relus.close", "approximate.near")),
            new Lesson(
                    "tensors",
                    Path.DEEPER,
                    20,
                    List.of(new Ranks(), new Views(), new ArraysTensors()),
                    List.of("ranks.four", "views.views", "views.copy")),
            new Lesson(
                    "matmul",
                    Path.DEEPER,
                    15,
                    List.of(new RowColumn(), new Images(), new MatrixGradient()),
                    List.of("rowcolumn.whole", "images.batch", "matgrad.left")),
            new Lesson(
                    "broadcasting",
                    Path.DEEPER,
                    25,
                    List.of(new ShapeLab(), new Puzzles()),
                    List.of("shapes.both", "shapes.summed", "puzzles.outer")),
            new Lesson(
                    "speed",
                    Path.DEEPER,
                    15,
                    List.of(new LaneRace(), new Slopes()),
                    List.of("lanerace.winner", "lanerace.refused", "slopes.cube")),
            new Lesson(
                    "digits",
                    Path.SHORT,
                    10,
                    List.of(new Browse(), new NearestMean()),
                    List.of("baseline.one", "baseline.all", "baseline.mistake")),
            new Lesson(
                    "sgd",
                    Path.SHORT,
                    20,
                    List.of(
                            new SevenSteps(),
                            new FiveSeeds(),
                            new GradientNoise(),
                            new BatchRace(),
                            new TenDigits(),
                            new DrawDigit()),
                    List.of("seven.beaten", "seven.asleep", "seven.patient")),
            new Lesson(
                    "models",
                    Path.SIDE,
                    10,
                    List.of(new WhichModel(), new TimeLine()),
                    List.of("models.phone", "models.lone")));

    private Course() {}

    public static List<Lesson> lessons() {
        return LESSONS;
    }

    /** The lesson of this id, if there is one. */
    public static Optional<Lesson> findLesson(String id) {
        return LESSONS.stream().filter(lesson -> lesson.id().equals(id)).findFirst();
    }

    /** The lesson of this id. */
    public static Lesson lesson(String id) {
        return findLesson(id)
                .orElseThrow(() -> new IllegalArgumentException("course: there is no lesson \"" + id + "\""));
    }

    /** The experiment of this id, whichever lesson it stands in, if there is one. */
    public static Optional<Experiment> find(String id) {
        return LESSONS.stream()
                .flatMap(lesson -> lesson.experiments().stream())
                .filter(experiment -> experiment.id().equals(id))
                .findFirst();
    }

    /** The experiment of this id, whichever lesson it stands in. */
    public static Experiment experiment(String id) {
        return find(id).orElseThrow(
                        () -> new IllegalArgumentException("course: there is no experiment \"" + id + "\""));
    }

    /** The lesson in which an experiment of the course stands. */
    public static Lesson lessonOf(Experiment experiment) {
        return LESSONS.stream()
                .filter(lesson -> lesson.experiments().contains(experiment))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "course: the experiment \"" + experiment.id() + "\" stands in no lesson"));
    }

    /** A lesson's place on the way, from 1; side trips are not counted, and have 0. */
    public static int number(Lesson lesson) {
        if (lesson.path() == Path.SIDE) {
            return 0;
        }
        int number = 1;
        for (Lesson earlier : LESSONS.subList(0, LESSONS.indexOf(lesson))) {
            if (earlier.path() != Path.SIDE) {
                number++;
            }
        }
        return number;
    }
}
