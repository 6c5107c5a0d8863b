package dev.nudge.ui.lesson;

import dev.nudge.compute.Compute;
import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Counted;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.Picture.Layer;
import dev.nudge.lesson.Picture.Plain;
import dev.nudge.lesson.Picture.Plot;
import dev.nudge.lesson.Picture.Role;
import dev.nudge.lesson.Picture.Size;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Simulation;
import dev.nudge.lesson.data.Points;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Three rooms around one long walk, each with pictures of its own. */
final class Corridor implements Experiment {

    private static final Points PRESET = Points.of(new float[] {1, 2}, new float[] {3, 4});

    @Override
    public String id() {
        return "corridor";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<Control> controls() {
        return List.of(
                new Control.Rooms("room", List.of("begin", "go", "end"), "begin"),
                new Control.Slider("rate", 0, 1, 0.1f, 0, 1, 0.5f, Control.Scale.LINEAR, Control.Effect.LIVE),
                new Control.EditablePoints("points", PRESET, 2, 4, Control.Effect.RESTART));
    }

    @Override
    public List<Picture> pictures() {
        return List.of(
                new Plot(
                        "line",
                        Size.LARGE,
                        Picture.Scaled.linear("x"),
                        Picture.Scaled.linear("y"),
                        Picture.View.FITTED,
                        List.of(Layer.of("line", Role.MODEL), Layer.movable("points", Role.DATA, "points"))),
                new Plain("table", Size.STRIP),
                new Plain("one", Size.SMALL),
                new Plain("two", Size.SMALL));
    }

    @Override
    public int mostSteps() {
        return 400;
    }

    @Override
    public Optional<Duration> playsFor(Settings settings) {
        return settings.number("rate") == 1 ? Optional.of(Duration.ofSeconds(2)) : Optional.empty();
    }

    @Override
    public Simulation simulate(Settings settings, Compute compute) {
        return new Counted(settings) {
            @Override
            protected int most() {
                return mostSteps();
            }

            @Override
            public Frame frame() {
                return shown(settings(), steps());
            }

            @Override
            public void close() {
                // It holds no tensors.
            }
        };
    }

    private static Frame shown(Settings settings, int steps) {
        String room = settings.pick("room");
        Points points = settings.points("points");
        float[] line = room.equals("begin") ? new float[] {0, steps} : new float[0];
        return Frame.saying(Message.of("corridor.words", (float) steps))
                .axis("x", new Axis(0, 400))
                .axis("y", new Axis(0, 400))
                .chart(new Chart.Lines("line", line, line))
                .chart(new Chart.Scatter("points", points.xs(), points.ys()))
                .chart(new Chart.Table(
                        "table",
                        List.of(Message.of("corridor.heading.steps")),
                        List.of(List.of((float) steps)),
                        List.of()))
                .chart(new Chart.Grid("one", 1, new float[] {steps}, new Axis(-400, 400)))
                .chart(new Chart.Grid("two", 1, new float[] {steps}, new Axis(-400, 400)))
                .away("line", !room.equals("begin"))
                .away("table", room.equals("end"))
                .away("one", room.equals("end"))
                .leap(50, Message.of("corridor.leap"))
                .build();
    }
}
