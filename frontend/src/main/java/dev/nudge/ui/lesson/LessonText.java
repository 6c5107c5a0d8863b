package dev.nudge.ui.lesson;

import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** A lesson's Markdown, set for reading. A formula stands between dollar signs. */
final class LessonText extends Section {

    private static final Pattern FORMULA = Pattern.compile("\\$([^$\\n]+)\\$");

    LessonText(String markdown) {
        addClassNames("prose", "part-read");
        add(new Html("<div>" + html(markdown) + "</div>"));
        // Html sets text, not components; this loads the formula's script and style with the page.
        Div loader = new Div(new MathFormula(""));
        loader.setVisible(false);
        add(loader);
    }

    static String html(String markdown) {
        String html =
                HtmlRenderer.builder().build().render(Parser.builder().build().parse(shielded(markdown)));
        Matcher formulas = Pattern.compile("<code>tex:(.*?)</code>").matcher(html);
        return formulas.replaceAll(
                found -> Matcher.quoteReplacement("<math-formula tex=\"" + found.group(1) + "\"></math-formula>"));
    }

    /** TeX as code, so that Markdown leaves its stars and underscores alone. */
    private static String shielded(String markdown) {
        return FORMULA.matcher(markdown).replaceAll(found -> Matcher.quoteReplacement("`tex:" + found.group(1) + "`"));
    }
}
