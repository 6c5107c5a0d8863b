package dev.nudge.lesson.speed;

import dev.nudge.compute.Compute;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Control.Effect;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.Picture.Layer;
import dev.nudge.lesson.Picture.Plain;
import dev.nudge.lesson.Picture.Plot;
import dev.nudge.lesson.Picture.Role;
import dev.nudge.lesson.Picture.Scaled;
import dev.nudge.lesson.Picture.Size;
import dev.nudge.lesson.Readout;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Simulation;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.measure.Contest;
import dev.nudge.lesson.measure.Measured;
import dev.nudge.lesson.measure.Measurement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How the time of each way grows with the size: straight lines where both axes are logarithmic, and their slopes. */
public final class Slopes implements Measured {

    static final String DOUBLING = "doubling";

    /** Sizes enough for a slope. */
    private static final int SMALLEST = 128;

    private static final List<Control> CONTROLS = List.of(
            LaneRace.jobs(List.of(Job.MATMUL, Job.ADD)),
            LaneRace.sizes(SMALLEST, 1024),
            new Control.Choice(DOUBLING, List.of(LaneRace.UNSURE, "2", "4", "8", "16"), LaneRace.UNSURE, Effect.LIVE));

    private static final List<Role> ROLES =
            List.of(Role.RUN_1, Role.RUN_2, Role.RUN_3, Role.RUN_4, Role.RUN_5, Role.RUN_6, Role.MODEL);

    private static final List<Picture> PICTURES = List.of(
            new Plot(
                    "growth",
                    Size.LARGE,
                    Scaled.logarithmic("size"),
                    Scaled.logarithmic("seconds"),
                    Picture.View.FITTED,
                    Stream.of(
                                    Stream.of(
                                            Layer.of("decades", Role.SCALE),
                                            Layer.of("lines", Role.GUIDE),
                                            Layer.of("units", Role.SCALE),
                                            Layer.of("guess", Role.PREDICTION)),
                                    Stream.of(Lane.values())
                                            .map(lane -> Layer.of(lane.id(), ROLES.get(lane.ordinal()))),
                                    Stream.of(Layer.of("medians", Role.MARK), Layer.of("estimates", Role.UNKNOWN)))
                            .flatMap(layers -> layers)
                            .toList()),
            new Plain("slopes", Size.STRIP));

    @Override
    public String id() {
        return "slopes";
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
        return List.of(new Readout("slope", Role.RUN_1, 2), new Readout("times", Role.RUN_1, 1));
    }

    @Override
    public List<String> checkpoints() {
        return List.of("cube", "square", "thousand");
    }

    @Override
    public int mostSteps() {
        return 0;
    }

    @Override
    public Simulation simulate(Settings settings, Compute compute) {
        return new Unmeasured(settings, now -> new SlopesFrame(now, Optional.empty(), false).frame());
    }

    @Override
    public Contest contest(Settings settings) {
        return LaneRace.asked(settings);
    }

    @Override
    public List<Value> prediction(Settings settings) {
        return settings.pick(DOUBLING).equals(LaneRace.UNSURE) ? List.of() : List.of(settings.get(DOUBLING));
    }

    @Override
    public Message lane(String lane) {
        return Say.lane(Lane.of(lane).orElseThrow());
    }

    @Override
    public Frame measured(Frame unmeasured, Settings settings, Measurement measurement, boolean isForeseen) {
        return new SlopesFrame(settings, Optional.of(measurement), isForeseen).frame();
    }
}
