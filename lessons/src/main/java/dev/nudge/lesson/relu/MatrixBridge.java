package dev.nudge.lesson.relu;

import dev.nudge.compute.Compute;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Control.Effect;
import dev.nudge.lesson.Control.Scale;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.Picture.Layer;
import dev.nudge.lesson.Picture.Plain;
import dev.nudge.lesson.Picture.Plot;
import dev.nudge.lesson.Picture.Role;
import dev.nudge.lesson.Picture.Size;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Simulation;
import dev.nudge.lesson.data.Matrix;
import java.util.ArrayList;
import java.util.List;

/** The same sum as matrices: multiply, clip, multiply. A step is one of the three. */
public final class MatrixBridge implements Experiment {

    /** ReLUs. */
    static final int RELUS = 3;

    /** Multiply, clip, multiply. */
    static final int STEPS = 3;

    private static final List<Picture> PICTURES = List.of(
            Plot.of(
                    "curve",
                    Size.STRIP,
                    "x",
                    "y",
                    Layer.of("zero", Role.GUIDE),
                    Layer.of("sum", Role.MODEL),
                    Layer.of("rows", Role.MARK)),
            new Plain("inputs", Size.SMALL),
            new Plain("first", Size.SMALL),
            new Plain("product", Size.SMALL),
            new Plain("clipped", Size.SMALL),
            new Plain("second", Size.SMALL),
            new Plain("outputs", Size.SMALL));

    private final List<Control> controls = declare();

    private static final float[] KINKS = {-1, 0, 1};

    /** Its inputs as rows: x, and a 1 that b is multiplied with. */
    public static Matrix inputs() {
        return Matrix.of(2, -2, 1, -1, 1, -0.5f, 1, 0, 1, 0.5f, 1, 1, 1, 2, 1);
    }

    /** Its ReLUs as columns before anyone touches them: m above b. */
    public static Matrix layer() {
        float[] layer = new float[2 * RELUS];
        for (int i = 0; i < RELUS; i++) {
            layer[i] = 1;
            layer[RELUS + i] = -KINKS[i];
        }
        return Matrix.of(RELUS, layer);
    }

    private static List<Control> declare() {
        float[] weights = {1, -2, 1};
        List<Control> controls = new ArrayList<>();
        for (int i = 0; i < RELUS; i++) {
            controls.add(slider("m" + (i + 1), layer().cell(0, i)));
            controls.add(slider("b" + (i + 1), layer().cell(1, i)));
            controls.add(slider("w" + (i + 1), weights[i]));
        }
        controls.add(slider("c", 0));
        return List.copyOf(controls);
    }

    private static Control slider(String id, float preset) {
        return new Control.Slider(id, -3, 3, 0.1f, -100, 100, preset, Scale.LINEAR, Effect.LIVE);
    }

    @Override
    public String id() {
        return "matrices";
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
        return List.of("through");
    }

    @Override
    public int mostSteps() {
        return STEPS;
    }

    @Override
    public Simulation simulate(Settings settings, Compute compute) {
        return new MatrixBridgeSimulation(settings, compute);
    }
}
