package dev.nudge.lesson.views;

import dev.nudge.compute.Compute;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Control.Effect;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.Picture.Plain;
import dev.nudge.lesson.Picture.Role;
import dev.nudge.lesson.Picture.Size;
import dev.nudge.lesson.Readout;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Simulation;
import java.util.Arrays;
import java.util.List;

/** The same six numbers as a NumPy array and as a PyTorch tensor, side by side, and what only the tensor can do. */
public final class ArraysTensors implements Experiment {

    static final String DATA = "data";
    static final String GRAD = "grad";
    static final String DEVICE = "device";

    /** Six numbers, as they are typed. */
    enum Data {
        WHOLE("[[1, 2, 3], [4, 5, 6]]", 1, 2, 3, 4, 5, 6),
        POINT("[[1, 2, 3], [4, 5.5, 6]]", 1, 2, 3, 4, 5.5, 6),
        TENTHS("[[0.1, 0.2, 0.3], [0.4, 0.5, 0.6]]", 0.1, 0.2, 0.3, 0.4, 0.5, 0.6);

        static final int ROWS = 2;
        static final int COLUMNS = 3;

        final String typed;
        private final double[] values;

        Data(String typed, double... values) {
            this.typed = typed;
            this.values = values;
        }

        static List<String> ids() {
            return Arrays.stream(values()).map(Data::id).toList();
        }

        String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        boolean isWhole() {
            return this == WHOLE;
        }

        /** In double precision, as Python reads them. */
        double[] numbers() {
            return values.clone();
        }
    }

    private static final List<Control> CONTROLS = List.of(
            new Control.Choice(DATA, Data.ids(), Data.WHOLE.id(), Effect.LIVE),
            new Control.Toggle(GRAD, false, Effect.LIVE),
            new Control.Toggle(DEVICE, false, Effect.LIVE));

    private static final List<Picture> PICTURES = List.of(new Plain("both", Size.LARGE));

    @Override
    public String id() {
        return "arrays";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<Control> controls() {
        return CONTROLS;
    }

    @Override
    public List<Picture> pictures() {
        return PICTURES;
    }

    @Override
    public List<Readout> readouts() {
        return List.of(new Readout("numpy", Role.DATA, 0), new Readout("torch", Role.MODEL, 0));
    }

    @Override
    public List<String> checkpoints() {
        return List.of("half", "gradient", "refused", "device");
    }

    @Override
    public int mostSteps() {
        return 0;
    }

    @Override
    public Simulation simulate(Settings settings, Compute compute) {
        return new ArraysTensorsSimulation(settings, compute);
    }
}
