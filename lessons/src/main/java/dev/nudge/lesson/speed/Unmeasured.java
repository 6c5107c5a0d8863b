package dev.nudge.lesson.speed;

import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Unmoving;
import java.util.function.Function;

/** What a measured experiment shows as long as nothing is measured: it follows from the settings. */
final class Unmeasured extends Unmoving {

    private final Function<Settings, Frame> picture;

    Unmeasured(Settings settings, Function<Settings, Frame> picture) {
        super(settings);
        this.picture = picture;
    }

    @Override
    public Frame frame() {
        return picture.apply(settings());
    }

    @Override
    public void close() {
        // It holds no tensors.
    }
}
