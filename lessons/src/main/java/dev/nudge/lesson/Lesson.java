package dev.nudge.lesson;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A text with a live experiment in it.
 *
 * @param id names the text, {@code lessons/<id>.md}
 * @param number its place in the course, from 1
 * @param minutes how long a reader is likely to stay
 */
public record Lesson(String id, int number, int minutes, Experiment experiment) {

    /** The text in Markdown, in the reader's language where there is one, else in English. */
    public String text(Locale locale) {
        String translated = read(id + "_" + locale.getLanguage());
        String text = translated.isEmpty() ? read(id) : translated;
        if (text.isEmpty()) {
            throw new IllegalStateException(
                    "lesson " + id + ": the text lessons/" + id + ".md is missing from the jar");
        }
        return text;
    }

    private static String read(String name) {
        try (InputStream in = Lesson.class.getResourceAsStream("/lessons/" + name + ".md")) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
