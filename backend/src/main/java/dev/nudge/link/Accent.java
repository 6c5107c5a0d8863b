package dev.nudge.link;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A colour for what can be pressed, which can be read on the paper it stands on.
 *
 * @param hex six digits, without the #
 */
public record Accent(String hex) {

    /** Why a colour was not taken. */
    public enum Reason {
        NO_COLOUR,
        TOO_PALE
    }

    /**
     * @param text as it stood there, at most 40 characters of it
     * @param contrast with the paper it is hardest to read on, 1 to 21; 0 for what is no colour
     */
    public record Refused(Reason reason, String text, double contrast) {}

    /** As much as a button's edge and the mark of the focus need, by WCAG 2.2; no text is written in it. */
    public static final double LEAST = 3;

    private static final Pattern COLOUR = Pattern.compile("#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})");
    private static final int LIGHT_PAPER = 0xfbfaf7;
    private static final int DARK_PAPER = 0x12161d;

    /**
     * @param text three or six hexadecimal digits, with or without a #
     * @throws IllegalArgumentException if it is {@linkplain #refused refused} for whatever theme
     */
    static Accent of(String text) {
        if (!COLOUR.matcher(text).matches()) {
            throw new IllegalArgumentException("accent: \"" + text + "\" is no colour; six hexadecimal digits are");
        }
        String digits = text.replace("#", "").toLowerCase(Locale.ROOT);
        return new Accent(digits.length() == 3 ? digits.replaceAll("(.)", "$1$1") : digits);
    }

    /**
     * Why an accent is not taken; empty if it is.
     *
     * @param theme whose paper it must be seen on; both for {@code AUTO}
     */
    static Optional<Refused> refused(String text, EmbedLink.Theme theme) {
        if (!COLOUR.matcher(text).matches()) {
            return Optional.of(new Refused(Reason.NO_COLOUR, Permalink.shown(text), 0));
        }
        int colour = HexFormat.fromHexDigits(of(text).hex);
        List<Integer> papers = switch (theme) {
            case LIGHT -> List.of(LIGHT_PAPER);
            case DARK -> List.of(DARK_PAPER);
            case AUTO -> List.of(LIGHT_PAPER, DARK_PAPER);
        };
        double contrast = papers.stream()
                .mapToDouble(paper -> contrast(colour, paper))
                .min()
                .orElseThrow();
        return contrast < LEAST ? Optional.of(new Refused(Reason.TOO_PALE, text, contrast)) : Optional.empty();
    }

    /** Black or white, whichever can be read better upon this colour: six digits. */
    public String upon() {
        int colour = HexFormat.fromHexDigits(hex);
        return contrast(colour, 0xffffff) >= contrast(colour, 0) ? "ffffff" : "000000";
    }

    /** As WCAG 2.2 defines it: from 1 to 21. */
    static double contrast(int one, int other) {
        double brighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (brighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(int colour) {
        return 0.2126 * linear(colour >> 16 & 255) + 0.7152 * linear(colour >> 8 & 255) + 0.0722 * linear(colour & 255);
    }

    private static double linear(int light) {
        double share = light / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
