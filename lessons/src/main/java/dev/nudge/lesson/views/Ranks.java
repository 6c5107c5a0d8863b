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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Tensors of rank 0 to 4 as pictures. Each step indexes one axis away, down to a single number. */
public final class Ranks implements Experiment {

    static final String TENSOR = "tensor";

    /** The index into each axis, from the first. */
    static final List<String> INDICES = List.of("i", "j", "k", "l");

    /** The longest axis there is. */
    static final int LONGEST = 8;

    private static final List<Picture> PICTURES =
            List.of(new Plain("seen", Size.LARGE), new Plain("chain", Size.STRIP), new Plain("printed", Size.STRIP));

    private final List<Control> controls = declare();

    private static List<Control> declare() {
        List<Control> controls = new ArrayList<>();
        controls.add(new Control.Choice(TENSOR, Subject.ids(), Subject.IMAGES.id(), Effect.RESTART));
        List<String> places =
                IntStream.range(0, LONGEST).mapToObj(String::valueOf).toList();
        for (String index : INDICES) {
            controls.add(new Control.Choice(index, places, places.getFirst(), Effect.LIVE));
        }
        return List.copyOf(controls);
    }

    @Override
    public String id() {
        return "ranks";
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
        return List.of(
                new Readout("rank", Role.MODEL, 0),
                new Readout("elements", Role.DATA, 0),
                new Readout("bytes", Role.DATA, 0));
    }

    @Override
    public List<String> checkpoints() {
        return List.of("four", "digit", "green");
    }

    @Override
    public int mostSteps() {
        return INDICES.size();
    }

    @Override
    public Simulation simulate(Settings settings, Compute compute) {
        return new RanksSimulation(settings, compute);
    }
}
