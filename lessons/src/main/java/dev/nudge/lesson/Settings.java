package dev.nudge.lesson;

import dev.nudge.lesson.data.Bitmap;
import dev.nudge.lesson.data.Curve;
import dev.nudge.lesson.data.Matrix;
import dev.nudge.lesson.data.Points;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value for every control of an experiment, in the order of the controls. Immutable. */
public final class Settings {

    private final Map<String, Value> values;

    private Settings(Map<String, Value> values) {
        this.values = values;
    }

    /** Every control as it is before anyone touches it. */
    public static Settings initial(List<Control> controls) {
        Map<String, Value> values = new LinkedHashMap<>();
        for (Control control : controls) {
            values.put(control.id(), control.initial());
        }
        return new Settings(values);
    }

    public Settings with(String control, Value value) {
        Value before = get(control);
        if (before.getClass() != value.getClass()) {
            throw new IllegalArgumentException("settings: " + control + " is a "
                    + before.getClass().getSimpleName() + ", not a "
                    + value.getClass().getSimpleName());
        }
        Map<String, Value> changed = new LinkedHashMap<>(values);
        changed.put(control, value);
        return new Settings(changed);
    }

    public Settings with(String control, float value) {
        return with(control, new Value.Number(value));
    }

    public Value get(String control) {
        Value value = values.get(control);
        if (value == null) {
            throw new IllegalArgumentException(
                    "settings: there is no control \"" + control + "\"; there are " + values.keySet());
        }
        return value;
    }

    public float number(String control) {
        return ((Value.Number) get(control)).value();
    }

    public String pick(String control) {
        return ((Value.Pick) get(control)).option();
    }

    public boolean isOn(String control) {
        return ((Value.Flag) get(control)).on();
    }

    public String text(String control) {
        return ((Value.Text) get(control)).text();
    }

    public Curve curve(String control) {
        return ((Value.Drawn) get(control)).curve();
    }

    public Bitmap ink(String control) {
        return ((Value.Ink) get(control)).dots();
    }

    public Points points(String control) {
        return ((Value.PointSet) get(control)).points();
    }

    public Matrix matrix(String control) {
        return ((Value.Cells) get(control)).matrix();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Settings settings && values.equals(settings.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
