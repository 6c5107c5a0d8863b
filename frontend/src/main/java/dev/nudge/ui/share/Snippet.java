package dev.nudge.ui.share;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.springframework.web.util.HtmlUtils;

/** What is copied into another site to put an experiment there. */
public enum Snippet {
    /** A frame: works wherever HTML does, scripts or not. */
    IFRAME {
        @Override
        public String code(Placed placed) {
            return "<iframe src=\"" + escaped(placed.base + "embed/" + placed.experiment + "?" + placed.query) + "\"\n"
                    + "  title=\"" + escaped(placed.title) + "\" width=\"100%\" height=\"" + placed.height + "\"\n"
                    + "  style=\"border: 0\" loading=\"lazy\" referrerpolicy=\"origin\" allow=\"clipboard-write\"></iframe>";
        }
    },
    /** The element of embed.js: as high as what is in it, with events, and a still picture where Nudge cannot be. */
    TAG {
        @Override
        public String code(Placed placed) {
            StringBuilder tag = new StringBuilder("<script src=\"" + escaped(placed.base)
                    + "embed.js\" async></script>\n<nudge-experiment name=\"" + placed.experiment + "\"");
            placed.parameters.forEach((name, value) -> tag.append(' ')
                    .append(name)
                    .append("=\"")
                    .append(escaped(value))
                    .append('"'));
            return tag.append(" title=\"")
                            .append(escaped(placed.title))
                            .append("\" height=\"")
                            .append(placed.height)
                            .append("\">\n  ")
                    + link(placed) + "\n</nudge-experiment>";
        }
    },
    MOODLE {
        @Override
        public String code(Placed placed) {
            return IFRAME.code(placed);
        }
    },
    NOTION {
        @Override
        public String code(Placed placed) {
            return placed.base + "embed/" + placed.experiment + "?" + placed.query;
        }
    },
    SITES {
        @Override
        public String code(Placed placed) {
            return NOTION.code(placed);
        }
    };

    /**
     * An experiment as somebody wants it shown.
     *
     * @param base Nudge's address, with a slash at the end
     * @param parameters of the embed's address, in their order
     * @param query the same as a query
     * @param link the address in Nudge itself that shows the same, relative to {@code base}
     * @param height that it takes, in CSS pixels
     */
    public record Placed(
            String base,
            String experiment,
            String title,
            Map<String, String> parameters,
            String query,
            String link,
            int height) {}

    public abstract String code(Placed placed);

    /** The name in addresses and texts. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String link(Placed placed) {
        String path = placed.link.startsWith("./") ? placed.link.substring(2) : placed.link;
        return "<a href=\"" + escaped(placed.base + path) + "\">" + escaped(placed.title) + "</a>";
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }
}
