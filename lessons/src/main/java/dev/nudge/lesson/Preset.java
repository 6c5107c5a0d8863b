package dev.nudge.lesson;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One picture of an experiment under settings that a text names, e.g. {@code tangent/curve?x=3&h=0.5}.
 *
 * @param experiment its id
 * @param picture the id of one of its pictures
 * @param settings as in a link of a lesson's text; may be empty
 */
public record Preset(String experiment, String picture, String settings) {

    private static final Pattern WRITTEN = Pattern.compile("([a-z0-9]+)/([A-Za-z0-9.]+)(?:\\?(\\S*))?");

    /**
     * Reads one as a text writes it.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static Preset of(String written) {
        Matcher preset = WRITTEN.matcher(written.strip());
        if (!preset.matches()) {
            throw new IllegalArgumentException(
                    "preset: \"" + written + "\" is not written as experiment/picture?settings");
        }
        return new Preset(preset.group(1), preset.group(2), preset.group(3) == null ? "" : preset.group(3));
    }
}
