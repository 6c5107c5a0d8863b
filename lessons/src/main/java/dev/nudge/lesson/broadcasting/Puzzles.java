package dev.nudge.lesson.broadcasting;

import dev.nudge.compute.Compute;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Control.Effect;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.Picture.Plain;
import dev.nudge.lesson.Picture.Size;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Simulation;
import dev.nudge.lesson.tensor.TensorExpression;
import java.util.ArrayList;
import java.util.List;

/** Twelve results to produce, each by one expression. Every puzzle keeps its own answer. */
public final class Puzzles implements Experiment {

    static final String PUZZLE = "puzzle";
    static final String HINTS = "hints";

    /** How many hints are shown. */
    static final List<String> HINT_OPTIONS = List.of("none", "one", "two", "three");

    private static final List<Picture> PICTURES =
            List.of(new Plain("task", Size.LARGE), new Plain("yours", Size.STRIP));

    private final List<Control> controls = declare();

    private static List<Control> declare() {
        List<Control> controls = new ArrayList<>();
        // A new puzzle is a new beginning, without hints.
        controls.add(new Control.Choice(PUZZLE, Puzzle.ids(), Puzzle.BIAS.id(), Effect.RESTART));
        for (String id : Puzzle.ids()) {
            controls.add(new Control.Line(id, "", TensorExpression.LONGEST, Puzzles::require, Effect.LIVE));
        }
        controls.add(new Control.Choice(HINTS, HINT_OPTIONS, HINT_OPTIONS.getFirst(), Effect.LIVE));
        return List.copyOf(controls);
    }

    private static void require(String typed) {
        if (!typed.isBlank()) {
            TensorExpression.parse(typed);
        }
    }

    @Override
    public String id() {
        return "puzzles";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<Control> controls() {
        return controls;
    }

    @Override
    public List<Picture> pictures() {
        return PICTURES;
    }

    @Override
    public List<String> checkpoints() {
        return Puzzle.ids();
    }

    @Override
    public int mostSteps() {
        return 0;
    }

    @Override
    public Simulation simulate(Settings settings, Compute compute) {
        return new PuzzlesSimulation(settings, compute);
    }
}
