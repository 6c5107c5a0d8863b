package dev.nudge.lesson;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** The Markdown files of this module: {@code <folder>/<name>_<language>.md} where there is one, else {@code <folder>/<name>.md}. */
final class Texts {

    private Texts() {}

    /** The text in the reader's language where there is one, else in English; empty if nobody has written it. */
    static Optional<String> read(String folder, String name, Locale locale) {
        return read(folder + "/" + name + "_" + locale.getLanguage()).or(() -> read(folder + "/" + name));
    }

    /** A text that has to be there. */
    static String require(String folder, String name, Locale locale) {
        return read(folder, name, locale)
                .orElseThrow(() ->
                        new IllegalStateException("the text " + folder + "/" + name + ".md is missing from the jar"));
    }

    private static Optional<String> read(String path) {
        try (InputStream in = Texts.class.getResourceAsStream("/" + path + ".md")) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
