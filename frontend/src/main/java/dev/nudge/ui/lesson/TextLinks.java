package dev.nudge.ui.lesson;

import dev.nudge.ui.page.Routes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The links of a text that has no experiment beside it: pokes lead to the lesson, words to the glossary. */
public final class TextLinks {

    private static final Pattern OWN = Pattern.compile("]\\((poke|term):([^)]*)\\)");

    private TextLinks() {}

    /** The same Markdown with addresses in the place of our own kinds of links. */
    public static String away(String markdown) {
        return OWN.matcher(markdown)
                .replaceAll(link -> Matcher.quoteReplacement("]("
                        + (link.group(1).equals("poke") ? Routes.poked(link.group(2)) : Routes.term(link.group(2)))
                        + ")"));
    }
}
