package dev.nudge.ui.picture;

import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The custom properties of {@code nudge.css} in one of its two schemes: what a page looks up in the browser. */
final class Palette {

    private static final Pattern WRITTEN =
            Pattern.compile("--([a-z0-9-]+): (?:light-dark\\(([^,]+),([^)]*)\\)|([^;]+));");

    static final Palette LIGHT = read(2);
    static final Palette DARK = read(3);

    private static final Pattern USED = Pattern.compile("var\\(--([a-z0-9-]+)\\)");
    private static final Pattern MIXED =
            Pattern.compile("color-mix\\(in srgb, ?(#[0-9a-f]{6}) ([0-9.]+)%, ?(#[0-9a-f]{6})\\)");
    private static final Pattern RGB = Pattern.compile("rgb\\((\\d+),(\\d+),(\\d+)\\)");

    private final Map<String, String> properties;

    private Palette(Map<String, String> properties) {
        this.properties = properties;
    }

    /** @param scheme the group of a property's value that belongs to it */
    private static Palette read(int scheme) {
        String css;
        try (InputStream file = Palette.class.getResourceAsStream("/META-INF/resources/nudge.css")) {
            css = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> properties = new HashMap<>();
        Matcher written = WRITTEN.matcher(css);
        while (written.find()) {
            properties.putIfAbsent(
                    written.group(1), (written.group(2) == null ? written.group(4) : written.group(scheme)).strip());
        }
        return new Palette(properties);
    }

    /** The text with all properties looked up and all colours mixed. */
    String resolve(String text) {
        String plain = USED.matcher(text).replaceAll(used -> {
            String value = properties.get(used.group(1));
            if (value == null) {
                throw new IllegalArgumentException("palette: nudge.css sets no --" + used.group(1));
            }
            return Matcher.quoteReplacement(value);
        });
        return MIXED.matcher(plain)
                .replaceAll(mixed -> hex(
                        mix(colour(mixed.group(3)), colour(mixed.group(1)), Double.parseDouble(mixed.group(2)) / 100)));
    }

    /** A colour that may be written as a property. */
    Color colour(String text) {
        String plain = resolve(text);
        Matcher rgb = RGB.matcher(plain);
        return rgb.matches()
                ? new Color(
                        Integer.parseInt(rgb.group(1)), Integer.parseInt(rgb.group(2)), Integer.parseInt(rgb.group(3)))
                : Color.decode(plain.substring(0, Math.min(7, plain.length())));
    }

    /** @param share of the second, 0 to 1 */
    static Color mix(Color first, Color second, double share) {
        return new Color(
                between(first.getRed(), second.getRed(), share),
                between(first.getGreen(), second.getGreen(), share),
                between(first.getBlue(), second.getBlue(), share));
    }

    private static int between(int first, int second, double share) {
        return (int) Math.round(first + share * (second - first));
    }

    static String hex(Color colour) {
        return String.format(Locale.ROOT, "#%06x", colour.getRGB() & 0xFFFFFF);
    }
}
