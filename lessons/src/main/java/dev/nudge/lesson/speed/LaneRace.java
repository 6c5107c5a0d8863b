package dev.nudge.lesson.speed;

import dev.nudge.compute.Compute;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Control.Effect;
import dev.nudge.lesson.Control.Scale;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Seven ways to do one job: which is done first, and how many times as fast as loops? Predicted first, then measured. */
public final class LaneRace implements Measured {

    static final String JOB = "job";
    static final String N = "n";
    static final String WINNER = "winner";
    static final String FACTOR = "factor";

    /** The option of those who have not predicted yet. */
    static final String UNSURE = "unsure";

    private static final List<Control> CONTROLS = List.of(
            jobs(List.of(Job.values())),
            sizes(SpeedContest.SMALLEST, 256),
            new Control.Choice(
                    WINNER,
                    Stream.concat(Stream.of(UNSURE), Stream.of(Lane.values()).map(Lane::id))
                            .toList(),
                    UNSURE,
                    Effect.LIVE),
            new Control.Slider(FACTOR, 1, 10_000, 0.05f, 1, 1_000_000, 10, Scale.LOGARITHMIC, Effect.LIVE));

    private static final List<Picture> PICTURES = List.of(
            new Plot(
                    "race",
                    Size.LARGE,
                    Scaled.logarithmic("seconds"),
                    Scaled.linear("lanes"),
                    Picture.View.FITTED,
                    List.of(
                            Layer.of("decades", Role.SCALE),
                            Layer.of("lines", Role.GUIDE),
                            Layer.of("units", Role.SCALE),
                            Layer.of("names", Role.MARK),
                            Layer.of("grey", Role.GUIDE),
                            Layer.of("quoted", Role.GUIDE),
                            Layer.of("estimate", Role.UNKNOWN),
                            Layer.of("runs", Role.DATA),
                            Layer.of("median", Role.MARK),
                            Layer.of("times", Role.MARK),
                            Layer.of("guess", Role.PREDICTION))),
            new Plain("table", Size.STRIP));

    static Control jobs(List<Job> jobs) {
        return new Control.Choice(JOB, jobs.stream().map(Job::option).toList(), Job.MATMUL.option(), Effect.LIVE);
    }

    /** Powers of two, from one to the largest. */
    static Control sizes(int smallest, int preset) {
        return new Control.Choice(
                N,
                IntStream.iterate(smallest, n -> n <= SpeedContest.LARGEST, n -> 2 * n)
                        .mapToObj(Integer::toString)
                        .toList(),
                Integer.toString(preset),
                Effect.LIVE);
    }

    static SpeedContest asked(Settings settings) {
        return SpeedContest.of(Job.of(settings.pick(JOB)), Integer.parseInt(settings.pick(N)));
    }

    @Override
    public String id() {
        return "lanerace";
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
        return List.of(new Readout("fastest", Role.MODEL, 1), new Readout("off", Role.PREDICTION, 1));
    }

    @Override
    public List<String> checkpoints() {
        return List.of("measured", "winner", "factor", "digits", "estimated", "refused", "adding");
    }

    @Override
    public int mostSteps() {
        return 0;
    }

    @Override
    public Simulation simulate(Settings settings, Compute compute) {
        return new Unmeasured(settings, now -> new LaneRaceFrame(now, Optional.empty(), false).frame());
    }

    @Override
    public Contest contest(Settings settings) {
        return asked(settings);
    }

    @Override
    public List<Value> prediction(Settings settings) {
        return settings.pick(WINNER).equals(UNSURE) ? List.of() : List.of(settings.get(WINNER), settings.get(FACTOR));
    }

    @Override
    public Message lane(String lane) {
        return Say.lane(Lane.of(lane).orElseThrow());
    }

    @Override
    public Frame measured(Frame unmeasured, Settings settings, Measurement measurement, boolean isForeseen) {
        return new LaneRaceFrame(settings, Optional.of(measurement), isForeseen).frame();
    }
}
