package dev.nudge.lesson.quadratic;

import static dev.nudge.lesson.quadratic.FitQuadratic.LOSS;
import static dev.nudge.lesson.quadratic.FitQuadratic.PARAMETERS;
import static dev.nudge.lesson.quadratic.FitQuadratic.POINTS;

import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.data.Points;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts what the device said into a frame. */
final class QuadraticFrame {

    /** A mean absolute error that takes all three sliders. */
    private static final float CLOSER = 1.1f;

    private QuadraticFrame() {}

    static Frame of(FitQuadratic experiment, Settings settings, Walk walk, Model.Look look, Model.Scale scale) {
        Points points = settings.points(POINTS);
        Map<String, Float> readouts = new HashMap<>();
        readouts.put("mae", look.mae());
        readouts.put("mse", look.mse());
        readouts.put("rmse", look.rmse());
        readouts.put("loss", look.loss());
        readouts.put("steps", (float) walk.steps());
        for (int i = 0; i < PARAMETERS.size(); i++) {
            String parameter = PARAMETERS.get(i);
            readouts.put(parameter, walk.parameter(i));
            readouts.put("slope." + parameter, look.slopes()[i]);
        }

        List<Chart> charts = new ArrayList<>();
        charts.add(residuals(points, look.prediction()));
        charts.add(new Chart.Lines("curve", scale.grid(), look.curve()));
        charts.add(new Chart.Scatter("points", points.xs(), points.ys()));
        for (int i = 0; i < PARAMETERS.size(); i++) {
            charts.add(new Chart.Lines("sweep." + PARAMETERS.get(i), scale.tracks()[i], look.sweeps()[i]));
            charts.add(new Chart.Lines("walk." + PARAMETERS.get(i), stepNumbers(walk), parameterByStep(walk, i)));
        }
        charts.add(new Chart.Lines("path", stepNumbers(walk), walk.losses()));

        Map<String, Axis> axes = Map.of(
                "x", scale.x(),
                "y", scale.y(),
                "sweep", new Axis(0, scale.sweepTop()),
                "path.x", pathSteps(walk),
                "path.y", pathLoss(walk));
        return new Frame(
                readouts,
                axes,
                charts,
                goals(experiment, settings, walk, look, scale),
                words(settings, points, walk, look),
                notice(experiment, settings, walk, look, scale),
                List.of(),
                Set.of(),
                Set.of(),
                Optional.empty());
    }

    /** From each point straight to the curve; a NaN lifts the pen between two of them. */
    private static Chart.Lines residuals(Points points, float[] prediction) {
        float[] xs = new float[3 * points.count()];
        float[] ys = new float[3 * points.count()];
        for (int i = 0; i < points.count(); i++) {
            xs[3 * i] = xs[3 * i + 1] = points.x(i);
            xs[3 * i + 2] = Float.NaN;
            ys[3 * i] = points.y(i);
            ys[3 * i + 1] = prediction[i];
            ys[3 * i + 2] = Float.NaN;
        }
        return new Chart.Lines("residuals", xs, ys);
    }

