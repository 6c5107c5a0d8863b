package dev.nudge.lesson.loss;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Execution;
import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Simulation;
import dev.nudge.lesson.data.Points;
import dev.nudge.lesson.quadratic.FitQuadratic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Four walkers on four surfaces. */
final class LossSimulation implements Simulation {

    /** The points of the first lesson. */
    static final Points MEASURED = new FitQuadratic().start().opening().points(FitQuadratic.POINTS);

    /** "Until it stops" means this many steps in which no walker's loss became smaller by a ten-thousandth. */
    private static final int PATIENCE = 20;

    private static final float BETTER = 1e-4f;

    /** One press walks no further than this. */
    private static final int STROLL = 1_000;

    private static final int POINTS = MEASURED.count() + 1;

    /** The largest miss in the picture of costs. */
    static final Axis MISS = new Axis(-8, 8);

    private static final Axis X = Axis.around(MEASURED.xs(), 0.05f);

    private final Execution ground;
    private final Execution look;
    private final Execution step;
    private final Walkers walkers = new Walkers();
    private Settings settings;
    private @Nullable Ground seen;

    /**
     * What does not move with the walkers.
     *
     * @param surfaces by loss, [SIDE, SIDE]
     * @param costs by loss, [COST]
     */
    record Ground(float[][] surfaces, float[][] costs) {}

    /**
     * What the walkers see, see {@link LossPrograms#look}.
     *
     * @param losses [WALKERS, WALKERS]
     * @param costs [WALKERS, points]
     */
    record Look(float[] curves, float[] predictions, float[] losses, float[] costs) {}

    LossSimulation(Settings settings, Compute compute) {
        this.settings = settings;
        ground = compute.open(LossPrograms.ground(POINTS));
        look = compute.open(LossPrograms.look(POINTS));
        step = compute.open(LossPrograms.step(POINTS));
        ground.write("track.a", track(LossLab.SLIDER_A));
        ground.write("track.b", track(LossLab.SLIDER_B));
        ground.write("miss", spread(MISS.min(), MISS.max(), LossPrograms.COST));
        look.write("grid", grid());
        begin(settings);
    }

    /** Abscissas of the curves. */
    static float[] grid() {
        return spread(X.min(), X.max(), LossPrograms.CURVE);
    }

    static Axis x() {
        return X;
    }

    private static float[] track(Control.Slider slider) {
        return spread(slider.min(), slider.max(), LossPrograms.SIDE);
    }

    /** {@code count} values from {@code min} to {@code max}, both included. */
    static float[] spread(float min, float max, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = min + (max - min) * i / (count - 1);
        }
        return values;
    }

    @Override
    public void begin(Settings opening) {
        walkers.start(opening.number(LossLab.A), opening.number(LossLab.B));
        change(opening);
        place();
    }

    @Override
    public void change(Settings settings) {
        this.settings = settings;
        Points outlier = settings.points(LossLab.OUTLIER);
        Points all = MEASURED.plus(outlier.x(0), outlier.y(0));
        for (Execution execution : List.of(ground, look, step)) {
            execution.write("x", all.xs());
            execution.write("y", all.ys());
            execution.set("c", settings.number(LossLab.C));
            execution.set("delta", settings.number(LossLab.DELTA));
        }
        seen = null;
    }

    @Override
    public int step(int count) {
        step.set("learningRate", settings.number(LossLab.RATE));
        int taken = 0;
        while (taken < count && !isOver()) {
            step.run(1);
            taken++;
            if (walkers.add(step.read("after"))) {
                place();
            }
        }
        return taken;
    }

    @Override
    public boolean isOver() {
        return walkers.allGone();
    }

    @Override
    public Stroll untilItStops() {
        float[] best = new float[LossPrograms.WALKERS];
        java.util.Arrays.fill(best, Float.POSITIVE_INFINITY);
        int[] since = new int[2];
        return most -> {
            int taken = 0;
            while (taken < most && since[0] < PATIENCE && since[1] < STROLL && step(1) == 1) {
                taken++;
                since[1]++;
                since[0] = improve(best, step.read("after")) ? 0 : since[0] + 1;
            }
            return taken;
        };
    }

    /** Lowers the best losses to those of a step; says whether one became better by enough to go on. */
    private static boolean improve(float[] best, float[] after) {
        boolean better = false;
        for (int walker = 0; walker < best.length; walker++) {
            float loss = after[2 * best.length + walker];
            if (loss < best[walker] * (1 - BETTER)) {
                best[walker] = loss;
                better = true;
            }
        }
        return better;
    }

    @Override
    public Frame frame() {
        if (seen == null) {
            ground.run(1);
            seen = new Ground(byLoss("surface."), byLoss("cost."));
        }
        look.write("a", walkers.as());
        look.write("b", walkers.bs());
        look.run(1);
        Look now = new Look(look.read("curves"), look.read("predictions"), look.read("losses"), look.read("costs"));
        return LossFrame.of(settings, walkers, seen, now);
    }

    private float[][] byLoss(String output) {
        float[][] numbers = new float[LossPrograms.WALKERS][];
        for (Penalty penalty : Penalty.values()) {
            numbers[penalty.ordinal()] = ground.read(output + penalty.id());
        }
        return numbers;
    }

    /** Puts the state where the walkers stand. */
    private void place() {
        step.write("a", walkers.as());
        step.write("b", walkers.bs());
        step.write("moving", walkers.moving());
    }

    @Override
    public Saved save() {
        return walkers.place();
    }

    @Override
    public void restore(Saved saved, Settings settings) {
        walkers.backTo((Walkers.Place) saved);
        change(settings);
        place();
    }

    @Override
    public void close() {
        ground.close();
        look.close();
        step.close();
    }
}
