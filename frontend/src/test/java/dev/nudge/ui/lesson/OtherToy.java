package dev.nudge.ui.lesson;

import dev.nudge.compute.Compute;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Simulation;
import dev.nudge.lesson.Unmoving;
import java.util.List;

/** A second experiment of the same lesson: one logarithmic slider, nothing to step. */
final class OtherToy implements Experiment {

    @Override
    public String id() {
        return "other";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<Control> controls() {
        return List.of(new Control.Slider(
                "h", 0.001f, 1, 0.1f, 0.001f, 1, 0.1f, Control.Scale.LOGARITHMIC, Control.Effect.LIVE));
    }

    @Override
    public List<Picture> pictures() {
        return List.of();
    }

    @Override
    public int mostSteps() {
        return 0;
    }

    @Override
    public Simulation simulate(Settings settings, Compute compute) {
        return new Unmoving(settings) {
            @Override
            public Frame frame() {
                return Frame.saying(Message.of("other.words", settings().number("h")))
                        .build();
            }

            @Override
            public void close() {
                // It holds no tensors.
            }
        };
    }
}