    private static float[] stepNumbers(Walk walk) {
        float[] numbers = new float[walk.steps() + 1];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i;
        }
        return numbers;
    }

    private static float[] parameterByStep(Walk walk, int parameter) {
        float[] values = new float[walk.steps() + 1];
        for (int i = 0; i < values.length; i++) {
            values[i] = walk.parameter(parameter, i);
        }
        return values;
    }

    /** Half as long again as the walk, so that its end can be labelled. */
    private static Axis pathSteps(Walk walk) {
        return new Axis(0, Math.max(1.5f * walk.steps(), 20)).withRoundTop();
    }

    /** From zero, so that half the height is half the loss; a diverging walk is cut off, not rescaled for ever. */
    private static Axis pathLoss(Walk walk) {
        float top = 0;
        for (float loss : walk.losses()) {
            top = Math.max(top, loss);
        }
        top = Math.max(Math.min(top, 4 * walk.loss(0)), 1e-6f);
        return new Axis(0, 1.05f * top).withRoundTop();
    }

    /**
     * "best-a": no other place on slider a alone is more than 2 % better. "beyond-a": better by 1 % than a alone can do
     * from the start. "close", "closer", "expert": low mean absolute errors on the lesson's points, by hand.
     */
    private static Set<String> goals(
            FitQuadratic experiment, Settings settings, Walk walk, Model.Look look, Model.Scale scale) {
        Set<String> goals = new HashSet<>();
        float best = Float.POSITIVE_INFINITY;
        for (float loss : look.sweeps()[0]) {
            best = Math.min(best, loss);
        }
        if (look.loss() <= 1.02f * best) {
            goals.add("best-a");
        }
        if (look.loss() <= 0.99f * scale.bestOfAAlone()) {
            goals.add("beyond-a");
        }
        if (experiment.measured(settings.points(POINTS)) && byHand(experiment, walk)) {
            if (look.mae() < 1.5f) {
                goals.add("close");
            }
            if (look.mae() < CLOSER) {
                goals.add("closer");
            }
            if (look.mae() <= 1) {
                goals.add("expert");
            }
        }
        return goals;
    }

    /** Without a step, and every parameter where a slider can stand: a walk leaves them between two such places. */
    private static boolean byHand(FitQuadratic experiment, Walk walk) {
        boolean placed = walk.steps() == 0;
        for (int i = 0; i < PARAMETERS.size(); i++) {
            float places =
                    walk.parameter(i) / experiment.slider(PARAMETERS.get(i)).step();
            placed &= Math.abs(places - Math.round(places)) < 1e-3f;
        }
        return placed;
    }

    /** The truth is no winner: whoever stands on it, or has beaten it clearly, is told. */
    private static List<Message> beforeAStep(
            FitQuadratic experiment, Settings settings, Walk walk, Model.Look look, Model.Scale scale) {
        if (!experiment.measured(settings.points(POINTS))) {
            return List.of();
        }
        float[] truth = FitQuadratic.TRUTH;
        if (walk.parameter(0) == truth[0] && walk.parameter(1) == truth[1] && walk.parameter(2) == truth[2]) {
            return List.of(Message.of("quadratic.truth", truth[0], truth[1], truth[2], look.mae()));
        }
        return byHand(experiment, walk) && look.mae() < CLOSER
                ? List.of(Message.of("quadratic.beaten", look.mae(), truth[0], truth[1], truth[2], scale.maeOfTruth()))
                : List.of();
    }

    private static Message words(Settings settings, Points points, Walk walk, Model.Look look) {
        int worst = 0;
        int above = 0;
        for (int i = 0; i < points.count(); i++) {
            if (Math.abs(points.y(i) - look.prediction()[i]) > Math.abs(points.y(worst) - look.prediction()[worst])) {
                worst = i;
            }
            if (points.y(i) > look.prediction()[i]) {
                above++;
            }
        }
        return Message.of(
                "quadratic.words",
                walk.parameter(0),
                walk.parameter(1),
                walk.parameter(2),
                points.count(),
                above,
                Message.of("loss." + settings.pick(LOSS)),
                look.loss(),
                Math.abs(points.y(worst) - look.prediction()[worst]),
                points.x(worst));
    }

    private static List<Message> notice(
            FitQuadratic experiment, Settings settings, Walk walk, Model.Look look, Model.Scale scale) {
        if (walk.beyondFloat32()) {
            return List.of(Message.of("quadratic.beyond", look.loss()));
        }
        if (walk.steps() == 0) {
            return beforeAStep(experiment, settings, walk, look, scale);
        }
        if (look.loss() == 0) {
            return List.of(Message.of("quadratic.perfect"));
        }
        if (walk.diverged(scale.sweepTop())) {
            return List.of(Message.of("quadratic.diverged", walk.steps(), walk.loss()));
        }
        if (walk.stepsWithoutImprovement() >= QuadraticSimulation.PATIENCE) {
            boolean keepsItsLength = settings.pick(LOSS).equals(Loss.MAE.id());
            return List.of(Message.of(
                    keepsItsLength ? "quadratic.stopped.hopping" : "quadratic.stopped",
                    walk.steps(),
                    QuadraticSimulation.PATIENCE,
                    walk.bestLoss(),
                    walk.bestStep()));
        }
        float before = walk.loss(walk.steps() - 1);
        if (walk.loss() > 1.05f * before) {
            return List.of(Message.of("quadratic.rose", before, walk.loss()));
        }
        if (walk.steps() >= experiment.mostSteps()) {
            return List.of(Message.of("quadratic.full", walk.steps()));
        }
        if (walk.steps() >= QuadraticSimulation.STROLL) {
            return List.of(Message.of("quadratic.strolled", walk.steps()));
        }
        return List.of();
    }
}
