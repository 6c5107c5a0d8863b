package dev.nudge.ui.picture;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.web.util.HtmlUtils;

/** Text of SVG, element after element. */
final class Svg {

    /** How wide a letter of Inter is on average, in sizes. */
    private static final double LETTER = 0.56;

    private final StringBuilder text = new StringBuilder();

    /** An element without content. */
    Svg tag(String name, Object... attributes) {
        open(name, attributes);
        text.insert(text.length() - 1, '/');
        return this;
    }

    /** @param attributes names and values in turn */
    Svg open(String name, Object... attributes) {
        text.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            text.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escaped(written(attributes[i + 1])))
                    .append('"');
        }
        text.append('>');
        return this;
    }

    Svg close(String name) {
        text.append("</").append(name).append('>');
        return this;
    }

    Svg words(String words, Object... attributes) {
        open("text", attributes);
        text.append(escaped(words));
        return close("text");
    }

    /** What is SVG already. */
    Svg add(String svg) {
        text.append(svg);
        return this;
    }

    static double width(String words, double size) {
        return LETTER * size * words.codePointCount(0, words.length());
    }

    private static String written(Object value) {
        return value instanceof Double number ? number(number) : value.toString();
    }

    static String number(double number) {
        String plain = String.format(Locale.ROOT, "%.2f", number);
        return plain.replaceFirst("\\.?0+$", "").replaceFirst("^-0$", "0");
    }

    static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
