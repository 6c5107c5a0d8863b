package dev.nudge.lesson;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * A word of the glossary: {@code glossary/<id>.md}, whose first line is the title and whose rest is the card's text. A lesson's text links it as {@code
 * [gradient](term:gradient)}.
 *
 * @param markdown with formulas between dollars
 */
public record Term(String id, String title, String markdown) {

    /** The card, in the reader's language where there is one, else in English; empty if nobody has written it. */
    public static Optional<Term> of(String id, Locale locale) {
        if (!id.matches("[a-z][a-z0-9-]*")) {
            return Optional.empty();
        }
        return read(id, id + "_" + locale.getLanguage()).or(() -> read(id, id));
    }

    private static Optional<Term> read(String id, String file) {
        try (InputStream in = Term.class.getResourceAsStream("/glossary/" + file + ".md")) {
            if (in == null) {
                return Optional.empty();
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
            int line = text.indexOf('\n');
            String title = line < 0 ? text : text.substring(0, line);
            return Optional.of(new Term(
                    id,
                    title.replaceFirst("^#+\\s*", "").strip(),
                    line < 0 ? "" : text.substring(line).strip()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
