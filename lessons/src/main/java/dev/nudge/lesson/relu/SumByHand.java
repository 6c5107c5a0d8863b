package dev.nudge.lesson.relu;

import dev.nudge.compute.Compute;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Control.Effect;
import dev.nudge.lesson.Control.Scale;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.Picture.Layer;
import dev.nudge.lesson.Picture.Plot;
import dev.nudge.lesson.Picture.Role;
import dev.nudge.lesson.Picture.Size;
import dev.nudge.lesson.Readout;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Simulation;
import dev.nudge.lesson.data.Points;
import java.util.ArrayList;
import java.util.List;

/**
 * Up to eight ReLUs, each with a handle: dragged sideways it moves the kink, up and down the output weight. A second handle at its far end tilts it; the
 * slope of the one selected is a slider too.
 */
public final class SumByHand implements Experiment {

    static final String COUNT = "n";
    static final String HANDLES = "handles";
    static final String SIGNED = "signed";
    static final String LIFT = "c";
    static final String SELECT = "select";

    /** As many handles as a hand can still tell apart. */
    static final int MOST = 8;

    private static final Points AT_FIRST = Points.of(
            new float[] {-1, 0, 1, -1.5f, 0.5f, 1.5f, -0.5f, -2},
            new float[] {1, -2, 1, 0.5f, -0.5f, 0.5f, -0.5f, 0.5f});

    private static final List<Picture> PICTURES =
            List.of(Plot.of("sum", Size.LARGE, "x", "y", layers().toArray(Layer[]::new)));

    /** Nearer to its kink a hand cannot tell a slope. */
    private static final float NEAREST = 0.1f;

    private static List<Layer> layers() {
        List<Layer> layers = new ArrayList<>(List.of(
                Layer.of("zero", Role.GUIDE),
                Layer.movable("target", Role.DATA, TargetControls.DRAWING),
                Layer.of("parts", Role.PART),
                Layer.of("stems", Role.GUIDE),
                Layer.of("unknown", Role.UNKNOWN),
                Layer.of("sum", Role.MODEL),
                Layer.movable("handles", Role.MARK, HANDLES)));
        for (int i = 1; i <= MOST; i++) {
            layers.add(Layer.movable(tilt(i), Role.PART, slope(i)));
        }
        return layers;
    }

    private final List<Control> controls = declare();

    private static List<Control> declare() {
        List<Control> controls = new ArrayList<>();
        controls.add(whole(COUNT, 3));
        controls.add(new Control.EditablePoints(HANDLES, AT_FIRST, MOST, MOST, Effect.LIVE));
        controls.add(whole(SELECT, 1));
        for (int i = 1; i <= MOST; i++) {
            controls.add(new Control.Slider(slope(i), -4, 4, 0.1f, -100, 100, 1, Scale.LINEAR, Effect.LIVE));
        }
        controls.add(new Control.Slider(LIFT, -2, 2, 0.1f, -100, 100, 0, Scale.LINEAR, Effect.LIVE));
        controls.add(new Control.Toggle(SIGNED, true, Effect.LIVE));
        controls.addAll(TargetControls.list());
        return List.copyOf(controls);
    }

    private static Control whole(String id, int preset) {
        return new Control.Slider(id, 1, MOST, 1, 1, MOST, preset, Scale.LINEAR, Effect.LIVE);
    }

    /**
     * @param number of the ReLU, from 1
     */
    static String slope(int number) {
        return "m" + number;
    }

    /**
     * The chart with the handle at the far end of a ReLU.
     *
     * @param number of the ReLU, from 1
     */
    static String tilt(int number) {
        return "tilt" + number;
    }

    /** The slope with which the ReLU goes from its kink through the place. */
    @Override
    public float byHand(String slider, float x, float y, Settings settings) {
        if (!slider.startsWith("m")) {
            return x;
        }
        int at = Integer.parseInt(slider.substring(1)) - 1;
        Points handles = settings.points(HANDLES);
        float weight = settings.isOn(SIGNED) ? handles.y(at) : Math.abs(handles.y(at));
        float across = x - handles.x(at);
        return weight == 0
                ? settings.number(slider)
                : y / (weight * Math.copySign(Math.max(NEAREST, Math.abs(across)), across));
    }

    @Override
    public String id() {
        return "relus";
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
    public List<Readout> readouts() {
        return List.of(new Readout("error", Role.LOSS, 3), new Readout("lowest", Role.MODEL, 2));
    }

    @Override
    public List<String> checkpoints() {
        return List.of("below", "close");
    }

    @Override
    public int mostSteps() {
        return 0;
    }

    @Override
    public Simulation simulate(Settings settings, Compute compute) {
        return new SumByHandSimulation(settings, compute);
    }
}
