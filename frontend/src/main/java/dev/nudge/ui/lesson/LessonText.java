package dev.nudge.ui.lesson;

import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.html.Section;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** A lesson's Markdown, set for reading. A formula stands between dollar signs. */
public final class LessonText extends Section {

    private static final Pattern FORMULA = Pattern.compile("\\$([^$\\n]+)\\$");

    private static final Pattern SHIELDED = Pattern.compile("<code>tex:(.*?)</code>");

    /** Links of our own: to the card of a word, and to a setting of an experiment. They press, they do not lead away. */
    private static final Pattern OWN_LINK =
            Pattern.compile("<a href=\"(poke|term):([^\"]*)\">(.*?)</a>", Pattern.DOTALL);

    /** What stands in brackets at the end of a heading is a mark beside it. */
    private static final Pattern MARKED = Pattern.compile("<h2>(.*?) \\(([^()]*)\\)</h2>");

    /** A line may break after a button or a formula; not before the comma that follows. */
    private static final Pattern FOLLOWED = Pattern.compile(
            "((?:<button[^>]*>(?:(?!</button>).)*</button>(?:</em>|</strong>)?|<math-formula[^>]*></math-formula>)[,.;:!?)’”]+)",
            Pattern.DOTALL);

    public LessonText(String markdown) {
        addClassNames("prose", "part-read");
        add(new Html("<div>" + html(markdown) + "</div>"));
    }

    /** A line of text without a paragraph around it. */
    static Html inline(String markdown) {
        return new Html("<span>" + html(markdown).strip().replaceAll("^<p>|</p>$", "") + "</span>");
    }

    static String html(String markdown) {
        String html =
                HtmlRenderer.builder().build().render(Parser.builder().build().parse(shielded(markdown)));
        Matcher formulas = SHIELDED.matcher(html);
        String set = formulas.replaceAll(
                found -> Matcher.quoteReplacement("<math-formula tex=\"" + found.group(1) + "\"></math-formula>"));
        String marked = MARKED.matcher(set).replaceAll("<h2>$1 <small class=\"kicker\">$2</small></h2>");
        String pressable =
                OWN_LINK.matcher(marked).replaceAll("<button type=\"button\" class=\"$1\" data-$1=\"$2\">$3</button>");
        return FOLLOWED.matcher(pressable).replaceAll("<span class=\"together\">$1</span>");
    }

    /** TeX as code, so that Markdown leaves its stars and underscores alone. */
    private static String shielded(String markdown) {
        return FORMULA.matcher(markdown).replaceAll(found -> Matcher.quoteReplacement("`tex:" + found.group(1) + "`"));
    }
}
