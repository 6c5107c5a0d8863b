package dev.nudge.lesson;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words that the lessons' texts link, each with its card. A new word is a file and a link to it. */
public final class Glossary {

    private static final Pattern LINK = Pattern.compile("]\\(term:([^)]*)\\)");

    private static final Map<String, Lesson> FIRST = firstAppearances();

    private Glossary() {}

    /** All cards, by title. */
    public static List<Term> terms(Locale locale) {
        List<Term> terms = new ArrayList<>();
        FIRST.keySet().forEach(id -> Term.of(id, locale).ifPresent(terms::add));
        terms.sort(Comparator.comparing(term -> term.title().toLowerCase(locale)));
        return List.copyOf(terms);
    }

    /** The first lesson, in the course's order, whose text links the word; empty if none does. */
    public static Optional<Lesson> firstAppearance(String term) {
        return Optional.ofNullable(FIRST.get(term));
    }

    /** The words a text links, in its order. */
    static List<String> linked(String markdown) {
        List<String> terms = new ArrayList<>();
        Matcher links = LINK.matcher(markdown);
        while (links.find()) {
            terms.add(links.group(1));
        }
        return terms;
    }

    private static Map<String, Lesson> firstAppearances() {
        Map<String, Lesson> first = new LinkedHashMap<>();
        for (Lesson lesson : Course.lessons()) {
            linked(lesson.text(Locale.ENGLISH)).forEach(term -> first.putIfAbsent(term, lesson));
        }
        return first;
    }
}
