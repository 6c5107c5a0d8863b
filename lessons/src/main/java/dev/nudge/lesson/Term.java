package dev.nudge.lesson;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word of the glossary, {@code glossary/<id>.md}: the title, the card's text, a small picture, and a link that pokes an experiment. A lesson's text links
 * it as {@code [gradient](term:gradient)}.
 *
 * <pre>
 * # Derivative
 *
 * How fast a function's value changes when its input does …
 *
 * ![A curve and its tangent](picture:tangent/curve?x=1.5)
 *
 * [Halve the nudge eight times](poke:tangent?x=3&amp;h=2&amp;then=8)
 * </pre>
 *
 * @param markdown with formulas between dollars; it may link other words
 * @param picture drawn from an experiment's own numbers
 * @param example where to see it; empty where no experiment shows it yet
 */
public record Term(String id, String title, String markdown, Optional<Picture> picture, Optional<Example> example) {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");
    private static final Pattern EXAMPLE = Pattern.compile("\\n\\[([^]]+)]\\(poke:([^)]+)\\)\\s*$");
    private static final Pattern PICTURE = Pattern.compile("\\n!\\[([^]]+)]\\(picture:([^)]+)\\)\\s*$");

    /**
     * A preset of an experiment.
     *
     * @param words what the link says
     * @param poke as in a lesson's text: {@code quadratic?a=3&b=2}
     */
    public record Example(String words, String poke) {}

    /**
     * A small picture.
     *
     * @param words what it shows
     */
    public record Picture(String words, Preset preset) {}

    /** The card, in the reader's language where there is one, else in English; empty if nobody has written it. */
    public static Optional<Term> of(String id, Locale locale) {
        return ID.matcher(id).matches()
                ? Texts.read("glossary", id, locale).map(text -> read(id, text))
                : Optional.empty();
    }

    private static Term read(String id, String text) {
        String rest = text;
        Optional<Example> example = Optional.empty();
        Optional<Picture> picture = Optional.empty();
        Matcher last = EXAMPLE.matcher(rest);
        if (last.find()) {
            example = Optional.of(new Example(last.group(1), last.group(2)));
            rest = rest.substring(0, last.start());
        }
        last = PICTURE.matcher(rest);
        if (last.find()) {
            picture = Optional.of(new Picture(last.group(1), Preset.of(last.group(2))));
            rest = rest.substring(0, last.start());
        }
        int line = rest.indexOf('\n');
        String title = line < 0 ? rest : rest.substring(0, line);
        return new Term(
                id,
                title.replaceFirst("^#+\\s*", "").strip(),
                line < 0 ? "" : rest.substring(line).strip(),
                picture,
                example);
    }
}
