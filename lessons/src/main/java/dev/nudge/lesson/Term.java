package dev.nudge.lesson;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word of the glossary: {@code glossary/<id>.md}, whose first line is the title, whose last line is the example, a link that pokes an experiment, and
 * between them the card's text. A lesson's text links it as {@code [gradient](term:gradient)}.
 *
 * @param markdown with formulas between dollars; it may link other words
 * @param example where to see it; empty where no experiment shows it yet
 */
public record Term(String id, String title, String markdown, Optional<Example> example) {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");
    private static final Pattern EXAMPLE = Pattern.compile("\\n\\[([^]]+)]\\(poke:([^)]+)\\)\\s*$");

    /**
     * A preset of an experiment.
     *
     * @param words what the link says
     * @param poke as in a lesson's text: {@code quadratic?a=3&b=2}
     */
    public record Example(String words, String poke) {}

    /** The card, in the reader's language where there is one, else in English; empty if nobody has written it. */
    public static Optional<Term> of(String id, Locale locale) {
        return ID.matcher(id).matches()
                ? Texts.read("glossary", id, locale).map(text -> read(id, text))
                : Optional.empty();
    }

    private static Term read(String id, String text) {
        Matcher example = EXAMPLE.matcher(text);
        boolean has = example.find();
        String card = has ? text.substring(0, example.start()) : text;
        int line = card.indexOf('\n');
        String title = line < 0 ? card : card.substring(0, line);
        return new Term(
                id,
                title.replaceFirst("^#+\\s*", "").strip(),
                line < 0 ? "" : card.substring(line).strip(),
                has ? Optional.of(new Example(example.group(1), example.group(2))) : Optional.empty());
    }
}
